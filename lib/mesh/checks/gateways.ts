import type { GatewayRole, Problem } from '../../model';
import type { CommonGatewayProps } from '../../props';
import type { MeshSettings } from '../../props/settings';
import { MESH_CHARTS } from '../charts/charts';
import { WRITTEN_OUT_PROPS } from '../gateways/values';
import { error, isDnsLabel, LABEL_FIX } from './names';
import { noReplicas, scalingProblems } from './scaling';

/** Gateway of the props, with its path in them and its default name. */
export interface PlacedGateway {
  readonly path: string;
  readonly props: CommonGatewayProps;
  readonly role: GatewayRole;
  readonly name: string;
  readonly namespace: string;
}

/** Names of the other components of a mesh, which a gateway may not have because node ids begin with them. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(['namespaces', ...MESH_CHARTS.map(({ name }) => name)]);

/** Validates the props of one gateway by themselves. */
export function gatewayProblems({ path, props, role, name, namespace }: PlacedGateway): Problem[] {
  return [
    ...(TAKEN_NAMES.has(name)
      ? [
          error(
            `${path}.name`,
            'name-taken',
            name,
            'a component of the mesh has this name',
            'give the gateway another name',
          ),
        ]
      : []),
    ...(isDnsLabel(name) ? [] : [error(`${path}.name`, 'dns-label', name, 'must be a DNS label', LABEL_FIX)]),
    // The mesh's own namespace is checked where it is given.
    ...(props.namespace === undefined || isDnsLabel(namespace)
      ? []
      : [error(`${path}.namespace`, 'dns-label', namespace, 'must be a DNS label', LABEL_FIX)]),
    ...scalingProblems(path, props),
    ...portProblems(path, props),
    ...daemonSetProblems(path, props),
    ...(role === 'east-west' ? eastWestProblems(path, props) : []),
    ...(props.injection === false && role !== 'east-west' ? writtenOutProblems(path, props) : []),
  ];
}

/** Reports props that an east-west gateway does not have, because Istio fixes their values. */
function eastWestProblems(path: string, props: CommonGatewayProps): Problem[] {
  return [
    ...(props.injection === false
      ? [
          error(
            `${path}.injection`,
            'injected-only',
            false,
            'an east-west gateway exists in the injected form only',
            'leave it out',
          ),
        ]
      : []),
    ...(props.ports !== undefined
      ? [
          error(
            `${path}.ports`,
            'network-ports',
            props.ports,
            'the ports between networks are fixed',
            'leave it out, or move single ports with `values.networkGatewayPorts`',
          ),
        ]
      : []),
  ];
}

function portProblems(path: string, props: CommonGatewayProps): Problem[] {
  const ports = props.ports ?? [];
  return ports.flatMap((port, i) => {
    const problems: Problem[] = [];
    const before = ports.slice(0, i);
    const sameNumber = before.findIndex(
      (other) => other.port === port.port && (other.protocol ?? 'TCP') === (port.protocol ?? 'TCP'),
    );
    const sameName = before.findIndex((other) => other.name === port.name);
    if (sameNumber >= 0) {
      problems.push(
        error(
          `${path}.ports[${i}].port`,
          'port-twice',
          port.port,
          `ports[${sameNumber}] has the same number and protocol`,
          'give each port a number of its own',
        ),
      );
    }
    if (sameName >= 0) {
      problems.push(
        error(
          `${path}.ports[${i}].name`,
          'port-name-twice',
          port.name,
          `ports[${sameName}] has the same name`,
          'give each port a name of its own',
        ),
      );
    }
    return problems;
  });
}

function daemonSetProblems(path: string, props: CommonGatewayProps): Problem[] {
  if (props.kind !== 'DaemonSet') return [];
  return (['replicas', 'autoscaling'] as const)
    .filter((prop) => props[prop] !== undefined)
    .map((prop) =>
      error(
        `${path}.${prop}`,
        'daemonset-scaled',
        props[prop],
        'a DaemonSet runs one pod on each node',
        `leave out \`${prop}\`, or use kind: 'Deployment'`,
      ),
    );
}

/** Reports props that the charts of written-out gateways have no value for. */
function writtenOutProblems(path: string, props: CommonGatewayProps): Problem[] {
  const known: readonly string[] = WRITTEN_OUT_PROPS;
  const groups = [
    ...Object.entries(props).filter(([prop]) => !known.includes(prop)),
    ...pick('service', props.service, ['clusterIP', 'externalIPs', 'loadBalancerClass']),
    ...pick('scheduling', props.scheduling, ['affinity', 'topologySpreadConstraints']),
    ...pick('autoscaling', props.autoscaling, ['memory', 'behavior']),
  ];
  return [
    ...groups
      .filter(([, value]) => value !== undefined)
      .map(([prop, value]) =>
        error(
          `${path}.${prop}`,
          'injected-only',
          value,
          'only the injected form of a gateway has this',
          'leave it out, or leave out `injection: false`',
        ),
      ),
    ...(props.service?.type === 'None'
      ? [
          error(
            `${path}.service.type`,
            'injected-only',
            'None',
            'only the injected form of a gateway can do without a Service',
            'use another type, or leave out `injection: false`',
          ),
        ]
      : []),
    ...noReplicas(path, props),
  ];
}

const pick = <T extends object>(
  group: string,
  props: T | undefined,
  names: readonly (keyof T & string)[],
): [string, unknown][] => names.map((name) => [`${group}.${name}`, props?.[name]]);

/** Validates the gateways of one mesh against each other. */
export function gatewaysProblems(gateways: readonly PlacedGateway[]): Problem[] {
  return gateways.flatMap((gateway, i) => {
    const twin = gateways.slice(0, i).find((other) => other.name === gateway.name);
    if (!twin) return [];
    const message =
      twin.namespace === gateway.namespace
        ? `${twin.path} has the same name and namespace`
        : `${twin.path} has the same name in namespace ${twin.namespace}; what refers to a gateway by name could ` +
          'mean either';
    return [
      error(`${gateway.path}.name`, 'gateway-twice', gateway.name, message, 'give each gateway a name of its own'),
    ];
  });
}

export function meshGatewayProblems(mesh: MeshSettings, gateways: readonly PlacedGateway[]): Problem[] {
  const networkMissing =
    mesh.eastWestGateway && !mesh.eastWestGateway.network && !mesh.network
      ? [
          error(
            'eastWestGateway.network',
            'network-missing',
            undefined,
            'an east-west gateway serves one network of the mesh',
            'give the mesh a `network`',
          ),
        ]
      : [];
  return [...gateways.flatMap(gatewayProblems), ...gatewaysProblems(gateways), ...networkMissing];
}
