import type { ReferenceContext } from './context';

const GATEWAY_API = 'gateway.networking.k8s.io';

/** Object that a field of routes, gateways or policies of the Gateway API refers to. */
export interface Target {
  /** API group; empty is the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Namespace; undefined for that of the referring object. */
  readonly namespace?: string;
  /** True while the namespace is not known: it is then written even where it may be that of the referring object. */
  readonly anyNamespace?: boolean;
  /** Port of a service. */
  readonly port?: number;
  /** Host of a ServiceEntry. */
  readonly host?: string;
}

/** Fields of the Gateway API that name other objects. */
const PLACES: ReadonlySet<string> = new Set([
  'parentRef',
  'parentRefs',
  'backendRef',
  'backendRefs',
  'certificateRefs',
  'caCertificateRefs',
  'parametersRef',
]);

export const isGatewayApiPlace = (place: string): boolean => PLACES.has(place);

/** Returns the reference to an object in a field of the Gateway API. Fields at their defaults are left out. */
export function gatewayApiReference(target: Target, place: string, from: ReferenceContext): unknown {
  const { group, kind, name } = target;
  const namespace =
    target.namespace !== undefined && (target.anyNamespace || target.namespace !== from.namespace)
      ? { namespace: target.namespace }
      : {};
  switch (place) {
    case 'parentRef':
    case 'parentRefs':
      return { ...(group === GATEWAY_API && kind === 'Gateway' ? {} : { group, kind }), name, ...namespace };
    case 'backendRef':
    case 'backendRefs':
      return backend(target, namespace);
    case 'certificateRefs':
      return { ...(kind === 'Secret' ? {} : { group, kind }), name, ...namespace };
    default:
      return { group, kind, name };
  }
}

/**
 * Returns the backend of a route: a Service at a port, any host that a ServiceEntry declares, or an object of another
 * kind.
 */
function backend({ group, kind, name, port, host }: Target, namespace: { namespace?: string }): unknown {
  const at = port === undefined ? {} : { port };
  if (kind === 'Service') return { name, ...namespace, ...at };
  if (kind === 'ServiceEntry' && host !== undefined)
    return { group: 'networking.istio.io', kind: 'Hostname', name: host, ...at };
  return { group, kind, name, ...namespace, ...at };
}
