import { given } from './sparse';

/** Returns `imagePullSecrets` of a service account from a list of names; nothing when the list is empty. */
export function pullSecrets(names: readonly string[] | null | undefined): { imagePullSecrets?: { name: string }[] } {
  return given(names) ? { imagePullSecrets: names.map((name) => ({ name })) } : {};
}
