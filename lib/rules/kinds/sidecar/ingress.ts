import type { Place } from '../../place';
import { ipAddress, splitHostPort, UNIX, unixAddress } from '../../primitives/addresses';
import { portName } from '../../primitives/names';
import { checkPort, isPort } from '../../primitives/numbers';
import { isHttp, isTls, knownProtocol } from '../../primitives/protocol';
import { checkConnectionPool } from '../destination-rule/connection-pool';
import { checkServerTls } from '../server-tls';

/** Addresses of the pod itself. */
const OWN_ADDRESSES = ['', '127.0.0.1', '0.0.0.0', '::1', '::'];
const UNSUPPORTED_TLS = ['subjectAltNames', 'httpsRedirect', 'credentialName', 'credentialNames', 'tlsCertificates'];

/** Checks the port of a listener, of either direction. */
export function checkListenerPort(port: Place): void {
  port.check('name', portName);
  port.check('protocol', knownProtocol);
  if (port.number('targetPort') > 0)
    port
      .at('targetPort')
      .error(
        'target-port',
        'a Sidecar has no target port',
        'remove it; defaultEndpoint says where ingress traffic goes',
      );
}

/** Checks listeners for the traffic to the workload. */
export function checkIngress(spec: Place): void {
  const numbers = new Set<number>();
  for (const listener of spec.list('ingress')) {
    const port = listener.record('port');
    if (port === undefined) {
      if (!listener.has('port'))
        listener
          .at('port')
          .error('port-missing', 'an ingress listener needs a port', 'add port: { number, protocol, name }');
      continue;
    }
    checkListenerPort(port);
    checkPort(port, 'number');
    listener.check('bind', ipAddress);
    const number = port.number('number');
    if (numbers.has(number))
      port.at('number').error('port-duplicate', 'another ingress listener has this port', 'list each port once');
    numbers.add(number);
    checkDefaultEndpoint(listener);
    checkTls(listener, port);
    checkConnectionPool(listener.record('connectionPool'));
    if (listener.record('connectionPool')?.has('http') && !isHttp(port.text('protocol'))) {
      listener
        .at('connectionPool', 'http')
        .warn(
          'pool-unused',
          'the port is not HTTP, so only the tcp settings have an effect',
          'remove http, or set the protocol',
        );
    }
  }
}

function checkDefaultEndpoint(listener: Place): void {
  const endpoint = listener.text('defaultEndpoint');
  if (endpoint === '') return;
  const place = listener.at('defaultEndpoint');
  if (endpoint.startsWith(UNIX)) return place.report(unixAddress(endpoint));
  const parts = splitHostPort(endpoint);
  if (
    parts !== undefined &&
    OWN_ADDRESSES.includes(parts.host) &&
    /^\+?\d+$/.test(parts.port) &&
    isPort(Number(parts.port))
  )
    return;
  place.error(
    'default-endpoint',
    'traffic goes on to a port or socket of the pod itself',
    'write 127.0.0.1:<port>, 0.0.0.0:<port>, [::1]:<port>, :<port> or unix:///path',
  );
}

function checkTls(listener: Place, port: Place): void {
  const tls = listener.record('tls');
  if (tls === undefined) return;
  for (const field of UNSUPPORTED_TLS.filter((name) => tls.flag(name) || tls.text(name) !== '' || tls.size(name) > 0)) {
    tls.at(field).error('tls-unsupported', "a sidecar does not have this part of a gateway's TLS", `remove ${field}`);
  }
  const mode = tls.text('mode');
  if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH')
    tls.at('mode').error('tls-unsupported', `a sidecar does not have mode ${mode}`, 'use SIMPLE or MUTUAL');
  if (!isTls(port.text('protocol')))
    tls.error(
      'tls-on-plain-port',
      'the protocol of the port is not encrypted, so TLS settings do not fit',
      'use protocol HTTPS or TLS',
    );
  checkServerTls(tls);
}
