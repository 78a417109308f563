import { late } from '../schema/late';
import { bool, en, list, obj, str, struct, any } from '../schema/notation';
import { strings } from './common';
import { props, toggle } from './declare';
import { EastWestGateway, EgressGateway, IngressGateway } from './gateway';
import { Proxy, SidecarInjector } from './injector';
import { Cni, Ztunnel } from './node-agents';
import { Pilot } from './pilot';
import { ExternalControlPlane, Remote } from './remote';
import { RESOURCE_SCOPES } from './resource-scope';
import { DEFAULT_RELEASE } from '../releases';
import { knownVersion } from './known-version';
import { OLDEST } from '../releases/known';
import { PLATFORMS, PROFILES } from '../releases/names';

const Crds = props('CrdProps', "Installation of Istio's resource definitions are installed.", {
  install: bool.plain.doc('Install them. @default true'),
  exclude: strings.plain
    .value('base.base.excludedCRDs')
    .doc('Full names that are left out, for example `wasmplugins.extensions.istio.io`. @default - none'),
});

/** Props under `values`. The schemas of the charts check the values themselves. */
export const MeshValues = props(
  'MeshValues',
  'Helm values by chart, under the names of the official charts. Unknown keys are problems.',
  {
    global: struct.type("IstiodValues['global']").doc('The `global` values that the charts share.'),
    base: struct.type('BaseValues').doc('Chart `base`.'),
    istiod: struct.type('IstiodValues').doc('Chart `istiod`.'),
    cni: struct.type('CniValues').doc('Chart `cni`.'),
    ztunnel: struct.type('ZtunnelValues').doc('Chart `ztunnel`.'),
    gateway: struct.type('GatewayValues').doc('Every injected gateway (chart `gateway`).'),
  },
);

/* eslint-disable @typescript-eslint/no-require-imports -- few meshes have them */
const addons = (): typeof import('./addons') => require('./addons') as typeof import('./addons');
const telemetry = (): typeof import('./telemetry') => require('./telemetry') as typeof import('./telemetry');
/* eslint-enable @typescript-eslint/no-require-imports */

/** Operation of a JSON patch, checked when it is carried out. The types of patches are declared in `lib/model`. */
const JsonOperation = obj('JsonPatchOperation', { op: any.plain, path: any.plain, from: any.plain }).open;
const Patch = obj('MeshPatch', {
  'kind!': str.plain,
  'name!': str.plain,
  'namespace': str.plain,
  'merge': struct,
  'json': list(JsonOperation).plain,
}).type('MeshPatch');

