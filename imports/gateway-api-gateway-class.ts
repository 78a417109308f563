// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface ParametersReference {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object, if its kind has namespaces. */
  readonly namespace?: string;
}

/** A sort of gateway, and who makes it. istiod makes the classes of Istio itself. */
export interface GatewayClassSpec {
  /** Controller that deploys gateways of the class, DOMAIN/PATH; cannot be changed later. */
  readonly controllerName: string;
  /** Purpose of the class, in a few words. */
  readonly description?: string;
  /** An object with settings of the class. */
  readonly parametersRef?: ParametersReference;
}
