import { isRecord } from '../../model';
import { en, i32, list, map, obj, type Shape } from '../../schema/notation';
import type { Breach } from '../../schema/rules/rule';
import { GATEWAY_GROUP, SecretReference, Selector } from './references';
import { breaches, field, items, uniqueBy } from './rules';
import { group, hostname, kind, optionValue, portNumber, protocol, sectionName } from './texts';

const FROM = { All: 'All namespaces', Selector: 'Those that the selector chooses', Same: 'That of the gateway' };
const fromSame = { from: 'Same' };

const size = (value: unknown): number =>
  Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0;
const certificate = breaches(
  'listener-certificate',
  'mode Terminate needs certificateRefs',
  'name a Secret of type kubernetes.io/tls, or set options',
  (tls): Breach[] =>
    field(tls, 'mode') === 'Terminate' && size(field(tls, 'certificateRefs')) === 0 && size(field(tls, 'options')) === 0
      ? [{ at: '.certificateRefs', found: field(tls, 'certificateRefs') }]
      : [],
);

/** The fields of a listener. */
const listenerFields = {
  'allowedRoutes': obj('AllowedRoutes', {
    kinds: list(
      obj('RouteGroupKind', {
        'group': group.def(GATEWAY_GROUP).doc('API group of the route; default gateway.networking.k8s.io.'),
        'kind!': kind.doc('Kind of the route.'),
      }),
    )
      .max(8)
      .atomic.doc('Kinds of routes; by default those of the protocol.'),
    namespaces: obj('RouteNamespaces', {
      from: en(FROM).def('Same').doc('Namespaces of routes; default Same.'),
      selector: Selector.doc('Labels of the namespaces, for from: Selector.'),
    })
      .def(fromSame)
      .doc('Namespaces whose routes may use the listener; by default that of the gateway.'),
  })
    .def({ namespaces: fromSame })
    .doc('Routes that may use the listener.'),
  'hostname': hostname.doc('Host that the listener is for; by default all. Not for TCP and UDP.'),
  'name!': sectionName.doc('Name of the listener, unique in the gateway.'),
  'port!': portNumber.doc('Port of the listener.'),
  'protocol!': protocol.doc('HTTP, HTTPS, TLS, TCP or UDP.'),
  'tls': obj('ListenerTLSConfig', {
    certificateRefs: list(SecretReference).max(64).atomic.doc('Secrets with certificate and key.'),
    mode: en({ Terminate: 'The gateway ends TLS', Passthrough: 'The backend ends TLS' })
      .def('Terminate')
      .doc('Termination of TLS: by the gateway, or by the backend; default Terminate.'),
    options: map(optionValue).max(16).doc('Settings of the implementation.'),
  })
    .rule(certificate)
    .doc('TLS of the listener, for HTTPS and TLS.'),
};
const Listener = obj('Listener', listenerFields);
const { 'port!': _, ...fieldsWithoutPort } = listenerFields;
/** A listener whose port is 80 or 443 by default, as the experimental kind has it. */
const ListenerWithDefaultPort = obj('ListenerEntry', {
  ...fieldsWithoutPort,
  port: i32.min(0).max(65535).def(0).doc('Port of the listener; by default that of HTTP or HTTPS.'),
});

/** Rule that the other fields of a listener fit its protocol. */
const byProtocol = breaches('listener-protocol', 'the fields of a listener fit its protocol', undefined, (value) =>
  items(value).flatMap((listener, i): Breach[] => {
    const { protocol, tls } = listener;
    const name = String(protocol);
    const at = (one: string): string => `[${i}].${one}`;
    const found: Breach[] = [];
    if (['HTTP', 'TCP', 'UDP'].includes(name) && tls !== undefined)
      found.push({
        at: at('tls'),
        found: tls,
        message: `a listener of protocol ${name} has no tls`,
        fix: `remove tls, or use ${name === 'HTTP' ? 'HTTPS' : 'TLS'}`,
      });
    if (name === 'HTTPS' && tls !== undefined && !['', 'Terminate'].includes(String(field(tls, 'mode'))))
      found.push({
        at: at('tls.mode'),
        found: field(tls, 'mode'),
        message: 'a listener of protocol HTTPS ends TLS',
        fix: 'set mode to Terminate, or use protocol TLS',
      });
    if (['TCP', 'UDP'].includes(name) && Boolean(listener.hostname))
      found.push({
        at: at('hostname'),
        found: listener.hostname,
        message: `a listener of protocol ${name} has no hostname`,
        fix: 'remove hostname',
      });
    return found;
  }),
);

/** Rule that a listener of protocol TLS has `tls`, which older releases did not require. */
const tlsNeedsMode = breaches('listener-tls', 'a listener of protocol TLS needs tls', 'set tls.mode', (value) =>
  items(value).flatMap(({ protocol: name, tls }, i): Breach[] =>
    name === 'TLS' && tls === undefined ? [{ at: `[${i}].tls`, found: undefined }] : [],
  ),
);

const listOf = (listener: Shape): Shape =>
  list(listener)
    .by('name')
    .min(1)
    .max(64)
    .rule(byProtocol, uniqueBy('listener', 'a port, protocol and hostname', 'port', 'protocol', 'hostname'));

export const listeners = listOf(Listener)
  .rule(tlsNeedsMode)
  .before('1.30', () => listOf(Listener));
export const listenersWithDefaultPort = listOf(ListenerWithDefaultPort);
export { FROM };
