/** Keeps the gateway itself out of the ambient data plane. The injected form leaves that to the injector. */
export const NO_DATAPLANE = { 'istio.io/dataplane-mode': 'none' };
