import type { AddonName } from '../../../lib/props/addons';
import { GRAFANA_UNMAPPED, GRAFANA_VALUES } from './grafana-values';
import { KIALI_UNMAPPED, KIALI_VALUES } from './kiali-values';
import { PROMETHEUS_UNMAPPED, PROMETHEUS_VALUES } from './prometheus-values';
import type { Row, Tree, Unmapped } from './rows';

/** The text of a difference, or what holds of the text on each side. */
type Difference = RegExp | { readonly at: RegExp; readonly is: (theirs: unknown, ours: unknown) => boolean };

const read = (text: string): unknown => (text === 'undefined' ? undefined : (JSON.parse(text) as unknown));

/** Whether a difference is one that is expected. */
export function matches(difference: Difference, text: string): boolean {
  if (difference instanceof RegExp) return difference.test(text);
  const [, path, theirs, ours] = /^(.*?): (.*) -> (.*)$/s.exec(text) ?? [];
  return path !== undefined && difference.at.test(path) && difference.is(read(theirs), read(ours));
}

const lines = (text: unknown): string[] => String(text).split('\n');

interface ChartCases {
  readonly addon: AddonName;
  readonly rows: readonly Row[];
  readonly unmapped: readonly Unmapped[];
  /** Values of the chart itself, where we do otherwise if nothing is said. */
  readonly usual: Tree;
  /** Props for what the chart does in any case, and we do otherwise. */
  readonly defaults: Tree;
  /** Differences in every case: the beginning of each, and why. */
  readonly differences: readonly (readonly [difference: Difference, why: string])[];
}

