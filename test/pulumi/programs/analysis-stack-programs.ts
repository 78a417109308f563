import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { outcome, type Outcome } from '../outcome';

type Library = typeof import('../../../lib/pulumi');

const QUIET = { crds: false } as const;
const CATALOG = 'catalog.shop.svc.cluster.local';
const shop = { namespace: 'shop' };
const routeTo = (host: string, more: object = {}) => ({
  ...shop,
  hosts: ['a.example'],
  http: [{ route: [{ destination: { host, ...more } }] }],
});
const portOf = (number: number) => ({ port: { number } });
const service = (
  name: string,
  metadata: k8s.types.input.meta.v1.ObjectMeta,
  options?: pulumi.CustomResourceOptions,
  port: pulumi.Input<number> = 80,
) => new k8s.core.v1.Service(name, { metadata, spec: { ports: [{ port }], selector: { app: name } } }, options);
/** Another cluster, with a mesh. */
function other(ServiceMesh: Library['ServiceMesh']): k8s.Provider {
  const provider = new k8s.Provider('other', {});
  new ServiceMesh('second', QUIET, { provider });
  return provider;
}
const raw = (name: string, spec: object) =>
  new k8s.apiextensions.CustomResource(`raw-${name}`, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'shop' },
    spec,
  });
const https = { number: 443, name: 'https', protocol: 'HTTPS' } as const;

