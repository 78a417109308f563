import type { Manifest } from '../../lib/model';
import { CATALOGUE } from '../../lib/api/catalogue';
import { webhookProblems } from '../../lib/rules';
import { Random } from '../support/random';

const WRONG = [
  undefined,
  null,
  0,
  -1,
  '',
  'x',
  true,
  [],
  {},
  [null],
  [0],
  [''],
  [[]],
  [{}],
  { a: null },
  { a: {} },
  { '': 'x' },
  NaN,
  1e300,
];
const FIELDS = [
  'servers',
  'hosts',
  'port',
  'tls',
  'http',
  'tcp',
  'match',
  'route',
  'destination',
  'headers',
  'request',
  'set',
  'uri',
  'corsPolicy',
  'fault',
  'abort',
  'retries',
  'redirect',
  'rewrite',
  'mirrors',
  'delegate',
  'exportTo',
  'gateways',
  'host',
  'subsets',
  'trafficPolicy',
  'loadBalancer',
  'localityLbSetting',
  'distribute',
  'to',
  'connectionPool',
  'portLevelSettings',
  'ports',
  'endpoints',
  'addresses',
  'workloadSelector',
  'labels',
  'ingress',
  'egress',
  'rules',
  'from',
  'source',
  'operation',
  'when',
  'jwtRules',
  'jwks',
  'selector',
  'targetRefs',
  'metrics',
  'overrides',
  'tagOverrides',
  'tracing',
  'customTags',
  'accessLogging',
  'filter',
  'wasm',
  'lua',
  'url',
  'configPatches',
  'patch',
  'value',
  'template',
  'probe',
  'httpGet',
  'metadata',
  'resolution',
  'action',
  'applyTo',
  'listener',
  'filterChain',
  'consistentHash',
  'httpCookie',
  'attributes',
  'failover',
];

test('objects of any shape never throw', () => {
  const random = new Random(7);
  const value = (depth: number): unknown => {
    if (depth === 0 || random.chance(0.3)) return random.pick(WRONG);
    if (random.chance(0.4)) return [value(depth - 1), value(depth - 1)];
    return Object.fromEntries(Array.from({ length: 3 }, () => [random.pick(FIELDS), value(depth - 1)]));
  };
  let problems = 0;
  for (let i = 0; i < 6000; i += 1) {
    const { group, kind } = CATALOGUE[i % CATALOGUE.length];
    const metadata =
      i % 3 === 0
        ? random.pick(WRONG)
        : { name: random.pick(WRONG), annotations: random.pick([{}, null, 'x', { 'istio.io/dry-run': 1 }]) };
    const object = { apiVersion: `${group}/v1`, kind, metadata, spec: value(5) } as unknown as Manifest;
    problems += webhookProblems(object).length;
  }
  process.stdout.write(`6000 objects of wrong shapes, ${problems} problems, none thrown\n`);
  expect(problems).toBeGreaterThan(500);
});

test('what is not an Istio object is not judged', () => {
  for (const object of [
    {},
    { kind: 'Gateway' },
    { apiVersion: 'networking.istio.io/v1' },
    { apiVersion: 1, kind: {} },
    { apiVersion: 'networking.istio.io/v1', kind: 'constructor' },
  ]) {
    expect(webhookProblems(object as unknown as Manifest)).toEqual([]);
  }
});