const HASH = [/checksum\//, 'hashes of our own texts'] as const;
const EMPTY = [
  /metadata\.annotations: (null|\{\}) -> undefined/,
  'annotations that say nothing are not written',
] as const;
const PROTOCOL = [/ports\[\d\]\.protocol: undefined -> "TCP"$/, 'the default is said'] as const;
const OLD = [/\.apiVersion: "\w+.*\/v1beta1" -> "/, 'the API is gone since Kubernetes 1.25'] as const;
/** The fields of an Ingress of that API. */
const OLD_INGRESS = [
  /paths\[0\]\.(pathType: undefined|backend\.(service(Name|Port): .* -> undefined|service: undefined))/,
  OLD[1],
] as const;
const INSTANCE = [/app\.kubernetes\.io\/instance: "\w+" -> "/, 'the instance is called as its objects'] as const;

const RESTRICTED = [
  /securityContext\.seccompProfile: undefined -> \{"type":"RuntimeDefault"\}$/,
  'it is fit for the pod security level `restricted`',
] as const;
const OUTSIDE = [
  /sidecar\.istio\.io\/inject: undefined -> "false"/,
  'its pods are out of the mesh in any case',
] as const;

/** How each official chart is compared with its addon. */
export const CHARTS: Readonly<Record<string, ChartCases>> = {
  'kiali-2.27': {
    addon: 'kiali',
    rows: KIALI_VALUES,
    unmapped: KIALI_UNMAPPED,
    usual: { deployment: { image_pull_policy: 'Always', network_policy: { enabled: true }, view_only_mode: false } },
    defaults: {},
    differences: [
      HASH,
      EMPTY,
      OLD,
      OLD_INGRESS,
      [/external_services\.grafana: undefined -> \{"enabled":false\}/, 'Kiali would look for one in istio-system'],
      [/external_services\.tracing: undefined -> \{"enabled":false\}/, 'it is said that there is none'],
      [
        /server\.web_(schema|fqdn): undefined|kiali\.io\/external-url|annotations: null -> \{"kiali/,
        'it is told its own URL',
      ],
      [/external_services\.tracing\.provider: undefined -> "jaeger"$/, 'the default is said'],
      [/external_services\.tracing\.use_grpc: undefined -> true$/, 'the default for port 16685 is said'],
      [
        /hpa\.spec\.minReplicas: undefined -> 1$|HorizontalPodAutoscaler .*minReplicas: undefined -> 1$/,
        'the default is said',
      ],
      [/deployment\.ingress_enabled: undefined -> false/, 'as in the sample; nothing reads it'],
      OUTSIDE,
      [/deployment\.ingress\.enabled: false -> undefined$/, 'as where nothing is said'],
      [/custom_envs\[\d+\]\.value: \d+ -> "/, 'variables are texts'],
      [/deployment\.pod_labels: \{\} -> /, 'its pods are out of the mesh in any case'],
    ],
  },
  'prometheus-28.13': {
    addon: 'prometheus',
    rows: PROMETHEUS_VALUES,
    unmapped: PROMETHEUS_UNMAPPED,
    usual: {
      server: {
        fullnameOverride: 'prometheus-server',
        global: { scrape_interval: '1m' },
        image: { repository: 'quay.io/prometheus/prometheus' },
        persistentVolume: { enabled: true },
        readinessProbeInitialDelay: 30,
        service: { servicePort: 80 },
      },
      configmapReload: {
        prometheus: { image: { repository: 'quay.io/prometheus-operator/prometheus-config-reloader' } },
      },
    },
    defaults: { jobs: 'annotations', securityContext: {} },
    differences: [
      HASH,
      EMPTY,
      OLD,
      PROTOCOL,
      INSTANCE,
      RESTRICTED,
      OUTSIDE,
      [/prometheus\.metrics_path: undefined -> "/, 'behind a prefix its own metrics are there too'],
      [/spec\.policyTypes: undefined -> \["Ingress"\]$/, 'what a policy without egress is taken for is said'],
      [
        {
          at: /containers\[\d\]\.args$/,
          is: (theirs, ours) =>
            JSON.stringify((ours as string[]).filter((arg) => !arg.startsWith('--web.external-url='))) ===
            JSON.stringify(theirs),
        },
        'behind an ingress it is told its own URL',
      ],
    ],
  },
  'grafana-9.2': {
    addon: 'grafana',
    rows: GRAFANA_VALUES,
    unmapped: GRAFANA_UNMAPPED,
    usual: { service: { port: 80 } },
    defaults: {},
    differences: [
      HASH,
      EMPTY,
      OLD,
      [
        /env\.GF_AUTH_BASIC_ENABLED\.value: "false" -> "true"/,
        'without anonymous access people log in with a password',
      ],
      PROTOCOL,
      INSTANCE,
      OLD_INGRESS,
      [/HorizontalPodAutoscaler .*version: undefined -> "/, 'all its objects have the label'],
      [/PersistentVolumeClaim .*\.finalizers: .* -> undefined$/, 'Kubernetes itself puts it there'],
      [/strategy\.type: "RollingUpdate" -> "Recreate"$/, 'two of them cannot have one volume'],
      [
        {
          at: /spec\.initContainers$/,
          is: (theirs, ours) =>
            JSON.stringify((theirs as Tree[]).filter(({ name }) => name !== 'init-chown-data')) ===
            JSON.stringify(ours ?? []),
        },
        'the group of the pod owns the volume: nothing runs as root to change the owner of files',
      ],
      [/env\.GF_AUTH_\w+: undefined -> /, 'who may log in is said'],
      [/datasources\.yaml: undefined -> \{("apiVersion":1,"datasources":\{\}|"name":"config")/, 'a file may be empty'],
      RESTRICTED,
      OUTSIDE,
      [
        {
          at: /\.data\.grafana\.ini$/,
          is: (theirs, ours) =>
            lines(ours)
              .filter((line) => !line.startsWith('root_url = '))
              .join('\n') === theirs,
        },
        'behind an ingress it is told its own URL',
      ],
      [/grafana-dashboards/, 'the chart does not write dashboards; the sample adds them'],
    ],
  },
};
