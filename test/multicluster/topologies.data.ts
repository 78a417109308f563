import type { MultiClusterMeshProps } from '../../lib/multicluster/types';

/**
 * The installations of Istio's documentation for several clusters, each as one object of ours and as what the
 * documentation gives to istioctl for each cluster. `eastWest` names the network of the gateway that is installed
 * beside it with Helm.
 */
export interface Topology {
  readonly name: string;
  readonly props: MultiClusterMeshProps;
  readonly documented: Readonly<Record<string, DocumentedCluster>>;
}

export interface DocumentedCluster {
  /** `spec` of the IstioOperator, in YAML. */
  readonly operator: string;
  /** Namespace of the IstioOperator. @default - that of istioctl */
  readonly namespace?: string;
  readonly eastWest?: string;
  /** Minor whose manifests are rendered. @default - the newest that istioctl was built for */
  readonly minor?: string;
}

// release: answers were recorded with the manifests of these.
const IMAGES = { hub: 'docker.io/istio', tag: '1.31.0' };
/** What istioctl does unless it is told otherwise, where we do something else. */
const AS_ISTIOCTL = { releaseName: 'istio', validationFailurePolicy: 'Ignore', defaultRevision: '' } as const;
const DEFAULTS = { version: '1.31.0', ...IMAGES, ...AS_ISTIOCTL } as const;

const primary = (name: string, network: string, more = ''): string => `
values:
  global:
    meshID: mesh1
    multiCluster:
      clusterName: ${name}
    network: ${network}
${more}`;

const EXTERNAL = '    externalIstiod: true';

const remote = (name: string, network: string): string => `
profile: remote
values:
  istiodRemote:
    injectionPath: /inject/cluster/${name}/net/${network}
  global:
    remotePilotAddress: 203.0.113.7
`;

const ISTIOD = 'https://istiod.example.com:15017';

/** Of the documentation's, the mesh id is written by the operator of the control plane; ours has it here too. */
const configCluster = (name: string, network: string): string => `
profile: remote
values:
  defaultRevision: default
  global:
    istioNamespace: external-istiod
    configCluster: true
    meshID: mesh1
  pilot:
    configMap: true
  istiodRemote:
    injectionURL: ${ISTIOD}/inject/cluster/${name}/net/${network}
  base:
    validationURL: ${ISTIOD}/validate
`;

const secondCluster = (name: string, network: string): string => `
profile: remote
values:
  global:
    istioNamespace: external-istiod
  istiodRemote:
    injectionURL: ${ISTIOD}/inject/cluster/${name}/net/${network}
`;

/** The control plane outside, with the documentation's environment in the form that it gives to Helm. */
const externalIstiod = (name: string): string => `
profile: empty
meshConfig:
  rootNamespace: external-istiod
  defaultConfig:
    discoveryAddress: istiod.example.com:15012
    proxyMetadata:
      XDS_ROOT_CA: /etc/ssl/certs/ca-certificates.crt
      CA_ROOT_CA: /etc/ssl/certs/ca-certificates.crt
components:
  pilot:
    enabled: true
    k8s:
      overlays:
        - kind: Deployment
          name: istiod
          patches:
            - path: spec.template.spec.volumes[100]
              value: |-
                name: config-volume
                configMap:
                  name: istio
            - path: spec.template.spec.volumes[100]
              value: |-
                name: inject-volume
                configMap:
                  name: istio-sidecar-injector
            - path: spec.template.spec.containers[0].volumeMounts[100]
              value: |-
                name: config-volume
                mountPath: /etc/istio/config
            - path: spec.template.spec.containers[0].volumeMounts[100]
              value: |-
                name: inject-volume
                mountPath: /var/lib/istio/inject
values:
  global:
    caAddress: istiod.example.com:15012
    istioNamespace: external-istiod
    operatorManageWebhooks: true
    configValidation: false
    meshID: mesh1
    multiCluster:
      clusterName: ${name}
  pilot:
    env:
      INJECTION_WEBHOOK_CONFIG_NAME: ""
      VALIDATION_WEBHOOK_CONFIG_NAME: ""
      EXTERNAL_ISTIOD: "true"
      LOCAL_CLUSTER_SECRET_WATCHER: "true"
      SHARED_MESH_CONFIG: istio
`;

/** The same environment as the documentation's `components.pilot.k8s.env`, in the form that it gives to Helm. */
const ambient = (name: string, network: string): string => `
profile: ambient
values:
  pilot:
    env:
      AMBIENT_ENABLE_MULTI_NETWORK: "true"
  global:
    meshID: mesh1
    multiCluster:
      clusterName: ${name}
    network: ${network}
`;

const mesh = (props: Omit<MultiClusterMeshProps, 'meshId'>): MultiClusterMeshProps => ({
  meshId: 'mesh1',
  ca: { secret: 'cacerts' },
  ...props,
  defaults: { ...DEFAULTS, ...props.defaults },
});

