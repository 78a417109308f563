import { isRecord } from '../../model';
import { type Rule, has } from './rule';

interface Spec {
  readonly addresses?: unknown;
  readonly endpoints?: unknown;
  readonly resolution?: unknown;
}
const spec = (value: unknown): Spec => (isRecord(value) ? value : {});
const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRange = (address: unknown): boolean => typeof address === 'string' && address.includes('/');

/** Rule that address ranges need a resolution without DNS. */
export const rangeNeedsStatic: Rule = {
  name: 'range-needs-static',
  cel:
    '!has(self.addresses) || !has(self.resolution) || self.resolution == "NONE" || self.resolution == "STATIC"' +
    ' || self.addresses.all(address, !address.contains("/"))',
  message: 'an address range is allowed only with resolution NONE or STATIC',
  fix: 'use single addresses, or resolution STATIC',
  holds: (value) => {
    const { addresses, resolution = 'NONE' } = spec(value);
    return resolution === 'NONE' || resolution === 'STATIC' || !items(addresses).some(isRange);
  },
  locate: (value) =>
    items(spec(value).addresses).flatMap((found, i) => (isRange(found) ? [{ at: `.addresses[${i}]`, found }] : [])),
};

/** Rule that an entry without resolution has no endpoints. */
export const noneWithoutEndpoints: Rule = {
  name: 'none-without-endpoints',
  cel: '!has(self.endpoints) || (has(self.resolution) && self.resolution != "NONE")',
  message: 'endpoints are not allowed with resolution NONE, which is the default',
  fix: 'set resolution to STATIC (IP addresses) or DNS (names), or remove endpoints',
  holds: (value) => !has(value, 'endpoints') || (spec(value).resolution ?? 'NONE') !== 'NONE',
  locate: (value) => [{ at: '.resolution', found: spec(value).resolution }],
};

/** Rule that round robin over DNS has one endpoint. */
export const roundRobinOneEndpoint: Rule = {
  name: 'round-robin-one-endpoint',
  cel:
    '!has(self.endpoints) || !has(self.resolution) || self.resolution != "DNS_ROUND_ROBIN" || ' +
    'self.endpoints.size() < 2',
  message: 'resolution DNS_ROUND_ROBIN takes one endpoint only',
  fix: 'keep one endpoint, or set resolution to DNS',
  holds: (value) => spec(value).resolution !== 'DNS_ROUND_ROBIN' || items(spec(value).endpoints).length < 2,
  locate: (value) => [{ at: '.endpoints', found: `${items(spec(value).endpoints).length} endpoints` }],
};

/** Rule that no two ports have the same number. */
export const uniquePortNumbers: Rule = {
  name: 'unique-port-number',
  cel: 'self.all(port, self.exists_one(other, other.number == port.number))',
  message: 'two ports have the same number',
  fix: 'give each port a number of its own',
  holds: (value) => duplicates(value).length === 0,
  locate: (value) => duplicates(value),
};

function duplicates(value: unknown): { at: string; found: unknown; message: string }[] {
  const first = new Map<unknown, number>();
  return items(value).flatMap((port, i) => {
    const number = isRecord(port) ? port.number : undefined;
    if (number === undefined) return [];
    const earlier = first.get(number);
    if (earlier !== undefined)
      return [
        { at: `[${i}].number`, found: number, message: `port number ${String(number)} is taken by item ${earlier}` },
      ];
    first.set(number, i);
    return [];
  });
}
