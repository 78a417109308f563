import { NETWORKING, type Kind } from '../../schema/kind';
import { en, list, obj, str, u32 } from '../../schema/notation';
import { ConnectionPoolSettings, Destination, WorkloadSelector } from './common';
import { ServerTLSSettings } from './tls';

const SidecarPort = obj('SidecarPort', {
  name: str.doc('Name of the port.'),
  number: u32.doc('Port number; 0 for a Unix socket.'),
  protocol: str.doc('HTTP, HTTPS, GRPC, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS.'),
  targetPort: u32.deprecated('number').doc('Has no effect.'),
});
const captureMode = en({
  DEFAULT: 'As the environment is set up',
  IPTABLES: 'Redirected by iptables',
  NONE: 'Not captured: the application connects by itself',
});

/** Kind Sidecar: https://istio.io/latest/docs/reference/config/networking/sidecar/ */
export const Sidecar: Kind = {
  ...NETWORKING,
  kind: 'Sidecar',
  plural: 'sidecars',
  doc: 'Which services a sidecar knows, which ports it takes in, and what it does with unknown destinations.',
  spec: obj('SidecarSpec', {
    egress: list(
      obj('IstioEgressListener', {
        'bind': str.doc('Address or Unix socket to listen on; chosen from the imported services by default.'),
        'captureMode': captureMode.doc('Capture mode of traffic to the listener; default DEFAULT.'),
        'hosts!': list(str).doc(
          'Services as NAMESPACE/NAME that the sidecar knows; "*", "." (its own) and "~" (none) may stand for ' +
            'the namespace.',
        ),
        'port': SidecarPort.doc('Port of the listener; without it the ports of the imported services.'),
      }),
    ).doc('Outgoing listeners; without them all services that are visible in the namespace.'),
    inboundConnectionPool: ConnectionPoolSettings.doc(
      'Limits of incoming connections on all ports; ingress.connectionPool goes before it.',
    ),
    ingress: list(
      obj('IstioIngressListener', {
        'bind': str.doc('Address to listen on; by default that of the pod.'),
        'captureMode': captureMode.doc('Capture mode of traffic to the listener; default DEFAULT.'),
        'connectionPool': ConnectionPoolSettings.doc('Limits of incoming connections on this port.'),
        'defaultEndpoint': str.doc(
          'Endpoint of the application: 127.0.0.1:PORT, [::1]:PORT, 0.0.0.0:PORT, [::]:PORT or unix:///path.',
        ),
        'port!': SidecarPort.doc('Port of the listener.'),
        'tls': ServerTLSSettings.doc('TLS of callers from outside the mesh; SIMPLE and MUTUAL only.'),
      }),
    ).doc('Incoming listeners; by default one for each port of the services of the workload.'),
    outboundTrafficPolicy: obj('OutboundTrafficPolicy', {
      egressProxy: Destination.doc('Proxy that gets the traffic to unknown destinations; for ALLOW_ANY only.'),
      mode: en({ REGISTRY_ONLY: 'Dropped', ALLOW_ANY: 'Passed through' }).doc(
        'Policy for traffic to unknown destinations; REGISTRY_ONLY when the policy is given without a mode.',
      ),
    }).doc('Traffic to destinations that are not in the registry; by default as the mesh config says.'),
    workloadSelector: WorkloadSelector.doc('Workloads the object is for; without it all of the namespace.'),
  }),
};
