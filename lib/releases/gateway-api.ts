import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP } from '../model/gateway-api';
import { GATEWAY_API_FACTS } from './gateway-api.data';
import type { GatewayApiFacts } from './gateway-api.data';

export { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP };
export type { GatewayApiFacts, GatewayApiKindFacts } from './gateway-api.data';

/** The Gateway API of a release: that of its minor, of the newest known one for later releases and of the oldest for earlier ones. */
export function gatewayApiFacts(version?: string): GatewayApiFacts {
  const minor = Number(version?.split('.')[1] ?? NaN) || Infinity;
  const known = GATEWAY_API_FACTS.filter(([since]) => since <= minor).at(-1) ?? GATEWAY_API_FACTS[0];
  return known[1];
}

export const isGatewayApiGroup = (group: string): boolean =>
  group === GATEWAY_API_GROUP || group === GATEWAY_API_X_GROUP;

/** API version and kind of an object. */
export interface ServedType {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The API version, and for listener sets the kind, that istiod of a release reads; the type itself where the table does not have it. */
export function typeThatIstiodReads(type: ServedType, version?: string): ServedType {
  const { kinds } = gatewayApiFacts(version);
  const name = `${GATEWAY_API_GROUP}/${type.kind}`;
  const key = name in kinds ? name : Object.keys(kinds).find((other) => kinds[other].insteadOf === name);
  const read = key === undefined ? undefined : kinds[key].read;
  if (key === undefined || read === undefined) return type;
  const [group, kind] = key.split('/');
  return { apiVersion: `${group}/${read}`, kind };
}
