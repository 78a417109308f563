import type { MeshSettings } from '../../../props/settings';
import { sparse, type Values } from './prop-values';

/** Returns the values of the validation webhook that props set, as the charts that have one take them under `base`. */
export function validationValues({ remote, validationFailurePolicy }: MeshSettings): Values | undefined {
  return sparse({
    validationURL: remote?.validationURL,
    validationCABundle: remote?.validationCABundle,
    validationFailurePolicy,
  });
}

/**
 * Returns the values of the validation webhook where props set none: it fails closed from the start. istiod would turn
 * `Ignore` into `Fail` anyway, and own the field then, against every later apply. Only a webhook that no istiod
 * completes stays as the chart has it: it can't be called, so it would refuse everything for ever.
 */
export function impliedValidation(mesh: MeshSettings): Values {
  return istiodReadsHere(mesh) ? { base: { validationFailurePolicy: 'Fail' } } : {};
}

/** Returns whether an istiod, here or elsewhere, reads the configuration of this cluster. */
function istiodReadsHere({ profile, remote, values }: MeshSettings): boolean {
  const elsewhere = values?.istiod?.istiodRemote?.enabled ?? profile === 'remote';
  return !elsewhere || (remote?.configCluster ?? values?.global?.configCluster ?? false);
}
