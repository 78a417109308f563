import type { Facts } from '../../../lib/schema/notation';
import type { GatewayRole } from '../../../lib/model';
import type { MeshProps } from '../../../lib/props';
import { inputShape } from '../../../lib/mesh/shape-at';
import { CommonGateway, EastWestGateway } from '../../../lib/props/gateway';
import { Mesh } from '../../../lib/props/mesh';
import { gatewayCore, meshCore } from '../../../lib/outputs/cores/mesh';
import { isStructural } from '../../../lib/props/structural';
import { placed } from './place';
import { scalars } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

/** Props of the mesh that its gateways follow. */
const SHARED = [
  'hub',
  'tag',
  'variant',
  'imagePullPolicy',
  'imagePullSecrets',
  'network',
  'meshId',
  'trustDomain',
  'logAsJson',
  'proxy',
  'pilot',
  'meshConfig',
  'values',
];

const meshProps: MeshProps = { crds: false, base: false, profile: 'minimal', network: 'n' };
const { mesh } = meshCore('').render(meshProps);

/** A gateway beside a mesh: its own props, and those of the mesh. */
function beside(role: GatewayRole): Subject {
  const root = role === 'east-west' ? 'east-west' : 'gateway';
  const { facts } = role === 'east-west' ? EastWestGateway : CommonGateway;
  const shapeOf = (path: Path): Facts | undefined => inputShape(root, path);
  const shapeOfMesh = (path: Path): Facts | undefined => inputShape('mesh', path);
  const own = scalars(facts, [], shapeOf).filter(({ path }) => !isStructural('gateway', path));
  const shared = Object.entries(Mesh.facts.fields ?? {})
    .filter(([name]) => SHARED.includes(name))
    .flatMap(([name, shape]) =>
      scalars(shape.facts, [name], name === 'values' || name === 'meshConfig' ? undefined : shapeOfMesh),
    )
    .filter(({ path }) => !isStructural('mesh', path) && path.at(-1) !== 'free');
  return {
    name: `${role} gateway beside`,
    core: remembered(
      gatewayCore(`urn:pulumi:dev::shop::istio-constructs:index:${role}::public`, role, {
        mesh,
        others: [],
        namespaces: new Set(),
      }) as Subject['core'],
    ),
    props: [
      ...own.map((prop) => ({ ...prop, path: ['props', ...prop.path] })),
      ...shared.map((prop) => ({ ...prop, path: ['meshProps', ...prop.path] })),
    ],
    bases: ([of, first, second]) => {
      // What only a Service of that type may have.
      const isOfLoadBalancer = role === 'egress' && of === 'props' && (first === 'service' || first === 'ports');
      const props = {
        name: 'public',
        ...(isOfLoadBalancer && second !== 'type' && { service: { type: 'LoadBalancer' } }),
      };
      return [{ props, meshProps }];
    },
    put: (input, [of, ...path], value) => {
      const { props, meshProps: ofMesh } = input as { props: unknown; meshProps: unknown };
      return of === 'props'
        ? { props: placed(facts, props, path, value, { instead: shapeOf }), meshProps: ofMesh }
        : { props, meshProps: placed(Mesh.facts, ofMesh, path, value, { instead: shapeOfMesh }) };
    },
  };
}

export const GATEWAYS: readonly Subject[] = [beside('ingress'), beside('egress'), beside('east-west')];
