import type * as pulumi from '@pulumi/pulumi';
import { IngressGateway, ServiceMesh, type ServiceMeshArgs } from '../../../lib/pulumi';
import { decoded, plain, run, unknown, type Run } from '../support';

type Of = <T extends string | number | boolean>(name: string, known: T) => pulumi.Input<T>;

/** The images, and five leaves of mesh config. */
const args = (of: Of): ServiceMeshArgs => ({
  profile: 'default',
  cni: true,
  hub: of('hub', 'registry.example'),
  tag: of('tag', '1.31.0-fips'),
  meshConfig: {
    trustDomain: of('trustDomain', 'td.example'),
    accessLogFile: of('accessLogFile', '/dev/stdout'),
    enableTracing: of('enableTracing', true),
    connectTimeout: of('connectTimeout', '3s'),
    defaultConfig: { concurrency: of('concurrency', 4) },
  },
});

/** Each leaf that is unknown, and what it waits for. Everything else is known. */
const UNKNOWN: Record<
  string,
  { readonly leaves: readonly string[]; readonly field: string; readonly on: readonly string[] }
> = {
  'mesh-istiod/config-map': {
    leaves: ['data.mesh'],
    field: 'data',
    on: ['accessLogFile', 'concurrency', 'connectTimeout', 'enableTracing', 'trustDomain'],
  },
  'mesh-istiod/config-map-injector': { leaves: ['data.values'], field: 'data', on: ['hub', 'tag'] },
  'mesh-istiod/config-map-values': {
    leaves: ['data.merged-values', 'data.original-values'],
    field: 'data',
    on: ['accessLogFile', 'concurrency', 'connectTimeout', 'enableTracing', 'hub', 'tag', 'trustDomain'],
  },
  'mesh-istiod/deployment': { leaves: ['spec.template.spec.containers[0].image'], field: 'spec', on: ['hub', 'tag'] },
  'mesh-cni/config-map': { leaves: ['data.CURRENT_AGENT_VERSION'], field: 'data', on: ['tag'] },
  'mesh-cni/daemon-set': { leaves: ['spec.template.spec.containers[0].image'], field: 'spec', on: ['hub', 'tag'] },
  // Of the environment, the mesh id and the trust domain.
  'mesh-istio-ingressgateway/deployment': {
    leaves: [
      'spec.template.spec.containers[0].env[11].value',
      'spec.template.spec.containers[0].env[12].value',
      'spec.template.spec.containers[0].image',
    ],
    field: 'spec',
    on: ['hub', 'tag', 'trustDomain'],
  },
};

/** The value without what stands at these places. */
function without(value: unknown, places: readonly string[], path = ''): unknown {
  if (places.includes(path)) return '(left out)';
  if (Array.isArray(value)) return value.map((item, i) => without(item, places, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, without(item, places, path === '' ? key : `${path}.${key}`)]),
  );
}

describe('a preview of a mesh with seven unknowns', () => {
  let preview: Run<ServiceMesh>;
  let up: Run<ServiceMesh>;
  beforeAll(async () => {
    preview = await run(
      () =>
        new ServiceMesh(
          'mesh',
          args(<T>(name: string) => unknown<T>(name) as never),
        ),
      { preview: true },
    );
    up = await run(
      () =>
        new ServiceMesh(
          'mesh',
          args((_, known) => known),
        ),
    );
  });

  test('lists every resource', () => {
    expect(preview.objects.size).toBe(48);
    expect([...preview.objects.keys()].sort()).toEqual([...up.objects.keys()].sort());
  });

  test('has these unknown leaves and no others, and no secrets', () => {
    const found = [...preview.objects].map(([name, { inputs }]) => [name, decoded(inputs)] as const);
    expect(found.flatMap(([, { secrets }]) => secrets)).toEqual([]);
    expect(
      Object.fromEntries(
        found.map(([name, { unknowns }]) => [name, unknowns.sort()] as const).filter(([, leaves]) => leaves.length > 0),
      ),
    ).toEqual(Object.fromEntries(Object.entries(UNKNOWN).map(([name, { leaves }]) => [name, leaves])));
  });

  test('shows everything else as it will be', () => {
    for (const [name, { inputs }] of preview.objects) {
      const leaves = UNKNOWN[name]?.leaves ?? [];
      expect({ name, body: plain(without(decoded(inputs).value, leaves)) }).toEqual({
        name,
        body: plain(without(up.objects.get(name)?.inputs, leaves)),
      });
    }
  });

  test('tells the engine which fields wait for what', () => {
    for (const [name, { propertyDependencies, dependsOn }] of preview.objects) {
      const sources = Object.entries(propertyDependencies)
        .filter(([, urns]) => urns.length > 0)
        .map(([field, urns]) => [field, urns.map((urn) => urn.split('::').at(-1)).sort()]);
      const wanted = UNKNOWN[name];
      expect({ name, sources }).toEqual({ name, sources: wanted ? [[wanted.field, wanted.on]] : [] });
      expect(
        dependsOn
          .filter((urn) => urn.includes('test:index:Source'))
          .map((urn) => urn.split('::').at(-1))
          .sort(),
      ).toEqual(wanted?.on ?? []);
    }
  });

  test('the two unknown variables of the gateway are the mesh id and the trust domain', () => {
    const { spec } = plain(up.objects.get('mesh-istio-ingressgateway/deployment')?.inputs) as {
      spec: { template: { spec: { containers: { env: { name: string; value: string }[] }[] } } };
    };
    expect(spec.template.spec.containers[0].env.slice(11, 13)).toEqual([
      { name: 'ISTIO_META_MESH_ID', value: 'td.example' },
      { name: 'TRUST_DOMAIN', value: 'td.example' },
    ]);
  });
});

test('a gateway beside a mesh with an unknown hub has one unknown leaf, and an injected one none', async () => {
  const { objects } = await run(
    () => {
      const mesh = new ServiceMesh('mesh', { profile: 'minimal', crds: false, hub: unknown<string>('hub') });
      new IngressGateway('written', { mesh, injection: false });
      new IngressGateway('injected', { mesh });
    },
    { preview: true },
  );
  const ofGateways = [...objects]
    .filter(([name]) => !name.startsWith('mesh-'))
    .map(([name, { inputs }]) => [name, decoded(inputs).unknowns] as const);
  expect(ofGateways.length).toBeGreaterThan(10);
  expect(ofGateways.filter(([, leaves]) => leaves.length > 0)).toEqual([
    ['written-written/deployment', ['spec.template.spec.containers[0].image']],
  ]);
});
