import type { Facts } from '../../../lib/schema/notation';
import { inputShape } from '../../../lib/mesh/shape-at';
import {
  declaredService,
  externalService,
  outsideService,
  serviceOf,
  type TrafficCall,
} from '../../../lib/policies/service';
import { serviceCore, type Maker } from '../../../lib/outputs/cores/service';
import { BESIDE } from './policy-bases';
import { placed } from './place';
import { scalars, type Prop } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

const shape = (kind: 'VirtualService' | 'DestinationRule', ...path: Path): Facts => inputShape(kind, path) as Facts;
const text: Facts = { type: 'string' };
const one = (path: Path, facts: Facts): Prop => ({ path, facts });

const urn = 'urn:pulumi:dev::shop::istio-constructs:index:MeshService::catalog';
const subsets = { v1: { version: 'v1' }, v2: { version: 'v2' } };
const MAKERS: Record<string, Maker> = {
  'service': (props) => declaredService('catalog', props, undefined),
  'service of a manifest': (props) =>
    serviceOf({ kind: 'Service', metadata: { name: 'catalog', namespace: 'shop' } }, props, undefined),
  'external service': (props) => externalService('api.example.com', props, undefined),
  'service of another': (props) => outsideService('catalog.shop.svc.cluster.local', props),
};

const policy = shape('DestinationRule', 'trafficPolicy');

const WITH_POLICY = { type: 'object', fields: { trafficPolicy: { facts: policy } } };
const ROOT = {
  type: 'object',
  fields: { trafficPolicy: { facts: policy }, subsets: { facts: { type: 'map', item: { facts: WITH_POLICY } } } },
} as unknown as Facts;
const TRAFFIC: readonly object[] = [
  {},
  {
    tls: { mode: 'MUTUAL', clientCertificate: '/a', privateKey: '/b', caCertificates: '/c' },
    loadBalancer: { consistentHash: { useSourceIp: true } },
  },
  {
    outlierDetection: { consecutive5xxErrors: 3 },
    loadBalancer: { simple: 'ROUND_ROBIN', localityLbSetting: { enabled: true } },
  },
];

/** The props of a service, in each way to make one. */
const PROPS: readonly Subject[] = Object.entries(MAKERS).map(([name, make]) => ({
  name,
  core: remembered(serviceCore(urn, [], make) as Subject['core']),
  props: [
    ...(name === 'service of another'
      ? []
      : [one(['props', 'subsets', 'v1', 'version'], text), one(['props', 'subsets', 'v2', 'labels', 'version'], text)]),
    ...scalars(policy, ['props', 'trafficPolicy']),
    ...(name === 'service' ? scalars(policy, ['props', 'subsets', 'v2', 'trafficPolicy']) : []),
  ],
  bases: ([, first, , third]) =>
    TRAFFIC.map((trafficPolicy) => {
      const isOfSubset = first === 'subsets' && third === 'trafficPolicy';
      const v2 = { labels: { version: 'v2' }, ...(isOfSubset && { trafficPolicy }) };
      return {
        props: { port: 80, subsets: { v1: { version: 'v1' }, v2 }, ...(!isOfSubset && { trafficPolicy }) },
        calls: [],
      };
    }),
  put: (input, [, ...path], value) => ({
    props: placed(ROOT, (input as { props: unknown }).props, path, value, { beside: BESIDE }),
    calls: [],
  }),
}));

const match = (path: Path): Prop[] => [
  one([...path, 'header', 'x-a'], text),
  ...scalars(shape('VirtualService', 'http', 0, 'match', 0, 'uri'), [...path, 'header', 'x-b']),
  one([...path, 'queryParam', 'q'], text),
  one([...path, 'uri'], text),
  ...scalars(shape('VirtualService', 'http', 0, 'match', 0, 'uri'), [...path, 'uri']),
  one([...path, 'method'], text),
  one([...path, 'sourceLabels', 'app'], text),
  one([...path, 'sourceNamespace'], text),
];

const http = (...path: Path) => shape('VirtualService', 'http', 0, ...path);
const LIMITS: readonly Path[] = [
  ['tcp', 'maxConnections'],
  ['tcp', 'connectTimeout'],
  ['http', 'http1MaxPendingRequests'],
  ['http', 'http2MaxRequests'],
  ['http', 'maxRequestsPerConnection'],
  ['http', 'maxRetries'],
  ['http', 'idleTimeout'],
  ['http', 'maxConcurrentStreams'],
];

/** The args of each method: what may be an Output in them, and others that are legal beside it. */
const METHODS: readonly (readonly [TrafficCall['method'], readonly unknown[], readonly Prop[]])[] = [
  [
    'split',
    [{ v1: 90, v2: 10 }],
    [one([0, 'v1'], http('route', 0, 'weight')), one([0, 'v2'], http('route', 0, 'weight'))],
  ],
  ['darkLaunch', ['v2', { header: { 'x-dark-launch': 'v2' } }], match([1])],
  [
    'retry',
    [{ attempts: 3 }],
    [one([0], http('retries', 'attempts')), ...scalars(http('retries'), [0]), one([0, 'retryOn', 0], text)],
  ],
  ['timeout', ['5s'], [one([0], http('timeout'))]],
  ['mirror', ['v2', 50], [one([1], { ...http('mirrorPercentage', 'value'), min: 0, max: 100 })]],
  [
    'circuitBreaker',
    [{}],
    [
      ...scalars(shape('DestinationRule', 'trafficPolicy', 'outlierDetection'), [0]),
      ...LIMITS.map((path) => one([0, path[1]], shape('DestinationRule', 'trafficPolicy', 'connectionPool', ...path))),
    ],
  ],
  [
    'fault',
    [{ delay: '1s' }],
    [
      one([0, 'delay'], http('fault', 'delay', 'fixedDelay')),
      ...scalars(http('fault', 'delay'), [0, 'delay']),
      one([0, 'abort'], http('fault', 'abort', 'httpStatus')),
      ...scalars(http('fault', 'abort'), [0, 'abort']),
      one([0, 'percent'], { type: 'number', min: 0, max: 100 }),
      ...match([0]),
    ],
  ],
];

const CALLS: readonly Subject[] = METHODS.map(([method, args, props]) => ({
  name: `${method}()`,
  core: remembered(serviceCore(urn, [{ method, args }], MAKERS.service) as Subject['core']),
  props: props.map(({ path, facts }) => ({ path: ['calls', 0, 'args', ...path], facts })),
  bases: () =>
    [args, ...(method === 'fault' ? [[{ abort: { httpStatus: 500 } }]] : [])].map((given) => ({
      props: { port: 80, subsets },
      calls: [{ method, args: given }],
    })),
  put: (input, [, , , ...path], value) => {
    const { props: its, calls } = input as { props: unknown; calls: readonly TrafficCall[] };
    return { props: its, calls: [{ method, args: placed({ type: 'list' }, calls[0].args, path, value) }] };
  },
}));

export const SERVICES: readonly Subject[] = [...PROPS, ...CALLS];
