import type { Manifest, Problem } from '../../model';
import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP, gatewayApiFacts } from '../../releases/gateway-api';
import { Place } from '../place';
import { objectName } from '../schema-problems';
import { gatewayRules } from './gateway';
import { listenerSetRules } from './listener-set';
import { backendTlsPolicyRules, backendTrafficPolicyRules, gatewayClassRules, referenceGrantRules } from './policies';
import { connectionRouteRules, grpcRouteRules, httpRouteRules } from './routes';
import type { GatewayApiRules } from './subject';

export { checkListeners, purposeOf } from './listeners';
export type { Purpose } from './listeners';

const RULES: Readonly<Record<string, GatewayApiRules>> = {
  [`${GATEWAY_API_GROUP}/BackendTLSPolicy`]: backendTlsPolicyRules,
  [`${GATEWAY_API_GROUP}/Gateway`]: gatewayRules,
  [`${GATEWAY_API_GROUP}/GatewayClass`]: gatewayClassRules,
  [`${GATEWAY_API_GROUP}/GRPCRoute`]: grpcRouteRules,
  [`${GATEWAY_API_GROUP}/HTTPRoute`]: httpRouteRules,
  [`${GATEWAY_API_GROUP}/ListenerSet`]: listenerSetRules,
  [`${GATEWAY_API_GROUP}/ReferenceGrant`]: referenceGrantRules,
  [`${GATEWAY_API_GROUP}/TCPRoute`]: connectionRouteRules,
  [`${GATEWAY_API_GROUP}/TLSRoute`]: connectionRouteRules,
  [`${GATEWAY_API_X_GROUP}/XBackendTrafficPolicy`]: backendTrafficPolicyRules,
  [`${GATEWAY_API_X_GROUP}/XListenerSet`]: listenerSetRules,
};

/** Prefix of the codes of these problems. */
export const GATEWAY_API_CODES = 'gateway-api';

/**
 * Returns the problems for which istiod would not convert an object of the Gateway API: istiod's webhook does not see
 * these objects, so such problems show in their status only. What the schema refuses is not repeated here.
 */
export function gatewayApiProblems(object: Manifest, { version }: { readonly version?: string } = {}): Problem[] {
  const group = String(object.apiVersion).split('/')[0];
  const facts = gatewayApiFacts(version);
  const key = `${group}/${object.kind}`;
  const problems: Problem[] = [];
  const place = Place.root(object, problems, { room: GATEWAY_API_CODES });
  const known = Object.hasOwn(facts.kinds, key) ? facts.kinds[key] : undefined;
  if (known !== undefined && known.read === undefined) {
    place
      .at('kind')
      .warn(
        'unread-kind',
        'istiod does not read this kind: the object has no effect on the mesh',
        'leave it to another controller, or remove it',
      );
  }
  if (Object.hasOwn(RULES, key)) RULES[key]({ object: place, spec: place.at('spec'), facts });
  if (problems.length === 0) return problems;
  const name = objectName(object);
  return problems.map((problem) => ({ ...problem, object: name }));
}
