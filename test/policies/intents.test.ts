import {
  Account,
  calleePolicies,
  callerScope,
  denyAllPolicy,
  egressPolicies,
  ExtensionProvider,
  jwtPolicies,
  localRateLimitPolicy,
  mtlsPolicy,
  rateLimitServiceObjects,
  resolvedManifest,
  telemetryPolicy,
  validate,
} from '../../lib/manifests';

test('intents are functions from props to objects, without an engine', () => {
  const objects = [
    mtlsPolicy('strict', 'istio-system'),
    denyAllPolicy('shop'),
    ...calleePolicies({ name: 'catalog', namespace: 'shop', selector: { app: 'catalog' } }, [
      { key: 'webapp', caller: new Account('webapp', 'shop'), options: { methods: ['GET'] } },
    ]),
    callerScope(
      { name: 'webapp', namespace: 'shop', selector: { app: 'webapp' } },
      ['shop/catalog.shop.svc.cluster.local'],
      ['istio-system/*'],
    ),
    ...egressPolicies([{ host: 'api.stripe.com', tls: 'originate' }], 'istio-system'),
    ...jwtPolicies(
      { name: 'webapp', namespace: 'shop', selector: { app: 'webapp' } },
      { issuer: 'https://example.com', jwksUri: 'https://example.com/jwks', ports: [8080] },
    ),
    localRateLimitPolicy({ name: 'webapp', namespace: 'shop', selector: { app: 'webapp' } }, { requests: 10 }),
    telemetryPolicy('shop', {
      tracing: [],
      metrics: [],
      accessLogs: [{ provider: new ExtensionProvider('envoy'), options: {} }],
    }),
    ...rateLimitServiceObjects({ namespace: 'shop', limits: [{ requests: 1, per: 'second' }] }),
  ].map((manifest) => resolvedManifest(manifest, 'example.org'));
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
    'PeerAuthentication istio-system/default',
    'AuthorizationPolicy shop/allow-nothing',
    'AuthorizationPolicy shop/catalog',
    'Sidecar shop/webapp',
    'ServiceEntry istio-system/api.stripe.com',
    'DestinationRule istio-system/api.stripe.com',
    'RequestAuthentication shop/webapp-jwt',
    'AuthorizationPolicy shop/webapp-jwt',
    'EnvoyFilter shop/webapp-local-rate-limit',
    'Telemetry shop/default',
    'ConfigMap shop/ratelimit',
    'Deployment shop/ratelimit',
    'Service shop/ratelimit',
    'Deployment shop/ratelimit-redis',
    'Service shop/ratelimit-redis',
  ]);
  expect(objects[2].spec).toEqual({
    selector: { matchLabels: { app: 'catalog' } },
    action: 'ALLOW',
    rules: [
      {
        from: [{ source: { principals: ['example.org/ns/shop/sa/webapp'] } }],
        to: [{ operation: { methods: ['GET'] } }],
      },
    ],
  });
  expect(objects[9].spec).toEqual({ accessLogging: [{ providers: [{ name: 'envoy' }] }] });
  const known = objects.filter(({ kind }) => kind !== 'Sidecar');
  expect(validate(known).filter(({ severity }) => severity === 'error')).toEqual([]);
});
