/** What the kinds of the Gateway API have in common. Facts of version 1.5.1. */
export const GATEWAY_API = { group: 'gateway.networking.k8s.io' } as const;
