import { GATEWAY_API_KINDS } from '../../../api/gateway-api';
import { withDefaults } from '../../../schema/defaults';
import type { ObjectFact } from '../../registry/objects';
import { isFields } from '../../objects/read';
import type { Registry } from '../../registry/registry';

export const GROUP = 'gateway.networking.k8s.io';

/** Returns the objects of a kind of the Gateway API, with the defaults of the API server. */
export function gatewayApiObjects(registry: Registry, kind: string): readonly ObjectFact[] {
  const definition = GATEWAY_API_KINDS.find((candidate) => candidate.kind === kind);
  const objects = registry.objects.of(`${GROUP}/${kind}`);
  if (definition === undefined) return objects;
  return objects.map((object) => {
    const spec = withDefaults(definition.spec, object.spec, registry.release);
    return isFields(spec) ? { ...object, spec } : object;
  });
}
