import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { ipAddress, UNIX, unixAddress } from '../primitives/addresses';
import { namespacedHost } from '../primitives/namespaced-host';
import { isDnsLabel, LABEL_FORM } from '../primitives/names';
import { checkPort, isPort } from '../primitives/numbers';
import { isHttp, isTls, knownProtocol } from '../primitives/protocol';
import { checkServerTls } from './server-tls';

/** Annotation of objects that istiod derives from the Gateway API, where names and hosts may be wider. */
const DERIVED = 'internal.istio.io/gateway-semantics';

/** Rules of istiod's webhook for Gateway: https://istio.io/latest/docs/reference/config/networking/gateway/ */
export const gatewayRules: KindRules = ({ object, spec }) => {
  const metadata = object.at('metadata');
  const derived = metadata.record('annotations')?.text(DERIVED) === 'gateway';
  if (!derived && !isDnsLabel(metadata.text('name'))) {
    metadata.at('name').error('gateway-name', 'the name of a Gateway must be a DNS label', LABEL_FORM);
  }
  if (spec.size('servers') === 0)
    spec.at('servers').error('servers-missing', 'a Gateway needs a server', 'add one, with a port and hosts');
  const names = new Set<string>();
  for (const server of spec.list('servers')) {
    checkServer(server, derived);
    const port = server.record('port');
    if (port === undefined) continue;
    const name = port.text('name');
    if (names.has(name))
      port
        .at('name')
        .error('port-name-duplicate', 'another server of this Gateway has this port name', 'give each server its own');
    names.add(name);
    if (server.record('tls')?.flag('httpsRedirect') && !isHttp(port.text('protocol'))) {
      server
        .at('tls', 'httpsRedirect')
        .warn(
          'https-redirect',
          'only plain HTTP can be redirected to HTTPS',
          'remove it here, and set it on the HTTP server',
        );
    }
  }
};

function checkServer(server: Place, derived: boolean): void {
  if (server.size('hosts') === 0)
    server.at('hosts').error('hosts-missing', 'a server needs a host', 'write the hosts it serves, or "*" for all');
  for (const host of server.texts('hosts')) {
    host.report(namespacedHost(host.string, { place: 'gateway', nobody: derived }));
  }
  const isPortValid = checkServerPort(server);
  checkBind(server);
  const tls = server.record('tls');
  checkServerTls(tls);
  if (isPortValid) checkTlsFitsProtocol(server, tls);
}

function checkServerPort(server: Place): boolean {
  const port = server.record('port');
  if (port === undefined) {
    if (!server.has('port'))
      server.at('port').error('port-missing', 'a server needs a port', 'add { number, name, protocol }');
    return false;
  }
  const unknown = knownProtocol(port.text('protocol'));
  const nameless = port.text('name') === '';
  const hasTargetPort = port.number('targetPort') > 0;
  port.at('protocol').report(unknown);
  const onSocket = port.number('number') === 0 && server.text('bind').startsWith(UNIX);
  if (!onSocket) checkPort(port, 'number');
  if (hasTargetPort)
    port
      .at('targetPort')
      .error(
        'target-port',
        'a gateway has no target port',
        'remove it; the Service in front of the gateway maps ports',
      );
  if (nameless)
    port.at('name').error('port-name-missing', "a server's port needs a name", 'name it, for example "https"');
  return unknown === undefined && !nameless && !hasTargetPort && (onSocket || isPort(port.number('number')));
}

function checkBind(server: Place): void {
  const bind = server.text('bind');
  if (bind === '') return;
  if (!bind.startsWith(UNIX)) return server.at('bind').report(ipAddress(bind));
  server.at('bind').report(unixAddress(bind));
  if (server.record('port')?.number('number'))
    server.at('port', 'number').error('port-on-socket', 'a Unix socket has no port', 'write 0, or remove the number');
}

function checkTlsFitsProtocol(server: Place, tls: Place | undefined): void {
  const protocol = server.at('port').text('protocol');
  if (isTls(protocol)) {
    if (tls === undefined)
      server
        .at('tls')
        .error(
          'tls-missing',
          `protocol ${protocol} needs TLS settings`,
          'add tls: { mode: SIMPLE, credentialName }, or mode PASSTHROUGH',
        );
    return;
  }
  if (tls === undefined) return;
  const mode = tls.text('mode') || 'PASSTHROUGH';
  const onlyRedirects =
    mode.endsWith('PASSTHROUGH') &&
    ['caCertificates', 'privateKey', 'serverCertificate'].every((field) => tls.text(field) === '');
  if (isHttp(protocol) && onlyRedirects) return;
  tls.error(
    'tls-on-plain-port',
    `protocol ${protocol} is not encrypted, so TLS settings do not fit`,
    'use protocol HTTPS or TLS, or keep only tls.httpsRedirect',
  );
}
