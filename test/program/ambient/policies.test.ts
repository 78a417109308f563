import type { Manifest } from '../../../lib/model';
import { ambientProblems } from '../../../lib/program/analysis/ambient';
import { validate } from '../../../lib/manifests';
import { codeFirst } from '../../support/problems';

const namespace = (name: string, labels: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const AMBIENT = namespace('shop', { 'istio.io/dataplane-mode': 'ambient' });
const WITH_WAYPOINT = namespace('shop', { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint' });
const SIDECARS = namespace('web', { 'istio-injection': 'enabled' });

const waypoint = (handles?: string): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'waypoint', namespace: 'shop', ...(handles && { labels: { 'istio.io/waypoint-for': handles } }) },
  spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
});
const deployment = (app: string, podLabels: Record<string, string> = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: app, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app, ...podLabels } } } },
});
const object = (apiVersion: string, kind: string, spec: object, inNamespace = 'shop'): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'it', namespace: inNamespace },
  spec,
});
const authorization = (spec: object, inNamespace?: string) =>
  object('security.istio.io/v1', 'AuthorizationPolicy', spec, inNamespace);
const service = (labels: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'catalog', namespace: 'shop', labels },
  spec: { ports: [{ port: 80 }] },
});

const found = (...objects: Manifest[]) => ambientProblems(objects).map(codeFirst);

const GET = [{ to: [{ operation: { methods: ['GET'] } }] }];
const TO_SERVICE = [{ group: '', kind: 'Service', name: 'catalog' }];

