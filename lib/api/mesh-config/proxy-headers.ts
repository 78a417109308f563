import { bool, en, obj, str } from '../../schema/notation';

/** Handling of the header X-Forwarded-Client-Cert. */
export const ForwardClientCert = en({
  UNDEFINED: 'As the place in the mesh asks for',
  SANITIZE: 'Never send the header',
  FORWARD_ONLY: 'Pass it on over mutual TLS',
  APPEND_FORWARD: 'Add the own certificate to it over mutual TLS',
  SANITIZE_SET: 'Write it anew over mutual TLS',
  ALWAYS_FORWARD_ONLY: 'Always pass it on',
});

const switchOff = (name: string, what: string) =>
  obj(name, { disabled: bool.doc(`Do not send ${what}; default false.`) });
const switchOn = (name: string, what: string) => obj(name, { enabled: bool.doc(`Send ${what}; default false.`) });

/** Headers that the proxy adds. */
export const ProxyHeaders = obj('ProxyHeaders', {
  attemptCount: switchOff('AttemptCountHeader', 'X-Envoy-Attempt-Count').doc('The header X-Envoy-Attempt-Count.'),
  envoyDebugHeaders: switchOff('EnvoyDebugHeaders', 'the X-Envoy headers').doc(
    'Headers such as X-Envoy-Upstream-Service-Time.',
  ),
  forwardedClientCert: ForwardClientCert.doc(
    'Handling of X-Forwarded-Client-Cert; by default that of the place in the mesh.',
  ),
  metadataExchangeHeaders: obj('MetadataExchangeHeaders', {
    mode: en({ UNDEFINED: 'As by default', IN_MESH: 'Within the mesh only' }).doc(
      'Destinations that get the headers; by default all.',
    ),
  }).doc('Headers X-Envoy-Peer-Metadata.'),
  preserveHttp1HeaderCase: bool.doc('Keep upper and lower case of HTTP/1 headers; default false.'),
  requestId: switchOff('RequestIdHeader', 'X-Request-Id').doc('The header X-Request-Id.'),
  server: obj('ServerHeader', {
    disabled: bool.doc('Keep what the workload sends; default false.'),
    value: str.doc('Value of the header; default istio-envoy.'),
  }).doc('The header Server of answers.'),
  setCurrentClientCertDetails: obj('SetCurrentClientCertDetails', {
    cert: bool.doc('Put the whole certificate into the header; default false.'),
    chain: bool.doc('Put the chain of the certificate into the header; default false.'),
    dns: bool.doc('Put the DNS names of the certificate into the header; default true.'),
    subject: bool.doc('Put the subject of the certificate into the header; default true.'),
    uri: bool.doc('Put the URI of the certificate into the header; default true.'),
  }).doc('Contents of X-Forwarded-Client-Cert when it is written or added to.'),
  xForwardedHost: switchOn('XForwardedHostHeader', 'X-Forwarded-Host').doc('The header X-Forwarded-Host.'),
  xForwardedPort: switchOn('XForwardedPortHeader', 'X-Forwarded-Port').doc('The header X-Forwarded-Port.'),
});
