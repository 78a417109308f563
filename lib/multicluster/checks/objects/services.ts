import { isRecord, type Manifest, type Problem } from '../../../model';
import { isClusterLocal } from '../cluster-local';
import { planOf } from '../../plan';
import type { DeclaredMesh, MultiClusterPlan } from '../../types';
import { doubtful, quoted } from '../problem';
import { hostOf, isOfMesh, objectIn } from './place';

interface Placed {
  readonly cluster: string;
  readonly manifest: Manifest;
}

/**
 * Reports Services that differ from the first one of their name in what all clusters must agree on: the ports that
 * clients call, and how their endpoints are found. Selectors and ports of pods are each cluster's own, for every
 * cluster finds its endpoints by itself.
 */
export function differingServices(declared: DeclaredMesh): Problem[] {
  return [...servicesByHost(declared).values()].flatMap(([first, ...others]) =>
    others.flatMap((other) => differences(first, other)),
  );
}

/** Returns the Services of the program by name and namespace, without those that stay inside their clusters. */
function servicesByHost({ plan, objectsOf }: DeclaredMesh): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const { name: cluster } of plan.clusters) {
    for (const manifest of objectsOf(cluster, 'Service')) {
      const { metadata } = manifest;
      if (isOfMesh(manifest) || isLocal(plan, cluster, manifest)) continue;
      const key = `${metadata.namespace ?? 'default'}/${metadata.name}`;
      found.set(key, [...(found.get(key) ?? []), { cluster, manifest }]);
    }
  }
  return found;
}

function isLocal(plan: MultiClusterPlan, cluster: string, { metadata }: Manifest): boolean {
  const own = planOf(plan, cluster);
  const serving = own && planOf(plan, own.primary);
  return (
    serving !== undefined &&
    isClusterLocal(serving, hostOf(serving, String(metadata.name), metadata.namespace ?? 'default'))
  );
}

function differences(first: Placed, other: Placed): Problem[] {
  const [a, b] = [first, other].map(({ manifest: { spec } }) => (isRecord(spec) ? spec : {}));
  const object = objectIn(other.cluster, other.manifest);
  const report = (path: string, found: unknown, what: string, of: unknown): Problem => ({
    ...doubtful('service-differs', path, found, [
      `in ${quoted(first.cluster)} ${what}, and Istio takes both for one service`,
      `write ${JSON.stringify(of)} in both, or keep the service inside its clusters with \`serviceSettings\``,
    ]),
    object,
  });
  if (kindOf(a) !== kindOf(b))
    return [report('spec.type', b.type ?? b.clusterIP, `it is ${kindOf(a)}`, a.type ?? a.clusterIP ?? 'ClusterIP')];
  const [ports, others] = [portsOf(a), portsOf(b)];
  if (ports.join() === others.join()) return [];
  return [report('spec.ports', others, `the ports are ${ports.join(', ')}`, ports)];
}

/** Returns how clients find the endpoints of a Service. */
function kindOf({ type, clusterIP }: Readonly<Record<string, unknown>>): string {
  if (type === 'ExternalName') return 'the name of a host';
  return clusterIP === 'None' ? 'headless' : 'a Service with an address';
}

/** Returns the ports that clients call, as `http 80/TCP`, in the order of their names. */
function portsOf({ ports }: Readonly<Record<string, unknown>>): string[] {
  const list = Array.isArray(ports) ? ports.filter(isRecord) : [];
  return list
    .map(
      ({ name = '', port, protocol = 'TCP', appProtocol }) =>
        `${String(name)} ` +
        `${String(port)}/${String(protocol)}${appProtocol === undefined ? '' : ` ${String(appProtocol)}`}`.trim(),
    )
    .sort();
}
