import type { Place } from '../place';

/** Cipher suites that the proxy has, by their OpenSSL names. */
const SUITES = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
]);

/**
 * Returns whether the proxy may have a suite: one of its own, `ALL`, or an expression that begins with an operator
 * (`-SHA1`, `[A|B]`), which is not checked.
 */
export const isKnownCipher = (suite: string): boolean =>
  suite === '' || suite === 'ALL' || SUITES.has(suite) || !/^[\p{L}\p{N}]/u.test(suite);

/** Warns of cipher suites that the proxy would ignore. */
export function warnUnusedCiphers(tls: Place): void {
  const seen = new Set<string>();
  for (const suite of tls.texts('cipherSuites')) {
    if (!isKnownCipher(suite.string))
      suite.warn(
        'cipher-unknown',
        'the proxy does not have this cipher suite and ignores it',
        'write the OpenSSL name of a suite that it has',
      );
    else if (seen.has(suite.string)) suite.warn('cipher-duplicate', 'this cipher suite is named twice', 'remove one');
    seen.add(suite.string);
  }
}
