import type { MeshNode, Problem, ResolvedGateway, ResolvedMesh } from '../model';
import type { MeshProps } from '../props';
import type { Release } from '../releases';
import { renderAddon, type AddonRequest } from './addons';
import { renderGateway, type GatewayRequest } from './gateways/beside-mesh';
import { renderNodes } from './render';
import { resolveMesh, type ProblemHandler } from './resolve';

/** A rendering with all its problems; without nodes where it failed for them. */
export interface Collected {
  readonly nodes: readonly MeshNode[];
  readonly problems: readonly Problem[];
}

/** Whether Kubernetes has a problem with a rendered object, in which the user wrote the value nowhere as it is. */
const isOfObject = ({ code, object }: Problem): boolean => code.startsWith('kubernetes/') && object !== undefined;

/**
 * Collects problems in place of throwing them; a rendering that fails after some were found has nothing else to say.
 * Wrong props make wrong objects: where the props have errors, what Kubernetes has against the names made of them is
 * not said again.
 */
function collect<R extends object>(
  render: (report: ProblemHandler) => R,
  nothing: R,
): R & { readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const hasErrors = () => problems.some(({ severity }) => severity === 'error');
  try {
    const rendered = render((found) => {
      problems.push(...(hasErrors() ? found.filter((problem) => !isOfObject(problem)) : found));
    });
    return { ...rendered, problems };
  } catch (reason) {
    if (!hasErrors()) throw reason;
    return { ...nothing, problems };
  }
}

/** Renders a mesh, and throws none of its problems: its props may have values that are not real yet. */
export const collectMesh = (props: MeshProps, mixed?: Release): Collected & { readonly mesh: ResolvedMesh } =>
  collect(
    (report) => {
      const mesh = resolveMesh(props, report, mixed);
      return { mesh, nodes: renderNodes(mesh, report, mixed) };
    },
    { nodes: [] as MeshNode[], mesh: undefined as unknown as ResolvedMesh },
  );

/** Renders a gateway beside a mesh in the same way. The mesh was checked when it was declared. */
export const collectGateway = (request: GatewayRequest): Collected & { readonly gateway: ResolvedGateway } =>
  collect((report) => renderGateway(request, report), {
    nodes: [] as MeshNode[],
    gateway: undefined as unknown as ResolvedGateway,
  });

/** Renders an addon beside a mesh in the same way. */
export const collectAddon = (request: AddonRequest): Collected =>
  collect((report) => ({ nodes: renderAddon(request, report) }), { nodes: [] as MeshNode[] });
