import { waypointOf } from '../../../model/data-plane';
import { hostsOverlap, isSubsetOf, isWildcard } from '../../objects/host-names';
import { type ObjectFact, compareText } from '../../registry/objects';
import { itemsOf, numberOf, textOf, textsOf, type Fields } from '../../objects/read';
import type { Registry } from '../../registry/registry';
import type { ParentListener } from './listeners';
import { GROUP } from './objects';

/** Parent to which a route is attached: a listener, or the mesh for a service. */
export interface Attachment {
  /** Name of the gateway in converted routes: that of the listener, or `mesh`. */
  readonly internalName: string;
  readonly listener?: ParentListener;
  /** Hosts of other listeners of the same port, which take precedence where they match better. */
  readonly banned: readonly string[];
  /** Hosts of the parent, for routes of the mesh. */
  readonly hosts: readonly string[];
  /** Port of the reference. */
  readonly port?: number;
}

/** Returns group and kind of a parent reference. */
function parentKind(reference: Fields): string {
  const kind = textOf(reference, 'kind') ?? 'Gateway';
  return `${typeof reference.group === 'string' ? reference.group : GROUP}/${kind}`;
}

/** Reports whether the hosts of a route overlap with a listener's, so that the route may attach. */
function sharesHosts(listener: ParentListener, hostnames: readonly string[], namespace: string): boolean {
  const wanted = hostnames.length === 0 ? ['*'] : hostnames;
  return listener.hosts.some((written) => {
    const [place, host] = written.split('/');
    return (place === '*' || place === namespace) && wanted.some((hostname) => hostsOverlap(host, hostname));
  });
}

/** Resolver of the parents of routes. */
export class Parents {
  private readonly byParent = new Map<string, ParentListener[]>();

  constructor(
    private readonly registry: Registry,
    listeners: readonly ParentListener[],
  ) {
    for (const listener of listeners) {
      const same = this.byParent.get(listener.parent);
      if (same === undefined) this.byParent.set(listener.parent, [listener]);
      else same.push(listener);
    }
  }

  attachments(route: ObjectFact, kind: string): readonly Attachment[] {
    const found = itemsOf(route.spec, 'parentRefs').flatMap((reference) => this.of(reference, route, kind));
    return [...found].sort((a, b) => compareText(a.internalName, b.internalName));
  }

  /** Reports whether another controller than Istio's runs the waypoint of a parent, and so handles the routes. */
  private isElsewhere(namespace: string, labels: Readonly<Record<string, string>>): boolean {
    const waypoint = waypointOf(namespace, this.registry.namespaces.labelsOf(namespace), labels);
    const gateway =
      waypoint &&
      this.registry.objects
        .of(`${GROUP}/Gateway`)
        .find((object) => object.name === waypoint.name && object.namespace === waypoint.namespace);
    const name = gateway && textOf(gateway.spec, 'gatewayClassName');
    const gatewayClass = this.registry.objects.of(`${GROUP}/GatewayClass`).find((object) => object.name === name);
    return gatewayClass !== undefined && !/^istio\.io\//.test(textOf(gatewayClass.spec, 'controllerName') ?? '');
  }

  private of(reference: Fields, route: ObjectFact, kind: string): readonly Attachment[] {
    const namespace = textOf(reference, 'namespace') ?? route.namespace;
    const name = textOf(reference, 'name') ?? '';
    const port = numberOf(reference, 'port');
    const where = port === undefined ? {} : { port };
    switch (parentKind(reference)) {
      case '/Service': {
        const host = `${name}.${namespace}.svc.${this.registry.domain}`;
        const service = this.registry.services.ofHost(host).find(({ registry }) => registry === 'kubernetes');
        return service !== undefined && !this.isElsewhere(namespace, service.labels)
          ? [{ internalName: 'mesh', banned: [], hosts: [host], ...where }]
          : [];
      }
      case 'networking.istio.io/ServiceEntry': {
        const entry = this.registry.objects
          .of('networking.istio.io/ServiceEntry')
          .find((object) => object.namespace === namespace && object.name === name);
        return entry === undefined
          ? []
          : [{ internalName: 'mesh', banned: [], hosts: textsOf(entry.spec, 'hosts'), ...where }];
      }
      case `${GROUP}/Gateway`:
      case `${GROUP}/ListenerSet`:
        return this.listenersOf(
          reference,
          `${textOf(reference, 'kind') ?? 'Gateway'}/${namespace}/${name}`,
          route,
          kind,
        );
      default:
        return [];
    }
  }

  private listenersOf(reference: Fields, parent: string, route: ObjectFact, kind: string): readonly Attachment[] {
    const all = this.byParent.get(parent) ?? [];
    const [section, port] = [textOf(reference, 'sectionName'), numberOf(reference, 'port')];
    const hostnames = textsOf(route.spec, 'hostnames');
    return all
      .filter(
        (listener) =>
          (section === undefined || listener.section === section) &&
          (port === undefined || listener.port === port) &&
          sharesHosts(listener, hostnames, route.namespace) &&
          listener.kinds.includes(kind),
      )
      .map((listener) => ({
        internalName: listener.internalName,
        listener,
        banned: all
          .filter((other) => other !== listener && other.port === listener.port && other.protocol === listener.protocol)
          .map(({ hostname }) => hostname)
          .filter((hostname) => hostname !== listener.hostname),
        hosts: [],
      }));
  }
}

/** Reports whether a listener serves a host of a route, because no other listener of the port matches it better. */
export function isHostOfListener({ listener, banned }: Attachment, host: string): boolean {
  const own = listener?.hostname ?? '';
  if (own !== '' && !isWildcard(own)) return true;
  if (own !== '' && !hostsOverlap(host, own)) return false;
  return !banned.some((other) => own.length <= other.length && isSubsetOf(host, other));
}
