import { RELEASES } from '../../lib/releases';
import { gatewayApiFacts, typeThatIstiodReads } from '../../lib/releases/gateway-api';
import { GATEWAY_API_FACTS } from '../../lib/releases/gateway-api.data';

test('each release has the facts of its Gateway API, a preview those of the release before it', () => {
  const released = RELEASES.filter(({ preview }) => preview === undefined).map(({ minor }) => minor);
  expect(Object.keys(GATEWAY_API_FACTS).sort()).toEqual(released.sort());
  for (const { minor } of RELEASES.filter(({ preview }) => preview !== undefined))
    expect(gatewayApiFacts(minor)).toBe(gatewayApiFacts(released.at(-1)));
});

test.each<[string | undefined, string]>([
  ['1.29.6', '1.4.1'],
  ['1.30', '1.5.1'],
  ['v1.31.0', '1.6.0'],
  ['1.28', '1.4.1'],
  ['1.99', '1.6.0'],
  [undefined, '1.6.0'],
])('Istio %s is built with Gateway API %s', (version, bundle) => {
  expect(gatewayApiFacts(version).bundle).toBe(bundle);
});

test('istiod reads an older version of some kinds', () => {
  const read = (kind: string) => {
    const type = { apiVersion: 'gateway.networking.k8s.io/v1', kind };
    return ['1.29', '1.30', '1.31'].map((version) => {
      const { apiVersion, kind: written } = typeThatIstiodReads(type, version);
      return `${apiVersion.replace(/^gateway\.networking\./, '')} ${written}`;
    });
  };
  expect(read('HTTPRoute')).toEqual(Array(3).fill('k8s.io/v1 HTTPRoute'));
  expect(read('TCPRoute')).toEqual(['k8s.io/v1alpha2 TCPRoute', 'k8s.io/v1alpha2 TCPRoute', 'k8s.io/v1 TCPRoute']);
  expect(read('TLSRoute')).toEqual(['k8s.io/v1alpha2 TLSRoute', 'k8s.io/v1 TLSRoute', 'k8s.io/v1 TLSRoute']);
  expect(read('ReferenceGrant')).toEqual(Array(3).fill('k8s.io/v1beta1 ReferenceGrant'));
  expect(read('ListenerSet')).toEqual([
    'x-k8s.io/v1alpha1 XListenerSet',
    'k8s.io/v1 ListenerSet',
    'k8s.io/v1 ListenerSet',
  ]);
});
