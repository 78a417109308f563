import * as pulumi from '@pulumi/pulumi';
import { calls, jwt, MeshService, outside, rateLimit, RateLimitService, ServiceMesh } from '../../../lib/pulumi';
import { decoded, run, unknown, type Run } from '../support';

/** A value, or what may stand for it. */
type In = pulumi.Input<never>;

const service = (name: string) =>
  new MeshService(name, { namespace: 'shop', selector: { app: name }, serviceAccount: name });
const rule = { issuer: 'https://a.example', jwksUri: 'https://a.example/jwks' };
const TEXTS = ['a', 'true', '8', 'it\'s "quoted"', 'multi\nline', 'ünïcode ☃', '- a: b # c', '${x}', ' spaced '];
const PATHS = ['/', '/a/*', "/it's", '/ünïcode', '/true', '*'];
const PORTS = [1, 80, 8443, 65_535];

/** The mesh of a program: nothing but gateways, for those that need one. */
const mesh = () =>
  new ServiceMesh('mesh', { crds: false, profile: 'empty', ingressGateways: [{}], egressGateways: [{}] });
const way = () => {
  const it = mesh();
  return { egress: it.egress, via: it.egressGateway };
};

/** Each option of an intent that may be an Output, with values at the edges. */
const OPTIONS: readonly (readonly [string, readonly unknown[], (value: In) => unknown])[] = [
  ['calls: method', ['GET', 'POST'], (method) => calls(service('a'), service('b'), { methods: ['PUT', method] })],
  ['calls: path', PATHS, (path) => calls(service('a'), service('b'), { paths: [path, '/z'] })],
  ['calls: port', PORTS, (port) => calls(service('a'), service('b'), { ports: [port] })],
  ['calls: host', ['b.shop', '*.shop'], (host) => calls(service('a'), service('b'), { hosts: [host] })],
  [
    'egress: port, with origination',
    [443, 8443, 65_535],
    (port) => {
      const { egress, via } = way();
      egress.allow('a.example', { via, tls: 'originate', port });
    },
  ],
  [
    'egress: port, passed through',
    PORTS,
    (port) => {
      const { egress, via } = way();
      egress.allow('a.example', { via, port });
    },
  ],
  ['egress: port, plain', PORTS, (port) => mesh().egress.allow('a.example', { tls: 'none', port })],
  [
    'egress: credential',
    ['client', 'client-2'],
    (credentialName) => {
      const { egress, via } = way();
      egress.allow('a.example', { via, tls: 'originate', credentialName });
    },
  ],
  [
    'egress: authorities',
    ['system', '/etc/ssl/company.pem'],
    (caCertificates) => mesh().egress.allow('a.example', { tls: 'originate', caCertificates }),
  ],
  [
    'egress: names of the certificate',
    ['a.example', 'spiffe://b.example/ns/x/sa/y'],
    (name) => mesh().egress.allow('a.example', { tls: 'originate', subjectAltNames: ['c.example', name] }),
  ],
  ['telemetry: sampling', [0, 0.5, 1, 100], (sampling) => mesh().telemetry.tracing('stackdriver', { sampling })],
  [
    'telemetry: tag',
    TEXTS,
    (value) => mesh().telemetry.tracing('stackdriver', { tags: { team: { literal: { value } } } }),
  ],
  ['telemetry: filter', ['response.code >= 400', 'true'], (filter) => mesh().telemetry.accessLog('envoy', { filter })],
  [
    'telemetry: mode',
    ['CLIENT', 'SERVER', 'CLIENT_AND_SERVER'],
    (mode) => mesh().telemetry.accessLog('envoy', { mode }),
  ],
  [
    'telemetry: interval',
    ['1s', '1h30m'],
    (reportingInterval) => mesh().telemetry.metrics('prometheus', { reportingInterval }),
  ],
  [
    'telemetry: override',
    [true, false],
    (disabled) =>
      mesh().telemetry.metrics('prometheus', { overrides: [{ match: { metric: 'REQUEST_COUNT' }, disabled }] }),
  ],
  ['jwt: issuer', ['https://b.example', 'plain', 'true'], (issuer) => jwt('it', service('a'), { ...rule, issuer })],
  ['jwt: keys', ['https://b.example/keys'], (jwksUri) => jwt('it', service('a'), { ...rule, jwksUri })],
  ['jwt: audience', TEXTS, (audience) => jwt('it', service('a'), { ...rule, audiences: [audience] })],
  [
    'jwt: forwarded',
    [true, false],
    (forwardOriginalToken) => jwt('it', service('a'), { ...rule, forwardOriginalToken }),
  ],
  ['jwt: free path', PATHS, (path) => jwt('it', service('a'), { ...rule, except: [path] })],
  ['jwt: port', PORTS, (port) => jwt('it', service('a'), { ...rule, ports: [port, 9090] })],
  ['rateLimit: requests', [1, 100], (requests) => rateLimit('it', service('a'), { requests })],
  ['rateLimit: unit', ['second', 'minute', 'hour'], (per) => rateLimit('it', service('a'), { requests: 1, per })],
  ['rateLimit: burst', [1, 7], (burst) => rateLimit('it', service('a'), { requests: 1, burst })],
  [
    'rateLimit: failure',
    ['allow', 'deny'],
    (onFailure) => rateLimit('it', mesh().ingressGateway, { service: limits({}), onFailure }),
  ],
  [
    'rateLimit: timeout',
    ['1s', '250ms'],
    (timeout) => rateLimit('it', mesh().ingressGateway, { service: limits({}), timeout }),
  ],
  ['RateLimitService: requests', [0, 1, 1000], (requests) => limits({ limits: [{ requests, per: 'day' }] })],
  ['RateLimitService: unit', ['second', 'day'], (per) => limits({ limits: [{ requests: 1, per }] })],
  [
    'RateLimitService: path',
    [...TEXTS, ...PATHS],
    (path) =>
      limits({
        limits: [
          { requests: 1, per: 'day', path },
          { requests: 2, per: 'day', path: '/other' },
        ],
      }),
  ],
  [
    'RateLimitService: header',
    TEXTS,
    (value) =>
      rateLimit('it', mesh().ingressGateway, {
        service: limits({ limits: [{ requests: 1, per: 'day', header: { name: 'x-user', value } }] }),
      }),
  ],
  ['RateLimitService: image', ['r/limit:1', 'true'], (image) => limits({ image })],
  ['RateLimitService: replicas', [0, 1, 3], (replicas) => limits({ replicas })],
  ['RateLimitService: redis', ['redis:6379', 'true'], (redis) => limits({ redis })],
  ['RateLimitService: image of redis', ['r/redis:7', '8'], (redisImage) => limits({ redisImage })],
];

