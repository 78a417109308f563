import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { outcome, type Outcome } from '../outcome';

type Library = typeof import('../../../lib/pulumi');

const AMBIENT = { crds: false, profile: 'ambient' } as const;
const shop = { namespace: 'shop' };
const pods = (name: string) => ({ ...shop, selector: { app: name }, serviceAccount: name });
const namespace = (labels?: Record<string, string>) =>
  new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop', labels } });
const deployment = (name: string, account: pulumi.Input<string>) =>
  new k8s.apps.v1.Deployment(name, {
    metadata: { name: `${name}-v1`, ...shop },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { serviceAccountName: account, containers: [] } },
    },
  });

/** Programs of intents that run in a stack, as they really do, with resources of the Kubernetes SDK. */
const PROGRAMS: Record<string, (library: Library) => unknown> = {
  'a waypoint that nobody makes': ({ ServiceMesh }) => {
    new ServiceMesh('mesh', AMBIENT).enroll('shop', 'ambient', { waypoint: 'nobody' });
  },
  'a waypoint that is there': ({ ServiceMesh, Waypoint }) => {
    new ServiceMesh('mesh', AMBIENT).enroll(namespace(), 'ambient', { waypoint: new Waypoint('waypoint', shop) });
  },
  'labels of a Namespace that contradict': ({ ServiceMesh }) => {
    new ServiceMesh('mesh', AMBIENT).enroll(namespace({ 'istio-injection': 'enabled' }), 'ambient');
  },
  'a name whose Namespace contradicts': ({ ServiceMesh }) => {
    const mesh = new ServiceMesh('mesh', AMBIENT);
    namespace({ 'istio-injection': 'enabled' });
    mesh.enroll('shop', 'ambient');
  },
  'the mode by the labels of a Namespace': ({ ServiceMesh, MeshService, Waypoint }) => {
    const mesh = new ServiceMesh('mesh', AMBIENT);
    namespace(mesh.enrollmentLabels('ambient', { waypoint: new Waypoint('waypoint', shop) }));
    new MeshService('webapp', pods('webapp')).calls(new MeshService('catalog', pods('catalog')), { methods: ['GET'] });
  },
  'requests in ambient mode without a waypoint': ({ ServiceMesh, MeshService }) => {
    new ServiceMesh('mesh', AMBIENT).enroll(namespace(), 'ambient');
    new MeshService('webapp', pods('webapp')).calls(new MeshService('catalog', pods('catalog')), { methods: ['GET'] });
  },
  'a Deployment that calls, and one that is called': ({ ServiceMesh, MeshService, calls, jwt }) => {
    new ServiceMesh('mesh', { crds: false });
    const catalog = deployment('catalog', 'catalog');
    calls(deployment('webapp', 'webapp'), new MeshService('catalog', { ...shop, workload: catalog }));
    calls(deployment('cart', pulumi.output('cart')), new MeshService('shelf', pods('shelf')));
    jwt('tokens', catalog, { issuer: 'https://a.example', jwksUri: 'https://a.example/jwks', required: false });
  },
  'a certificate that nobody makes': ({ ServiceMesh }) => {
    const mesh = new ServiceMesh('mesh', { crds: false, egressGateways: [{}] });
    mesh.egress.allow('a.example', { via: mesh.egressGateway, tls: 'originate', credentialName: 'missing' });
  },
};

async function main(): Promise<void> {
  const outcomes: Record<string, Outcome> = {};
  for (const [name, program] of Object.entries(PROGRAMS)) {
    outcomes[name] = await outcome(() =>
      pulumi.runtime.runInPulumiStack(async () => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded in the stack, as programs do
          program(require('../../../lib/pulumi') as Library);
        } catch (reason) {
          // What is refused at once is told among the others.
          void Promise.reject(reason as Error);
        }
      }),
    );
  }
  console.log(JSON.stringify(outcomes));
}

void main();
