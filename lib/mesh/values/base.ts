import type { MeshProps } from '../../props';
import { globalValues } from './global';
import { options, sparse, type Values } from './sparse';

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
        validationFailurePolicy: props.validationFailurePolicy,
      }),
    }) ?? {}
  );
}

/**
 * Returns what the charts with a validation webhook get where nothing is said: it fails closed from the start. istiod
 * would turn `Ignore` into `Fail` anyway, and own the field then, against every later apply. Only a webhook that no
 * istiod completes stays as the chart has it: it can't be called, so it would refuse everything for ever.
 */
export function impliedValidation(props: MeshProps): Values {
  return istiodReadsHere(props) ? { base: { validationFailurePolicy: 'Fail' } } : {};
}

/** Whether an istiod, here or elsewhere, reads the configuration of this cluster. */
function istiodReadsHere({ profile, remote, values }: MeshProps): boolean {
  const elsewhere = values?.istiod?.istiodRemote?.enabled ?? profile === 'remote';
  return !elsewhere || (remote?.configCluster ?? values?.global?.configCluster ?? false);
}

/** The chart itself can't leave them all out: without its templates it writes them from a file. */
export function installsCrds(props: MeshProps): boolean {
  return props.crds !== false && options(props.crds)?.install !== false;
}
