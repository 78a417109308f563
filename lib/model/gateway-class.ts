/** Fields of a Gateway of the Gateway API that decide how istiod names the objects it deploys for it. */
export interface GatewayOfClass {
  readonly name: string;
  readonly gatewayClassName: string;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** Istio's gateway classes whose names are not part of the names of deployed objects. */
const CLASSES_NOT_IN_NAMES: ReadonlySet<string> = new Set([
  'istio-waypoint',
  'istio-east-west',
  'istio-agentgateway',
  'istio-agentgateway-waypoint',
]);

/**
 * Returns the names of the Deployment, Service and service account that istiod deploys for a Gateway: the Gateway's
 * name and its class, unless annotations say otherwise.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
 */
export function deployedObjectNames({ name, gatewayClassName, annotations = {} }: GatewayOfClass): {
  readonly service: string;
  readonly account: string;
} {
  const usual = CLASSES_NOT_IN_NAMES.has(gatewayClassName) ? name : `${name}-${gatewayClassName}`;
  const given = (annotation: string) => annotations[`gateway.istio.io/${annotation}`];
  const [service, account] = [given('name-override'), given('service-account')];
  return {
    service: typeof service === 'string' && service !== '' ? service : usual,
    account: typeof account === 'string' && account !== '' ? account : usual,
  };
}
