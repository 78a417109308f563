import type { ReferenceContext } from './context';

const GATEWAY_API = 'gateway.networking.k8s.io';

/** An object that routes, gateways and policies of the Gateway API name. */
export interface Target {
  /** API group; empty is the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined when not known: then that of who names it. */
  readonly namespace?: string;
  /** Whether its namespace is not known yet: it is then written also where it may be that of who names it. */
  readonly anyNamespace?: boolean;
  /** Of a service. */
  readonly port?: number;
  /** Of a ServiceEntry. */
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

/** An object as a field of the Gateway API names it. What the API takes by default is left out. */
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

/** Where requests go: a Service at a port, any host that a ServiceEntry makes known, or an object of another kind. */
function backend({ group, kind, name, port, host }: Target, namespace: { namespace?: string }): unknown {
  const at = port === undefined ? {} : { port };
  if (kind === 'Service') return { name, ...namespace, ...at };
  if (kind === 'ServiceEntry' && host !== undefined)
    return { group: 'networking.istio.io', kind: 'Hostname', name: host, ...at };
  return { group, kind, name, ...namespace, ...at };
}
