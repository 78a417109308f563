import { HostMap } from '../../objects/host-names';
import { compareText, type ObjectFact } from '../../registry/objects';
import {
  fieldsOf,
  itemsOf,
  numberOf,
  optionalFields,
  textMapOf,
  textOf,
  textsOf,
  type Fields,
} from '../../objects/read';
import type { Registry } from '../../registry/registry';
import { matchesLabels } from '../../objects/selectors';
import type { ServiceFact } from '../../registry/services';
import { defaultExport } from '../../objects/visibility';

/** DestinationRules of one host and namespace, merged as istiod does. */
export interface MergedRule {
  readonly namespace: string;
  readonly exportTo: readonly string[];
  readonly subsets: readonly Fields[];
  readonly trafficPolicy: Fields | undefined;
  /** Labels of the clients that the rule applies to; undefined for all. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Kind and name of the object: `DestinationRule shop/orders`. */
  readonly source: string;
}

type RulesByHost = HostMap<MergedRule[]>;

function ruleOf({ spec, namespace, source }: ObjectFact): MergedRule {
  const selector = optionalFields(spec, 'workloadSelector');
  return {
    namespace,
    // A rule for selected workloads is never visible in other namespaces.
    exportTo: selector === undefined ? [...textsOf(spec, 'exportTo')].sort() : ['.'],
    subsets: itemsOf(spec, 'subsets'),
    trafficPolicy: optionalFields(spec, 'trafficPolicy'),
    selector: selector === undefined ? undefined : textMapOf(selector, 'matchLabels'),
    source,
  };
}

const sameLabels = (a: MergedRule['selector'] = {}, b: MergedRule['selector'] = {}): boolean =>
  matchesLabels(b, a) && matchesLabels(a, b);

/** Merges a later rule: its subsets, and its policy where the first has none. */
function join(first: MergedRule, later: MergedRule): MergedRule {
  const names = new Set(first.subsets.map((subset) => textOf(subset, 'name')));
  return {
    ...first,
    subsets: [...first.subsets, ...later.subsets.filter((subset) => !names.has(textOf(subset, 'name')))],
    trafficPolicy: first.trafficPolicy ?? later.trafficPolicy,
  };
}

/** Merges a rule into those of its host: into rules with the same `exportTo`, or with a narrower one that it covers. */
function mergeInto(rules: MergedRule[], rule: MergedRule): void {
  let isSeparate = true;
  rules.forEach((existing, index) => {
    const same = existing.exportTo.join() === rule.exportTo.join();
    const covers = existing.exportTo.length > 0 && existing.exportTo.every((place) => rule.exportTo.includes(place));
    if (!same && !covers) {
      isSeparate = true;
      return;
    }
    const bothFor = existing.selector !== undefined && rule.selector !== undefined;
    if (bothFor && !sameLabels(existing.selector, rule.selector)) {
      isSeparate = true;
      return;
    }
    isSeparate = !same;
    if (bothFor || (existing.selector === undefined && rule.selector === undefined)) isSeparate = false;
    rules[index] = join(existing, rule);
  });
  if (isSeparate) rules.push(rule);
}

/** Compares rules: those for selected workloads first, then by age. */
const inOrder = (a: ObjectFact, b: ObjectFact): number =>
  Number(a.spec.workloadSelector === undefined) - Number(b.spec.workloadSelector === undefined) ||
  a.created - b.created ||
  compareText(a.name, b.name) ||
  compareText(a.namespace, b.namespace);

/** Index of the DestinationRules of a program, by the clients that apply them. */
export class DestinationRules {
  /** Rules that apply in their own namespace. */
  private readonly local = new Map<string, RulesByHost>();
  /** Rules that may apply in other namespaces. */
  private readonly exported = new Map<string, RulesByHost>();
  /** Rules of the root namespace that apply nowhere else. */
  private readonly rootOnly: RulesByHost = new HostMap();
  private readonly root: string;
  private readonly isPrivateByDefault: boolean;

