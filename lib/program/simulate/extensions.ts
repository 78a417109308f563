import type { ObjectFact } from '../registry/objects';
import { fieldsOf, itemsOf, textMapOf, textOf, type Fields } from '../objects/read';
import type { Registry } from '../registry/registry';
import { matchesLabels } from '../objects/selectors';
import { isAttached } from './access/attachment';
import { step } from './explain';
import type { ProxyFact } from './proxies';
import type { Step, Verdict } from './types';

const GATEWAY_API = 'gateway.networking.k8s.io';

/** Side of a proxy that handles a request, whose configuration is separate from the other side's. */
export type Side = 'outbound' | 'inbound' | 'gateway' | 'waypoint';

/** Object that changes the behaviour of proxies in a way that is not simulated. */
interface Extension {
  readonly object: ObjectFact;
  /** Returns the reason why the verdict of a proxy is not known, or the condition under which it holds. */
  readonly effectOn: (proxy: ProxyFact, side: Side, verdict: Verdict) => Effect | undefined;
}

interface Effect {
  readonly holds: boolean;
  readonly step: Step;
}

/** Contexts of EnvoyFilter patches that reach each side. Without a context a patch is for sidecars and gateways. */
const CONTEXTS: Readonly<Record<Side, ReadonlySet<string>>> = {
  outbound: new Set(['ANY', 'SIDECAR_OUTBOUND']),
  inbound: new Set(['ANY', 'SIDECAR_INBOUND']),
  gateway: new Set(['ANY', 'GATEWAY']),
  waypoint: new Set(['WAYPOINT']),
};

/** Modes of WasmPlugin and TrafficExtension that reach each side; gateways and waypoints take both. */
const MODES: Readonly<Record<Side, ReadonlySet<string>>> = {
  outbound: new Set(['CLIENT']),
  inbound: new Set(['SERVER']),
  gateway: new Set(['CLIENT', 'SERVER']),
  waypoint: new Set(['CLIENT', 'SERVER']),
};
const BOTH_MODES: ReadonlySet<string> = new Set(['', 'UNDEFINED', 'CLIENT_AND_SERVER']);

/** Filters that let a request through as it is while it is below their limits. */
const RATE_LIMIT_FILTERS: ReadonlySet<string> = new Set([
  'envoy.filters.http.local_ratelimit',
  'envoy.filters.http.ratelimit',
]);

/** Phases of extensions that come before the authorization filters, so that they may change who is let in. */
const EARLY_PHASES: ReadonlySet<string> = new Set(['AUTHN', 'AUTHZ']);

/** Outcomes that are reached before any filter of HTTP requests. */
const BEFORE_REQUESTS: ReadonlySet<string> = new Set(['refused', 'no-listener']);
/** Outcomes that the authorization filters give, before filters of later phases. */
const BEFORE_LATE_FILTERS: ReadonlySet<string> = new Set(['denied', 'unauthenticated']);

/** Returns the verdict of a proxy, or `unknown` where an extension of the proxy may change it. */
export class Extensions {
  private readonly all: readonly Extension[];

  constructor(
    private readonly registry: Registry,
    ignored: ReadonlySet<string>,
  ) {
    this.all = extensionsOf(registry).filter(({ object }) => !ignored.has(object.source));
  }

  apply(verdict: Verdict, proxy: ProxyFact, side: Side): Verdict {
    if (this.all.length === 0 || proxy.kind === 'ztunnel' || verdict.outcome === 'unknown') return verdict;
    const rootNamespace = this.registry.mesh.rootNamespace;
    const effects = this.all
      .filter(({ object }) => reaches(object, proxy, rootNamespace, this.registry))
      .flatMap(({ effectOn }) => effectOn(proxy, side, verdict) ?? []);
    const because = [...verdict.because, ...effects.map((effect) => effect.step)];
    if (effects.some(({ holds }) => !holds)) return { outcome: 'unknown', because };
    return effects.length === 0 ? verdict : { ...verdict, because };
  }
}

/** Returns the names (`EnvoyFilter shop/limits`) of the objects that verdicts do not take into account. */
export const extensionNames = (registry: Registry): readonly string[] =>
  extensionsOf(registry).map(({ object }) => object.source);

function extensionsOf({ objects }: Registry): readonly Extension[] {
  const plugins = ['WasmPlugin', 'TrafficExtension'].flatMap((kind) => objects.of(`extensions.istio.io/${kind}`));
  return [
    ...objects.of('networking.istio.io/EnvoyFilter').map((object) => ({ object, effectOn: patchEffect(object) })),
    ...plugins.map((object) => ({ object, effectOn: pluginEffect(object) })),
    ...objects
      .of(`${GATEWAY_API}/HTTPRoute`)
      .filter((object) => poolRules(object).length > 0)
      .map((object) => ({ object, effectOn: poolEffect(object) })),
    ...objects.of(`${GATEWAY_API}/BackendTLSPolicy`).map((object) => ({ object, effectOn: tlsEffect(object) })),
    ...objects.of('networking.k8s.io/Ingress').map((object) => ({ object, effectOn: ingressEffect(object) })),
  ];
}

/** Kinds that reach a proxy by the verdict that it gives, and not by the labels of its pod. */
const BY_VERDICT: ReadonlySet<string> = new Set(['Ingress', 'HTTPRoute', 'BackendTLSPolicy']);

