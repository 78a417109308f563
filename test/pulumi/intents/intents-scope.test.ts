import * as pulumi from '@pulumi/pulumi';
import { EnvoyFilter, jwt, MeshProblems, MeshService, rateLimit, ServiceMesh } from '../../../lib/pulumi';
import { run } from '../support';

const QUIET = { crds: false, profile: 'minimal', ingressGateways: [], egressGateways: [{}] } as const;

class Team extends pulumi.ComponentResource {
  constructor(name: string) {
    super('example:index:Team', name);
  }
}

const message = (body: () => unknown): string => {
  try {
    body();
  } catch (reason) {
    return (reason as MeshProblems).message.split('\n- ')[1];
  }
  return 'no problem';
};

const URN = 'urn:pulumi:dev::shop::';

test('the objects of an intent are children of the scope that is given, and stay there', async () => {
  const texts: string[] = [];
  await run(() => {
    const mesh = new ServiceMesh('mesh', QUIET);
    const [a, b] = [new Team('a'), new Team('b')];
    mesh.mtls('strict', { scope: a });
    mesh.denyAll({ namespace: 'shop', scope: a });
    mesh.egress.allow('a.example.com', { scope: a }).allow('b.example.com', { scope: b }).allow('c.example.com');
    mesh.telemetry.accessLog('envoy', { scope: a }).metrics();
    texts.push(message(() => mesh.telemetry.metrics('prometheus', { scope: b })));
    mesh.egress.allow('d.example.com', { via: mesh.egressGateway, scope: a });
    texts.push(message(() => mesh.egress.allow('e.example.com', { via: mesh.egressGateway, scope: b })));
  });
  const team = (name: string) => `${URN}example:index:Team::${name}`;
  const at = `[${URN}istio-constructs:index:ServiceMesh::mesh]`;
  expect(texts).toEqual([
    `${at} telemetry.metrics().scope: got "${team('b')}"; the Telemetry of istio-system is written in ${team('a')}; ` +
      'give the same scope, or none (intents/other-scope)',
    `${at} egress.allow().scope: got "${team('b')}"; what leaves through istio-system-istio-egressgateway is written ` +
      `in ${team('a')}; give the same scope, or none (intents/other-scope)`,
  ]);
});

test('nothing is warned of that an intent writes; of what the user writes, it is', async () => {
  await run(() => {
    new ServiceMesh('mesh', QUIET);
    const web = new MeshService('web', { namespace: 'shop', port: 80, selector: { app: 'web' } });
    const tokens = { issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json' };
    const written = [
      ...jwt('tokens', web, { ...tokens, except: ['/healthz'] }),
      rateLimit('limit', web, { requests: 10 }),
    ];
    expect(written.flatMap(({ warnings }) => warnings)).toEqual([]);
    const own = new EnvoyFilter('own', { namespace: 'shop', configPatches: [] });
    expect(own.warnings.map(({ code }) => code)).toEqual(['webhook/envoy-filter']);
  });
});
