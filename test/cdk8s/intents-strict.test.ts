import { App, Chart, Testing } from 'cdk8s';
import {
  calls,
  EnvoyFilter,
  jwt,
  MeshService,
  outside,
  rateLimit,
  RateLimitService,
  ServiceMesh,
  strictWarnings,
  type ServiceMeshProps,
} from '../../lib';

const EXPORTERS: ServiceMeshProps['meshConfig'] = {
  extensionProviders: [
    { name: 'a', zipkin: { service: 'zipkin.tools.svc.cluster.local', port: 9411 } },
    { name: 'b', zipkin: { service: 'zipkin.tools.svc.cluster.local', port: 9412 } },
  ],
};

const TOKENS = { issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json' };

/** Asks for everything there is, and synthesizes with warnings as errors; gives the warnings that were shown. */
function everything(props: ServiceMeshProps): { readonly app: App; readonly shown: unknown[] } {
  const app = Testing.app();
  const chart = new Chart(app, 'mesh');
  const mesh = new ServiceMesh(chart, { egressGateways: [{}], ingressGateways: [{}], ...props });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  strictWarnings(shop);
  const service = (id: string, namespace?: string) =>
    new MeshService(shop, id, { port: 80, namespace, selector: { app: id }, serviceAccount: id });
  outside(shop, { hosts: ['zipkin.tools.svc.cluster.local'] });
  const [a, b, root] = [service('a'), service('b'), service('tool', 'istio-system')];
  mesh.mtls('strict');
  mesh.denyAll({ namespace: 'shop' });
  mesh.telemetry.accessLog().metrics();
  mesh.egress.allow('a.example.com').allow('b.example.com', { via: mesh.egressGateway });
  mesh.egress.allow('c.example.com', { via: mesh.egressGateway, tls: 'originate' });
  mesh.ingressGateway.calls(a);
  calls(a, b, { methods: ['GET'] });
  calls(a, root);
  calls(b, 'zipkin.tools.svc.cluster.local');
  jwt(shop, a, { ...TOKENS, except: ['/healthz'] });
  jwt(shop, b, { ...TOKENS, except: ['/public/*'], ports: [80] });
  rateLimit(shop, a, { requests: 10 });
  const limits = new RateLimitService(shop, 'limits', { limits: [{ requests: 5, per: 'minute' }] });
  rateLimit(shop, b, { service: limits });
  const shown: unknown[] = [];
  const warn = jest.spyOn(console, 'warn').mockImplementation((text) => void shown.push(text));
  try {
    app.synth();
  } finally {
    warn.mockRestore();
  }
  return { app, shown };
}

test.each<[string, ServiceMeshProps]>([
  ['default', {}],
  ['demo', { profile: 'demo' }],
  ['minimal', { profile: 'minimal' }],
  ['preview', { profile: 'preview' }],
  ['openshift', { profile: 'openshift' }],
  ['with one collector of two providers', { meshConfig: EXPORTERS }],
  ['with a revision', { revision: 'canary' }],
  ['with CNI', { cni: true }],
  ['1.30', { version: '1.30' }],
  ['1.29', { version: '1.29' }],
])('all intents pass with warnings as errors: %s', (_, props) => {
  expect(everything(props).shown).toEqual([]);
});

test('a Sidecar names each host once', () => {
  const { app } = everything({ meshConfig: EXPORTERS });
  const sidecars = Testing.synth(app.node.findChild('shop') as Chart).filter(({ kind }) => kind === 'Sidecar');
  expect(sidecars.map(({ metadata, spec }) => [metadata.name, spec.egress[0].hosts])).toEqual([
    ['a', ['istio-system/*', '*/zipkin.tools.svc.cluster.local', 'shop/b.shop.svc.cluster.local']],
    ['b', ['istio-system/*', '*/zipkin.tools.svc.cluster.local']],
  ]);
});

test('an EnvoyFilter that the user writes is warned of as before', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'own', { namespace: 'shop' });
  const filter = new EnvoyFilter(chart, 'filter', { configPatches: [] });
  expect(filter.problems().map(({ code, severity }) => [severity, code])).toEqual([
    ['warning', 'webhook/envoy-filter'],
  ]);
});
