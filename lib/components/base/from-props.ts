import type { MeshSettings } from '../../props/settings';
import { valuesFromProps } from '../shared/global-values';
import { sparse } from '../shared/prop-values';
import type { Values } from '../shared/prop-values';

/** Values of chart `base`: those that props are passed on as, and those that follow from props. */
export function baseValues(mesh: MeshSettings): Values {
  const { defaultRevision, revision, remote } = mesh;
  return valuesFromProps(mesh, 'base', {
    defaultRevision: defaultRevision ?? revision,
    base: sparse({ validationURL: remote?.validationURL, validationCABundle: remote?.validationCABundle }),
  });
}

/** The chart itself can't leave them all out: without its templates it writes them from a file. */
export function installsCrds(props: MeshSettings): boolean {
  return props.crds?.install !== false;
}
