import { PHASES, type ChartName, type Manifest, type MeshNode, type Phase } from '../model';
import { charts } from './charts/charts';

/** Returns the install phase of one object of one chart. */
export function phaseOf(chart: ChartName, manifest: Manifest): Phase {
  if (manifest.kind === 'CustomResourceDefinition') return 'crds';
  const { phase } = charts[chart];
  return typeof phase === 'function' ? phase(manifest) : phase;
}

/** Sorts nodes by phase; within a phase the order of the components stays. */
export function byPhase(nodes: readonly MeshNode[]): MeshNode[] {
  return PHASES.flatMap((phase) => nodes.filter((node) => node.phase === phase));
}

/** Returns the nodes of the latest phase up to this one that has any: what comes later waits for them. */
export function latestUpTo(phase: Phase, nodes: readonly MeshNode[]): MeshNode[] {
  const phases = PHASES.slice(0, PHASES.indexOf(phase) + 1).reverse();
  const latest = phases.find((candidate) => nodes.some((node) => node.phase === candidate));
  return nodes.filter((node) => node.phase === latest);
}

/** Node with those that it waits for. */
interface OrderedNode {
  readonly node: MeshNode;
  readonly after: readonly MeshNode[];
  /** Whether no earlier phase has any node. */
  readonly isFirst: boolean;
}

/**
 * Returns all nodes in an order in which they can be made: each waits for those of the nearest earlier phase and for
 * the namespaces of its own.
 *
 * @param isLate says whether a node also waits for the control plane, though it is of the same phase
 * @param controlPlane id of the node of the control plane
 */
export function inOrder(
  nodes: readonly MeshNode[],
  isLate: (node: MeshNode) => boolean,
  controlPlane: string,
): OrderedNode[] {
  const istiod = nodes.filter(({ id }) => id === controlPlane);
  const ordered: OrderedNode[] = [];
  let before: readonly MeshNode[] = [];
  for (const phase of PHASES) {
    const now = nodes.filter((node) => node.phase === phase);
    const namespaces = now.filter(({ manifest }) => manifest.kind === 'Namespace');
    const others = now.filter((node) => !namespaces.includes(node));
    const isFirst = ordered.length === 0;
    const add = (group: readonly MeshNode[], ...after: readonly MeshNode[]): void => {
      ordered.push(...group.map((node) => ({ node, isFirst, after: [...before, ...after] })));
    };
    add(namespaces);
    add(
      others.filter((node) => !isLate(node)),
      ...namespaces,
    );
    add(others.filter(isLate), ...namespaces, ...istiod);
    if (now.length > 0) before = now;
  }
  return ordered;
}
