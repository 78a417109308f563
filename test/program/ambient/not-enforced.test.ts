import type { Manifest } from '../../../lib/model';
import { describeWithReference, readReference } from '../../support/reference';
import {
  BEHIND_WAYPOINT,
  SIDECAR,
  ambient,
  authorization,
  behindWaypoint,
  deployment,
  forPods,
  forService,
  namespace,
  object,
  operation,
  route,
  service,
  short,
  source,
  virtualService,
  waypoint,
  when,
  withAnnotations,
} from './support';

/**
 * What is not carried out, or not as it is written, in ambient mode. Each case by its number, with an instance of our
 * own.
 */
type Case = readonly [id: string, name: string, objects: readonly Manifest[], ...expected: string[]];

const PATHS = operation({ paths: ['/admin'] });
const WEB = source({ principals: ['cluster.local/ns/shop/sa/web'] });
const RULES = 'spec.rules[0]';
const CLASS = { group: 'gateway.networking.k8s.io', kind: 'GatewayClass' };
const TO_ORDERS = [{ name: 'orders', port: 80 }];
const PARENT = { group: '', kind: 'Service', name: 'orders' };
const destination = { destination: { host: 'orders' } };
const tls = { trafficPolicy: { tls: { mode: 'DISABLE' } } };

const CASES: readonly Case[] = [
  [
    'N01',
    'DENY of HTTP alone',
    ambient(forPods({ action: 'DENY', rules: [PATHS] })),
    `error ambient/http-attribute ${RULES}.to[0].operation.paths`,
  ],
  [
    'N02',
    'DENY of a principal and HTTP',
    ambient(forPods({ action: 'DENY', rules: [{ ...WEB, ...PATHS }] })),
    `error ambient/http-attribute ${RULES}.to[0].operation.paths`,
  ],
  [
    'N03',
    'DENY of HTTP and a port',
    ambient(forPods({ action: 'DENY', rules: [operation({ paths: ['/admin'], ports: ['8080'] })] })),
    `error ambient/http-attribute ${RULES}.to[0].operation.paths`,
  ],
  [
    'N04',
    'DENY without a token',
    ambient(forPods({ action: 'DENY', rules: [source({ notRequestPrincipals: ['*'] })] })),
    `error ambient/http-attribute ${RULES}.from[0].source.notRequestPrincipals`,
  ],
  [
    'N05a',
    'ALLOW of a trust domain and a namespace',
    ambient(forPods({ rules: [source({ trustDomains: ['other'], namespaces: ['shop'] })] })),
    `error ambient/unknown-attribute ${RULES}.from[0].source.trustDomains`,
  ],
  [
    'N05b',
    'DENY of a trust domain',
    ambient(forPods({ action: 'DENY', rules: [source({ trustDomains: ['other'] })] })),
    `error ambient/unknown-attribute ${RULES}.from[0].source.trustDomains`,
  ],
  [
    'N06',
    'DENY when source.serviceAccount',
    ambient(forPods({ action: 'DENY', rules: [when('source.serviceAccount', 'shop/web')] })),
    `error ambient/unknown-attribute ${RULES}.when[0].key`,
  ],
  ['N07a', 'AUDIT', ambient(forPods({ action: 'AUDIT', rules: [{}] })), 'warning ambient/not-enforced spec.action'],
  [
    'N07b',
    'CUSTOM',
    ambient(forPods({ action: 'CUSTOM', provider: { name: 'opa' }, rules: [{}] })),
    'error ambient/not-enforced spec.action',
  ],
  [
    'N08',
    'dry run',
    ambient(withAnnotations(forPods({ action: 'DENY', rules: [{}] }), { 'istio.io/dry-run': 'true' })),
    'warning ambient/dry-run metadata.annotations["istio.io/dry-run"]',
  ],
  [
    'N09',
    'ALLOW of methods',
    ambient(forPods({ rules: [operation({ methods: ['GET'] })] })),
    `error ambient/http-attribute ${RULES}.to[0].operation.methods`,
  ],
  [
    'N10',
    'a policy for a Service without a waypoint',
    ambient(forService({ rules: [PATHS] })),
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N11a',
    'ALLOW of a caller, behind a waypoint',
    behindWaypoint(forPods({ rules: [WEB] })),
    `error ambient/behind-waypoint ${RULES}.from[0].source.principals`,
  ],
  [
    'N11b',
    'the same for the namespace',
    behindWaypoint(authorization({ rules: [WEB] })),
    `error ambient/behind-waypoint ${RULES}.from[0].source.principals`,
  ],
  [
    'N11c',
    'DENY of a caller for the namespace',
    behindWaypoint(authorization({ action: 'DENY', rules: [WEB] })),
    `error ambient/behind-waypoint ${RULES}.from[0].source.principals`,
  ],
  [
    'N11d',
    'DENY of a namespace, waypoint in it',
    behindWaypoint(forPods({ action: 'DENY', rules: [source({ namespaces: ['shop'] })] })),
    `error ambient/behind-waypoint ${RULES}.from[0].source.namespaces`,
  ],
  [
    'N12a',
    'RequestAuthentication without a waypoint',
    ambient(
      object('security.istio.io/v1', 'RequestAuthentication', 'p', { selector: { matchLabels: { app: 'orders' } } }),
    ),
    'error ambient/not-enforced spec.selector',
  ],
  [
    'N12b',
    'RequestAuthentication with selector, waypoint',
    behindWaypoint(
      object('security.istio.io/v1', 'RequestAuthentication', 'p', { selector: { matchLabels: { app: 'orders' } } }),
    ),
    'error ambient/not-enforced spec.selector',
  ],
  [
    'N13a',
    'VirtualService without a waypoint',
    ambient(virtualService({ hosts: ['orders'], http: [{ route: [destination] }] })),
    'warning ambient/no-waypoint spec.hosts[0]',
  ],
  [
    'N13b',
    'sourceLabels at a waypoint',
    behindWaypoint(
      virtualService({
        hosts: ['orders'],
        http: [{ match: [{ sourceLabels: { app: 'web' } }], route: [destination] }],
      }),
    ),
    'warning ambient/source-match spec.http[0].match[0].sourceLabels',
  ],
  [
    'N13c',
    'sourceNamespace at a waypoint',
    behindWaypoint(
      virtualService({ hosts: ['orders'], http: [{ match: [{ sourceNamespace: 'ops' }], route: [destination] }] }),
    ),
    'warning ambient/source-match spec.http[0].match[0].sourceNamespace',
  ],
  [
    'N13d',
    'VirtualService of a caller, waypoint',
    behindWaypoint(virtualService({ hosts: ['orders.shop.svc.cluster.local'], http: [] }, 'ops')),
    'warning ambient/other-namespace spec.hosts[0]',
  ],
  [
    'N14a',
    'DestinationRule without a waypoint',
    ambient(object('networking.istio.io/v1', 'DestinationRule', 'o', { host: 'orders', trafficPolicy: {} })),
    'warning ambient/no-waypoint spec.host',
  ],
  [
    'N14b',
    'TLS mode at a waypoint',
    behindWaypoint(object('networking.istio.io/v1', 'DestinationRule', 'o', { host: 'orders', ...tls })),
    'warning ambient/no-effect spec.trafficPolicy.tls.mode',
  ],
  [
    'N15a',
    'Sidecar',
    ambient(object('networking.istio.io/v1', 'Sidecar', 's', { egress: [{ hosts: ['./*'] }] })),
    'warning ambient/no-sidecar kind',
  ],
  [
    'N15b',
    'EnvoyFilter',
    ambient(
      object('networking.istio.io/v1alpha3', 'EnvoyFilter', 'f', { workloadSelector: { labels: { app: 'orders' } } }),
    ),
    'error ambient/not-enforced spec.workloadSelector',
  ],
  [
    'N15c',
    'ProxyConfig',
    ambient(object('networking.istio.io/v1beta1', 'ProxyConfig', 'c', { concurrency: 1 })),
    'warning ambient/no-effect kind',
  ],
  [
    'N15d',
    'annotation of a sidecar',
    ambient(deployment('z', 'shop', { annotations: { 'proxy.istio.io/config': '{}' } })),
    'warning ambient/no-effect spec.template.metadata.annotations["proxy.istio.io/config"]',
  ],
  [
    'N16a',
    'Telemetry with selector',
    ambient(object('telemetry.istio.io/v1', 'Telemetry', 't', { selector: { matchLabels: { app: 'orders' } } })),
    'warning ambient/not-enforced spec.selector',
  ],
  [
    'N16b',
    'WasmPlugin with selector, waypoint',
    behindWaypoint(
      object('extensions.istio.io/v1alpha1', 'WasmPlugin', 'w', { selector: { matchLabels: { app: 'orders' } } }),
    ),
    'error ambient/not-enforced spec.selector',
  ],
  [
    'N17a',
    'a waypoint for workloads only',
    [
      ...behindWaypoint().slice(0, -1),
      waypoint({ 'istio.io/waypoint-for': 'workload' }),
      forService({ rules: [PATHS] }),
    ],
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N17c',
    'headless',
    behindWaypoint(
      service('db', [{ name: 'http', port: 80 }], { clusterIP: 'None' }),
      forService({ rules: [PATHS] }, 'shop', 'db'),
    ),
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N18',
    'a waypoint that takes only its own namespace',
    [
      namespace('shop', { ...BEHIND_WAYPOINT, 'istio.io/use-waypoint-namespace': 'ops' }),
      ...ambient().slice(1),
      waypoint({}, 'ops'),
      forService({ rules: [PATHS] }),
    ],
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N19',
    'a waypoint that is not there',
    [namespace('shop', BEHIND_WAYPOINT), ...ambient().slice(1), forService({ rules: [PATHS] })],
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N20',
    'a gateway in front, not told to use the waypoint',
    behindWaypoint(
      object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { gatewayClassName: 'istio', listeners: [] }),
      route({ parentRefs: [{ name: 'public' }], rules: [{ backendRefs: TO_ORDERS }] }),
      forService({ rules: [PATHS] }),
    ),
    'error ambient/bypass spec.targetRefs[0]',
  ],
  [
    'N21',
    'a caller with a sidecar',
    [
      namespace('shop', BEHIND_WAYPOINT),
      namespace('ops', SIDECAR),
      ...ambient().slice(2),
      waypoint(),
      forService({ rules: [PATHS] }),
    ],
    'error ambient/bypass spec.targetRefs[0]',
  ],
  [
    'N22',
    'a policy for a Service of another namespace',
    behindWaypoint(forService({ rules: [PATHS] }, 'ops')),
    'error ambient/no-waypoint spec.targetRefs[0]',
  ],
  [
    'N23',
    'a policy for a waypoint of another namespace',
    behindWaypoint(
      authorization(
        { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }], rules: [PATHS] },
        'ops',
      ),
    ),
    'error ambient/not-enforced spec.targetRefs[0]',
  ],
  [
    'N24',
    'HTTPRoute and VirtualService for one service',
    behindWaypoint(
      virtualService({ hosts: ['orders'], http: [{ route: [destination] }] }),
      route({ parentRefs: [PARENT], rules: [{ backendRefs: TO_ORDERS }] }),
    ),
    'error ambient/two-routes spec.hosts[0]',
  ],
  [
    'N25',
    'HTTPRoute for a Service without a waypoint',
    ambient(route({ parentRefs: [PARENT], rules: [{ backendRefs: TO_ORDERS }] })),
    'warning ambient/no-waypoint spec.parentRefs[0]',
  ],
  [
    'N25b',
    'HTTPRoute of a caller, waypoint',
    behindWaypoint(route({ parentRefs: [{ ...PARENT, namespace: 'shop' }], rules: [] }, 'ops')),
    'warning ambient/other-namespace spec.parentRefs[0]',
  ],
  [
    'N26a',
    'the port of the pod at a waypoint',
    behindWaypoint(forService({ rules: [operation({ ports: ['8080'] })] })),
    `error ambient/port ${RULES}.to[0].operation.ports`,
  ],
  [
    'N26b',
    'the port of the Service at ztunnel',
    ambient(forPods({ rules: [operation({ ports: ['80'] })] })),
    `error ambient/port ${RULES}.to[0].operation.ports`,
  ],
  [
    'N27a',
    'mTLS switched off',
    ambient(object('security.istio.io/v1', 'PeerAuthentication', 'o', { mtls: { mode: 'DISABLE' } })),
    'warning ambient/no-effect spec.mtls.mode',
  ],
  [
    'N27b',
    'the port of the Service in portLevelMtls',
    ambient(
      object('security.istio.io/v1', 'PeerAuthentication', 'o', {
        selector: { matchLabels: { app: 'orders' } },
        mtls: { mode: 'STRICT' },
        portLevelMtls: { 80: { mode: 'PERMISSIVE' } },
      }),
    ),
    'error ambient/port spec.portLevelMtls["80"]',
  ],
  [
    'N28a',
    'pods that opt out',
    ambient(
      deployment('out', 'shop', { labels: { 'istio.io/dataplane-mode': 'none' } }),
      authorization({ selector: { matchLabels: { app: 'out' } }, rules: [WEB] }),
    ),
    'error ambient/not-in-mesh spec.selector',
  ],
  [
    'N28b',
    'pods in the network of their node',
    ambient(
      deployment('node', 'shop', { spec: { hostNetwork: true } }),
      authorization({ selector: { matchLabels: { app: 'node' } }, rules: [WEB] }),
    ),
    'error ambient/not-in-mesh spec.selector',
  ],
  [
    'N28c',
    'a namespace that is not in the mesh',
    [namespace('shop'), deployment(), forPods({ rules: [WEB] })],
    'warning ambient/not-in-mesh spec.selector',
  ],
  [
    'N31',
    'REGISTRY_ONLY',
    ambient({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio', namespace: 'istio-system' },
      data: { mesh: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }' },
    }),
    'error ambient/registry-only data.mesh',
  ],
  [
    'N33a',
    'HTTPRoute for a TCP port',
    behindWaypoint(
      service('db', [{ name: 'tcp', port: 5432 }]),
      route({ parentRefs: [{ ...PARENT, name: 'db' }], rules: [] }),
    ),
    'warning ambient/tcp-port spec.parentRefs[0]',
  ],
  [
    'N33b',
    'DENY of HTTP for a TCP port',
    behindWaypoint(
      service('db', [{ name: 'tcp', port: 5432 }]),
      forService({ action: 'DENY', rules: [PATHS] }, 'shop', 'db'),
    ),
    `error ambient/tcp-port ${RULES}.to[0].operation.paths`,
  ],
  [
    'N34',
    'a selector of the waypoint',
    behindWaypoint(
      authorization({
        selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } },
        rules: [WEB],
      }),
    ),
    'error ambient/not-enforced spec.selector',
  ],
  [
    'N35',
    'the class istio',
    behindWaypoint(authorization({ targetRefs: [{ ...CLASS, name: 'istio' }], rules: [WEB] }, 'istio-system')),
    'error ambient/not-enforced spec.targetRefs[0]',
  ],
  [
    'N36',
    'the class istio-waypoint outside the root namespace',
    behindWaypoint(authorization({ targetRefs: [{ ...CLASS, name: 'istio-waypoint' }], rules: [WEB] })),
    'error ambient/not-enforced spec.targetRefs[0]',
  ],
  [
    'N37',
    'a policy of the root namespace, behind a waypoint',
    behindWaypoint(authorization({ action: 'DENY', rules: [PATHS] }, 'istio-system')),
    `error ambient/http-attribute ${RULES}.to[0].operation.paths`,
  ],
  [
    'N38',
    'a host with a star',
    ambient(
      object('networking.istio.io/v1', 'ServiceEntry', 'e', {
        hosts: ['*.example.com'],
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      }),
    ),
    'warning ambient/no-effect spec.hosts[0]',
  ],
];

