import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { AuthorizationPolicy, DIFFERENCES, ServiceMesh } from '../../lib/pulumi';
import { decoded, run } from './support';

interface Body {
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  webhooks?: { failurePolicy?: string }[];
}

describe('the differences from cdk8s', () => {
  const annotations = async (args: ConstructorParameters<typeof ServiceMesh>[1], name: string) => {
    const { objects } = await run(() => new ServiceMesh('mesh', { crds: false, ...args }));
    return (objects.get(`mesh-${name}`)?.inputs as unknown as Body).metadata.annotations ?? {};
  };

  test('are these, in one list', () => {
    expect(DIFFERENCES.map(({ name }) => name)).toEqual([
      'wait-for-crds',
      'retain-crds',
      'wait-for-ca-bundle',
      'webhooks-after-istiod',
      'skip-internal-services',
      'skip-load-balancers',
      'adopt-existing',
    ]);
  });

  // The provider may look at the object of before an update, which fulfills the first condition as well.
  const OF_RELEASE = "jsonpath={.metadata.labels['app.kubernetes.io/version']}=1.31.4";

  test('definitions are awaited, and kept when the mesh is destroyed', async () => {
    const kept = await run(() => new ServiceMesh('mesh'));
    const deleted = await run(() => new ServiceMesh('mesh', { retainCrds: false }));
    const crd = 'mesh-base/crd-gateways.networking.istio.io';
    expect((kept.objects.get(crd)?.inputs as unknown as Body).metadata.annotations).toMatchObject({
      'pulumi.com/waitFor': `["condition=Established","${OF_RELEASE}"]`,
    });
    expect([kept, deleted].map(({ objects }) => objects.get(crd)?.retainOnDelete)).toEqual([true, false]);
    expect(kept.objects.get('mesh-istiod/deployment')?.retainOnDelete).toBe(false);
  });

  test('webhooks are awaited until istiod has written its CA bundle, unless that is switched off', async () => {
    const bundle = { 'pulumi.com/waitFor': `["jsonpath={.webhooks[0].clientConfig.caBundle}","${OF_RELEASE}"]` };
    expect(await annotations({}, 'istiod/mutating-webhook')).toMatchObject(bundle);
    expect(await annotations({}, 'istiod/validating-webhook')).toMatchObject(bundle);
    expect(await annotations({ waitForReady: false }, 'istiod/mutating-webhook')).toEqual({});
  });

  test('a webhook with a CA bundle of its own is not awaited', async () => {
    expect(await annotations({ remote: { injectionCABundle: 'Q0E=' } }, 'istiod/mutating-webhook')).toEqual({});
  });

  test('validation fails closed from the start, as istiod would make it', async () => {
    const { objects } = await run(() => new ServiceMesh('mesh', { crds: false }));
    const policies = [...objects.values()]
      .filter(({ type }) => type.endsWith(':ValidatingWebhookConfiguration'))
      .flatMap(({ inputs }) => (inputs as unknown as Body).webhooks ?? []);
    expect(policies.length).toBeGreaterThan(0);
    expect(new Set(policies.map(({ failurePolicy }) => failurePolicy))).toEqual(new Set(['Fail']));
  });

  test('load balancers are awaited unless that is switched off; other Services never', async () => {
    expect(await annotations({}, 'istio-ingressgateway/service')).not.toHaveProperty(['pulumi.com/skipAwait']);
    expect(await annotations({ awaitLoadBalancer: false }, 'istio-ingressgateway/service')).toMatchObject({
      'pulumi.com/skipAwait': 'true',
    });
    expect(await annotations({}, 'istiod/service')).toMatchObject({ 'pulumi.com/skipAwait': 'true' });
  });

  test('a mesh that Helm installed is taken over by force', async () => {
    expect(await annotations({ adoptExisting: true }, 'istiod/deployment')).toMatchObject({
      'pulumi.com/patchForce': 'true',
    });
    expect(await annotations({}, 'istiod/deployment')).toEqual({});
  });
});

