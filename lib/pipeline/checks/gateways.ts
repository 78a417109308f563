import type { CommonGatewayProps, MeshProps, Problem } from '../../model';
import { WRITTEN_OUT_PROPS } from '../values/gateway';
import { error, isDnsLabel } from './names';
import { scalingProblems } from './scaling';

/** A gateway of the props, with where it stands and what its name is if none is given. */
export interface PlacedGateway {
  readonly path: string;
  readonly props: CommonGatewayProps;
  readonly name: string;
  readonly namespace: string;
}

/** All that can be wrong with one gateway alone. */
export function gatewayProblems({ path, props, name, namespace }: PlacedGateway): Problem[] {
  return [
    ...(isDnsLabel(name) ? [] : [error(`${path}.name`, 'dns-label', name, 'not a DNS label, which the Service needs',
      'use lower-case letters, digits and "-", at most 63')]),
    ...(isDnsLabel(namespace) ? [] : [error(`${path}.namespace`, 'dns-label', namespace, 'not a DNS label, which a namespace needs',
      'use lower-case letters, digits and "-", at most 63')]),
    ...scalingProblems(path, props),
    ...portProblems(path, props),
    ...daemonSetProblems(path, props),
    ...(props.injection === false ? writtenOutProblems(path, props) : []),
  ];
}

function portProblems(path: string, props: CommonGatewayProps): Problem[] {
  const ports = props.ports ?? [];
  return ports.flatMap((port, i) => {
    const problems: Problem[] = [];
    const before = ports.slice(0, i);
    const sameNumber = before.findIndex((other) => other.port === port.port && (other.protocol ?? 'TCP') === (port.protocol ?? 'TCP'));
    const sameName = before.findIndex((other) => other.name === port.name);
    if (sameNumber >= 0) {
      problems.push(error(`${path}.ports[${i}].port`, 'port-twice', port.port, `ports[${sameNumber}] has the same number and protocol`, 'give each port a number of its own'));
    }
    if (sameName >= 0) {
      problems.push(error(`${path}.ports[${i}].name`, 'port-name-twice', port.name, `ports[${sameName}] has the same name`, 'give each port a name of its own'));
    }
    return problems;
  });
}

function daemonSetProblems(path: string, props: CommonGatewayProps): Problem[] {
  if (props.kind !== 'DaemonSet') return [];
  return (['replicas', 'autoscaling'] as const).filter((prop) => props[prop] !== undefined).map((prop) =>
    error(`${path}.${prop}`, 'daemonset-scaled', props[prop], 'a DaemonSet runs one pod on each node', `leave out \`${prop}\`, or use kind: 'Deployment'`));
}

/** What the written-out form has no place for. */
function writtenOutProblems(path: string, props: CommonGatewayProps): Problem[] {
  const known: readonly string[] = WRITTEN_OUT_PROPS;
  const unknown = Object.entries(props).filter(([prop, value]) => value !== undefined && !known.includes(prop)).map(([prop]) => prop);
  const serviceless = props.service?.type === 'None';
  const service = (['clusterIP', 'externalIPs', 'loadBalancerClass'] as const).filter((prop) => props.service?.[prop] !== undefined);
  const scheduling = (['affinity', 'topologySpreadConstraints'] as const).filter((prop) => props.scheduling?.[prop] !== undefined);
  return [
    ...[...unknown, ...service.map((prop) => `service.${prop}`), ...scheduling.map((prop) => `scheduling.${prop}`)].map((prop) =>
      error(`${path}.${prop}`, 'injected-only', prop, 'only the injected form of a gateway has this', 'leave it out, or leave out `injection: false`')),
    ...(serviceless ? [error(`${path}.service.type`, 'injected-only', 'None', 'only the injected form of a gateway can do without a Service',
      'use another type, or leave out `injection: false`')] : []),
  ];
}

/** What is wrong between the gateways of one mesh. */
export function gatewaysProblems(gateways: readonly PlacedGateway[]): Problem[] {
  return gateways.flatMap((gateway, i) => {
    const twin = gateways.slice(0, i).find((other) => other.name === gateway.name);
    if (!twin) return [];
    const message = twin.namespace === gateway.namespace
      ? `${twin.path} has the same name and namespace`
      : `${twin.path} has the same name in namespace ${twin.namespace}; what refers to a gateway by name could mean either`;
    return [error(`${gateway.path}.name`, 'gateway-twice', gateway.name, message, 'give each gateway a name of its own')];
  });
}

export function meshGatewayProblems(props: MeshProps, gateways: readonly PlacedGateway[]): Problem[] {
  const eastWest = typeof props.eastWestGateway === 'object' ? props.eastWestGateway : {};
  const networkMissing = props.eastWestGateway && !eastWest.network && !props.network
    ? [error('eastWestGateway.network', 'network-missing', undefined, 'an east-west gateway serves one network of the mesh', 'give the mesh a `network`')]
    : [];
  return [...gateways.flatMap(gatewayProblems), ...gatewaysProblems(gateways), ...networkMissing];
}
