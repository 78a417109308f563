import type { GatewayRole, MeshNode, Problem, ResolvedGateway, ResolvedMesh } from '../../model';
import type { MeshProps } from '../../props';

import { renderNodes } from '../../mesh/render';
import { resolveMesh } from '../../mesh/resolve';
import { renderGateway, type GatewayRequest } from '../../mesh/gateways/beside-mesh';
import type { Rendered } from './dependence';
import { pathText } from './found';
import type { Core } from './resolve-inputs';
import { shapes } from '../../lazy';
import { isStructural } from '../../props/structural';

/** A rendered mesh. */
export interface RenderedMesh extends Rendered {
  readonly nodes: readonly MeshNode[];
  readonly mesh: ResolvedMesh;
}

/** A rendered gateway. */
export interface RenderedGateway extends Rendered {
  readonly nodes: readonly MeshNode[];
  readonly gateway: ResolvedGateway;
}

/** Whether Kubernetes has a problem with a rendered object, in which the user wrote the value nowhere as it is. */
const isOfObject = ({ code, object }: Problem): boolean => code.startsWith('kubernetes/') && object !== undefined;

/**
 * Collects problems; a rendering that fails after some were found has nothing else to say. Wrong props make wrong
 * objects: where the props have errors, what Kubernetes has against the names made of them is not said again.
 */
export function collecting<R extends object>(
  render: (judge: (problems: readonly Problem[]) => void) => R,
  nothing: R,
): R & { readonly problems: Problem[] } {
  const problems: Problem[] = [];
  try {
    return {
      ...render((found) => {
        const known = problems.some(({ severity }) => severity === 'error');
        problems.push(...(known ? found.filter((problem) => !isOfObject(problem)) : found));
      }),
      problems,
    };
  } catch (reason) {
    if (!problems.some(({ severity }) => severity === 'error')) throw reason;
    return { ...nothing, problems };
  }
}

/** The rendering of a mesh. */
export function meshCore(urn: string): Core<MeshProps, RenderedMesh> {
  return {
    urn,
    render: (props) =>
      collecting(
        (judge) => {
          const mesh = resolveMesh(props, judge);
          return { mesh, nodes: renderNodes(mesh, judge) };
        },
        { nodes: [] as MeshNode[], mesh: undefined as unknown as ResolvedMesh },
      ),
    shapeAt: (path) => shapes().inputShape('mesh', path),
    isStructural: (path) => isStructural('mesh', path),
  };
}

/** The rendering of a gateway beside a mesh: the props of both may have Outputs. */
export interface GatewayInput {
  readonly props: GatewayRequest['props'];
  readonly meshProps: MeshProps;
}

/** The rendering of a gateway. Its mesh was checked when it was declared. */
export function gatewayCore(
  urn: string,
  role: GatewayRole,
  around: Omit<GatewayRequest, 'role' | 'props' | 'meshProps'>,
): Core<GatewayInput, RenderedGateway> {
  const root = role === 'east-west' ? 'east-west' : 'gateway';
  return {
    urn,
    render: ({ props, meshProps }) =>
      collecting((judge) => renderGateway({ role, props, meshProps, ...around }, judge), {
        nodes: [] as MeshNode[],
        gateway: undefined as unknown as ResolvedGateway,
      }),
    shapeAt: ([of, ...path]) => shapes().inputShape(of === 'props' ? root : 'mesh', path),
    isStructural: ([of, ...path]) => isStructural(of === 'props' ? 'gateway' : 'mesh', path),
    nameOf: ([of, ...path]) => `${of === 'props' ? '' : 'of the mesh: '}${pathText(path)}`,
  };
}