function reaches(object: ObjectFact, proxy: ProxyFact, rootNamespace: string, registry: Registry): boolean {
  if (BY_VERDICT.has(object.manifest.kind)) return true;
  if (proxy.kind === 'waypoint') return reachesWaypoint(object, proxy, rootNamespace, registry);
  if (isAttached(object, { proxy, rootNamespace })) return isSelectedBy(object, proxy);
  // // A pod whose labels no object declares may have the selected ones.
  return Object.keys(proxy.labels).length === 0 && [rootNamespace, proxy.namespace].includes(object.namespace);
}

/** Reports whether an object applies to a waypoint: to the proxy itself, or to one of its services. */
function reachesWaypoint(object: ObjectFact, proxy: ProxyFact, rootNamespace: string, registry: Registry): boolean {
  if (isAttached(object, { proxy, rootNamespace })) return true;
  return registry.services.all.some((service) => isAttached(object, { proxy, rootNamespace, service }));
}

const isSelectedBy = ({ spec }: ObjectFact, { labels }: ProxyFact): boolean =>
  matchesLabels(textMapOf(fieldsOf(spec, 'workloadSelector'), 'labels'), labels);

function patchEffect(object: ObjectFact): Extension['effectOn'] {
  const patches = itemsOf(object.spec, 'configPatches').map((patch, index) => ({
    context: textOf(fieldsOf(patch, 'match'), 'context') ?? 'ANY',
    limits: isRateLimit(patch),
    path: `spec.configPatches[${index}]`,
  }));
  return (_, side) => {
    const here = patches.filter(({ context }) => CONTEXTS[side].has(context));
    const other = here.find(({ limits }) => !limits);
    if (other) return unknownEffect(object, 'it patches the proxy, which is not simulated', other.path);
    if (here.length === 0) return undefined;
    return { holds: true, step: step('limits requests: below its limits', object.source, here[0].path) };
  };
}

function isRateLimit(patch: Fields): boolean {
  const value = fieldsOf(fieldsOf(patch, 'patch'), 'value');
  const names = Object.keys(value);
  if (textOf(patch, 'applyTo') === 'HTTP_FILTER') return RATE_LIMIT_FILTERS.has(textOf(value, 'name') ?? '');
  if (textOf(patch, 'applyTo') === 'VIRTUAL_HOST') return names.length === 1 && names[0] === 'rate_limits';
  const perFilter = Object.keys(fieldsOf(value, 'typed_per_filter_config'));
  const onlyFilters = names.length === 1 && perFilter.length > 0;
  return textOf(patch, 'applyTo') === 'HTTP_ROUTE' && onlyFilters && perFilter.every((n) => RATE_LIMIT_FILTERS.has(n));
}

function pluginEffect(object: ObjectFact): Extension['effectOn'] {
  const { spec } = object;
  const modes = itemsOf(spec, 'match').map((match) => textOf(match, 'mode') ?? '');
  const early = EARLY_PHASES.has(textOf(spec, 'phase') ?? '');
  const onConnections = textOf(spec, 'type') === 'NETWORK' || textOf(fieldsOf(spec, 'wasm'), 'type') === 'NETWORK';
  return (_, side, { outcome }) => {
    if (modes.length > 0 && !modes.some((mode) => BOTH_MODES.has(mode) || MODES[side].has(mode))) return undefined;
    if (!onConnections && BEFORE_REQUESTS.has(outcome)) return undefined;
    if (!onConnections && !early && BEFORE_LATE_FILTERS.has(outcome)) return undefined;
    return unknownEffect(object, 'its code runs in the proxy, which is not simulated', 'spec');
  };
}

/** Returns the effect of an Ingress, which gateways may apply that are not made for the Gateway API. */
function ingressEffect(object: ObjectFact): Extension['effectOn'] {
  const named = textOf(object.spec, 'ingressClassName') ?? object.annotations['kubernetes.io/ingress.class'];
  const isIstios = named === undefined || named.includes('istio');
  return ({ labels }, side) =>
    isIstios && side === 'gateway' && labels['gateway.networking.k8s.io/gateway-name'] === undefined
      ? unknownEffect(object, 'Ingress objects are not simulated', 'spec')
      : undefined;
}

/** Returns the paths of an HTTPRoute's rules that send requests to InferencePools. */
const poolRules = ({ spec }: ObjectFact): readonly string[] =>
  itemsOf(spec, 'rules').flatMap((rule, index) =>
    itemsOf(rule, 'backendRefs').some((backend) => textOf(backend, 'kind') === 'InferencePool')
      ? [`spec.rules[${index}]`]
      : [],
  );

/** Returns the effect of an HTTPRoute with InferencePools, whose endpoint is chosen for each request. */
function poolEffect(object: ObjectFact): Extension['effectOn'] {
  const rules = poolRules(object);
  return (_proxy, _side, { because }) => {
    const route = because.find(({ decisive, object: source }) => decisive && source === object.source);
    const rule = rules.find((path) => route?.path?.startsWith(path));
    return rule === undefined ? undefined : unknownEffect(object, 'InferencePool backends are not simulated', rule);
  };
}

/** Returns the effect of a BackendTLSPolicy, which configures TLS from a gateway to the Services that it names. */
function tlsEffect(object: ObjectFact): Extension['effectOn'] {
  const names = new Set(itemsOf(object.spec, 'targetRefs').map((target) => textOf(target, 'name')));
  return (_proxy, side, { destination }) => {
    const [name, namespace] = destination?.host.split('.') ?? [];
    return side === 'gateway' && names.has(name) && namespace === object.namespace
      ? unknownEffect(object, 'BackendTLSPolicy is not simulated', 'spec.targetRefs')
      : undefined;
  };
}

const unknownEffect = ({ source }: ObjectFact, text: string, path: string): Effect => ({
  holds: false,
  step: step(`not known: ${text}`, source, path),
});