describe('component options', () => {
  class Provider extends pulumi.ProviderResource {
    constructor(args: pulumi.Inputs = {}) {
      super('kubernetes', 'cluster', args);
    }
  }

  test('the provider and protection reach every resource', async () => {
    const { objects } = await run(
      () => new ServiceMesh('mesh', { crds: false }, { provider: new Provider(), protect: true }),
    );
    expect(
      [...objects.values()].every(
        ({ provider, protect }) => provider.includes('pulumi:providers:kubernetes::cluster') && protect,
      ),
    ).toBe(true);
  });

  test('timeouts reach every resource', async () => {
    const { objects } = await run(
      () => new ServiceMesh('mesh', { crds: false }, { customTimeouts: { create: '20m' } }),
    );
    expect(new Set([...objects.values()].map(({ createTimeout }) => createTimeout))).toEqual(new Set(['20m']));
  });

  test('what the mesh depends on comes before its first resources', async () => {
    const { objects, resources } = await run(
      () =>
        new ServiceMesh(
          'mesh',
          {},
          {
            dependsOn: [
              new pulumi.ComponentResource('test:index:Cluster', 'c'),
              new ServiceMesh('first', { crds: false }, { provider: new Provider() }),
            ],
          },
        ),
    );
    const crd = objects.get('mesh-base/crd-gateways.networking.istio.io');
    expect(resources.length).toBe(42 + 27 + 2);
    expect(crd?.dependsOn).toContain(
      'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh$kubernetes:apps/v1:Deployment::first-istiod/deployment',
    );
  });

  test('transforms see every resource', async () => {
    const seen: string[] = [];
    await run(
      () =>
        new ServiceMesh(
          'mesh',
          { crds: false },
          {
            transformations: [
              ({ type, name }) => {
                if (type.endsWith(':Deployment')) seen.push(name);
                return undefined;
              },
            ],
          },
        ),
    );
    expect(seen.sort()).toEqual(['mesh-istio-ingressgateway/deployment', 'mesh-istiod/deployment']);
  });

  test('a provider that replaces ConfigMaps is warned about, one that does not is not', async () => {
    const warned = await run(() => new ServiceMesh('mesh', { crds: false }, { provider: new Provider() }));
    const quiet = await run(
      () => new ServiceMesh('mesh', { crds: false }, { provider: new Provider({ enableConfigMapMutable: true }) }),
    );
    expect(warned.warnings).toEqual([expect.stringContaining('enableConfigMapMutable: true')]);
    expect(quiet.warnings).toEqual([]);
  });
});

