import { GATEWAY_API_GROUP, type GatewayApiFacts } from '../../releases/gateway-api';
import type { Place } from '../place';
import { refersTo } from './subject';

const GATEWAY = { group: GATEWAY_API_GROUP, kind: 'Gateway' };
const ISTIO_GATEWAY = 'networking.istio.io/Gateway';

/** Checks that the parents are of kinds that istiod attaches routes to: others it skips silently. */
export function checkParents(spec: Place, { listenerSet }: GatewayApiFacts): void {
  const known = [`${GATEWAY_API_GROUP}/Gateway`, listenerSet, 'Service', 'networking.istio.io/ServiceEntry'];
  for (const parent of spec.list('parentRefs')) {
    const kind = refersTo(parent, GATEWAY);
    if (known.includes(kind)) continue;
    const place = parent.at(parent.has('kind') && !sameKind(kind, known) ? 'kind' : 'group');
    if (kind === ISTIO_GATEWAY)
      place.error(
        'parent-kind',
        "routes of the Gateway API do not attach to Istio's own kind Gateway",
        'name a Gateway of the Gateway API, or write a VirtualService',
      );
    else if (kind.startsWith('networking.istio.io/') || kind.startsWith('gateway.networking.') || !kind.includes('/')) {
      place.error(
        'parent-kind',
        `istiod passes over parents of kind ${kind}: the route has no effect there`,
        `use one of ${known.join(', ')}`,
      );
    } else
      place.warn(
        'parent-kind',
        `istiod passes over parents of kind ${kind}: the route has no effect there`,
        `use one of ${known.join(', ')}`,
      );
  }
}

/** Returns whether a kind differs from one of these in its group only. */
const sameKind = (kind: string, known: readonly string[]): boolean => {
  const last = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  return known.some((one) => last(one) === last(kind));
};
