import type { ProxyRequest } from '../../../lib/program/simulate/types';
import type { Random } from '../../support/random';
import { HEADERS, PATHS, VALUES } from './random-config';
import { addressOf, type ProxyUnderTest } from './topology';

/** Random requests to a proxy, in the words of the simulation. */

const HOSTS = [
  'orders',
  'orders',
  'orders.shop',
  'orders.shop.svc.cluster.local',
  'ORDERS',
  'reviews',
  'reviews.shop.svc.cluster.local',
  'audit.ops',
  'cart.am',
  'api.example.com',
  'x.wild.test',
  'unknown.test',
  'shop.example.com',
];
const EDGE_HOSTS = ['shop.example.com', 'shop.example.com', 'a.example.com', 'other.test', 'orders', 'api.example.com'];

function headers(random: Random): Record<string, string> {
  return Object.fromEntries(
    HEADERS.filter(() => random.chance(0.4)).map((name) => [name, random.pick([...VALUES, ''])]),
  );
}

type Part = Omit<ProxyRequest, 'at'>;
const http = (random: Random): Pick<Part, 'path' | 'method' | 'headers'> => ({
  path: random.pick(PATHS),
  method: random.pick(['GET', 'GET', 'GET', 'POST']),
  headers: headers(random),
});

function outbound(random: Random): Part {
  const host = random.pick(HOSTS);
  const port = host.startsWith('audit')
    ? random.pick([8000, 8000, 9000])
    : random.pick([80, 80, 80, 80, 443, 9000, 7000]);
  const secure = port === 443 || (host.startsWith('orders') && random.chance(0.05));
  const base = { host, port: secure && port !== 443 ? 9443 : port, address: addressOf(host), ...http(random) };
  if (secure) return { ...base, tls: 'tls', path: '/' };
  return port === 9000 || random.chance(0.05) ? { ...base, protocol: 'tcp', path: '/' } : base;
}

const PRINCIPALS = [
  'cluster.local/ns/shop/sa/web',
  'cluster.local/ns/ops/sa/batch',
  'cluster.local/ns/edge/sa/ingress',
];

function inbound(random: Random): Part {
  const port = random.pick([80, 80, 80, 9000, 7000]);
  const base = { host: 'orders', port, ...http(random), ...(port === 9000 && { protocol: 'tcp' as const, path: '/' }) };
  return random.chance(0.3)
    ? { ...base, tls: 'plaintext' }
    : { ...base, tls: 'mtls', from: { principal: random.pick(PRINCIPALS) } };
}

function gateway(random: Random, name: string | undefined): Part {
  const host = random.pick(EDGE_HOSTS);
  if (name === 'public') return { host, port: random.pick([80, 80, 81, 82]), ...http(random) };
  return random.chance(0.3) ? { host, port: 443, tls: 'tls', ...http(random) } : { host, port: 80, ...http(random) };
}

function waypoint(random: Random): Part {
  const [host, port] = random.pick([
    ['cart', 80],
    ['cart.am.svc.cluster.local', 80],
    ['cart.am', 9000],
    ['stock.am', 80],
  ] as const);
  const protocol = port === 9000 ? { protocol: 'tcp' as const, path: '/' } : {};
  return { host, port, ...http(random), ...protocol, from: { principal: random.pick(PRINCIPALS) } };
}

export function randomRequest(random: Random, { ref, direction }: ProxyUnderTest): ProxyRequest {
  const parts = { outbound, inbound, waypoint, gateway: (source: Random) => gateway(source, ref.name) };
  return { at: ref, direction, ...parts[direction](random) };
}