/** What the objects do not decide, and why. */
const UNDECIDED: Readonly<Record<string, string>> = {
  N17b:
    'whether a client calls addresses of pods is seen in its traffic, not in objects; a ' +
    'waypoint for services is right without it',
};

for (const [id, name, objects, ...expected] of CASES) {
  test(`${id} ${name}`, () => expect(short(objects)).toEqual(expected));
}

test('what the objects do not decide is not spoken of', () => {
  expect(Object.keys(UNDECIDED)).toEqual(['N17b']);
  expect(short(behindWaypoint(forService({ rules: [PATHS] })))).toEqual([]);
});

test('there are 57 cases', () => {
  expect(CASES.length + Object.keys(UNDECIDED).length).toBe(57);
});

test('a program without mistakes is not spoken of', () => {
  expect(short(ambient())).toEqual([]);
  expect(short(behindWaypoint())).toEqual([]);
});

describeWithReference('the cases of the reference data', () => {
  const cases = readReference<{ id: string; objects: Manifest[] }[]>('ambient', 'cases.json');
  const expected = new Map(CASES.map(([id, , , ...problems]) => [id, problems]));

  test.each(cases.map(({ id, objects }) => [id, objects] as const))('%s', (id, objects) => {
    expect(short(objects).map((line) => line.split(' ').slice(0, 2))).toEqual(
      (expected.get(id) ?? []).map((line) => line.split(' ').slice(0, 2)),
    );
  });
});
