import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP } from '../model/gateway-api';
import { releaseNumber } from '../model';
import { GATEWAY_API_FACTS, type GatewayApiFacts } from './gateway-api.data';

export { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP };
export type { GatewayApiFacts, GatewayApiKindFacts } from './gateway-api.data';

/** Returns the Gateway API facts of a release: those of its minor, or of the nearest one that is known. */
export function gatewayApiFacts(version?: string): GatewayApiFacts {
  const known = Object.keys(GATEWAY_API_FACTS);
  const number = version === undefined ? NaN : releaseNumber(version);
  const before = known.filter((minor) => Number.isNaN(number) || releaseNumber(minor) <= number);
  return GATEWAY_API_FACTS[before.at(-1) ?? known[0]];
}

export const isGatewayApiGroup = (group: string): boolean =>
  group === GATEWAY_API_GROUP || group === GATEWAY_API_X_GROUP;

/** API version and kind of an object. */
export interface ServedType {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Returns the API version, and for listener sets the kind, that istiod of a release reads; a type that is unknown or of
 * another group, such as Istio's own Gateway, is returned unchanged.
 */
export function typeThatIstiodReads(type: ServedType, version?: string): ServedType {
  if (!isGatewayApiGroup(type.apiVersion.split('/')[0])) return type;
  const { kinds } = gatewayApiFacts(version);
  const name = `${GATEWAY_API_GROUP}/${type.kind}`;
  const key = name in kinds ? name : Object.keys(kinds).find((other) => kinds[other].insteadOf === name);
  const read = key === undefined ? undefined : kinds[key].read;
  if (key === undefined || read === undefined) return type;
  const [group, kind] = key.split('/');
  return { apiVersion: `${group}/${read}`, kind };
}

/** Returns all API versions of a kind of the Gateway API in known releases, as `apiVersion` has them. */
export function versionsOfKind({ apiVersion, kind }: ServedType): string[] {
  const group = apiVersion.split('/')[0];
  const found = Object.values(GATEWAY_API_FACTS).flatMap(({ kinds }) => {
    const { standard = [], experimental = [] } = kinds[`${group}/${kind}`] ?? {};
    return [...standard, ...experimental];
  });
  return [...new Set(found)].map((version) => `${group}/${version}`);
}
