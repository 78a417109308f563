import type { MeshProps } from '../../../lib/props';

/** Ten meshes that together have each profile, each layer of settings, every component and addons. */
export const MESHES: Readonly<Record<string, MeshProps>> = {
  'nothing': {},
  'all layers': {
    profile: 'ambient',
    compatibilityVersion: '1.29',
    platform: 'gke',
    tag: '1.31.2',
    revision: 'canary',
    network: 'n1',
    cni: { excludeNamespaces: ['a'] },
    pilot: { replicas: 2, env: { A: 'b' }, resources: { requests: { cpu: '1', memory: '2Gi' } } },
    ingressGateways: [{ name: 'web', namespace: 'edge', replicas: 3, service: { type: 'ClusterIP' } }, {}],
    meshConfig: { accessLogFile: '/dev/stdout', defaultConfig: { holdApplicationUntilProxyStarts: true } },
    values: { istiod: { env: { PILOT_ENABLE_AMBIENT: 'true', Q: '1' } }, global: { logAsJson: true } },
    patches: [{ kind: 'Deployment', name: 'istiod-canary', merge: { spec: { replicas: 5, minReadySeconds: 3 } } }],
  },
  'addons': {
    profile: 'ambient',
    addons: { prometheus: { retention: '3d' }, kiali: true, jaeger: {} },
    tracing: { to: { zipkin: 'jaeger.istio-system.svc.cluster.local:9411' } },
  },
  'demo': {
    profile: 'demo',
    hub: 'registry.example.com/x',
    imagePullSecrets: ['s'],
    egressGateways: [{ name: 'out' }],
  },
  'openshift': {
    profile: 'openshift',
    ingressGateways: [{ injection: false, replicas: 2, podDisruptionBudget: { minAvailable: 2 } }],
  },
  'openshift-ambient': { profile: 'openshift-ambient', namespace: 'mesh' },
  'an older release, several clusters': {
    // release: one with other facts than the newest
    version: '1.30',
    clusterName: 'c1',
    eastWestGateway: { network: 'n2' },
    network: 'n2',
    pilot: { autoscaling: { min: 2, max: 4, cpu: 70 } },
  },
  'stable': {
    profile: 'stable',
    namespace: 'istio-system',
    crds: { exclude: ['wasmplugins.extensions.istio.io'] },
  },
  'remote': { profile: 'remote', remote: { pilotAddress: 'istiod.example.com' } },
  'preview': { profile: 'preview', platform: 'k3d', cni: true },
};
