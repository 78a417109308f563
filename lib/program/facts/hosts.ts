import type { Manifest } from '../../model';
import { deployedObjectNames } from '../../model/gateway-class';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../objects/read';
import type { KnownService } from '../outside';
import { append } from './append';
import { isWildcard, wildcardsOf } from '../objects/host-names';
import type { MeshSettings } from './mesh-settings';
import { EXPORT_TO, exportToOfAnnotation, isVisibleIn, visibilityOf, type Visibility } from '../objects/visibility';

export interface PortFact {
  readonly number: number;
  readonly name: string;
  /** Protocol that the object declares (`appProtocol` first); empty when it declares none. */
  readonly protocol: string;
  /** Port of the pods: a number, or the name of a container port. */
  readonly targetPort: number | string;
}

/** Service that a host refers to. */
export interface ServiceFact {
  readonly hostname: string;
  /** Namespace of the service; empty for services outside the program. */
  readonly namespace: string;
  /**
   * Origin of the service. `made`: by istiod for a Gateway of the Gateway API. `outside`: named by an option, or needed
   * by the mesh config.
   */
  readonly source: 'service' | 'entry' | 'made' | 'known' | 'outside';
  readonly object?: Manifest;
  /** Ports of the service; undefined when not known. */
  readonly ports?: readonly PortFact[];
  readonly scope: Visibility;
  /** Subsets that are known without a DestinationRule; undefined where any name may exist. */
  readonly subsets?: ReadonlySet<string>;
}

const NO_SUBSETS: ReadonlySet<string> = new Set();

export interface HostSources {
  readonly services: readonly Manifest[];
  readonly entries: readonly Manifest[];
  /** Gateways of the Gateway API, for which istiod makes Services. */
  readonly gateways: readonly Manifest[];
  readonly known: readonly KnownService[];
  readonly outside: readonly string[];
  readonly mesh: MeshSettings;
  readonly clusterDomain: string;
}

/** Label of all objects that Istio's charts install. */
const PART_OF = 'app.kubernetes.io/part-of';

/** Index of services by host, each with its ports and the namespaces in which it is visible. */
export class Hosts {
  /** Suffix of complete hosts: `.svc.cluster.local`. */
  readonly domain: string;
  /** True where the set has Services other than those of Istio itself. */
  readonly declaresServices: boolean;
  /** True where the set has services outside the cluster. */
  readonly declaresExternals: boolean;
  /** Namespaces of services that are known without their objects. */
  readonly namespacesOfKnown: ReadonlySet<string>;
  private readonly entries = new Map<string, ServiceFact[]>();
  /** Services without a namespace, by name: the namespace is chosen when they are applied. */
  private readonly namespaceless = new Map<string, ServiceFact[]>();
  private readonly mesh: MeshSettings;

  constructor({ services, entries, gateways, known, outside, mesh, clusterDomain }: HostSources) {
    this.domain = `.svc.${clusterDomain}`;
    this.mesh = mesh;
    this.add({
      hostname: `kubernetes.default${this.domain}`,
      namespace: 'default',
      source: 'outside',
      scope: 'all',
      subsets: NO_SUBSETS,
    });
    for (const service of services) this.addService(service);
    for (const entry of entries) this.addEntry(entry);
    for (const gateway of gateways) this.addMade(gateway);
    for (const service of known) this.addKnown(service);
    for (const host of outside) this.add({ hostname: host, namespace: '', source: 'outside', scope: 'all' });
    const isDeclared = (host: string) => this.find(host, '').some(({ source }) => source === 'service');
    const undeclared = known.map(({ host }) => this.fullHost(host, 'default')).filter((host) => !isDeclared(host));
    this.namespacesOfKnown = new Set(undeclared.flatMap((host) => this.serviceOf(host)?.namespace ?? []));
    const isApplications = ({ metadata }: Manifest) => metadata.labels?.[PART_OF] !== 'istio';
    this.declaresServices = services.some(isApplications) || known.some(({ host }) => this.isClusterHost(host));
    this.declaresExternals = entries.length > 0 || known.some(({ host }) => !this.isClusterHost(host));
  }

  private add(entry: ServiceFact): ServiceFact {
    append(this.entries, entry.hostname, entry);
    return entry;
  }

  private addService(object: Manifest): void {
    const { name, namespace, annotations } = object.metadata;
    if (typeof name !== 'string') return;
    const own = namespaceOf(object);
    const entry = this.add({
      hostname: `${name}.${own}${this.domain}`,
      namespace: own,
      source: 'service',
      object,
      ports: portsOf(object, 'port'),
      scope: visibilityOf(exportToOfAnnotation(annotations?.[EXPORT_TO]), own, this.mesh.defaultExportTo('Service')),
      subsets: NO_SUBSETS,
    });
    if (namespace === undefined) append(this.namespaceless, name, entry);
  }