const limits = (args: object): RateLimitService =>
  new RateLimitService('limits', { namespace: 'shop', limits: [{ requests: 1, per: 'second' }], ...args });

/** The objects that a program registers beside the mesh. */
function objectsOf({ objects }: Run<unknown>): Record<string, ReturnType<typeof decoded>> {
  const ours = [...objects].filter(([name]) => !name.includes('/')).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(ours.map(([name, { inputs }]) => [name, decoded(inputs)]));
}

const valuesOf = (objects: ReturnType<typeof objectsOf>) =>
  Object.fromEntries(Object.entries(objects).map(([name, { value }]) => [name, value]));

async function written(option: (value: In) => unknown, value: () => unknown, preview = false) {
  return objectsOf(
    await run(
      () => {
        outside({ namespaces: ['istio-system'] });
        option(value() as In);
      },
      { preview },
    ),
  );
}

test.each(OPTIONS)(
  '%s: an Output gives what its value gives, and keeps its secret',
  async (_, values, option) => {
    const known = await written(option, () => pulumi.output(values[0]));
    expect(valuesOf(known)).toEqual(valuesOf(await written(option, () => values[0])));
    expect(Object.values(known).flatMap(({ secrets }) => secrets)).toEqual([]);
    for (const value of values) {
      const secret = await written(option, () => pulumi.secret(value));
      expect(valuesOf(secret)).toEqual(valuesOf(await written(option, () => value)));
      const places = Object.values(secret).flatMap(({ secrets }) => secrets);
      expect(places.length).toBeGreaterThan(0);
      if (value !== values[0]) continue;
      const preview = await written(option, () => unknown(), true);
      expect(Object.keys(preview)).toEqual(Object.keys(secret));
      expect(Object.values(preview).flatMap(({ unknowns }) => unknowns)).toEqual(places);
    }
  },
  60_000,
);