describe('AuthorizationPolicy', () => {
  test('HTTP conditions without a waypoint', () => {
    expect(found(AMBIENT, authorization({ selector: { matchLabels: { app: 'catalog' } }, rules: GET }))).toEqual([
      'error ambient/http-attribute [AuthorizationPolicy shop/it] ' +
        'spec.rules[0].to[0].operation.methods: got "methods"; its pods are in ambient mode, and ' +
        'ztunnel leaves out a rule with this condition, ' +
        ('so that it allows nothing; give namespace shop a waypoint, and attach the policy with ' +
          '`targetRefs` to a Service, or to the waypoint'),
    ]);
  });

  test('a selector, which a waypoint ignores', () => {
    expect(
      found(
        WITH_WAYPOINT,
        waypoint(),
        authorization({ action: 'DENY', selector: { matchLabels: { app: 'catalog' } }, rules: GET }),
      ),
    ).toEqual([
      'error ambient/http-attribute [AuthorizationPolicy shop/it] ' +
        'spec.rules[0].to[0].operation.methods: got "methods"; its pods are in ambient mode, and ' +
        'ztunnel leaves this condition out ' +
        ('and passes over what is then empty, so that the rule never fires, and what it is to ' +
          'deny is let through; attach the policy with `targetRefs` to a Service, or to the ' +
          'waypoint'),
    ]);
  });

  test.each([
    ['from[0].source.requestPrincipals', { from: [{ source: { requestPrincipals: ['*'] } }] }],
    ['from[0].source.notRemoteIpBlocks', { from: [{ source: { notRemoteIpBlocks: ['10.0.0.0/8'] } }] }],
    ['to[0].operation.notPaths', { to: [{ operation: { notPaths: ['/x'] } }] }],
    ['to[0].operation.hosts', { to: [{ operation: { hosts: ['x'] } }] }],
    ['when[0].key', { when: [{ key: 'request.headers[x]', values: ['y'] }] }],
  ])('%s needs a proxy with HTTP', (path, rule) => {
    expect(ambientProblems([AMBIENT, authorization({ rules: [rule] })]).map((problem) => problem.path)).toEqual([
      `spec.rules[0].${path}`,
    ]);
  });

  test("conditions of connections are ztunnel's", () => {
    expect(
      found(
        AMBIENT,
        authorization({
          rules: [
            {
              from: [{ source: { principals: ['*'], namespaces: ['web'], ipBlocks: ['10.0.0.0/8'] } }],
              to: [{ operation: { ports: ['80'] } }],
              when: [
                { key: 'source.namespace', values: ['web'] },
                { key: 'destination.port', values: ['80'] },
              ],
            },
          ],
        }),
      ),
    ).toEqual([]);
  });

  test('actions that ztunnel does not know', () => {
    expect(
      ambientProblems([AMBIENT, authorization({ action: 'CUSTOM', provider: { name: 'opa' }, rules: [{}] })]),
    ).toMatchObject([{ code: 'ambient/not-enforced', path: 'spec.action', found: 'CUSTOM' }]);
  });

  test('attached to a service that has a waypoint, has none, or has one for workloads only', () => {
    const policy = authorization({ targetRefs: TO_SERVICE, rules: GET });
    expect(found(WITH_WAYPOINT, waypoint(), policy)).toEqual([]);
    expect(found(AMBIENT, service({ 'istio.io/use-waypoint': 'waypoint' }), waypoint(), policy)).toEqual([]);
    const nobody =
      'error ambient/no-waypoint [AuthorizationPolicy shop/it] spec.targetRefs[0]: got ' +
      '"catalog"; no waypoint handles Service shop/catalog, so nobody carries the policy out; ' +
      'give namespace shop a waypoint, or the Service the label istio.io/use-waypoint';
    expect(found(AMBIENT, policy)).toEqual([nobody]);
    expect(found(WITH_WAYPOINT, waypoint('workload'), policy)).toEqual([nobody]);
    expect(found(WITH_WAYPOINT, service({ 'istio.io/use-waypoint': 'none' }), waypoint(), policy)).toEqual([nobody]);
  });

  test('attached to a service whose pods have sidecars', () => {
    expect(found(SIDECARS, authorization({ targetRefs: TO_SERVICE, rules: GET }, 'web'))).toEqual([
      'error ambient/not-enforced [AuthorizationPolicy web/it] spec.targetRefs[0]: got ' +
        '"catalog"; the namespace has sidecars, which ignore policies with targetRefs; ' +
        'select the pods with `selector` instead',
    ]);
  });

  test('pods decide for themselves', () => {
    const policy = authorization({ selector: { matchLabels: { app: 'catalog' } }, rules: GET });
    expect(found(AMBIENT, deployment('catalog', { 'sidecar.istio.io/inject': 'true' }), policy)).toEqual([]);
    expect(
      found(AMBIENT, deployment('other', { 'istio.io/dataplane-mode': 'none' }), deployment('catalog'), policy),
    ).toHaveLength(1);
    expect(
      found(namespace('shop', {}), deployment('catalog', { 'istio.io/dataplane-mode': 'ambient' }), policy),
    ).toHaveLength(1);
  });

  test('nothing is said of namespaces that are not known', () => {
    expect(
      found(
        AMBIENT,
        authorization({ rules: GET }, 'elsewhere'),
        authorization({ targetRefs: TO_SERVICE, rules: GET }, 'elsewhere'),
      ),
    ).toEqual([]);
  });
});

