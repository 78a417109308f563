import { deployedObjectNames } from '../../model/gateway-class';
import type { ObjectFact } from './objects';
import type { PodSeed } from './pods';
import { fieldsOf, itemsOf, numberOf, textOf } from '../objects/read';

/** Classes of Gateways for which istiod runs proxies. */
const CLASSES: ReadonlySet<string> = new Set(['istio', 'istio-waypoint', 'istio-east-west', 'istio-remote']);

/** Returns the class of a Gateway of the Gateway API. */
export const gatewayClassOf = ({ spec }: ObjectFact): string => textOf(spec, 'gatewayClassName') ?? '';

/** Returns the name of the Service and the workload that istiod makes for a Gateway. */
export function gatewayWorkloadName(gateway: ObjectFact): string {
  const { name, annotations } = gateway;
  return deployedObjectNames({ name, gatewayClassName: gatewayClassOf(gateway), annotations }).service;
}

/**
 * Returns the pods that istiod makes for Gateways, except for those that are deployed manually (a Gateway with an
 * address of its own).
 */
export function gatewayPods(gateways: readonly ObjectFact[]): PodSeed[] {
  return gateways
    .filter((gateway) => CLASSES.has(gatewayClassOf(gateway)))
    .map((gateway) => {
      const { name, namespace, annotations, spec } = gateway;
      const made = deployedObjectNames({ name, gatewayClassName: gatewayClassOf(gateway), annotations });
      return {
        namespace,
        name: made.service,
        labels: {
          ...labelsOf(spec),
          'gateway.networking.k8s.io/gateway-name': name,
          'gateway.networking.k8s.io/gateway-class-name': gatewayClassOf(gateway),
          'service.istio.io/canonical-name': made.service,
          'service.istio.io/canonical-revision': 'latest',
          'sidecar.istio.io/inject': 'false',
        },
        annotations: {},
        serviceAccount: made.account,
        namedPorts: new Map(),
        source: gateway.source,
      };
    });
}

function labelsOf(spec: ObjectFact['spec']): Record<string, string> {
  const labels = fieldsOf(fieldsOf(spec, 'infrastructure'), 'labels');
  return Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')) as Record<
    string,
    string
  >;
}

/** Returns the Services that istiod makes for Gateways, as objects of a program. */
export function gatewayServices(gateways: readonly ObjectFact[]): ObjectFact[] {
  return gateways
    .filter((gateway) => CLASSES.has(gatewayClassOf(gateway)))
    .map((gateway) => {
      const name = gatewayWorkloadName(gateway);
      const numbers = new Set(itemsOf(gateway.spec, 'listeners').map((listener) => numberOf(listener, 'port') ?? 0));
      const ports = [...numbers].map((port) => ({
        name: `listener-${port}`,
        port,
        targetPort: port,
        protocol: 'TCP',
        appProtocol: 'tcp',
      }));
      const spec = { ports, selector: { 'gateway.networking.k8s.io/gateway-name': gateway.name } };
      return { ...gateway, name, spec, labels: {}, annotations: {} };
    });
}
