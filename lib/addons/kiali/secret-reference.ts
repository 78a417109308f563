import type { SecretKey } from '../../props';

/** A key of a Secret, as Kiali's configuration names it. */
export const secretReference = ({ secret, key }: SecretKey): string => `secret:${secret}:${key}`;