describe('kinds that ztunnel does not know', () => {
  test.each([
    ['security.istio.io/v1', 'RequestAuthentication', { jwtRules: [] }, 'spec'],
    ['extensions.istio.io/v1alpha1', 'WasmPlugin', { selector: { matchLabels: { app: 'catalog' } } }, 'spec.selector'],
    [
      'networking.istio.io/v1alpha3',
      'EnvoyFilter',
      { workloadSelector: { labels: { app: 'catalog' } } },
      'spec.workloadSelector',
    ],
    ['telemetry.istio.io/v1', 'Telemetry', { selector: { matchLabels: { app: 'catalog' } } }, 'spec.selector'],
    ['telemetry.istio.io/v1', 'Telemetry', {}, 'spec'],
  ])('%s %s', (apiVersion, kind, spec, path) => {
    expect(ambientProblems([AMBIENT, object(apiVersion, kind, spec)])).toMatchObject([
      { severity: kind === 'Telemetry' ? 'warning' : 'error', code: 'ambient/not-enforced', path },
    ]);
    expect(ambientProblems([SIDECARS, object(apiVersion, kind, spec, 'web')])).toEqual([]);
  });

  test('a waypoint takes the Telemetry of its namespace', () => {
    expect(
      found(WITH_WAYPOINT, waypoint(), object('telemetry.istio.io/v1', 'Telemetry', { accessLogging: [{}] })),
    ).toEqual([]);
  });

  test('a Sidecar for pods without sidecars', () => {
    expect(
      ambientProblems([WITH_WAYPOINT, object('networking.istio.io/v1', 'Sidecar', { egress: [{ hosts: ['./*'] }] })]),
    ).toMatchObject([{ code: 'ambient/no-sidecar', path: 'kind' }]);
  });
});

describe('routes', () => {
  const virtualService = (host: string, inNamespace?: string) =>
    object(
      'networking.istio.io/v1',
      'VirtualService',
      { hosts: [host], http: [{ route: [{ destination: { host } }] }] },
      inNamespace,
    );
  const httpRoute = (inNamespace?: string) =>
    object(
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      { parentRefs: [{ group: '', kind: 'Service', name: 'catalog', namespace: 'shop', port: 80 }] },
      inNamespace,
    );

  test('to a service without a waypoint', () => {
    const problem =
      'spec.hosts[0]: got "shop/catalog"; the service is in ambient mode and no waypoint ' +
      'handles it, so callers without sidecars do not get this; ' +
      'give namespace shop a waypoint, or the Service the label istio.io/use-waypoint';
    expect(found(AMBIENT, virtualService('catalog'))).toEqual([
      `warning ambient/no-waypoint [VirtualService shop/it] ${problem}`,
    ]);
    expect(found(AMBIENT, SIDECARS, virtualService('catalog.shop.svc.cluster.local', 'web'))).toEqual([
      `warning ambient/no-waypoint [VirtualService web/it] ${problem}`,
    ]);
    expect(found(WITH_WAYPOINT, waypoint(), virtualService('catalog'))).toEqual([]);
    expect(found(AMBIENT, httpRoute())).toHaveLength(1);
  });

  test('through a gateway only, or to hosts outside, needs no waypoint', () => {
    const atGateway = object('networking.istio.io/v1', 'VirtualService', {
      hosts: ['catalog.shop.svc.cluster.local'],
      gateways: ['front'],
      http: [],
    });
    expect(
      found(AMBIENT, atGateway, virtualService('api.stripe.com'), virtualService('*.shop.svc.cluster.local')),
    ).toEqual([]);
  });

  test('settings of a DestinationRule, which sidecars still know', () => {
    expect(
      found(AMBIENT, object('networking.istio.io/v1', 'DestinationRule', { host: 'catalog', trafficPolicy: {} })),
    ).toEqual([expect.stringContaining('warning ambient/no-waypoint')]);
  });

  test('a VirtualService and an HTTPRoute for one service, in whatever mode', () => {
    expect(
      found(virtualService('catalog'), { ...httpRoute('web'), metadata: { name: 'other', namespace: 'web' } }),
    ).toEqual([
      'error ambient/two-routes [VirtualService shop/it] spec.hosts[0]: got "shop/catalog"; ' +
        'HTTPRoute web/other routes this service too, and istiod passes a VirtualService over ' +
        'where there is one; ' +
        'write all routes of a service in one kind: move these into HTTPRoute web/other, or its rules here',
    ]);
  });
});

test('validate() says it too', () => {
  expect(validate([AMBIENT, authorization({ rules: GET })]).map(({ code }) => code)).toContain(
    'ambient/http-attribute',
  );
});
