/** The API group of the Gateway API. */
export const GATEWAY_API_GROUP = 'gateway.networking.k8s.io';

/** The API group of kinds of the Gateway API that may still change. */
export const GATEWAY_API_X_GROUP = 'gateway.networking.x-k8s.io';
