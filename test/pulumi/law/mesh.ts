import type { Facts } from '../../../lib/api/notation';
import type { MeshProps } from '../../../lib/model';
import { inputShape } from '../../../lib/pipeline/input-shapes';
import { Mesh } from '../../../lib/pipeline/props/mesh';
import { meshCore } from '../../../lib/pulumi/mesh-core';
import { isStructural } from '../../../lib/pulumi/inputs/structural';
import { placed } from './place';
import { scalars } from './props';
import type { Subject } from './subject';
import type { Path } from './tree';

const shapeAt = (path: Path): Facts | undefined => inputShape('mesh', path);

/** What a prop needs beside it to have an effect, or to be legal. */
function around(path: Path): MeshProps {
  const [first, second, third] = path;
  const base = first === 'base' || first === 'crds' || (first === 'values' && second === 'base') ? {} : { base: false };
  if (first === 'ztunnel' || (first === 'values' && second === 'ztunnel')) return { ...base, profile: 'ambient', crds: false };
  if (first === 'cni' || (first === 'values' && second === 'cni')) return { ...base, profile: 'minimal', cni: true, crds: false };
  if (first === 'eastWestGateway' && second !== 'network') return { ...base, profile: 'minimal', network: 'n', crds: false };
  if (first === 'pilot' && second === 'autoscaling') return { ...base, profile: 'minimal', crds: false, pilot: { autoscaling: third === 'min' ? { max: 100 } : { min: 1, max: 90 } } };
  return { ...base, profile: 'minimal', crds: false };
}

export const MESH: Subject = {
  name: 'mesh',
  core: meshCore('urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh') as Subject['core'],
  props: scalars(Mesh.facts, [], shapeAt).filter(({ path }) => !isStructural('mesh', path)),
  bases: [(path, value) => placed(Mesh.facts, around(path), path, value, { instead: shapeAt })],
};
