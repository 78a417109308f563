/** Label that keeps the gateway itself out of the ambient data plane. For the injected form the injector sets it. */
export const NO_DATAPLANE = { 'istio.io/dataplane-mode': 'none' };
