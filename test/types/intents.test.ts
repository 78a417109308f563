import { App, Chart } from 'cdk8s';
import {
  HTTPRoute,
  jwt,
  KubernetesGateway,
  MeshService,
  rateLimit,
  ReferenceGrant,
  ServiceMesh,
  Waypoint,
} from '../../lib';

/** What must not compile, of the Gateway API and of intents: see one-of.test.ts. */
const chart = new Chart(new App(), 'types');
const never = (..._bodies: (() => unknown)[]): void => undefined;
declare const mesh: ServiceMesh;
declare const catalog: MeshService;

describe('types', () => {
  test('Gateway API', () =>
    never(
      // @ts-expect-error a Gateway without class
      () => new KubernetesGateway(chart, 'a', { listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
      () =>
        new KubernetesGateway(chart, 'a', {
          gatewayClassName: 'istio',
          // @ts-expect-error a listener without port
          listeners: [{ name: 'http', protocol: 'HTTP' }],
        }),
      // @ts-expect-error a path is matched by PathPrefix
      () => new HTTPRoute(chart, 'a', { rules: [{ matches: [{ path: { type: 'Prefix', value: '/' } }] }] }),
      // @ts-expect-error a field of another API
      () => new HTTPRoute(chart, 'a', { hosts: ['a'] }),
      // @ts-expect-error a grant to nobody
      () => new ReferenceGrant(chart, 'a', { to: [{ group: '', kind: 'Service' }] }),
      // @ts-expect-error a waypoint is for services, workloads, all or none
      () => new Waypoint(chart, 'a', { for: 'pods' }),
    ));

  test('intents', () =>
    never(
      // @ts-expect-error a mode that there is not
      () => mesh.mtls('always'),
      // @ts-expect-error TLS is originated, passed through, or there is none
      () => mesh.egress.allow('api.stripe.com', { tls: 'simple' }),
      // @ts-expect-error a gateway is no name
      () => mesh.egress.allow('api.stripe.com', { via: 'istio-egressgateway' }),
      // @ts-expect-error a misspelt condition
      () => catalog.calls(catalog, { method: ['GET'] }),
      // @ts-expect-error percent is a number
      () => mesh.telemetry.tracing('zipkin', { sampling: '10%' }),
      // @ts-expect-error tokens have an issuer or none, not two
      () => jwt(chart, catalog, { issuer: ['a', 'b'] }),
      // @ts-expect-error a unit that there is not
      () => rateLimit(chart, catalog, { requests: 1, per: 'week' }),
      // @ts-expect-error a limit of how many
      () => rateLimit(chart, catalog, { per: 'second' }),
    ));
});
