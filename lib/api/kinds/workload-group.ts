import { AGE, NETWORKING, type Kind } from '../../schema/kind';
import { i32, list, map, obj, port, str } from '../../schema/notation';
import { udsWithoutPorts } from '../../schema/rules/endpoint';
import { oneOfTexts } from '../../schema/rules/text';
import { WorkloadEntryFields } from './workload-entry';

export const Probe = obj('ReadinessProbe', {
  exec: obj('ExecHealthCheckConfig', {
    'command!': list(str.minLen(1)).doc('Command and arguments; exit status 0 is healthy. No shell is started.'),
  }).doc('Run a command.'),
  failureThreshold: i32.min(0).doc('Failures in a row after which the workload is not ready; default 3.'),
  grpc: obj('GrpcHealthCheckConfig', {
    port: port.doc('Port to ask.'),
    service: str.doc('Service name in the request; empty by default.'),
  }).doc('Ask the gRPC health service.'),
  httpGet: obj('HTTPHealthCheckConfig', {
    'host': str.doc('Host to ask; by default the address of the workload.'),
    'httpHeaders': list(
      obj('HTTPHeader', {
        name: str
          .re('^[-_A-Za-z0-9]+$', 'a header name: letters, digits, hyphens and underscores')
          .doc('Name of the header.'),
        value: str.doc('Value of the header.'),
      }),
    ).doc('Headers of the request.'),
    'path': str.doc('Path of the request.'),
    'port!': port.doc('Port to ask.'),
    'scheme': str.rule(oneOfTexts('', 'HTTP', 'HTTPS')).doc('HTTP or HTTPS; default HTTP.'),
  }).doc('Make an HTTP request; a status from 200 to 399 is healthy.'),
  initialDelaySeconds: i32.min(0).doc('Seconds from the start to the first probe; default 0.'),
  periodSeconds: i32.min(0).doc('Seconds between two probes; default 10.'),
  successThreshold: i32.min(0).doc('Successes in a row after which the workload is ready again; default 1.'),
  tcpSocket: obj('TCPHealthCheckConfig', {
    'host': str.doc('Host to connect to; default localhost.'),
    'port!': port.doc('Port to connect to.'),
  }).doc('Open a TCP connection.'),
  timeoutSeconds: i32.min(0).doc('Seconds after which a probe has failed; default 1.'),
}).one('httpGet', 'tcpSocket', 'exec', 'grpc');

/** Kind WorkloadGroup: https://istio.io/latest/docs/reference/config/networking/workload-group/ */
export const WorkloadGroup: Kind = {
  ...NETWORKING,
  kind: 'WorkloadGroup',
  plural: 'workloadgroups',
  shortNames: ['wg'],
  doc: 'Workloads of one sort outside Kubernetes: what their WorkloadEntries look like when they register themselves.',
  specRequired: true,
  columns: [AGE],
  spec: obj('WorkloadGroupSpec', {
    'metadata': obj('ObjectMeta', {
      annotations: map(str).max(256).doc('Annotations of each WorkloadEntry.'),
      labels: map(str).max(256).doc('Labels of each WorkloadEntry.'),
    }).doc('Metadata of each WorkloadEntry.'),
    'probe': Probe.doc('Health check of a workload; without it a registered workload counts as healthy.'),
    'template!': WorkloadEntryFields.rule(udsWithoutPorts).doc(
      'Spec of each WorkloadEntry; the address is filled in at registration.',
    ),
  }),
};