  constructor(registry: Registry) {
    this.root = registry.mesh.rootNamespace;
    this.isPrivateByDefault = defaultExport(registry.mesh.config, 'defaultDestinationRuleExportTo').includes('.');
    for (const object of [...registry.objects.of('networking.istio.io/DestinationRule')].sort(inOrder)) {
      this.add(registry.fullHost(textOf(object.spec, 'host') ?? '', object.namespace), ruleOf(object));
    }
  }

  private add(host: string, rule: MergedRule): void {
    const { exportTo, namespace } = rule;
    const holdsHere = exportTo.length === 0 || ['*', '.', namespace].some((place) => exportTo.includes(place));
    if (holdsHere) put(tableOf(this.local, namespace), host, rule);
    const only = exportTo.length === 1 && (exportTo[0] === '.' || exportTo[0] === namespace);
    const isPrivate = exportTo.length === 0 ? this.isPrivateByDefault : only;
    if (!isPrivate) put(tableOf(this.exported, namespace), host, rule);
    else if (namespace === this.root) put(this.rootOnly, host, rule);
  }

  /**
   * Returns the rules for a service that are visible to a client: of its namespace, of the service's, of the root
   * namespace.
   */
  private rulesFor(service: ServiceFact, client: string): readonly MergedRule[] {
    const own = client === this.root ? this.rootOnly : this.local.get(client);
    const local = own?.find(service.hostname);
    if (local !== undefined) return local;
    const there = this.exportedFrom(service.namespace, service, client);
    return there.length > 0 ? there : this.exportedFrom(this.root, service, client);
  }

  private exportedFrom(owner: string, service: ServiceFact, client: string): readonly MergedRule[] {
    const rules = this.exported.get(owner)?.find(service.hostname) ?? [];
    return rules.filter(({ exportTo }) => exportTo.length === 0 || exportTo.includes('*') || exportTo.includes(client));
  }

  /** Returns the rules that a client of some namespace applies to a service. */
  ofAnyClient(service: ServiceFact): readonly MergedRule[] {
    const found = [...this.local.values(), this.exported.get(service.namespace), this.exported.get(this.root)];
    return [...new Set(found.flatMap((rules) => rules?.find(service.hostname) ?? []))];
  }

  /** Returns the rule that a client with these labels applies to a service. */
  find(service: ServiceFact, client: string, labels: Readonly<Record<string, string>>): MergedRule | undefined {
    const rules = this.rulesFor(service, client);
    const chosen = rules.find(
      ({ selector, namespace }) => selector !== undefined && namespace === client && matchesLabels(selector, labels),
    );
    return chosen ?? rules.filter(({ selector }) => selector === undefined).at(-1);
  }
}

function tableOf(tables: Map<string, RulesByHost>, namespace: string): RulesByHost {
  let table = tables.get(namespace);
  if (table === undefined) tables.set(namespace, (table = new HostMap()));
  return table;
}

function put(table: RulesByHost, host: string, rule: MergedRule): void {
  const rules = table.get(host);
  if (rules === undefined) table.set(host, [rule]);
  else mergeInto(rules, rule);
}

/** Returns a part of the policy for a port: port-level settings replace the others as a whole. */
function policyPart(
  policy: Fields | undefined,
  port: number,
  part: 'tls' | 'loadBalancer',
): { at: 'port' | 'all'; value?: Fields } | undefined {
  if (policy === undefined) return undefined;
  const level = itemsOf(policy, 'portLevelSettings').find(
    (setting) => numberOf(fieldsOf(setting, 'port'), 'number') === port,
  );
  if (level !== undefined) return { at: 'port', value: optionalFields(level, part) };
  const value = optionalFields(policy, part);
  return value === undefined ? undefined : { at: 'all', value };
}

/** Returns the `tls` or `loadBalancer` that applies to a subset and a port. */
export function trafficSetting(
  rule: MergedRule | undefined,
  subset: Fields | undefined,
  port: number,
  part: 'tls' | 'loadBalancer',
): Fields | undefined {
  const ofSubset = policyPart(subset && optionalFields(subset, 'trafficPolicy'), port, part);
  const ofRule = policyPart(rule?.trafficPolicy, port, part);
  return ofSubset?.at === 'port' ? ofSubset.value : (ofSubset?.value ?? ofRule?.value);
}
