import type { Manifest } from '../../model';
import { fieldsOf, itemsOf, namespaceOf, textsByIndex, type Fields } from '../objects/read';
import { matchesLabels } from '../objects/selectors';
import { append } from './append';
import { isWildcard, isSubsetOf } from '../objects/host-names';
import type { PodFact } from './pods';

/** Hosts that a Sidecar admits for one namespace, or for `*`. */
interface Admitted {
  readonly exact: ReadonlySet<string>;
  readonly wildcards: readonly string[];
  readonly excluded: readonly string[];
}

/** Egress scope of a Sidecar: the hosts that its proxies know. */
export class SidecarScope {
  private readonly byNamespace = new Map<string, { exact: Set<string>; wildcards: string[]; excluded: string[] }>();
  private readonly admitsAll: boolean;

  constructor(readonly object: Manifest) {
    const listeners = itemsOf(fieldsOf(object, 'spec'), 'egress');
    this.admitsAll = listeners.length === 0;
    for (const listener of listeners) for (const entry of textsByIndex(listener, 'hosts')) this.add(entry);
  }

  private add(entry: string): void {
    const slash = entry.indexOf('/');
    const isExclusion = entry.startsWith('~') && slash > 1;
    const given = entry.slice(isExclusion ? 1 : 0, slash);
    const namespace = given === '.' ? namespaceOf(this.object) : given;
    const host = entry.slice(slash + 1);
    const hosts = this.byNamespace.get(namespace) ?? { exact: new Set(), wildcards: [], excluded: [] };
    this.byNamespace.set(namespace, hosts);
    if (isExclusion) hosts.excluded.push(host);
    else if (isWildcard(host)) hosts.wildcards.push(host);
    else hosts.exact.add(host);
  }

  /** Reports whether the proxies know a host whose service is in a namespace. */
  admits(host: string, namespace: string): boolean {
    if (this.admitsAll) return true;
    const [own, every] = [this.byNamespace.get(namespace), this.byNamespace.get('*')];
    if (excludes(own, host) || excludes(every, host)) return false;
    return includes(own, host) || includes(every, host);
  }
}

const excludes = (hosts: Admitted | undefined, host: string): boolean =>
  hosts?.excluded.some((other) => isSubsetOf(host, other)) === true;

function includes(hosts: Admitted | undefined, host: string): boolean {
  return hosts !== undefined && (hosts.exact.has(host) || hosts.wildcards.some((other) => isSubsetOf(host, other)));
}

/** Returns the labels by which a Sidecar selects pods. */
export const sidecarSelector = (sidecar: Manifest): Fields =>
  fieldsOf(fieldsOf(fieldsOf(sidecar, 'spec'), 'workloadSelector'), 'labels');

const hasSelector = (sidecar: Manifest): boolean => fieldsOf(sidecar, 'spec').workloadSelector !== undefined;

/** Index of the Sidecars in a set of objects, by the pods that they apply to. */
export class Sidecars {
  private readonly byNamespace = new Map<string, Manifest[]>();
  private readonly scopes = new WeakMap<Manifest, SidecarScope>();

  constructor(
    sidecars: readonly Manifest[],
    private readonly rootNamespace: () => string,
  ) {
    for (const sidecar of sidecars) append(this.byNamespace, namespaceOf(sidecar), sidecar);
  }

  /**
   * Returns the Sidecar of a pod, or of the pods of a namespace that no Sidecar selects: the first that selects it, the
   * namespace's own, that of the root namespace. Undefined where the proxy knows every service that is visible in its
   * namespace.
   */
  of({ namespace, labels }: Pick<PodFact, 'namespace' | 'labels'>): SidecarScope | undefined {
    const own = this.byNamespace.get(namespace) ?? [];
    const isOf = (sidecar: Manifest) => hasSelector(sidecar) && matchesLabels(sidecarSelector(sidecar), labels);
    const isDefault = (sidecar: Manifest) => !hasSelector(sidecar);
    const found = own.find(isOf) ?? own.find(isDefault) ?? this.byNamespace.get(this.rootNamespace())?.find(isDefault);
    return found && this.scope(found);
  }

  private scope(sidecar: Manifest): SidecarScope {
    const made = this.scopes.get(sidecar) ?? new SidecarScope(sidecar);
    this.scopes.set(sidecar, made);
    return made;
  }
}
