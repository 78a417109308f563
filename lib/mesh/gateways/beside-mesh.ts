import { walk } from '../../schema/walker';
import { throwIfAny, type GatewayRole, type MeshNode, type ResolvedGateway, type ResolvedMesh } from '../../model';
import type { EastWestGatewayProps, CommonGatewayProps, MeshProps } from '../../props';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import { contradictions } from '../checks/contradictions';
import { gatewayProblems, gatewaysProblems, type PlacedGateway } from '../checks/gateways';
import { error } from '../checks/names';
import { valuesPropProblems } from '../checks/values';
import { gatewayComponent, gatewayValues, planGateway } from './component';
import { resolveNamespaces } from '../namespaces';
import { EastWestGateway, EgressGateway, IngressGateway } from '../../props/gateway';
import { renderNodes } from '../render';
import { profileSelection, type ProblemHandler } from '../resolve';
import { meshSettings } from '../settings';
import { sorted } from '../../model/sorted';
import { findRelease, type Release } from '../../releases';

const SHAPES = { 'ingress': IngressGateway, 'egress': EgressGateway, 'east-west': EastWestGateway };

/** Gateway that is declared beside its mesh. */
export interface GatewayRequest {
  readonly role: GatewayRole;
  /** Props of the gateway, with its name. */
  readonly props: CommonGatewayProps | EastWestGatewayProps;
  readonly meshProps: MeshProps;
  readonly mesh: ResolvedMesh;
  /** Gateways that the mesh has already. */
  readonly others: readonly ResolvedGateway[];
  /** Namespaces that are created already. */
  readonly namespaces: ReadonlySet<string>;
}

/**
 * Renders the objects of one gateway beside a mesh, and the names by which other objects refer to it.
 *
 * @throws MeshProblems with everything that is wrong with the props, and for a name that the mesh has already
 */
export function renderGateway(
  { role, props: given, meshProps: ofMesh, mesh, others, namespaces }: GatewayRequest,
  report: ProblemHandler = throwIfAny,
): { nodes: MeshNode[]; gateway: ResolvedGateway } {
  report(walk(SHAPES[role], given));
  const profile = PROFILE_COMPONENTS[ofMesh.profile ?? 'default'];
  const [props, meshProps] = [sorted(given), sorted(meshSettings(ofMesh, profile))];
  const release = findRelease(mesh.version) as Release;
  const planned = planGateway('', role, props, meshProps, mesh.namespace);
  const placed: PlacedGateway[] = others.map((other) => ({
    path: `the ${other.role} gateway of the mesh`,
    props: {},
    role: other.role,
    name: other.name,
    namespace: other.namespace,
  }));
  const duplicates = gatewaysProblems([...placed, planned]).filter(
    (problem) => problem.path === `${planned.path}.name`,
  );
  const problems = [
    ...gatewayProblems(planned),
    ...duplicates,
    ...valuesPropProblems({}, [planned], release),
    ...contradictions('.values', gatewayValues(planned, meshProps), (props.values ?? {}) as Record<string, unknown>),
    ...(role === 'east-west' && !planned.network
      ? [
          error(
            '.network',
            'network-missing',
            undefined,
            'an east-west gateway serves one network of the mesh',
            'give it or the mesh a `network`',
          ),
        ]
      : []),
  ];
  report(problems.map((problem) => ({ ...problem, path: problem.path.replace(/^\./, '') })));

  const component = gatewayComponent(planned, meshProps, profileSelection(meshProps, profile));
  const created = resolveNamespaces({ createNamespaces: meshProps.createNamespaces }, planned.namespace, [
    component,
  ]).filter(({ name }) => !namespaces.has(name));
  const nodes = renderNodes(
    {
      ...mesh,
      namespaces: created,
      components: [component],
      patches: [],
      given: given as unknown as Readonly<Record<string, unknown>>,
    },
    report,
  );
  return { nodes, gateway: component.gateway as ResolvedGateway };
}
