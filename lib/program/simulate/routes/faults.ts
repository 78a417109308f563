import { numberOf, optionalFields, textOf, type Fields } from '../../objects/read';
import { shownDuration } from '../durations';
import type { Fault } from '../types';

const GRPC_CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** Rounds a percentage to millionths, in which Envoy gets it. */
export const inMillionths = (value: number): number => Math.trunc(value * 10000) / 10000;

/** Returns the percentage of a fault; one without a percentage never fires. */
function percentOf(of: Fields): number {
  const percentage = optionalFields(of, 'percentage');
  if (percentage !== undefined) return inMillionths(numberOf(percentage, 'value') ?? 0);
  return numberOf(of, 'percent') ?? 0;
}

function delayOf(delay: Fields | undefined): Pick<Fault, 'delay'> {
  const fixed = delay && shownDuration(textOf(delay, 'fixedDelay'));
  return delay === undefined || fixed === undefined ? {} : { delay: { percent: percentOf(delay), fixed } };
}

function abortOf(abort: Fields | undefined): Pick<Fault, 'abort'> {
  if (abort === undefined) return {};
  const percentage = optionalFields(abort, 'percentage');
  const percent = percentage === undefined ? 0 : inMillionths(numberOf(percentage, 'value') ?? 0);
  const status = numberOf(abort, 'httpStatus');
  if (status !== undefined) return { abort: { percent, status } };
  const grpc = GRPC_CODES.indexOf(textOf(abort, 'grpcStatus') ?? '');
  return grpc < 0 ? {} : { abort: { percent, grpc } };
}

/** Returns the faults of a rule; undefined where there are none. */
export function faultOf(rule: Fields): Fault | undefined {
  const fault = optionalFields(rule, 'fault');
  if (fault === undefined) return undefined;
  const found: Fault = { ...delayOf(optionalFields(fault, 'delay')), ...abortOf(optionalFields(fault, 'abort')) };
  return found.delay === undefined && found.abort === undefined ? undefined : found;
}