/** Props of a mesh. Conditions on more than one prop are checked in `mesh/checks/`. */
export const Mesh = props(
  'MeshProps',
  'A whole service mesh. Every field is optional: nothing at all is the profile `default` of the newest release.',
  {
    version: str
      .rule(knownVersion)
      .type('IstioVersion | IstioRelease')
      .plain.doc(
        'The Istio minor, which stands for its newest patch that is known, or an exact release ' +
          `(\`${DEFAULT_RELEASE.version}\`), also one that is newer than this package. @default - the newest minor ` +
          'that is no preview',
      ),
    tag: str
      .minLen(1)
      .value('global.tag')
      .doc(`Image tag. @default - the release's, for example \`${DEFAULT_RELEASE.version}\``),
    hub: str.minLen(1).value('global.hub').doc("Image registry and path, without a scheme. @default 'docker.io/istio'"),
    variant: en('debug', 'distroless')
      .value('global.variant')
      .doc("Image flavour. @default - the plain images; 'distroless' in the ambient profiles"),
    imagePullPolicy: en('Always', 'IfNotPresent', 'Never')
      .value('global.imagePullPolicy')
      .doc("When nodes pull images. @default - Kubernetes' own"),
    imagePullSecrets: strings
      .value('global.imagePullSecrets')
      .doc('Names of Secrets in the namespace of each component. @default - none'),
    profile: en(...PROFILES)
      .type('Profile')
      .plain.doc("Configuration profile: the components that are installed, and their settings. @default 'default'"),
    platform: en(...PLATFORMS)
      .type('Platform')
      .plain.value('global.platform')
      .doc("Settings that a Kubernetes distribution needs. @default - none; 'openshift' in the OpenShift profiles"),
    compatibilityVersion: str.plain.doc(
      `Keep the behaviour of an earlier minor, for example \`${OLDEST}\`. @default - the behaviour of \`version\``,
    ),
    namespace: str.plain.value('global.istioNamespace').doc("Namespace of the control plane. @default 'istio-system'"),
    releaseName: str
      .len(1, 53)
      .doc(
        'Helm release that the labels `release` and `app.kubernetes.io/instance` of all objects name: `istio` ' +
          'for a mesh ' +
          "that istioctl installed. @default - those of Istio's Helm guide: `istio-base`, `istiod`, `istio-cni`, " +
          '`ztunnel`, the name of the gateway',
      ),
    revision: str.plain.doc(
      'Name of this control plane among several: a DNS label. @default - the only one, called `default`',
    ),
    revisionTags: strings.plain
      .value('istiod.revisionTags')
      .doc('Further names by which namespaces can choose this control plane. @default - none'),
    defaultRevision: str.plain.doc(
      "The revision whose istiod checks configuration objects; '' for none. @default - `revision`, or 'default'",
    ),
    validationFailurePolicy: en('Fail', 'Ignore').doc(
      'Failure policy of the validation webhook while istiod does not answer: `Fail` refuses configuration objects, ' +
        'so policies are applied once istiod is ready; `Ignore` admits them unchecked. istiod turns `Ignore` into ' +
        "`Fail` when it is ready, and a later apply of the webhook conflicts with it. @default 'Fail'; 'Ignore' " +
        'where no istiod reads the configuration of this cluster (profile `remote` without `remote.configCluster`)',
    ),
    resourceScope: en(...RESOURCE_SCOPES)
      .type('ResourceScope')
      .plain.value('global.resourceScope')
      .doc("Scope of the rendered control plane: all, cluster-wide objects, or the rest. @default 'all'"),
    createNamespaces: bool.plain.doc(
      'Create the namespaces of the components, with the labels that they need. `kube-*` ' +
        'and `default` are never created. @default true',
    ),
    meshConfig: struct
      .type('MeshConfig')
      .doc(
        'Mesh-wide settings, checked field by field. ' +
          'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/',
      ),
    meshNetworks: struct
      .type('MeshNetworks')
      .value('istiod.global.meshNetworks')
      .doc('Networks of a mesh that spans several. @default - none'),
    trustDomain: str
      .value('istiod.meshConfig.trustDomain')
      .doc("First part of every workload identity. @default 'cluster.local'"),
    meshId: str.value('global.meshID').doc('Name of the mesh, where several are joined. @default - the trust domain'),
    network: str.value('global.network').doc('Network of this cluster. @default - one network for all clusters'),
    clusterName: str
      .value('global.multiCluster.clusterName')
      .doc("Name of this cluster in the mesh. @default 'Kubernetes'"),
    base: bool.plain.doc(
      'Cluster-wide accounts and roles, and the validation webhook (chart `base`). @default - by profile',
    ),
    crds: toggle(Crds).plain.doc('The custom resource definitions. @default - installed with `base`'),
    pilot: toggle(Pilot).doc('The control plane. @default - by profile: on in all but `empty`'),
    cni: toggle(Cni).doc(
      'The CNI node agent. @default - by profile: on in `ambient`, `openshift` and `openshift-ambient`',
    ),
    ztunnel: toggle(Ztunnel).doc(
      'The ambient node proxy. @default - by profile: on in `ambient` and `openshift-ambient`',
    ),
    ingressGateways: list(IngressGateway).doc(
      'Gateways into the mesh; `[]` for none. @default - by profile: ' +
        '`istio-ingressgateway`, as istioctl installs it, or none',
    ),
    egressGateways: list(EgressGateway).doc(
      'Gateways out of the mesh; `[]` for none. @default - by profile: `istio-egressgateway` in `demo`',
    ),
    eastWestGateway: toggle(EastWestGateway).doc(
      'A gateway for traffic from other networks of the mesh. @default false',
    ),
    sidecarInjector: SidecarInjector.doc('The webhook that adds sidecars to pods.'),
    proxy: Proxy.doc('Settings of all sidecars and gateways.'),
    remote: Remote.doc('Remote cluster, whose control plane runs elsewhere. @default - it has its own'),
    externalControlPlane: toggle(ExternalControlPlane).doc(
      'External control plane, which serves other clusters too. @default false',
    ),
    networkPolicies: bool.plain
      .value('global.networkPolicy.enabled')
      .doc('NetworkPolicies that let through what the components need. @default false'),
    logAsJson: bool.value('global.logAsJson').doc('Log as JSON, in all components. @default false'),
    nativeNftables: bool
      .value('global.nativeNftables')
      .doc('Redirect with nftables instead of iptables. @default false'),
    tracing: late(() => telemetry().Tracing, {
      doc:
        'Traces of the mesh, their destination and sampling: an extension provider, and a Telemetry. ' +
        '@default - nowhere',
    }),
    accessLogs: late(() => telemetry().AccessLogs, {
      doc:
        'Destination of access logs: an extension provider, and a Telemetry for the whole mesh. ' +
        '@default - by `meshConfig`',
    }),
    addons: late(() => toggle(addons().Addons), {
      doc:
        'Prometheus, Grafana, Jaeger, Kiali and Loki beside the mesh, connected to each other; or those that are ' +
        'named. For trying things out. @default false',
    }),
    values: MeshValues.doc(
      'Helm values by chart, with their official names, for what has no prop. A ' +
        'contradiction to a prop is a problem.',
    ),
    patches: list(Patch).doc('Changes to rendered objects, chosen by kind and name. @default - none'),
  },
);
