import { App, Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  Gateway,
  IngressGateway,
  MeshService,
  PeerAuthentication,
  ServiceMesh,
  VirtualService,
} from '../../lib';
import type { Manifest } from '../../lib/model';
import { missing, nameOf, Stack, type EngineRun, type Step } from './stack';

const MINUTES = 60_000;

/** The objects that cdk8s writes. */
function synthesized(declare: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App(), 'chart');
  declare(chart);
  return JSON.parse(JSON.stringify(chart.toJson())) as Manifest[];
}

type Change = (object: Manifest) => Manifest;
const annotated =
  (key: string, value: string): Change =>
  (object) => ({
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [key]: value } },
  });
const awaited = (condition: string, release: string): Change =>
  annotated(
    'pulumi.com/waitFor',
    `["${condition}","jsonpath={.metadata.labels['app.kubernetes.io/version']}=${release}"]`,
  );
const RELEASE = '1.31.4';
const completed = awaited('jsonpath={.webhooks[0].clientConfig.caBundle}', RELEASE);
const completedBy130 = awaited('jsonpath={.webhooks[0].clientConfig.caBundle}', '1.30.8');
const skipped = annotated('pulumi.com/skipAwait', 'true');

/**
 * The provider writes quantities as Kubernetes does, and leaves out what is empty, so that neither is ever a change.
 */
const QUANTITIES: Record<string, string> = { '2000m': '2', '1024Mi': '1Gi', '2048Mi': '2Gi' };

function normalized(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => normalized(item, key));
  if (typeof value !== 'object' || value === null)
    return key === 'cpu' || key === 'memory' ? (QUANTITIES[value as string] ?? value) : value;
  const fields = Object.entries(value).filter(([field, item]) => !(key === 'env' && field === 'value' && item === ''));
  return Object.fromEntries(fields.map(([field, item]) => [field, normalized(item, field)]));
}

const WORKLOADS = ['Deployment', 'DaemonSet'];

/** Those objects with what Pulumi's have besides, told by hand. Every definition is waited for. */
function expected(
  objects: readonly Manifest[],
  changes: Readonly<Record<string, readonly Change[]>>,
  release = RELEASE,
): Record<string, Manifest> {
  const names = objects.map(nameOf);
  expect(Object.keys(changes).filter((name) => !names.includes(name))).toEqual([]);
  return Object.fromEntries(
    objects.map((object) => {
      const byKind =
        object.kind === 'CustomResourceDefinition'
          ? [awaited('condition=Established', release)]
          : WORKLOADS.includes(object.kind)
            ? [normalized as Change]
            : [];
      return [
        nameOf(object),
        [...byKind, ...(changes[nameOf(object)] ?? [])].reduce((before, change) => change(before), object),
      ];
    }),
  );
}

/** The steps that did something. */
const changing = ({ steps }: EngineRun): Step[] => steps.filter(({ op }) => op !== 'same' && op !== 'read');
const isObject = ({ urn }: Step): boolean => /(::|\$)kubernetes:/.test(urn);
const operations = (run: EngineRun): string[] =>
  changing(run)
    .map(({ op, name }) => `${op} ${name}`)
    .sort();

/** Each resource on the left was done with before any on the right was begun. */
function expectOrder({ steps }: EngineRun, op: string, ...groups: readonly (readonly RegExp[])[]): void {
  const done = steps.filter((step) => step.op === op);
  const found = groups.map((patterns) =>
    patterns.flatMap((pattern) => {
      const matching = done.filter((step) => pattern.test(step.name) && isObject(step));
      if (matching.length === 0) throw new Error(`no ${op} of ${pattern}`);
      return matching;
    }),
  );
  for (const [i, group] of found.slice(1).entries()) {
    const last = Math.max(...found[i].map(({ ended }) => ended));
    expect(group.filter(({ started }) => started < last).map(({ name }) => name)).toEqual([]);
  }
}

function succeeded(run: EngineRun): EngineRun {
  if (run.status !== 0) throw new Error(run.text);
  return run;
}