/** Programs that run in a stack, as they really do, with resources of the Kubernetes SDK. */
const PROGRAMS: Record<string, (library: Library) => unknown> = {
  // The first: only here is our package loaded in the stack, and so sees what is declared before our first component.
  'a Service that is declared first of all': ({ ServiceMesh, VirtualService }) => {
    service('catalog', { name: 'catalog', namespace: 'shop' });
    new ServiceMesh('mesh', QUIET);
    new VirtualService('right', routeTo(CATALOG, portOf(80)));
    new VirtualService('port', { ...routeTo(CATALOG, portOf(81)), hosts: ['b.example'] });
    new VirtualService('wrong', { ...routeTo('catalogue'), hosts: ['c.example'] });
  },
  'a Service in a Namespace that is named by an Output': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    const namespace = new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop' } });
    service('catalog', { name: 'catalog', namespace: namespace.metadata.name });
    new VirtualService('right', routeTo(CATALOG));
    new VirtualService('wrong', { ...routeTo('catalogue'), hosts: ['b.example'] });
  },
  'a Service whose name or ports are Outputs': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    service('any', { name: pulumi.output('any'), namespace: 'shop' });
    service('ports', { name: 'ports', namespace: 'web' }, {}, pulumi.output(80));
    new VirtualService('right', routeTo('anything'));
    new VirtualService('port', { ...routeTo('ports.web.svc.cluster.local', portOf(81)), hosts: ['b.example'] });
    new VirtualService('wrong', { ...routeTo('anything.web.svc.cluster.local'), hosts: ['c.example'] });
  },
  'a Service with a name that the provider makes': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    service('catalog', { namespace: 'shop' });
    new VirtualService('wrong', routeTo('catalog'));
  },
  'a Service that exists already': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    k8s.core.v1.Service.get('read', 'shop/catalog');
    new VirtualService('right', routeTo(CATALOG));
    new VirtualService('wrong', { ...routeTo('catalogue'), hosts: ['b.example'] });
  },
  'a Service of another cluster': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    service('catalog', { name: 'catalog', namespace: 'shop' }, { provider: new k8s.Provider('other', {}) });
    new VirtualService('wrong', routeTo(CATALOG));
  },
  'a Secret where the gateway reads it, and elsewhere': ({ ServiceMesh, Gateway }) => {
    const mesh = new ServiceMesh('mesh', QUIET);
    new k8s.core.v1.Secret('here', { metadata: { name: 'here', namespace: 'istio-system' } });
    new k8s.core.v1.Secret('there', { metadata: { name: 'there', namespace: 'shop' } });
    new k8s.core.v1.Secret('open', { metadata: { name: 'open', namespace: pulumi.output('istio-system') } });
    const server = (credentialName: string) => ({
      ...shop,
      selector: mesh.ingressGateway,
      servers: [
        { port: https, hosts: [`${credentialName}.example`], tls: { mode: 'SIMPLE' as const, credentialName } },
      ],
    });
    for (const name of ['here', 'there', 'open']) new Gateway(`gateway-${name}`, server(name));
  },
  'a namespace in ambient mode': ({ AuthorizationPolicy }) => {
    new AuthorizationPolicy('rules', { ...shop, rules: [{ to: [{ operation: { methods: ['GET'] } }] }] });
    new AuthorizationPolicy('elsewhere', { namespace: 'web', rules: [{ to: [{ operation: { methods: ['GET'] } }] }] });
    new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop', labels: { 'istio.io/dataplane-mode': 'ambient' } } });
  },
  'an object that is there already as a custom resource': ({ VirtualService, MeshService }) => {
    new MeshService('catalog', { ...shop, port: 80 });
    raw('mine', { hosts: ['b.example'], http: [{ route: [{ destination: { host: CATALOG } }] }] });
    new VirtualService('mine', routeTo(CATALOG));
  },
  'a custom resource that is wrong is not ours to judge': ({ ServiceMesh }) => {
    new ServiceMesh('mesh', QUIET);
    raw('raw', { hosts: ['catalogue'], http: [{ route: [{ destination: { host: 'nobody' } }] }] });
  },
  'patches and objects of the mesh are no second objects': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    service('catalog', { name: 'catalog', namespace: 'shop' });
    new k8s.core.v1.ServicePatch('patch', { metadata: { name: 'catalog', namespace: 'shop', labels: { team: 'a' } } });
    new k8s.core.v1.NamespacePatch('ns', { metadata: { name: 'istio-system', labels: { team: 'a' } } });
    new VirtualService('right', routeTo(CATALOG));
  },
  'a chart, whose objects are not seen': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    new k8s.helm.v3.Release('redis', { chart: 'redis', namespace: 'shop' });
    new VirtualService('routes', routeTo('redis'));
    new VirtualService('twice', routeTo('redis'));
  },
  'a chart in another cluster': ({ ServiceMesh, VirtualService }) => {
    new ServiceMesh('mesh', QUIET);
    new k8s.yaml.v2.ConfigGroup('redis', { files: ['redis.yaml'] }, { providers: [new k8s.Provider('other', {})] });
    new VirtualService('routes', routeTo('redis'));
  },
  // From here on our package is loaded before the stack is there, as by a program whose other modules come first.
  'a Service that is declared before we look': ({ ServiceMesh, VirtualService }) => {
    new (class Apps extends pulumi.ComponentResource {
      constructor() {
        super('acme:index:Apps', 'apps');
        new k8s.core.v1.Service('early', { metadata: { name: 'early', namespace: 'shop' } }, { parent: this });
      }
    })();
    new ServiceMesh('mesh', QUIET);
    new VirtualService('routes', routeTo('early'));
    new VirtualService('elsewhere', { ...routeTo('early'), hosts: ['b.example'] }, { provider: other(ServiceMesh) });
  },
  'namespaces that wait for what waits for them': ({ ServiceMesh, VirtualService }) => {
    const mesh = new ServiceMesh('mesh', QUIET);
    const wait = (name: string, dependsOn: pulumi.Resource[]) =>
      new k8s.core.v1.Namespace(name, { metadata: { name } }, { dependsOn });
    mesh.denyAll({ namespace: 'shop' });
    mesh.telemetry.accessLog('envoy', { namespace: 'web' });
    mesh.enroll('books');
    mesh.denyAll({ namespace: 'free' });
    for (const name of ['shop', 'web', 'books', 'other']) wait(name, [mesh]);
    wait('free', [mesh.resource('istiod/deployment')]);
    new VirtualService('routes', { ...routeTo('kubernetes.default.svc.cluster.local'), namespace: 'other' });
  },
  'a namespace that the mesh makes too': ({ ServiceMesh }) => {
    new ServiceMesh('mesh', QUIET);
    new k8s.core.v1.Namespace('ns', { metadata: { name: 'istio-system' } });
  },
};

async function main(): Promise<void> {
  const outcomes: Record<string, Outcome> = {};
  for (const [name, program] of Object.entries(PROGRAMS)) {
    outcomes[name] = await outcome(() =>
      pulumi.runtime.runInPulumiStack(async () => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded in the stack, as programs do
        program(require('../../../lib/pulumi') as Library);
      }),
    );
  }
  console.log(JSON.stringify(outcomes));
}

void main();
