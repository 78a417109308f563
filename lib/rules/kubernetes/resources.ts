import { compareQuantities, isWhole, quantityNanos } from '../../model/quantity';
import type { Place } from '../place';
import { qualifiedName, type Format } from './formats/names';
import { object } from './read';

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage']);
const HUGE = 'hugepages-';
const isHuge = (name: string): boolean => name.startsWith(HUGE);
/** Returns whether a resource is Kubernetes' own; others, such as `nvidia.com/gpu`, are counted in whole units. */
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');
/** Returns whether the request of a resource may be below its limit. */
const mayOvercommit = (name: string): boolean => isNative(name) && !isHuge(name);

/** Checks the name of a compute resource of a container. */
export const resourceName: Format = (text) => {
  const fault = qualifiedName(text);
  if (fault !== undefined) return fault;
  if (text.includes('/') ? !text.startsWith('requests.') : STANDARD.has(text) || isHuge(text)) return undefined;
  return {
    code: 'resource-name',
    message: 'must be a compute resource',
    fix: 'use cpu, memory, ephemeral-storage, hugepages-SIZE, or a name with a domain as in example.com/device',
  };
};

const QUANTITY_FIX = 'write a number with an optional unit, for example 500m, 1.5, 128Mi or 2Gi';

/** Checks a quantity, given as text or number, and returns it in billionths. */
export function quantity(place: Place): bigint | undefined {
  const { value } = place;
  if (value === undefined || value === null) return undefined;
  const nanos =
    typeof value === 'string' || typeof value === 'number'
      ? quantityNanos(typeof value === 'string' ? value.trim() : value)
      : undefined;
  if (nanos === undefined) place.error('quantity', 'must be a quantity', QUANTITY_FIX);
  else if (nanos < 0n) place.error('quantity', 'a quantity here is not negative', 'write 0 or more');
  return nanos;
}

function amounts(owner: Place, field: string): Map<string, Place> {
  const map = object(owner, field);
  const found = new Map(map === undefined ? [] : owner.entries(field));
  for (const [name, place] of found) {
    const fault = resourceName(name);
    if (fault !== undefined) place.error(fault.code, `${JSON.stringify(name)} ${fault.message}`, fault.fix);
    const nanos = quantity(place);
    if (nanos !== undefined && name.includes('/') && !isNative(name) && !isWhole(nanos))
      place.error('quantity', `${name} is counted in whole pieces`, 'write a whole number');
  }
  return found;
}

/**
 * Checks requests and limits of a container:
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function resources(place: Place): void {
  const requests = amounts(place, 'requests');
  const limits = amounts(place, 'limits');
  for (const [name, request] of requests) checkPair(name, request, limits.get(name));
  const names = [...requests.keys(), ...limits.keys()];
  if (names.some(isHuge) && !names.includes('cpu') && !names.includes('memory')) {
    place.error(
      'huge-pages',
      'huge pages need cpu or memory beside them',
      'give a request or limit of cpu or memory too',
    );
  }
}

function checkPair(name: string, request: Place, limit: Place | undefined): void {
  if (request.value === null || request.value === undefined) return;
  if (limit?.value === undefined || limit.value === null) {
    if (!mayOvercommit(name))
      request.error(
        'request-without-limit',
        `${name} needs a limit of the same amount`,
        `give limits.${name} the same value`,
      );
    return;
  }
  const order = compareQuantities(request.value, limit.value);
  if (order === undefined || order === 0) return;
  const most = JSON.stringify(limit.value);
  if (!mayOvercommit(name))
    request.error('request-over-limit', `must equal the limit of ${name}, ${most}`, 'give both the same value');
  else if (order > 0)
    request.error(
      'request-over-limit',
      `is more than the limit of ${name}, ${most}`,
      `lower the request, or raise limits.${name}`,
    );
}
