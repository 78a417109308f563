import type { Manifest } from '../model';
import type { Notes } from './noted';

/** Reports whether an object is a Secret, with a note on it: Secrets are never written into a program. */
export function isSecret(object: Manifest, notes: Notes): boolean {
  if (object.kind !== 'Secret') return false;
  const { namespace = '', name = '' } = object.metadata ?? {};
  notes.add({
    severity: 'warning',
    code: 'import/secret',
    path: `Secret ${namespace}/${name}`,
    message: 'secrets are not written into a program',
    fix: 'keep the Secret where it is managed today, and refer to it by its name',
  });
  return true;
}
