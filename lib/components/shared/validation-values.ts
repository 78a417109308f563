import type { MeshSettings } from '../../props/settings';
import { sparse, type Values } from './prop-values';

/** Returns what the props say of the validation webhook, as the charts that have one take it under `base`. */
export function validationValues({ remote, validationFailurePolicy }: MeshSettings): Values | undefined {
  return sparse({
    validationURL: remote?.validationURL,
    validationCABundle: remote?.validationCABundle,
    validationFailurePolicy,
  });
}

/**
 * Returns what the charts with a validation webhook get where nothing is said: it fails closed from the start. istiod
 * would turn `Ignore` into `Fail` anyway, and own the field then, against every later apply. Only a webhook that no
 * istiod completes stays as the chart has it: it can't be called, so it would refuse everything for ever.
 */
export function impliedValidation(mesh: MeshSettings): Values {
  return istiodReadsHere(mesh) ? { base: { validationFailurePolicy: 'Fail' } } : {};
}

/** Whether an istiod, here or elsewhere, reads the configuration of this cluster. */
function istiodReadsHere({ profile, remote, values }: MeshSettings): boolean {
  const elsewhere = values?.istiod?.istiodRemote?.enabled ?? profile === 'remote';
  return !elsewhere || (remote?.configCluster ?? values?.global?.configCluster ?? false);
}