describe('bad input', () => {
  const problems = async (args: object, options?: pulumi.ComponentResourceOptions) => {
    const caught: { problems: { object: string; path: string; code: string }[] }[] = [];
    await run(() => {
      try {
        new ServiceMesh('mesh', args, options);
      } catch (reason) {
        caught.push(reason as never);
      }
    });
    return caught[0]?.problems.map(({ object, path, code }) => ({ object, path, code }));
  };
  const object = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh';

  test('is reported at once, all of it, with the URN of the component', async () => {
    expect(await problems({ hub: 'https://docker.io', revision: 'Blue' })).toEqual([
      { object, path: 'revision', code: 'props/dns-label' },
      { object, path: 'hub', code: 'props/hub-scheme' },
    ]);
  });

  test('the URN has the types of the parents', async () => {
    class Platform extends pulumi.ComponentResource {
      constructor() {
        super('acme:index:Platform', 'platform');
      }
    }
    const caught: { problems: { object: string }[] }[] = [];
    await run(() => {
      try {
        new ServiceMesh('mesh', { hub: 'x/' }, { parent: new Platform() });
      } catch (reason) {
        caught.push(reason as never);
      }
    });
    expect(caught[0].problems[0].object).toBe(
      'urn:pulumi:dev::shop::acme:index:Platform$istio-constructs:index:ServiceMesh::mesh',
    );
  });

  test('is reported beside Outputs too', async () => {
    expect(await problems({ hub: pulumi.output('registry.example'), tag: 'not a tag' })).toEqual([
      { object, path: 'tag', code: 'props/tag-form' },
    ]);
  });

  test('an Output may not decide which objects exist', async () => {
    expect(await problems({ profile: pulumi.output('demo') })).toEqual([
      { object, path: 'profile', code: 'pulumi/structural' },
    ]);
    expect(await problems({ ingressGateways: [{ name: pulumi.output('public') }] })).toEqual([
      { object, path: 'ingressGateways[0].name', code: 'pulumi/structural' },
    ]);
    expect(await problems({ values: { istiod: { autoscaleEnabled: pulumi.output(false) } } })).toEqual([
      { object, path: 'values.istiod.autoscaleEnabled', code: 'pulumi/structural' },
    ]);
  });

  test('an Output may not be in a text', async () => {
    expect(await problems({ hub: `${String(pulumi.output('registry.example'))}/istio` })).toEqual([
      { object, path: 'hub', code: 'pulumi/output-in-text' },
    ]);
  });

  test('an Output may not be a whole map or list', async () => {
    expect(await problems({ pilot: { podLabels: pulumi.output({ a: 'b' }) } })).toEqual([
      { object, path: 'pilot.podLabels', code: 'pulumi/whole-object' },
    ]);
    expect(await problems({ imagePullSecrets: pulumi.output(['a']) })).toEqual([
      { object, path: 'imagePullSecrets', code: 'pulumi/whole-object' },
    ]);
  });

  test('a value that turns out to be bad fails the program, without showing a part of a secret', () => {
    const { status, stderr } = failing('secret');
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      `[${object}] hub: got "[secret]"; not valid; more is not shown because secret values are involved ` +
        '(props/hub-scheme)',
    );
    expect(stderr).not.toContain('token@registry');
  }, 30_000);

  test('a value that turns out to be bad is shown when it is not secret', () => {
    const { status, stderr } = failing('plain');
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      `[${object}] hub: got "https://registry.example"; an image reference has no scheme; write "registry.example"`,
    );
  }, 30_000);

  test('a value that turns out to add or drop an object fails the program', () => {
    const { status, stderr } = failing('shape');
    expect(status).not.toBe(0);
    expect(stderr).toContain('pilot.jwksResolverExtraRootCA: the value changes which objects exist');
  }, 30_000);

  test('two values that turn out not to fit together fail the program', () => {
    const { status, stderr } = failing('together');
    expect(status).not.toBe(0);
    expect(stderr).toContain('pilot.autoscaling.min: got 7; more than the greatest number of replicas, 3');
  }, 30_000);
});

/** A program of its own, which nobody else hears of when it fails. */
function failing(scenario: string): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'programs/failing-program.ts'), scenario],
    { encoding: 'utf8' },
  );
  return { status, stderr };
}

test('nothing secret is in the state of the component', async () => {
  const { resources, componentOutputs } = await run(
    () => new ServiceMesh('mesh', { meshConfig: { trustDomain: pulumi.secret('secret.example') } }),
  );
  const mesh = resources.find(({ custom }) => !custom);
  expect(mesh?.inputs).toEqual({});
  expect(componentOutputs).toEqual([{}]);
  expect(decoded(mesh?.inputs).secrets).toEqual([]);
});

test('principals have the trust domain of the mesh with a control plane, not of one without it', async () => {
  const { objects } = await run(() => {
    new ServiceMesh('base', { profile: 'empty', base: true, crds: false });
    const mesh = new ServiceMesh('mesh', {
      base: false,
      crds: false,
      createNamespaces: false,
      trustDomain: 'td.example',
    });
    new AuthorizationPolicy('callers', {
      namespace: 'shop',
      rules: [{ from: [{ source: { principals: [mesh.ingressGateway] } }] }],
    });
  });
  expect((objects.get('callers')?.inputs as { spec: unknown }).spec).toEqual({
    rules: [
      { from: [{ source: { principals: ['td.example/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] },
    ],
  });
});