if (missing.length > 0) {
  test.skip(`SKIPPED, no real engine: ${missing.join(', ')} not on PATH`, () => undefined);
} else {
  describe('a real engine', () => {
    let stack: Stack;
    const on = (program: string): void => {
      beforeAll(() => {
        stack = new Stack(program);
      }, MINUTES);
      afterAll(() => stack.remove());
    };

    describe('default profile with cni', () => {
      on('default');

      test(
        'writes what cdk8s writes, in the order of the phases',
        () => {
          const run = succeeded(stack.up());
          expect(stack.written).toEqual(
            expected(
              synthesized((chart) => new ServiceMesh(chart, 'mesh', { profile: 'default', cni: true })),
              {
                'Service istio-system/istiod': [skipped],
                'MutatingWebhookConfiguration istio-sidecar-injector': [completed],
                'ValidatingWebhookConfiguration istio-validator-istio-system': [completed],
                'ValidatingWebhookConfiguration istiod-default-validator': [completed],
              },
            ),
          );
          expect(run.text).not.toContain('enableConfigMapMutable');
          expectOrder(
            run,
            'create',
            [/crd-/],
            [/namespaces/, /istiod\/config-map/, /istiod\/cluster-role/],
            [/istiod\/deployment/, /istiod\/service$/],
            [/webhook/],
            [/cni\/daemon-set/],
            [/ingressgateway\//],
          );
        },
        5 * MINUTES,
      );

      test(
        'changes nothing the second time',
        () => {
          const before = stack.written;
          expect(operations(succeeded(stack.up({}, '--expect-no-changes')))).toEqual([]);
          expect(stack.written).toEqual(before);
        },
        5 * MINUTES,
      );

      test(
        'would replace the mesh config without the setting of the provider, and says so',
        () => {
          const run = succeeded(stack.preview({ REPLACE_CONFIG_MAPS: '', ACCESS_LOG: '/dev/stdout' }));
          expect(operations(run).filter((operation) => operation.includes(' mesh-'))).toEqual([
            'create-replacement mesh-istiod/config-map',
            'create-replacement mesh-istiod/config-map-values',
            'delete-replaced mesh-istiod/config-map',
            'delete-replaced mesh-istiod/config-map-values',
            'replace mesh-istiod/config-map',
            'replace mesh-istiod/config-map-values',
          ]);
          expect(run.text).toContain('set enableConfigMapMutable: true on the Kubernetes provider');
        },
        5 * MINUTES,
      );

      test(
        'updates the mesh config in place with it',
        () => {
          expect(operations(succeeded(stack.up({ ACCESS_LOG: '/dev/stdout' })))).toEqual([
            'update mesh-istiod/config-map',
            'update mesh-istiod/config-map-values',
          ]);
          const rendered = synthesized(
            (chart) =>
              new ServiceMesh(chart, 'mesh', {
                profile: 'default',
                cni: true,
                meshConfig: { accessLogFile: '/dev/stdout' },
              }),
          );
          const config = 'ConfigMap istio-system/istio';
          expect(stack.written[config]).toEqual(rendered.find((object) => nameOf(object) === config));
        },
        5 * MINUTES,
      );

      test(
        'destroys in the reverse order, and keeps the definitions',
        () => {
          const run = succeeded(stack.destroy());
          expectOrder(
            run,
            'delete',
            [/ingressgateway\//],
            [/cni\/daemon-set/],
            [/webhook/],
            [/istiod\/deployment/],
            [/istiod\/config-map/, /namespaces/],
            [/crd-/],
          );
          const kept = Object.values(stack.written).map(({ kind }) => kind);
          expect(kept).toEqual(Array<string>(15).fill('CustomResourceDefinition'));
        },
        5 * MINUTES,
      );
    });

    describe('ambient', () => {
      on('ambient');

      test(
        'writes what cdk8s writes',
        () => {
          const run = succeeded(stack.up({}, '--parallel', '1'));
          const props = {
            profile: 'ambient',
            network: 'n1',
            clusterName: 'c1',
            meshId: 'm',
            eastWestGateway: true,
          } as const;
          const objects = synthesized((chart) => {
            const mesh = new ServiceMesh(chart, 'mesh', props);
            new MeshService(chart, 'catalog', { namespace: 'shop', port: 80 });
            new AuthorizationPolicy(chart, 'callers', {
              namespace: 'shop',
              selector: { matchLabels: { app: 'catalog' } },
              rules: [{ from: [{ source: { namespaces: [mesh.namespace] } }] }],
            });
          });
          expect(stack.written).toEqual(
            expected(objects, {
              'Service istio-system/istiod': [skipped],
              'Service istio-system/istio-eastwestgateway': [skipped],
              'MutatingWebhookConfiguration istio-sidecar-injector': [completed],
              'ValidatingWebhookConfiguration istio-validator-istio-system': [completed],
              'ValidatingWebhookConfiguration istiod-default-validator': [completed],
            }),
          );
          expectOrder(run, 'create', [/webhook/], [/callers/]);
          expectOrder(run, 'create', [/webhook/], [/ztunnel\/daemon-set/], [/eastwestgateway/]);
        },
        5 * MINUTES,
      );

      test(
        'changes nothing the second time',
        () => {
          expect(operations(succeeded(stack.up({}, '--expect-no-changes')))).toEqual([]);
        },
        5 * MINUTES,
      );
    });

    describe('two revisions with policies', () => {
      on('canary');

      test(
        'writes what cdk8s writes',
        () => {
          const run = succeeded(stack.up());
          const objects = synthesized((chart) => {
            const blue = new ServiceMesh(chart, 'blue', {
              version: '1.30',
              profile: 'minimal',
              revision: 'blue',
              revisionTags: ['prod'],
            });
            new ServiceMesh(chart, 'green', {
              version: '1.31',
              profile: 'minimal',
              revision: 'green',
              base: false,
              createNamespaces: false,
              defaultRevision: 'blue',
            });
            const ingress = new IngressGateway(chart, 'public', { mesh: blue, namespace: 'edge' });
            const reviews = new MeshService(chart, 'reviews', {
              namespace: 'shop',
              port: 9080,
              subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
              trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' } },
            })
              .split({ v1: 90, v2: 10 })
              .timeout('2s')
              .retry(3);
            const gateway = new Gateway(chart, 'shop', {
              namespace: 'edge',
              selector: ingress,
              servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }],
            });
            new VirtualService(chart, 'routes', {
              namespace: 'edge',
              hosts: ['shop.example.com'],
              gateways: [gateway],
              http: [{ match: [{ uri: { prefix: '/reviews' } }], route: [{ destination: reviews.subset('v2') }] }],
            });
            new AuthorizationPolicy(chart, 'callers', {
              namespace: 'shop',
              action: 'ALLOW',
              rules: [{ from: [{ source: { principals: [ingress] } }] }],
            });
            new PeerAuthentication(chart, 'strict', { namespace: blue.namespace, mtls: { mode: 'STRICT' } });
          });
          expect(stack.written).toEqual(
            expected(
              objects,
              {
                'Service istio-system/istiod-blue': [skipped],
                'Service istio-system/istiod-revision-tag-prod': [skipped],
                'MutatingWebhookConfiguration istio-sidecar-injector-blue': [completedBy130],
                'MutatingWebhookConfiguration istio-revision-tag-prod': [completedBy130],
                'ValidatingWebhookConfiguration istio-validator-blue-istio-system': [completedBy130],
                'ValidatingWebhookConfiguration istiod-default-validator': [completedBy130],
                'Service istio-system/istiod-green': [skipped],
                'ValidatingWebhookConfiguration istio-validator-green-istio-system': [],
                'Service edge/public': [skipped],
              },
              '1.30.8',
            ),
          );
          expectOrder(
            run,
            'create',
            [/blue-.*webhook/],
            [/green-/, /^public-/, /reviews/, /^shop$/, /^routes$/, /^callers$/, /^strict$/],
          );
        },
        5 * MINUTES,
      );

      test(
        'changes nothing the second time',
        () => {
          expect(operations(succeeded(stack.up({}, '--expect-no-changes')))).toEqual([]);
        },
        5 * MINUTES,
      );

      test(
        'destroys policies before the control plane that validates them',
        () => {
          const run = succeeded(stack.destroy());
          expectOrder(
            run,
            'delete',
            [/^public-/, /reviews/, /^shop$/, /^routes$/, /^callers$/, /^strict$/, /green-/],
            [/blue-.*webhook/],
            [/blue-istiod\/deployment/],
          );
        },
        5 * MINUTES,
      );
    });

    describe('values that are unknown or secret', () => {
      on('late');
      const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

      /** Where inputs are unknown or secret. */
      const places = (value: unknown, path: string): string[] => {
        if (value === UNKNOWN) return [`${path}: unknown`];
        if (typeof value === 'object' && value !== null && 'ciphertext' in value) return [`${path}: secret`];
        return typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, item]) => places(item, `${path} ${key}`))
          : [];
      };

      test(
        'are shown as such in a preview, and nothing else is',
        () => {
          const run = succeeded(stack.preview());
          expect(run.steps.flatMap(({ name, inputs }) => places(inputs, name)).sort()).toEqual([
            'callers spec rules 0 from 0 source principals 0: unknown',
            'mesh-istiod/autoscaler spec maxReplicas: unknown',
            'mesh-istiod/config-map data mesh: secret',
            'mesh-istiod/config-map-injector data values: unknown',
            'mesh-istiod/config-map-values data merged-values: secret',
            'mesh-istiod/config-map-values data original-values: secret',
            'mesh-istiod/deployment spec template spec containers 0 image: unknown',
            'reviews-virtual-service spec http 0 route 0 weight: unknown',
            'reviews-virtual-service spec http 0 route 1 weight: unknown',
          ]);
          expect(changing(run).filter(isObject)).toHaveLength(15 + 14 + 6 + 4);
        },
        5 * MINUTES,
      );

      test(
        'become what cdk8s writes for plain values',
        () => {
          succeeded(stack.up());
          const objects = synthesized((chart) => {
            new ServiceMesh(chart, 'mesh', {
              profile: 'minimal',
              hub: 'registry.example/istio',
              pilot: { autoscaling: { min: 1, max: 7 } },
              meshConfig: { trustDomain: 'true', accessLogFormat: 'HIDDEN "yes": #1\n' },
            });
            new MeshService(chart, 'reviews', {
              namespace: 'shop',
              port: 80,
              subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
            }).split({ v1: 75, v2: 25 });
            new AuthorizationPolicy(chart, 'callers', {
              namespace: 'shop',
              rules: [{ from: [{ source: { principals: ['*/ns/edge/*'] } }] }],
            });
          });
          const { 'ConfigMap default/source': _, ...written } = stack.written;
          expect(written).toEqual(
            expected(objects, {
              'Service istio-system/istiod': [skipped],
              'MutatingWebhookConfiguration istio-sidecar-injector': [completed],
              'ValidatingWebhookConfiguration istio-validator-istio-system': [completed],
              'ValidatingWebhookConfiguration istiod-default-validator': [completed],
            }),
          );
        },
        5 * MINUTES,
      );

      test(
        'leave no secret in the state, and no change for the next time',
        () => {
          const { state } = stack;
          expect([state.includes('registry.example/istio'), state.includes('HIDDEN')]).toEqual([true, false]);
          expect(operations(succeeded(stack.up({}, '--expect-no-changes')))).toEqual([]);
        },
        5 * MINUTES,
      );
    });

    describe('a policy that names what nobody declares', () => {
      on('wrong');

      test(
        'fails with its URN, and is not written',
        () => {
          const run = stack.up();
          expect(run.status).not.toBe(0);
          expect(run.text).toContain('[urn:pulumi:dev::engine::istio-constructs:index:VirtualService::routes]');
          expect(run.text).toContain('edge/nowhere');
          expect(Object.keys(stack.written).filter((name) => name.startsWith('VirtualService'))).toEqual([]);
        },
        5 * MINUTES,
      );
    });
  });
}
