import { renderMesh } from '../../../lib/mesh/render';
import { MeshProblems } from '../../../lib/model';
import type { MeshProps } from '../../../lib/props';
import { PROFILES } from '../../../lib/releases/names';
import { withProp } from '../../mesh/effects';
import { MESH_EFFECTS } from '../../mesh/prop-effects';
import { Random } from '../../support/random';

/** Returns whether props are rendered in each of the releases. */
function isRendered(props: MeshProps, versions: readonly string[]): boolean {
  try {
    return versions.every((version) => renderMesh({ ...props, version } as MeshProps).length > 0);
  } catch (reason) {
    if (reason instanceof MeshProblems || reason instanceof TypeError) return false;
    throw reason;
  }
}

/** Returns props of a profile and up to seven random settings that stand together in each of the releases. */
export function randomProps(seed: number, versions: readonly string[]): MeshProps {
  const random = new Random(seed);
  const paths = Object.keys(MESH_EFFECTS).filter((path) => path !== 'version' && path !== 'profile');
  const profile = random.pick(PROFILES);
  let props: MeshProps =
    profile === 'remote' ? { profile, remote: { pilotAddress: 'istiod.example.com' } } : { profile };
  for (let tries = 1 + random.below(7); tries > 0; tries--) {
    const path = random.pick(paths);
    const next = withProp(props, path, MESH_EFFECTS[path].value);
    if (isRendered(next, versions)) props = next;
  }
  return props;
}