export const TOPOLOGIES: readonly Topology[] = [
  {
    name: 'multi-primary on one network',
    props: mesh({ clusters: { cluster1: { network: 'network1' }, cluster2: { network: 'network1' } } }),
    documented: {
      cluster1: { operator: primary('cluster1', 'network1') },
      cluster2: { operator: primary('cluster2', 'network1') },
    },
  },
  {
    name: 'multi-primary on different networks',
    props: mesh({ clusters: { cluster1: { network: 'network1' }, cluster2: { network: 'network2' } } }),
    documented: {
      cluster1: { operator: primary('cluster1', 'network1'), eastWest: 'network1' },
      cluster2: { operator: primary('cluster2', 'network2'), eastWest: 'network2' },
    },
  },
  {
    name: 'primary-remote on one network',
    props: mesh({
      clusters: {
        cluster1: { network: 'network1', discoveryAddress: '203.0.113.7' },
        cluster2: { network: 'network1', primary: 'cluster1' },
      },
    }),
    documented: {
      cluster1: { operator: primary('cluster1', 'network1', EXTERNAL), eastWest: 'network1' },
      cluster2: { operator: remote('cluster2', 'network1') },
    },
  },
  {
    name: 'primary-remote on different networks',
    props: mesh({
      clusters: {
        cluster1: { network: 'network1', discoveryAddress: '203.0.113.7' },
        cluster2: { network: 'network2', primary: 'cluster1' },
      },
    }),
    documented: {
      cluster1: { operator: primary('cluster1', 'network1', EXTERNAL), eastWest: 'network1' },
      cluster2: { operator: remote('cluster2', 'network2'), eastWest: 'network2' },
    },
  },
  {
    name: 'external control plane of one cluster',
    props: mesh({
      defaults: { namespace: 'external-istiod', defaultRevision: 'default' },
      clusters: {
        cluster1: {
          network: 'network1',
          controlPlane: 'external',
          istiodUrl: ISTIOD,
          externalIstiod: { certificate: 'istiod-tls' },
        },
      },
    }),
    documented: {
      'cluster1': { operator: configCluster('cluster1', 'network1'), namespace: 'external-istiod' },
      'cluster1-istiod': { operator: externalIstiod('cluster1'), namespace: 'external-istiod' },
    },
  },
  {
    name: 'external control plane of two clusters on one network',
    props: mesh({
      defaults: { namespace: 'external-istiod', defaultRevision: 'default' },
      clusters: {
        cluster1: { network: 'network1', controlPlane: 'external', istiodUrl: ISTIOD },
        cluster2: { network: 'network1', primary: 'cluster1', defaultRevision: '' },
      },
    }),
    documented: {
      cluster1: { operator: configCluster('cluster1', 'network1'), namespace: 'external-istiod' },
      cluster2: { operator: secondCluster('cluster2', 'network1'), namespace: 'external-istiod' },
    },
  },
  {
    name: 'external control plane of two clusters on different networks',
    props: mesh({
      defaults: { namespace: 'external-istiod', defaultRevision: 'default' },
      clusters: {
        cluster1: { network: 'network1', controlPlane: 'external', istiodUrl: ISTIOD },
        cluster2: { network: 'network2', primary: 'cluster1', defaultRevision: '' },
      },
    }),
    documented: {
      cluster1: {
        operator: configCluster('cluster1', 'network1'),
        namespace: 'external-istiod',
        eastWest: 'network1',
      },
      cluster2: {
        operator: secondCluster('cluster2', 'network2'),
        namespace: 'external-istiod',
        eastWest: 'network2',
      },
    },
  },
  {
    name: 'ambient multi-primary on different networks',
    props: mesh({
      defaults: { profile: 'ambient' },
      clusters: { cluster1: { network: 'network1' }, cluster2: { network: 'network2' } },
    }),
    documented: {
      cluster1: { operator: ambient('cluster1', 'network1') },
      cluster2: { operator: ambient('cluster2', 'network2') },
    },
  },
  {
    name: 'ambient multi-primary on one network',
    props: mesh({
      defaults: { profile: 'ambient' },
      clusters: { cluster1: { network: 'network1' }, cluster2: { network: 'network1' } },
    }),
    documented: {
      cluster1: { operator: ambient('cluster1', 'network1') },
      cluster2: { operator: ambient('cluster2', 'network1') },
    },
  },
  {
    name: 'primary-remote of a revision, beside a primary of an older release',
    props: mesh({
      clusters: {
        cluster1: { network: 'network1', revision: 'canary', discoveryAddress: '203.0.113.7' },
        cluster2: { network: 'network2', primary: 'cluster1' },
        cluster3: { network: 'network3', version: '1.30.3', tag: '1.30.3' },
      },
    }),
    documented: {
      cluster1: {
        operator: `revision: canary\n${primary('cluster1', 'network1', EXTERNAL)}`,
        eastWest: 'network1',
      },
      cluster2: { operator: `revision: canary\n${remote('cluster2', 'network2')}`, eastWest: 'network2' },
      cluster3: { operator: primary('cluster3', 'network3'), eastWest: 'network3', minor: '1.30' },
    },
  },
];

/** Returns the IstioOperator of a documented cluster, with the images that our props name. */
export function operatorOf({ operator, namespace, minor }: DocumentedCluster): string {
  const lines = [`hub: ${IMAGES.hub}`, `tag: ${minor === '1.30' ? '1.30.3' : IMAGES.tag}`, ...operator.split('\n')];
  return [
    'apiVersion: install.istio.io/v1alpha1',
    'kind: IstioOperator',
    ...(namespace === undefined ? [] : ['metadata:', `  namespace: ${namespace}`]),
    'spec:',
    ...lines.filter((line) => line !== '').map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** Returns the values of chart `gateway` for the east-west gateway of a documented cluster. */
export function gatewayValuesOf({ operator, eastWest }: DocumentedCluster): string {
  const revision = /^revision: (.+)$/m.exec(operator)?.[1];
  return [
    'name: istio-eastwestgateway',
    `networkGateway: ${eastWest}`,
    ...(revision === undefined ? [] : [`revision: ${revision}`]),
    '',
  ].join('\n');
}
