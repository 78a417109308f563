import type { MeshSettings } from '../../props/settings';
import { valuesFromProps } from '../shared/values/global-values';
import type { Values } from '../shared/values/prop-values';
import { validationValues } from '../shared/values/validation-values';

/** Returns the values of chart `base`: those that props are passed on as, and those derived from props. */
export function baseValues(mesh: MeshSettings): Values {
  const { defaultRevision, revision } = mesh;
  return valuesFromProps(mesh, 'base', {
    defaultRevision: defaultRevision ?? revision,
    base: validationValues(mesh),
  });
}

/**
 * Returns whether the custom resource definitions are installed. The chart itself cannot leave them all out: without
 * its templates it writes them from a file.
 */
export function installsCrds(props: MeshSettings): boolean {
  return props.crds?.install !== false;
}
