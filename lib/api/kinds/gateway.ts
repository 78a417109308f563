import { NETWORKING, type Kind } from '../../schema/kind';
import { list, map, obj, str, u32 } from '../../schema/notation';
import { ServerTLSSettings } from './tls';

const Port = obj('Port', {
  'name!': str.doc('Name of the port; no two servers of one port number may share it.'),
  'number!': u32.doc('Port that the gateway listens on; 0 for a Unix socket.'),
  'protocol!': str.doc('HTTP, HTTPS, GRPC, GRPC-WEB, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS.'),
  'targetPort': u32.deprecated('number').doc('Not used by gateways.'),
});

/** Kind Gateway: https://istio.io/latest/docs/reference/config/networking/gateway/ */
export const Gateway: Kind = {
  ...NETWORKING,
  kind: 'Gateway',
  plural: 'gateways',
  shortNames: ['gw'],
  doc: 'Ports, hosts and TLS of a load balancer at the edge of the mesh. VirtualServices say where its requests go.',
  spec: obj('GatewaySpec', {
    selector: map(str).doc('Labels of the gateway pods, in any namespace; empty selects all.'),
    servers: list(
      obj('Server', {
        'bind': str.doc('Address or Unix socket (unix:///path, unix://@name) to listen on; by default all addresses.'),
        'defaultEndpoint': str.doc('Not implemented by Istio.'),
        'hosts!': list(str).doc(
          'Hosts as [NAMESPACE/]NAME; "*." may begin the name, and the namespace may be "*" or ".".',
        ),
        'name': str.doc('Name of the server, for metrics; no two servers may share it.'),
        'port!': Port.doc('Port to listen on.'),
        'tls': ServerTLSSettings.doc('TLS of the port; needed when the protocol is HTTPS or TLS.'),
      }),
    ).doc('Port and protocol of the listener.'),
  }),
};
