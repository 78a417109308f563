import { readFields } from '../../yaml/read-yaml';
import { isMeshConfig } from '../objects/mesh-config';
import { fieldsOf, itemsOf, textMapOf, textOf, type Fields } from '../objects/read';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';

const NETWORK = 'topology.istio.io/network';
const CLUSTER = 'networking.istio.io/cluster';
/** Name of the cluster of an istiod that none was given. */
const UNNAMED = 'Kubernetes';

/** Draws the networks of the mesh, and its clusters: the own one, and those that remote secrets name. */
export function drawPlaces(program: Program, drawing: Drawing): void {
  const networks = networksOf(program);
  for (const [name, network] of Object.entries(networks)) drawNetwork(drawing, name, fieldsOf({ network }, 'network'));
  const own = clusterName(program);
  const network = program.registry.namespaces.labelsOf(program.registry.mesh.rootNamespace)[NETWORK];
  if (own !== undefined) {
    const { id } = drawCluster(drawing, own, network, [], 'this cluster');
    for (const node of drawing.nodes.values()) if (node.kind === 'namespace') node.parent = id;
  } else if (network !== undefined) drawNetwork(drawing, network, {});
  for (const { labels, annotations, source } of program.registry.objects.of('Secret')) {
    const name = labels['istio/multiCluster'] === 'true' ? annotations[CLUSTER] : undefined;
    if (name !== undefined) drawCluster(drawing, name, undefined, [source], 'remote cluster');
  }
  for (const { id, facts } of drawing.nodes.values())
    if (id.startsWith('workload:') && facts.network !== undefined) drawNetwork(drawing, facts.network, {});
}

function networksOf({ registry }: Program): Fields {
  const configMap = registry.objects.of('ConfigMap').find(({ manifest }) => isMeshConfig(manifest));
  const text = configMap && textOf(fieldsOf(configMap.manifest, 'data'), 'meshNetworks');
  return fieldsOf(readFields(text ?? ''), 'networks');
}

function drawNetwork(drawing: Drawing, name: string, network: Fields): string {
  const id = idOf('network', name);
  const gateways = itemsOf(network, 'gateways').map((gateway) => {
    const at = textOf(gateway, 'address') ?? textOf(gateway, 'registryServiceName') ?? '';
    return `${at}:${String(gateway.port ?? '')}`;
  });
  drawing.node({ id, kind: 'network', label: name, facts: { gateways: gateways.join(', ') } });
  for (const endpoint of itemsOf(network, 'endpoints')) {
    const cluster = textOf(endpoint, 'fromRegistry');
    if (cluster !== undefined) drawCluster(drawing, cluster, name, []);
  }
  return id;
}

function drawCluster(
  drawing: Drawing,
  name: string,
  network: string | undefined,
  objects: readonly string[],
  role?: string,
) {
  const node = drawing.node({ id: idOf('cluster', name), kind: 'cluster', label: name, objects, facts: { role } });
  if (network !== undefined) node.parent ??= drawNetwork(drawing, network, {});
  return node;
}

/** Returns the name that istiod has for its own cluster, unless it is the usual one. */
function clusterName({ registry }: Program): string | undefined {
  for (const { spec, labels } of registry.objects.of('apps/Deployment')) {
    if (labels.app !== 'istiod') continue;
    const pod = fieldsOf(fieldsOf(spec, 'template'), 'spec');
    const variables = itemsOf(pod, 'containers').flatMap((container) => itemsOf(container, 'env'));
    const name = variables
      .map((variable) => textMapOf({ variable }, 'variable'))
      .find((of) => of.name === 'CLUSTER_ID');
    if (name?.value !== undefined && name.value !== UNNAMED) return name.value;
  }
  return undefined;
}
