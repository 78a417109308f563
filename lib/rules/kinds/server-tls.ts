import type { Place } from '../place';
import { warnUnusedCiphers } from '../primitives/ciphers';

const OLD_VERSIONS = ['TLSV1_0', 'TLSV1_1'];
/** Certificate fields that mode ISTIO_MUTUAL does not allow, because it brings its own. */
const CERTIFICATE_FIELDS = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
];
const MAX_CERTIFICATES = 2;

const given = (tls: Place, field: string): boolean => tls.text(field) !== '' || tls.size(field) > 0;

/** Checks TLS that a gateway or a sidecar terminates (`ServerTLSSettings`). */
export function checkServerTls(tls: Place | undefined): void {
  if (tls === undefined) return;
  if (OLD_VERSIONS.includes(tls.text('minProtocolVersion')) && tls.size('cipherSuites') === 0) {
    tls
      .at('minProtocolVersion')
      .warn(
        'tls-old-version',
        'none of the default cipher suites works with TLS below 1.2',
        'name cipherSuites for it, or ask for TLSV1_2',
      );
  }
  warnUnusedCiphers(tls);
  // The default mode of a server is PASSTHROUGH.
  const mode = tls.text('mode') || 'PASSTHROUGH';
  if (mode === 'ISTIO_MUTUAL') return checkIstioMutual(tls);
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') warnUnusedCertificates(tls, mode);
  checkOneSource(tls);
  checkTermination(tls, mode);
}

function checkIstioMutual(tls: Place): void {
  for (const field of CERTIFICATE_FIELDS.filter((name) => given(tls, name))) {
    tls
      .at(field)
      .error(
        'tls-istio-mutual',
        'mode ISTIO_MUTUAL uses the certificates that Istio issues, not others',
        `remove ${field}, or use mode MUTUAL`,
      );
  }
}

function warnUnusedCertificates(tls: Place, mode: string): void {
  const unused = [...CERTIFICATE_FIELDS, 'caCrl'].filter((field) => given(tls, field));
  if (unused.length > 0)
    tls.warn(
      'tls-unused-certificates',
      `mode ${mode} does not terminate TLS, so ${unused.join(', ')} is not used`,
      'remove it, or use mode SIMPLE or MUTUAL',
    );
}

function checkOneSource(tls: Place): void {
  const files =
    given(tls, 'serverCertificate') && given(tls, 'privateKey') ? ['serverCertificate with privateKey'] : [];
  const sources = [
    ...files,
    ...['credentialName', 'credentialNames', 'tlsCertificates'].filter((field) => given(tls, field)),
  ];
  if (sources.length > 1)
    tls.error('tls-sources', `certificates come from ${sources.join(' and ')}, but from one source only`, 'keep one');
}

/** Checks that modes that terminate TLS have certificates, unless a credential holds them all. */
function checkTermination(tls: Place, mode: string): void {
  const terminates = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(mode);
  if (terminates && (given(tls, 'credentialName') || given(tls, 'credentialNames'))) return;
  if (terminates) {
    if (mode !== 'SIMPLE' && !given(tls, 'caCertificates')) {
      tls.error(
        'tls-ca-missing',
        `mode ${mode} needs the CA that issues the clients' certificates`,
        'set caCertificates, or credentialName',
      );
    }
    const certificates = tls.list('tlsCertificates');
    if (tls.size('tlsCertificates') > MAX_CERTIFICATES)
      tls
        .at('tlsCertificates')
        .warn('tls-many-certificates', 'two certificates are the most that are used', 'remove the others');
    for (const certificate of tls.size('tlsCertificates') > 0 ? certificates : [tls]) {
      for (const field of ['serverCertificate', 'privateKey'].filter((name) => !given(certificate, name))) {
        certificate.error(
          'tls-certificate-missing',
          `mode ${mode} needs a certificate and its key, ${field} is missing`,
          `set ${field}, or credentialName`,
        );
      }
    }
  }
  if (!given(tls, 'caCrl')) return;
  if (given(tls, 'credentialName'))
    tls
      .at('caCrl')
      .error('tls-crl', 'with credentialName the revocation list is part of the credential', 'put it into the secret');
  if (mode === 'SIMPLE')
    tls
      .at('caCrl')
      .error(
        'tls-crl',
        'mode SIMPLE asks clients for no certificate, so nothing can be revoked',
        'remove caCrl, or use mode MUTUAL',
      );
}
