/** What is known of a Gateway of the Gateway API. */
export interface GatewayOfClass {
  readonly name: string;
  readonly gatewayClassName: string;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** Classes of Istio whose names are not part of what istiod makes. */
const SILENT_CLASSES: ReadonlySet<string> = new Set([
  'istio-waypoint',
  'istio-east-west',
  'istio-agentgateway',
  'istio-agentgateway-waypoint',
]);

/**
 * The names of what istiod makes for a Gateway: its Deployment and Service, and its service account. They are the
 * Gateway's name and its class,
 * unless annotations say otherwise.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
 */
export function madeForGateway({ name, gatewayClassName, annotations = {} }: GatewayOfClass): {
  readonly service: string;
  readonly account: string;
} {
  const usual = SILENT_CLASSES.has(gatewayClassName) ? name : `${name}-${gatewayClassName}`;
  const given = (annotation: string) => annotations[`gateway.istio.io/${annotation}`];
  const [service, account] = [given('name-override'), given('service-account')];
  return {
    service: typeof service === 'string' && service !== '' ? service : usual,
    account: typeof account === 'string' && account !== '' ? account : usual,
  };
}
