import type { MadeInput } from './inputs';

type Chart = NonNullable<MadeInput['chart']>;

/** A file that wraps Helm values, with what its tool gives to Helm: release, namespace and values of each chart. */
export interface WrappedInput {
  readonly name: string;
  readonly text: string;
  readonly charts: readonly (readonly [chart: Chart, release: string, namespace: string, values: string])[];
}

const SYSTEM = 'istio-system';

export const WRAPPED: readonly WrappedInput[] = [
  {
    name: 'argo-values',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istiod, namespace: argocd }
spec:
  project: platform
  destination: { server: https://kubernetes.default.svc, namespace: istio-system }
  source:
    repoURL: https://istio-release.storage.googleapis.com/charts
    chart: istiod
    targetRevision: 1.31.0
    helm:
      values: |
        autoscaleMin: 2
        meshConfig:
          accessLogFile: /dev/stdout
          outboundTrafficPolicy: { mode: REGISTRY_ONLY }
`,
    charts: [
      [
        'istiod',
        'istiod',
        SYSTEM,
        'autoscaleMin: 2\nmeshConfig: { accessLogFile: /dev/stdout, outboundTrafficPolicy: { mode: REGISTRY_ONLY } }',
      ],
    ],
  },
  {
    name: 'argo-parameters',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: mesh }
spec:
  destination: { namespace: istio-system }
  source:
    chart: istiod
    helm:
      releaseName: istiod
      valueFiles: [values-prod.yaml]
      values: 'replicaCount: 9'
      valuesObject:
        autoscaleEnabled: false
        replicaCount: 2
        env: { PILOT_ENABLE_STATUS: "true" }
      parameters:
        - { name: replicaCount, value: "3" }
        - { name: global.logAsJson, value: "true" }
        - { name: 'podAnnotations.example\\.com/team', value: "7", forceString: true }
        - { name: 'ipFamilies[0]', value: IPv4 }
`,
    charts: [
      [
        'istiod',
        'istiod',
        SYSTEM,
        'autoscaleEnabled: false\nreplicaCount: 3\nenv: { PILOT_ENABLE_STATUS: "true" }\n' +
          'global: { logAsJson: true }\npodAnnotations: { example.com/team: "7" }',
      ],
    ],
  },
  {
    name: 'argo-sources',
    text: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istio }
spec:
  destination: { namespace: istio-system }
  sources:
    - { repoURL: https://git.example.com/platform.git, ref: config }
    - { chart: base, helm: { releaseName: istio-base } }
    - chart: istiod
      helm:
        releaseName: istiod
        valueFiles: [$config/istio/istiod.yaml]
        valuesObject: { pilot: { cni: { enabled: true } } }
    - { chart: cni, helm: { releaseName: istio-cni, valuesObject: { cni: { logging: { level: debug } } } } }
`,
    charts: [
      ['base', 'istio-base', SYSTEM, '{}'],
      ['istiod', 'istiod', SYSTEM, 'pilot: { cni: { enabled: true } }'],
      ['cni', 'istio-cni', SYSTEM, 'cni: { logging: { level: debug } }'],
    ],
  },
  {
    name: 'flux',
    text: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: istiod, namespace: flux-system }
spec:
  interval: 10m
  targetNamespace: istio-system
  releaseName: istiod
  chart: { spec: { chart: istiod, version: 1.31.x, sourceRef: { kind: HelmRepository, name: istio } } }
  valuesFrom: [{ kind: ConfigMap, name: istiod-values }]
  values:
    resources: { requests: { cpu: 250m, memory: 1Gi } }
    global: { proxy: { logLevel: error } }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: gateway, namespace: flux-system }
spec:
  targetNamespace: ingress
  chartRef: { kind: OCIRepository, name: gateway }
  values:
    service: { type: ClusterIP }
    autoscaling: { enabled: false }
    replicaCount: 2
`,
    charts: [
      [
        'istiod',
        'istiod',
        SYSTEM,
        'resources: { requests: { cpu: 250m, memory: 1Gi } }\nglobal: { proxy: { logLevel: error } }',
      ],
      [
        'gateway',
        'ingress-gateway',
        'ingress',
        'service: { type: ClusterIP }\nautoscaling: { enabled: false }\nreplicaCount: 2',
      ],
    ],
  },
  {
    name: 'kustomize',
    text: `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: mesh
helmCharts:
  - name: base
    repo: https://istio-release.storage.googleapis.com/charts
    version: 1.31.0
    releaseName: istio-base
    valuesInline: { global: { istioNamespace: mesh } }
  - name: istiod
    releaseName: istiod
    namespace: other
    valuesFile: istiod.yaml
    valuesInline: { global: { istioNamespace: mesh, logging: { level: "default:warn" } }, traceSampling: 10 }
  - { name: podinfo, releaseName: podinfo }
`,
    charts: [
      ['base', 'istio-base', 'mesh', 'global: { istioNamespace: mesh }'],
      [
        'istiod',
        'istiod',
        'mesh',
        'global: { istioNamespace: mesh, logging: { level: "default:warn" } }\ntraceSampling: 10',
      ],
    ],
  },
  {
    name: 'sail-ambient',
    text: `
apiVersion: sailoperator.io/v1
kind: Istio
metadata: { name: default }
spec:
  version: v1.31.0
  namespace: istio-system
  profile: ambient
  values:
    meshConfig: { discoverySelectors: [{ matchLabels: { mesh: "on" } }] }
    pilot: { trustedZtunnelNamespace: ztunnel }
---
apiVersion: sailoperator.io/v1
kind: IstioCNI
metadata: { name: default }
spec: { version: v1.31.0, profile: ambient }
---
apiVersion: sailoperator.io/v1
kind: ZTunnel
metadata: { name: default }
spec:
  version: v1.31.0
  namespace: ztunnel
  values: { ztunnel: { logLevel: debug } }
`,
    charts: [
      [
        'istiod',
        'default-istiod',
        SYSTEM,
        'profile: ambient\nmeshConfig: { discoverySelectors: [{ matchLabels: { mesh: "on" } }] }\n' +
          'pilot: { trustedZtunnelNamespace: ztunnel }\nglobal: { istioNamespace: istio-system }',
      ],
      ['cni', 'istio-cni', 'istio-cni', 'profile: ambient'],
      ['ztunnel', 'ztunnel', 'ztunnel', 'profile: ambient\nlogLevel: debug'],
    ],
  },
  {
    name: 'sail-revision',
    text: `
apiVersion: sailoperator.io/v1
kind: Istio
metadata: { name: prod }
spec:
  version: v1.31.0
  updateStrategy: { type: RevisionBased }
  namespace: istio-system
  values: { global: { meshID: prod } }
`,
    charts: [
      [
        'istiod',
        'prod-v1-31-0-istiod',
        SYSTEM,
        'revision: prod-v1-31-0\nglobal: { meshID: prod, istioNamespace: istio-system }',
      ],
    ],
  },
  {
    name: 'sail-istiorevision',
    text: `
apiVersion: sailoperator.io/v1
kind: IstioRevision
metadata: { name: canary }
spec:
  version: v1.31.0
  namespace: istio-system
  values: { revision: canary, pilot: { autoscaleMax: 9 } }
`,
    charts: [
      [
        'istiod',
        'canary-istiod',
        SYSTEM,
        'revision: canary\npilot: { autoscaleMax: 9 }\nglobal: { istioNamespace: istio-system }',
      ],
    ],
  },
  {
    name: 'umbrella',
    text: `
global: { hub: registry.example.com/istio }
base: {}
istiod:
  pilot: { cni: { enabled: true } }
cni:
  excludeNamespaces: [kube-system, storage]
istio-ingressgateway:
  service: { externalTrafficPolicy: Local }
`,
    charts: [
      ['base', 'istio-base', SYSTEM, 'global: { hub: registry.example.com/istio }'],
      ['istiod', 'istiod', SYSTEM, 'global: { hub: registry.example.com/istio }\npilot: { cni: { enabled: true } }'],
      [
        'cni',
        'istio-cni',
        SYSTEM,
        'global: { hub: registry.example.com/istio }\nexcludeNamespaces: [kube-system, storage]',
      ],
      [
        'gateway',
        'istio-ingressgateway',
        SYSTEM,
        'global: { hub: registry.example.com/istio }\nservice: { externalTrafficPolicy: Local }',
      ],
    ],
  },
];

/** Returns what Helm is asked to render for a file. */
export const helmInputsOf = ({ name, charts }: WrappedInput): MadeInput[] =>
  charts.map(([chart, release, namespace, input]) => ({
    name: `wrapped-${name}-${chart}`,
    kind: 'helm-values',
    chart,
    release,
    namespace,
    input,
  }));
