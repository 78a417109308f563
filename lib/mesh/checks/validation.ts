import type { Problem } from '../../model';
import type { MeshProps } from '../../props';

/** Reports settings of the validation webhook that have no effect. */
export function validationProblems({ validationFailurePolicy, remote }: MeshProps): Problem[] {
  if (validationFailurePolicy !== 'Ignore' || !remote?.validationCABundle) return [];
  return [
    {
      severity: 'warning',
      code: 'props/validation-fails-closed',
      path: 'validationFailurePolicy',
      found: validationFailurePolicy,
      message: 'with `remote.validationCABundle` the charts let the webhook fail closed all the same',
      fix: 'leave it out',
    },
  ];
}
