import { missing, Stack, type EngineRun } from './stack';

const MINUTES = 60_000;

function succeeded(run: EngineRun): EngineRun {
  if (run.status !== 0) throw new Error(run.text);
  return run;
}

const operations = ({ steps }: EngineRun): string[] =>
  steps
    .filter(({ op }) => op !== 'same' && op !== 'read')
    .map(({ op, name }) => `${op} ${name}`)
    .sort();

if (missing.length > 0) {
  test.skip(`SKIPPED, no real engine: ${missing.join(', ')} not on PATH`, () => undefined);
} else {
  describe('intents in a real engine', () => {
    let stack: Stack;
    beforeAll(() => {
      stack = new Stack('intents');
    }, MINUTES);
    afterAll(() => stack.remove());

    test(
      'write their objects, after the control plane',
      () => {
        const run = succeeded(stack.up());
        const { written } = stack;
        const from = (account: string) => [{ source: { principals: [`td.example/ns/${account}`] } }];
        expect(written['AuthorizationPolicy shop/catalog'].spec).toEqual({
          selector: { matchLabels: { app: 'catalog' } },
          action: 'ALLOW',
          rules: [
            { from: from('shop/sa/web'), to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }] },
            { from: from('shop/sa/cart'), to: [{ operation: { methods: ['PUT'] } }] },
            { from: from('istio-system/sa/istio-ingressgateway') },
          ],
        });
        for (const name of ['web', 'cart']) {
          expect(written[`Sidecar shop/${name}`]).toEqual({
            apiVersion: 'networking.istio.io/v1',
            kind: 'Sidecar',
            metadata: { name, namespace: 'shop' },
            spec: {
              workloadSelector: { labels: { app: name } },
              egress: [{ hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local'] }],
            },
          });
        }
        expect(written['PeerAuthentication istio-system/default'].spec).toEqual({ mtls: { mode: 'STRICT' } });
        expect(written['Telemetry istio-system/default'].spec).toEqual({
          accessLogging: [{ providers: [{ name: 'envoy' }] }],
        });
        expect(written['DestinationRule istio-system/api.stripe.com'].spec).toEqual({
          host: 'api.stripe.com',
          trafficPolicy: {
            portLevelSettings: [{ port: { number: 443 }, tls: { mode: 'SIMPLE', sni: 'api.stripe.com' } }],
          },
        });
        expect(written['RequestAuthentication shop/web-jwt'].spec).toEqual({
          selector: { matchLabels: { app: 'web' } },
          jwtRules: [{ issuer: 'https://a.example', jwksUri: 'https://a.example/jwks' }],
        });
        // The provider writes a patch to the file of what it patches.
        expect(written['Namespace shop'].metadata.labels).toEqual({ 'istio-injection': 'enabled' });
        const containers = (name: string) =>
          (written[`Deployment shop/${name}`].spec as { template: { spec: { containers: { name: string }[] } } })
            .template.spec.containers;
        for (const name of ['web', 'cart', 'catalog'])
          expect(
            containers(name)
              .map((container) => container.name)
              .sort(),
          ).toEqual([name, 'istio-proxy'].sort());

        const step = (name: string) =>
          run.steps.find(
            (candidate) => candidate.op === 'create' && candidate.name === name && /kubernetes:/.test(candidate.urn),
          );
        const ready = step('mesh-istiod/deployment')?.ended ?? Infinity;
        for (const name of [
          'catalog-callers-authorization-policy-catalog',
          'web-calls-sidecar',
          'mesh-mtls',
          'mesh-enroll-shop',
          'mesh-telemetry-istio-system',
          'limit',
        ]) {
          expect(step(name)?.started).toBeGreaterThan(ready);
        }
      },
      5 * MINUTES,
    );

    test(
      'change nothing the second time, one leaf in place when one changes, and tell no secret',
      () => {
        expect(operations(succeeded(stack.up({}, '--expect-no-changes')))).toEqual([]);
        expect(operations(succeeded(stack.up({ PATH_OF_ITEMS: '/items' })))).toEqual([
          'update catalog-callers-authorization-policy-catalog',
        ]);
        const { state } = stack;
        expect(['td.example', '"PUT"', 'a.example/jwks'].filter((secret) => state.includes(secret))).toEqual([]);
      },
      5 * MINUTES,
    );

    test(
      'are destroyed before the control plane',
      () => {
        const run = succeeded(stack.destroy());
        const step = (name: string) =>
          run.steps.find(
            (candidate) => candidate.op === 'delete' && candidate.name === name && /kubernetes:/.test(candidate.urn),
          );
        for (const name of [
          'catalog-callers-authorization-policy-catalog',
          'web-calls-sidecar',
          'mesh-mtls',
          'mesh-enroll-shop',
        ]) {
          expect(step(name)?.ended).toBeLessThan(step('mesh-istiod/deployment')?.started ?? -1);
        }
        expect(stack.written).toEqual({});
      },
      5 * MINUTES,
    );
  });
}
