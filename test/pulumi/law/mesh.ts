import type { Facts } from '../../../lib/schema/notation';
import type { MeshProps } from '../../../lib/props';
import { inputShape } from '../../../lib/mesh/shape-at';
import { Mesh } from '../../../lib/props/mesh';
import { meshCore } from '../../../lib/outputs/cores/mesh';
import { isStructural } from '../../../lib/props/structural';
import { placed } from './place';
import { BESIDE } from './policy-bases';
import { scalars } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

const shapeAt = (path: Path): Facts | undefined => inputShape('mesh', path);

/** Whether a prop of a gateway has an effect on a Service, of which only some types take it. */
const isOfLoadBalancer = ([, , field, inner]: Path): boolean =>
  field === 'ports' || (field === 'service' && inner !== 'type');

/** A backend for the props that are about one; each protocol is by itself. */
function telemetryAround([of, prop, field, inner]: Path): object {
  const host = 'collector.observability.svc.cluster.local:4317';
  if (of === 'accessLogs') return { to: { otlp: host } };
  if (prop === 'to' && field === 'otlpHttp' && inner !== undefined) return { to: { otlpHttp: { address: host } } };
  if (field === 0 && inner === 'name') return { to: [{ zipkin: host }] };
  return prop === 'to' && field !== 'name' ? {} : { to: { zipkin: host } };
}

/** What a prop of an addon needs beside it: most have to be there, and their ingress has a host. */
export function addonsAround([, addon, group, field]: Path): MeshProps['addons'] {
  const ingress = group === 'ingress' && field !== 'host' ? { ingress: { host: 'a.example.com', className: 'c' } } : {};
  const volume = group === 'storage' && field !== 'size' ? { storage: { size: '1Gi' } } : {};
  const limit = group === 'podDisruptionBudget' ? { podDisruptionBudget: {} } : {};
  const isBalanced = group === 'service' && (field === 'nodePort' || field === 'loadBalancerSourceRanges');
  const service = isBalanced ? { service: { type: 'LoadBalancer' as const } } : {};
  const kiali =
    addon === 'kiali'
      ? {
          prometheus: 'http://prometheus.monitoring:9090',
          ...(group === 'auth' && { signingKey: { secret: 's', key: 'k' } }),
        }
      : {};
  return { [String(addon)]: { ...kiali, ...ingress, ...volume, ...limit, ...service } };
}

/**
 * What a prop needs beside it to be legal, and no more than it can have an effect on: small meshes are soon rendered.
 */
function around(path: Path): MeshProps {
  const of = String(path[0] === 'values' ? path[1] : path[0]);
  const minimal: MeshProps = { profile: 'minimal', crds: false, base: false };
  switch (of) {
    case 'base':
    case 'crds':
      return { profile: 'minimal', crds: false, pilot: path[0] !== 'values' };
    case 'ztunnel':
      // A DaemonSet has a second pod beside the first, or none for a while, and not both.
      return {
        ...minimal,
        profile: 'ambient',
        pilot: false,
        ...(path[1] === 'maxUnavailable' && { ztunnel: { maxSurge: 0 } }),
      };
    case 'cni':
      return { ...minimal, pilot: false, cni: true };
    case 'gateway':
      return { ...minimal, pilot: false, ingressGateways: [{}] };
    case 'ingressGateways':
      return { ...minimal, pilot: false };
    case 'egressGateways':
      return {
        ...minimal,
        pilot: false,
        ...(isOfLoadBalancer(path) && { egressGateways: [{ service: { type: 'LoadBalancer' } }] }),
      };
    case 'eastWestGateway':
      return { ...minimal, pilot: false, ...(path[1] !== 'network' && { network: 'n' }) };
    case 'pilot':
      return path[1] === 'autoscaling'
        ? { ...minimal, pilot: { autoscaling: path[2] === 'min' ? { max: 100 } : { min: 1, max: 90 } } }
        : minimal;
    case 'tracing':
    case 'accessLogs':
      return { ...minimal, [of]: telemetryAround(path) };
    case 'addons':
      return { ...minimal, pilot: false, addons: addonsAround(path) };
    case 'patches':
      return { ...minimal, patches: [{ kind: 'Deployment', name: 'istiod' }] };
    default:
      return path.includes('meshConfig') || of === 'meshNetworks'
        ? { ...minimal, values: { istiod: { global: { omitSidecarInjectorConfigMap: true } } } }
        : minimal;
  }
}

export const MESH: Subject = {
  name: 'mesh',
  core: remembered(meshCore('urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh') as Subject['core']),
  props: scalars(Mesh.facts, [], shapeAt).filter(({ path }) => !isStructural('mesh', path)),
  bases: (path) => [around(path)],
  put: (props, path, value) => placed(Mesh.facts, props, path, value, { instead: shapeAt, beside: BESIDE }),
};
