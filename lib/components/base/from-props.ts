import type { MeshSettings } from '../../props/settings';
import { globalValues } from '../shared/global-values';
import { sparse } from '../shared/prop-values';
import type { Values } from '../shared/prop-values';

/** Values of chart `base`. */
export function baseValues(props: MeshSettings): Values {
  return (
    sparse({
      global: sparse(globalValues(props)),
      defaultRevision: props.defaultRevision ?? props.revision,
      base: sparse({
        excludedCRDs: props.crds?.exclude,
        validationURL: props.remote?.validationURL,
        validationCABundle: props.remote?.validationCABundle,
      }),
    }) ?? {}
  );
}

/** The chart itself can't leave them all out: without its templates it writes them from a file. */
export function installsCrds(props: MeshSettings): boolean {
  return props.crds?.install !== false;
}
