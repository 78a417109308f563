import type { ObjectFact } from '../../registry/objects';
import { itemsOf, numberOf, textOf, type Fields } from '../../objects/read';
import type { Registry } from '../../registry/registry';
import { GROUP, gatewayApiObjects } from './objects';

/** Route that refers to a backend. */
export interface BackendContext {
  /** Kind of the route: `HTTPRoute`. */
  readonly kind: string;
  readonly namespace: string;
  /**
   * True for routes of gateways, which need a ReferenceGrant for backends of other namespaces; those of the mesh do
   * not.
   */
  readonly needsGrant: boolean;
}

export interface Backend {
  /**
   * Destination in the form of a VirtualService; without a host where the backend is invalid, which makes requests
   * fail.
   */
  readonly destination: Fields;
  readonly valid: boolean;
}

const INVALID: Backend = { destination: {}, valid: false };

/** Internal error of a rule that makes istiod refuse the whole route. */
export class RefusedRoute extends Error {}

/** Resolver of backend references to destinations. */
export class Backends {
  private readonly grants: readonly ObjectFact[];

  constructor(private readonly registry: Registry) {
    this.grants = gatewayApiObjects(registry, 'ReferenceGrant');
  }

  of(reference: Fields, context: BackendContext): Backend {
    const group = textOf(reference, 'group') ?? '';
    const kind = textOf(reference, 'kind') ?? 'Service';
    const namespace = textOf(reference, 'namespace') ?? context.namespace;
    const name = textOf(reference, 'name') ?? '';
    if (
      context.needsGrant &&
      namespace !== context.namespace &&
      !this.isGranted({ group, kind, name, namespace }, context)
    )
      return INVALID;
    const host = this.hostOf(`${group}/${kind}`, reference, namespace);
    if (host === undefined) return INVALID;
    const port = numberOf(reference, 'port');
    if (port === undefined) throw new RefusedRoute('a backend needs a port');
    const destination = { host, port: { number: port } };
    return { destination, valid: this.registry.services.ofHost(host).length > 0 };
  }

  private hostOf(kind: string, reference: Fields, namespace: string): string | undefined {
    const name = textOf(reference, 'name') ?? '';
    switch (kind) {
      case '/Service':
        if (name.includes('.')) throw new RefusedRoute('a backend is named by the Service, not by its host');
        return `${name}.${namespace}.svc.${this.registry.domain}`;
      case 'networking.istio.io/Hostname':
        if (textOf(reference, 'namespace') !== undefined) throw new RefusedRoute('a host has no namespace');
        return name;
      case 'multicluster.x-k8s.io/ServiceImport':
        return `${name}.${namespace}.svc.${this.registry.domain}`;
      default:
        return undefined;
    }
  }

  private isGranted(
    to: { group: string; kind: string; name: string; namespace: string },
    from: BackendContext,
  ): boolean {
    return this.grants.some(
      ({ spec, namespace }) =>
        namespace === to.namespace &&
        itemsOf(spec, 'from').some(
          (entry) =>
            textOf(entry, 'group') === GROUP &&
            textOf(entry, 'kind') === from.kind &&
            textOf(entry, 'namespace') === from.namespace,
        ) &&
        itemsOf(spec, 'to').some(
          (entry) =>
            (textOf(entry, 'group') ?? '') === to.group &&
            textOf(entry, 'kind') === to.kind &&
            [undefined, to.name].includes(textOf(entry, 'name')),
        ),
    );
  }
}

/** Returns the backends of a rule with their weights; undefined where no weight is above zero. */
export function weightedBackends(
  references: readonly Fields[],
): readonly { readonly reference: Fields; readonly weight: number }[] {
  return references
    .map((reference) => ({ reference, weight: numberOf(reference, 'weight') ?? 1 }))
    .filter(({ weight }) => weight > 0);
}
