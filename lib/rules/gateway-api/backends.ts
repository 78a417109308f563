import type { Place } from '../place';
import { refersTo } from './subject';

const SERVICE = { group: '', kind: 'Service' };
const INFERENCE_POOL = 'inference.networking.k8s.io/InferencePool';
/** Kinds of backends that istiod converts. */
const CONVERTED: ReadonlySet<string> = new Set([
  'Service',
  'networking.istio.io/Hostname',
  'multicluster.x-k8s.io/ServiceImport',
  INFERENCE_POOL,
]);

/** Checks a reference to a backend as istiod resolves it. */
export function checkBackend(backend: Place): void {
  const kind = refersTo(backend, SERVICE);
  const name = backend.text('name');
  switch (kind) {
    case 'Service':
      if (name.includes('.'))
        backend
          .at('name')
          .error('backend-host', 'a backend is named by the name of the Service, not by its host', serviceOf(name));
      return;
    case 'networking.istio.io/Hostname':
      if (backend.has('namespace'))
        backend.at('namespace').error('hostname-namespace', 'a Hostname is in no namespace', 'remove namespace');
      return needsPort(backend, 'Hostname');
    case 'multicluster.x-k8s.io/ServiceImport':
      return needsPort(backend, 'ServiceImport');
    case INFERENCE_POOL:
      backend
        .at('kind')
        .warn(
          'inference-pool',
          'istiod takes inference pools only with ENABLE_GATEWAY_API_INFERENCE_EXTENSION',
          'set the variable to "true" in pilot.env, if it is not',
        );
      return;
    default:
      return unknownKind(backend, kind);
  }
}

/** API groups that no other controller takes backends from. */
const GROUPS_WITHOUT_BACKENDS = new Set([
  '',
  'apps',
  'networking.istio.io',
  'gateway.networking.k8s.io',
  'networking.k8s.io',
]);

function unknownKind(backend: Place, kind: string): void {
  const message = `istiod knows no backends of kind ${kind}, and answers their share of the requests with 500`;
  const fix = `use a Service, or one of ${[...CONVERTED].slice(1).join(', ')}`;
  // Another controller may know the kind: a route does not say which controller its gateway belongs to.
  if (GROUPS_WITHOUT_BACKENDS.has(kind.slice(0, Math.max(0, kind.lastIndexOf('/')))))
    backend.at('kind').error('backend-kind', message, fix);
  else backend.at('kind').warn('backend-kind', message, fix);
}

function needsPort(backend: Place, kind: string): void {
  if (!backend.has('port'))
    backend.at('port').error('backend-port', `a backend of kind ${kind} needs a port`, 'set port');
}

/** Returns the Service name of a host: `catalog` of `shop` for `catalog.shop.svc.cluster.local`. */
function serviceOf(host: string): string {
  const [name, namespace] = host.split('.');
  const own = `set name to ${JSON.stringify(name)} and namespace to ${JSON.stringify(namespace)}`;
  return `${own}, or kind to Hostname and group to networking.istio.io for a host outside`;
}

/** Returns the backends that get traffic: istiod does not check those of weight 0. */
export const usedBackends = (rule: Place): Place[] =>
  rule.list('backendRefs').filter((backend) => !(backend.has('weight') && backend.number('weight') === 0));
