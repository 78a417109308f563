import type { Place } from '../place';
import { isKnownCipher } from '../primitives/ciphers';
import { refersTo } from './subject';

const SECRET = { group: '', kind: 'Secret' };
const MAX_CERTIFICATES = 2;
const TERMINATE_MODE = 'gateway.istio.io/tls-terminate-mode';
const CIPHERS = 'gateway.istio.io/tls-cipher-suites';
/**
 * Values of the TLS option with which a listener terminates TLS by the certificate of the workload, and those of the
 * Gateway.
 */
const OWN_CERTIFICATE: ReadonlySet<string> = new Set(['ISTIO_SIMPLE', 'ISTIO_MUTUAL']);
const MODES: ReadonlySet<string> = new Set([...OWN_CERTIFICATE, 'MUTUAL', 'OPTIONAL_MUTUAL']);

/** Returns whether the listener terminates TLS with certificates that it names. */
export function endsTls(listener: Place): boolean {
  const tls = listener.record('tls');
  return (
    tls !== undefined &&
    tls.text('mode') !== 'Passthrough' &&
    !OWN_CERTIFICATE.has(tls.record('options')?.text(TERMINATE_MODE) ?? '')
  );
}

/** Checks TLS settings of a listener as istiod converts them to those of a server. */
export function checkListenerTls(listener: Place): void {
  const tls = listener.record('tls');
  if (tls === undefined) {
    const protocol = listener.text('protocol');
    if (protocol === 'HTTPS' || protocol === 'TLS') {
      listener
        .at('tls')
        .error(
          'tls-missing',
          `a listener of protocol ${protocol} needs tls: without it nothing serves the port`,
          'set tls with certificateRefs, or use protocol HTTP',
        );
    }
    return;
  }
  checkOptions(tls);
  if (!endsTls(listener)) return;
  const certificates = tls.list('certificateRefs');
  if (certificates.length > MAX_CERTIFICATES) {
    tls
      .at('certificateRefs')
      .error(
        'certificates',
        `istiod takes at most ${MAX_CERTIFICATES} certificates of a listener, and refuses it`,
        'make a listener for each host',
      );
  }
  if (certificates.length === 0) {
    tls
      .at('certificateRefs')
      .warn(
        'certificate-missing',
        'the listener ends TLS and has no certificate to do it with',
        `name a Secret, or set the option ${TERMINATE_MODE} to ISTIO_MUTUAL for certificates of the mesh`,
      );
  }
  for (const certificate of certificates) {
    if (refersTo(certificate, SECRET) !== 'Secret')
      certificate
        .at('kind')
        .error(
          'certificate-kind',
          'istiod takes certificates from Secrets only',
          'name a Secret of type kubernetes.io/tls',
        );
  }
}

function checkOptions(tls: Place): void {
  const options = tls.record('options');
  const mode = options?.text(TERMINATE_MODE) ?? '';
  if (mode !== '' && !MODES.has(mode)) {
    tls
      .at('options', TERMINATE_MODE)
      .warn(
        'terminate-mode',
        'istiod does not know this mode and asks clients for no certificate',
        `use one of ${[...MODES].join(', ')}`,
      );
  }
  const unknown = (options?.text(CIPHERS) ?? '')
    .split(',')
    .map((suite) => suite.trim())
    .filter((suite) => !isKnownCipher(suite));
  if (unknown.length > 0) {
    tls
      .at('options', CIPHERS)
      .warn(
        'cipher-unknown',
        `the proxy does not have ${unknown.join(', ')} and ignores it`,
        'write the OpenSSL names of suites that it has',
      );
  }
}
