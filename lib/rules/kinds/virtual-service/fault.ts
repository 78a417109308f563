import type { Place } from '../../place';
import { checkFraction, wholeMilliseconds } from '../../primitives/numbers';
import { suggest } from '../../../model';

const GRPC = [
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

/** Checks fault injection. */
export function checkFault(fault: Place | undefined): void {
  if (fault === undefined) return;
  const [abort, delay] = [fault.record('abort'), fault.record('delay')];
  if (abort === undefined && delay === undefined)
    fault.error('fault-empty', 'a fault is an abort, a delay or both', 'add abort or delay, or remove fault');
  checkAbort(abort);
  if (delay === undefined) return;
  checkFraction(delay.record('percentage'));
  delay.check('fixedDelay', wholeMilliseconds);
  if (delay.has('exponentialDelay'))
    delay
      .at('exponentialDelay')
      .error('fault-unsupported', 'Istio does not have exponential delays yet', 'use fixedDelay');
}

function checkAbort(abort: Place | undefined): void {
  if (abort === undefined) return;
  checkFraction(abort.record('percentage'));
  if (abort.has('httpStatus')) checkHttpStatus(abort, 'httpStatus');
  if (abort.has('http2Error'))
    abort
      .at('http2Error')
      .error('fault-unsupported', 'Istio cannot abort with HTTP/2 errors yet', 'use httpStatus or grpcStatus');
  if (abort.has('grpcStatus') && !GRPC.includes(abort.text('grpcStatus'))) {
    abort.at('grpcStatus').error('grpc-status', 'this is not a gRPC status', suggest(abort.text('grpcStatus'), GRPC));
  }
}

/** Checks a status that a proxy can answer with; istiod accepts 600 too. */
export function checkHttpStatus(owner: Place, field: string): void {
  const status = owner.number(field);
  if (status < 200 || status > 600)
    owner
      .at(field)
      .error('http-status', 'a proxy answers with a status from 200 to 599', 'write a status in that range');
}
