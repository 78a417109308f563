import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP } from '../../model/gateway-api';

/**
 * What the kinds of the Gateway API have in common. Their facts are those of the versions that releases of Istio are built with: 1.4.1 for 1.29,
 * 1.5.1 for 1.30 and 1.6.0 for 1.31. `since` and `before` name the release of Istio.
 */
export const GATEWAY_API = { group: GATEWAY_API_GROUP } as const;
/** Of the kinds that may still change. */
export const GATEWAY_API_X = { group: GATEWAY_API_X_GROUP } as const;
