import type { MeshProps } from '../../props';
import { globalValues } from './global';
import { options, sparse } from './sparse';
import type { Values } from './sparse';

/** Values of chart `base`. */
export function baseValues(props: MeshProps): Values {
  return (
    sparse({
      global: sparse(globalValues(props)),
      defaultRevision: props.defaultRevision ?? props.revision,
      base: sparse({
        excludedCRDs: options(props.crds)?.exclude,
        validationURL: props.remote?.validationURL,
        validationCABundle: props.remote?.validationCABundle,
      }),
    }) ?? {}
  );
}

/** The chart itself can't leave them all out: without its templates it writes them from a file. */
export function installsCrds(props: MeshProps): boolean {
  return props.crds !== false && options(props.crds)?.install !== false;
}
