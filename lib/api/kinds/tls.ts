import { bool, en, list, obj, str } from '../../schema/notation';
import { atMostOne } from '../../schema/rules/at-most-one';

const protocolVersion = en({
  TLS_AUTO: 'The proxy decides',
  TLSV1_0: 'TLS 1.0',
  TLSV1_1: 'TLS 1.1',
  TLSV1_2: 'TLS 1.2',
  TLSV1_3: 'TLS 1.3',
});
const namesOrCertificates = atMostOne('credentialNames', 'tlsCertificates');

/** TLS of a port that gateways and sidecars listen on. */
export const ServerTLSSettings = obj('ServerTLSSettings', {
  alpnProtocols: list(str)
    .since('1.32')
    .doc('Protocols to offer in the TLS handshake; by default those that the protocol of the port needs.'),
  caCertCredentialName: str.doc(
    'Secret or ConfigMap with the CA certificates for clients; goes before those in credentialName.',
  ),
  caCertificates: str.doc(
    'File with the CA certificates for clients; needed for MUTUAL and OPTIONAL_MUTUAL without credentialName.',
  ),
  caCrl: str.doc('File with the revoked client certificates; none are checked by default.'),
  cipherSuites: list(str).doc('Cipher suites to offer; by default those of Envoy.'),
  credentialName: str.doc('Secret with certificate and key, in the namespace of the gateway.'),
  credentialNames: list(str).min(1).max(2).doc('One or two secrets, for an RSA and an ECDSA certificate.'),
  ecdhCurves: list(str).since('1.32').doc('Curves of key exchange; by default those of Envoy.'),
  httpsRedirect: bool.doc('Answer all plain HTTP requests with a redirect (301) to https; default false.'),
  insecureSkipVerify: bool.nil
    .since('1.31')
    .doc('Accept client certificates without a check of CA and names; default false.'),
  maxProtocolVersion: protocolVersion.doc('Highest TLS version; by default the proxy decides.'),
  minProtocolVersion: protocolVersion.doc('Lowest TLS version; default TLSV1_2. Below that cipherSuites is needed.'),
  mode: en({
    PASSTHROUGH: 'TLS goes through; the server name decides where to',
    SIMPLE: 'TLS ends here; no client certificate',
    MUTUAL: 'TLS ends here; a client certificate is needed',
    AUTO_PASSTHROUGH: 'TLS goes through; the server name holds the destination (east-west gateways)',
    ISTIO_MUTUAL: 'Mutual TLS with the certificates of the mesh',
    OPTIONAL_MUTUAL: 'TLS ends here; a client certificate is checked if there is one',
  }).doc('Handling of TLS; default PASSTHROUGH.'),
  privateKey: str.doc('File with the private key of the server.'),
  serverCertificate: str.doc('File with the certificate of the server.'),
  subjectAltNames: list(str).doc('Names of which the client certificate must have one; for MUTUAL.'),
  tlsCertificates: list(
    obj('TLSCertificate', {
      caCertificates: str.doc('File with the CA certificates for clients.'),
      privateKey: str.doc('File with the private key of the server.'),
      serverCertificate: str.doc('File with the certificate of the server.'),
    }),
  )
    .min(1)
    .max(2)
    .doc('One or two pairs of files, for an RSA and an ECDSA certificate.'),
  verifyCertificateHash: list(str).doc('SHA-256 hashes of client certificates that are accepted, as hex.'),
  verifyCertificateSpki: list(str).doc(
    'SHA-256 hashes of public keys of client certificates that are accepted, as base64.',
  ),
})
  .rule(
    // The schema has the first rule twice and does not compare credentialName with tlsCertificates: only the webhook
    // does.
    namesOrCertificates,
    atMostOne('credentialName', 'credentialNames'),
    namesOrCertificates,
  )
  .exclusive('credentialName', 'credentialNames', 'tlsCertificates');
