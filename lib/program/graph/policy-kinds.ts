import { fieldsOf, itemsOf, textMapOf, textOf, textsOf, type Fields } from '../objects/read';
import { isDryRun } from '../access/ztunnel';
import type { ObjectFact } from '../registry/objects';

/** Kind of a policy: where its selector stands, and what its node shows. */
export interface PolicyKind {
  readonly kind: string;
  /** Fields of the selector in the spec. */
  readonly selector: readonly [field: string, labels: string];
  readonly facts: (policy: ObjectFact) => Readonly<Record<string, string | undefined>>;
}

const BY_SELECTOR = ['selector', 'matchLabels'] as const;
const BY_WORKLOAD = ['workloadSelector', 'labels'] as const;

const listText = (items: readonly (string | undefined)[]): string | undefined => {
  const all = [...new Set(items.filter((item) => item !== undefined && item !== ''))];
  return all.length === 0 ? undefined : all.join(', ');
};

const keysText = (of: Fields, names: readonly string[]): string | undefined =>
  listText(names.filter((name) => of[name] !== undefined));

/** Kinds of policies, in the order in which they are drawn. */
export const POLICY_KINDS: readonly PolicyKind[] = [
  {
    kind: 'security.istio.io/AuthorizationPolicy',
    selector: BY_SELECTOR,
    facts: ({ spec, manifest }) => ({
      'action': textOf(spec, 'action') ?? 'ALLOW',
      'provider': textOf(fieldsOf(spec, 'provider'), 'name'),
      'rules': String(itemsOf(spec, 'rules').length),
      'dry run': isDryRun(manifest) ? 'yes' : undefined,
    }),
  },
  {
    kind: 'security.istio.io/PeerAuthentication',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({
      mode: textOf(fieldsOf(spec, 'mtls'), 'mode') ?? 'UNSET',
      ports: listText(
        Object.entries(fieldsOf(spec, 'portLevelMtls')).map(
          ([port, level]) => `${port} ${textOf(fieldsOf({ level }, 'level'), 'mode') ?? 'UNSET'}`,
        ),
      ),
    }),
  },
  {
    kind: 'security.istio.io/RequestAuthentication',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({ issuers: listText(itemsOf(spec, 'jwtRules').map((rule) => textOf(rule, 'issuer'))) }),
  },
  {
    kind: 'telemetry.istio.io/Telemetry',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({ configures: keysText(spec, ['metrics', 'tracing', 'accessLogging']) }),
  },
  {
    kind: 'networking.istio.io/EnvoyFilter',
    selector: BY_WORKLOAD,
    facts: ({ spec }) => ({
      patches: listText(itemsOf(spec, 'configPatches').map((patch) => textOf(patch, 'applyTo'))),
    }),
  },
  {
    kind: 'extensions.istio.io/WasmPlugin',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({ url: textOf(spec, 'url'), phase: textOf(spec, 'phase') }),
  },
  {
    kind: 'extensions.istio.io/TrafficExtension',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({ extends: keysText(spec, ['wasm', 'lua']), phase: textOf(spec, 'phase') }),
  },
  {
    kind: 'networking.istio.io/Sidecar',
    selector: BY_WORKLOAD,
    facts: ({ spec }) => ({
      hosts: listText(itemsOf(spec, 'egress').flatMap((listener) => textsOf(listener, 'hosts'))),
      outbound: textOf(fieldsOf(spec, 'outboundTrafficPolicy'), 'mode'),
    }),
  },
  {
    kind: 'networking.istio.io/ProxyConfig',
    selector: BY_SELECTOR,
    facts: ({ spec }) => ({ configures: keysText(spec, ['concurrency', 'image', 'environmentVariables']) }),
  },
  { kind: 'gateway.networking.k8s.io/BackendTLSPolicy', selector: BY_SELECTOR, facts: () => ({}) },
];

/** Returns the labels by which a policy selects pods. */
export const selectorOf = ({ selector: [field, labels] }: PolicyKind, { spec }: ObjectFact) =>
  textMapOf(fieldsOf(spec, field), labels);
