import { readFields } from '../../../yaml/read-yaml';
import { addressBlock } from '../../access/addresses';
import { fieldsOf, numberOf, type Fields } from '../../objects/read';
import type { ProxyFact } from '../proxies';
import type { Arrival } from './types';

/** Returns the addresses of `x-forwarded-for`, the last one first. */
const forwardedFor = ({ request }: Arrival): string[] =>
  (request?.headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .reverse();

const isAddress = (text: string | undefined): text is string => text !== undefined && addressBlock(text) !== undefined;

const ANNOTATION = 'proxy.istio.io/config';

/** Returns the number of trusted proxies in front of the gateway, from its pod or else from the mesh config. */
function trustedProxies({ pod }: ProxyFact, meshConfig: Fields): number {
  const text = pod?.annotations[ANNOTATION];
  const own = text?.includes('numTrustedProxies') ? readFields(text) : {};
  const topology = (of: Fields) => numberOf(fieldsOf(of, 'gatewayTopology'), 'numTrustedProxies');
  return topology(own) ?? topology(fieldsOf(meshConfig, 'defaultConfig')) ?? 0;
}

/**
 * Returns the address that a proxy takes for the client's. Sidecars and waypoints use the last address of
 * `x-forwarded-for`, even if the client wrote it; gateways go back only as many addresses as they have trusted proxies.
 */
export function clientAddress(proxy: ProxyFact, arrival: Arrival, meshConfig: Fields): string | undefined {
  if (arrival.request === undefined) return arrival.ip;
  const addresses = forwardedFor(arrival);
  if (proxy.kind !== 'gateway') return isAddress(addresses[0]) ? addresses[0] : arrival.ip;
  const trusted = trustedProxies(proxy, meshConfig);
  const address = trusted > 0 ? addresses[trusted - 1] : undefined;
  return isAddress(address) ? address : arrival.ip;
}
