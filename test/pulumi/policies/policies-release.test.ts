import * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  HTTPRoute,
  MeshProblems,
  MeshService,
  ServiceMesh,
  TrafficExtension,
} from '../../../lib/pulumi';
import { decoded, run } from '../support';

class Provider extends pulumi.ProviderResource {
  constructor(name: string) {
    super('kubernetes', name, { enableConfigMapMutable: true });
  }
}

/** Codes of the problems with which each act is refused, in a program with meshes of these releases in two clusters. */
async function refusedIn(
  acts: (options: pulumi.ComponentResourceOptions, name: string) => readonly (() => unknown)[],
): Promise<Record<string, string[]>> {
  const refused: Record<string, string[]> = { old: [], new: [], none: [] };
  await run(() => {
    const providers: Record<string, Provider> = {
      old: new Provider('old'),
      new: new Provider('new'),
      none: new Provider('none'),
    };
    new ServiceMesh('old', { crds: false, version: '1.29', trustDomain: 'old.example' }, { provider: providers.old });
    new ServiceMesh('new', { crds: false, version: '1.31', trustDomain: 'new.example' }, { provider: providers.new });
    for (const [name, provider] of Object.entries(providers)) {
      for (const act of acts({ provider }, name)) {
        try {
          act();
        } catch (reason) {
          refused[name].push(...(reason as MeshProblems).problems.map(({ path, code }) => `${path}: ${code}`));
        }
      }
    }
  });
  return refused;
}

test('policies are validated by the release of the mesh with their provider; by the newest without one', async () => {
  const rules = [{ from: [{ source: { trustDomains: ['td.example'] } }] }];
  const refused = await refusedIn((options, name) => [
    () => new AuthorizationPolicy(`policy-${name}`, { namespace: 'shop', rules }, options),
    () =>
      new TrafficExtension(
        `extension-${name}`,
        { namespace: 'shop', wasm: { url: 'oci://registry.example/filter:1' } },
        options,
      ),
  ]);
  expect(refused).toEqual({
    old: ['spec.rules[0].from[0].source.trustDomains: schema/newer-field', 'kind: schema/newer-kind'],
    new: [],
    none: [],
  });
});

test('so is what services write', async () => {
  const trafficPolicy = { outlierDetection: { outlierDetectionHttpErrorCodes: [503] } };
  const refused = await refusedIn((options, name) => [
    () => new MeshService(`service-${name}`, { namespace: 'shop', port: 80, trafficPolicy }, options),
    () =>
      new MeshService(`asked-${name}`, { namespace: 'shop', port: 80 }, options).circuitBreaker({
        outlierDetectionHttpErrorCodes: [503],
      } as object),
  ]);
  const problem = 'spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes: schema/newer-field';
  expect(refused).toEqual({ old: [problem, problem], new: [], none: [] });
});

test('kinds of the Gateway API wait for the mesh with their provider, and for no other', async () => {
  const { objects } = await run(() => {
    const [east, west] = [new Provider('east'), new Provider('west')];
    new ServiceMesh('east', { crds: false, version: '1.29' }, { provider: east });
    new ServiceMesh('west', { crds: false, version: '1.31' }, { provider: west });
    const catalog = new MeshService('catalog', { namespace: 'shop', port: 80 }, { provider: east });
    new HTTPRoute(
      'routes',
      { namespace: 'shop', parentRefs: [catalog], rules: [{ backendRefs: [catalog] }] },
      { provider: east },
    );
  });
  const names = objects.get('routes')?.dependsOn.map((urn) => urn.split('::').at(-1)) ?? [];
  expect(names).toContain('east-istiod/deployment');
  expect(names.filter((name) => !name?.startsWith('east-'))).toEqual([]);
});

test('the older of two control planes in a cluster judges', async () => {
  const codes: string[] = [];
  await run(() => {
    new ServiceMesh('blue', {
      crds: false,
      base: false,
      version: '1.31',
      revision: 'blue',
      profile: 'minimal',
      createNamespaces: false,
    });
    new ServiceMesh('green', {
      crds: false,
      base: false,
      version: '1.30',
      revision: 'green',
      profile: 'minimal',
      createNamespaces: false,
    });
    const trafficPolicy = { outlierDetection: { outlierDetectionHttpErrorCodes: [503] } };
    try {
      new MeshService('catalog', { namespace: 'shop', trafficPolicy });
    } catch (reason) {
      codes.push(...(reason as MeshProblems).problems.map(({ code }) => code));
    }
  });
  expect(codes).toEqual(['schema/newer-field']);
});

test('identities have the trust domain of the mesh with the same provider', async () => {
  const { objects } = await run(() => {
    const [east, west] = [new Provider('east'), new Provider('west')];
    new ServiceMesh('east', { crds: false, trustDomain: 'east.example' }, { provider: east });
    new ServiceMesh('west', { crds: false, trustDomain: pulumi.secret('west.example') }, { provider: west });
    for (const [name, provider] of [
      ['east', east],
      ['west', west],
    ] as const) {
      const web = new MeshService(`web-${name}`, { namespace: 'shop', serviceAccount: 'web' }, { provider });
      new AuthorizationPolicy(
        `callers-${name}`,
        { namespace: 'shop', rules: [{ from: [{ source: { principals: [web] } }] }] },
        { provider },
      );
    }
  });
  const principals = (name: string) => decoded(objects.get(name)?.inputs.spec);
  expect(principals('callers-east')).toMatchObject({
    value: { rules: [{ from: [{ source: { principals: ['east.example/ns/shop/sa/web'] } }] }] },
    secrets: [],
  });
  expect(principals('callers-west')).toMatchObject({
    value: { rules: [{ from: [{ source: { principals: ['west.example/ns/shop/sa/web'] } }] }] },
    secrets: ['rules[0].from[0].source.principals[0]'],
  });
});
