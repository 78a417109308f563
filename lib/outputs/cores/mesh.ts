import { shapes } from '../../lazy';
import { collectGateway, collectMesh, type Collected } from '../../mesh/collect';
import type { GatewayRequest } from '../../mesh/gateways/beside-mesh';
import type { GatewayRole, MeshNode, Problem, ResolvedGateway, ResolvedMesh } from '../../model';
import type { MeshProps } from '../../props';
import { isStructural } from '../../props/structural';
import { pathText } from '../found';
import { byPart, type Core, type Places } from '../core';

/** A rendered mesh. */
export type RenderedMesh = Collected & { readonly mesh: ResolvedMesh };

const MESH_PROPS: Places = {
  shapeAt: (path) => shapes().inputShape('mesh', path),
  isStructural: (path) => isStructural('mesh', path),
};

/** The props of a mesh, as a part of the input of something else. */
export const OF_MESH: Places = { ...MESH_PROPS, nameOf: (path) => `of the mesh: ${pathText(path)}` };

/** The rendering of a mesh. */
export const meshCore = (urn: string): Core<MeshProps, RenderedMesh> => ({ urn, render: collectMesh, ...MESH_PROPS });

/** The input of a gateway beside a mesh: the props of both may have Outputs. */
export type GatewayInput = Pick<GatewayRequest, 'props' | 'meshProps'>;

/** The rendering of a gateway beside a mesh. */
export function gatewayCore(
  urn: string,
  role: GatewayRole,
  around: Omit<GatewayRequest, 'role' | 'props' | 'meshProps'>,
): Core<GatewayInput, Collected & { readonly gateway: ResolvedGateway }> {
  const props: Places = {
    shapeAt: (path) => shapes().inputShape(role === 'east-west' ? 'east-west' : 'gateway', path),
    isStructural: (path) => isStructural('gateway', path),
  };
  return {
    urn,
    render: (input) => collectGateway({ role, ...around, ...input }),
    ...byPart({ props, meshProps: OF_MESH }),
  };
}

const isOfTag = ({ id }: MeshNode): boolean => id.startsWith('istiod/') && id.includes('-revision-tag-');

/**
 * The rendering of a mesh, of which only the objects of its tag are kept. The mesh itself was checked when it was
 * declared.
 */
export function tagCore(urn: string): Core<MeshProps, RenderedMesh> {
  const core = meshCore(urn);
  const ofTag = (problem: Problem): Problem => ({
    ...problem,
    path: problem.path.replace(/^revisionTags\[0\]/, 'tag'),
  });
  return {
    ...core,
    render: (props) => {
      const { nodes, problems, ...rendered } = core.render(props);
      return { ...rendered, nodes: nodes.filter(isOfTag), problems: problems.map(ofTag) };
    },
  };
}