  private addEntry(object: Manifest): void {
    const spec = fieldsOf(object, 'spec');
    const namespace = namespaceOf(object);
    const ports = portsOf(object, 'number');
    const scope = visibilityOf(textsByIndex(spec, 'exportTo'), namespace, this.mesh.defaultExportTo('Service'));
    for (const host of textsByIndex(spec, 'hosts')) {
      if (host !== '')
        this.add({ hostname: host, namespace, source: 'entry', object, ports, scope, subsets: NO_SUBSETS });
    }
  }

  /** Adds the Service that istiod makes for a Gateway. Listener sets may add ports. */
  private addMade(object: Manifest): void {
    const { name, annotations } = object.metadata;
    if (typeof name !== 'string') return;
    const gatewayClassName = textOf(fieldsOf(object, 'spec'), 'gatewayClassName') ?? '';
    const namespace = namespaceOf(object);
    const { service } = deployedObjectNames({ name, gatewayClassName, annotations });
    this.add({
      hostname: `${service}.${namespace}${this.domain}`,
      namespace,
      source: 'made',
      object,
      scope: 'all',
      subsets: NO_SUBSETS,
    });
  }

  private addKnown({ host, ports, subsets }: KnownService): void {
    const entry = this.add({
      hostname: this.fullHost(host, 'default'),
      namespace: '',
      source: 'known',
      scope: 'all',
      ...(ports.length > 0 && {
        ports: ports.map(({ number }) => ({ number, name: '', protocol: '', targetPort: number })),
      }),
      ...(subsets !== undefined && { subsets: new Set(Object.keys(subsets)) }),
    });
    if (!host.includes('.')) append(this.namespaceless, host, entry);
  }

  /** Returns a host as istiod completes it: only names without dots are short. */
  fullHost(host: string, namespace: string): string {
    return host.includes('.') || host === '' || host === '*' ? host : `${host}.${namespace}${this.domain}`;
  }

  /** Reports whether a host is in the domain of the cluster. */
  isClusterHost(host: string): boolean {
    return !host.includes('.') || host.endsWith(this.domain);
  }

  /** Returns the namespace and name of the Service in a complete host. */
  serviceOf(host: string): { readonly name: string; readonly namespace: string } | undefined {
    if (!host.endsWith(this.domain) || isWildcard(host)) return undefined;
    const [name, namespace] = host.slice(0, -this.domain.length).split('.');
    return namespace === undefined ? undefined : { name, namespace };
  }

  /**
   * Returns the services of a host that an object of a namespace names, regardless of visibility; wildcards of
   * ServiceEntries included.
   */
  find(host: string, namespace: string): readonly ServiceFact[] {
    const full = this.fullHost(host, namespace);
    const exact = [...(this.entries.get(full) ?? []), ...(full === host ? [] : (this.namespaceless.get(host) ?? []))];
    if (exact.length > 0) return exact;
    for (const wildcard of wildcardsOf(full.replace(/^\*\./, ''))) {
      const found = this.entries.get(wildcard);
      if (found !== undefined) return found;
    }
    return this.mesh.providerHosts.has(full)
      ? [{ hostname: full, namespace: '', source: 'outside', scope: 'all' }]
      : [];
  }

  /** Reports whether an object or an option declares a complete host, or a wildcard that has it. */
  isDeclared(host: string): boolean {
    return [host, ...wildcardsOf(host)].some((name) => this.entries.has(name));
  }

  /** Returns the services of a host that are visible to proxies in given namespaces. */
  visible(host: string, namespace: string, viewers: readonly string[] = [namespace]): readonly ServiceFact[] {
    const full = this.fullHost(host, namespace);
    const sees = ({ scope }: ServiceFact) => viewers.some((viewer) => isVisibleIn(scope, viewer));
    const exact = this.find(host, namespace).filter(sees);
    if (exact.length > 0 || isWildcard(full)) return exact;
    return wildcardsOf(full)
      .flatMap((wildcard) => this.entries.get(wildcard) ?? [])
      .filter(sees);
  }

  /** Reports whether a service of the set has exactly this complete host. */
  has(host: string): boolean {
    return this.entries.has(host);
  }

  /** Returns all hosts. */
  names(): string[] {
    return [...this.entries.keys()];
  }

  /** Returns all services. */
  all(): ServiceFact[] {
    return [...this.entries.values()].flat();
  }

  /** Returns the names of the Services in a namespace, as objects there may write them. */
  shortNames(namespace: string): string[] {
    const end = `.${namespace}${this.domain}`;
    return this.names()
      .filter((host) => host.endsWith(end))
      .map((host) => host.slice(0, -end.length));
  }
}

function portsOf(object: Manifest, field: 'port' | 'number'): PortFact[] {
  return itemsOf(fieldsOf(object, 'spec'), 'ports').flatMap((port: Fields) => {
    const number = port[field];
    const protocol = textOf(port, 'appProtocol') ?? textOf(port, 'protocol') ?? '';
    if (typeof number !== 'number') return [];
    const target = port.targetPort;
    const targetPort = typeof target === 'number' || (typeof target === 'string' && target !== '') ? target : number;
    return [{ number, name: textOf(port, 'name') ?? '', protocol, targetPort }];
  });
}
