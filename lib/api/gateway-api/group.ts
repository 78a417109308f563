import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP } from '../../model/gateway-api';

/**
 * API group of the stable kinds of the Gateway API. Facts of kinds are those of the versions that releases of Istio are
 * built with (`lib/releases/gateway-api.data.ts`); `since` and `before` name the release of Istio.
 */
export const GATEWAY_API = { group: GATEWAY_API_GROUP } as const;
/** API group of the experimental kinds. */
export const GATEWAY_API_X = { group: GATEWAY_API_X_GROUP } as const;
