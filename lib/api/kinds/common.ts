import { dbl, en, i32, list, map, obj, str, u32, dur, dur0, bool, dateTime, intOrString } from '../../schema/notation';
import { noEmptyKey, noWildcardKey, noWildcardValue } from '../../schema/rules/labels';
import { mustBeEmpty } from '../../schema/rules/text';

/** Shapes that more than one kind uses. */

export const StringMatch = obj('StringMatch', {
  exact: str.doc('The whole value, letter by letter.'),
  prefix: str.doc('The beginning of the value.'),
  regex: str.regex.doc('A regular expression (RE2 syntax) that must match the whole value.'),
}).one('exact', 'prefix', 'regex');

export const PortSelector = obj('PortSelector', { number: u32.doc('Port number of the service.') });

export const Destination = obj('Destination', {
  'host!': str.doc(
    'Service as the registry knows it, a full DNS name for preference; a short name gets the namespace of this object.',
  ),
  'port': PortSelector.doc('Port of the service; needed only when the service has more than one.'),
  'subset': str.doc('Subset of the service, as a DestinationRule names it; by default all its endpoints.'),
});

export const Percent = obj('Percent', {
  value: dbl.doc('Percentage from 0 to 100; fractions as small as 0.0001 count.'),
});

/** Labels of pods; matched in the object's own namespace, or everywhere when it is in the root namespace. */
export const LabelSelector = obj('WorkloadSelector', {
  matchLabels: map(str.len(63).rule(noWildcardValue))
    .max(4096)
    .rule(noWildcardKey, noEmptyKey)
    .doc('Labels that a pod must have, all of them; empty selects every pod.'),
});

export const WorkloadSelector = obj('LabelsSelector', {
  labels: map(str.len(63).rule(noWildcardValue))
    .max(256)
    .doc('Labels that a pod or VM must have, all of them; empty selects every workload.'),
});

const GROUP = '^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
export const PolicyTargetReference = obj('PolicyTargetReference', {
  'group': str
    .len(253)
    .re(GROUP, 'an API group: a DNS name in lower case, or empty')
    .doc('API group of the target; empty is the core group.'),
  'kind!': str
    .len(1, 63)
    .re('^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$', 'a kind: letters, digits and hyphens, a letter first')
    .doc('Kind of the target: Gateway, GatewayClass, Service or ServiceEntry.'),
  'name!': str.len(1, 253).doc('Name of the target.'),
  'namespace': str
    .rule(mustBeEmpty('a target in another namespace is not supported', 'leave it out'))
    .doc('Must be empty: a target is always in the namespace of this object.'),
});

const Http2KeepAlive = obj('Http2KeepAlive', {
  interval: dur.doc('Time without traffic after which an HTTP/2 PING is sent.'),
  timeout: dur.doc('Time to wait for the answer to a PING before the connection is closed.'),
});

const HttpConnectionPool = obj('HTTPSettings', {
  h2UpgradePolicy: en({
    DEFAULT: 'As the mesh config says',
    DO_NOT_UPGRADE: 'Keep HTTP/1.1',
    UPGRADE: 'Use HTTP/2 to the destination',
  }).doc('Upgrade of HTTP/1.1 connections to HTTP/2; by default that of the mesh config.'),
  http1MaxPendingRequests: i32.doc('Greatest number of requests that wait for a connection; default 2^32-1.'),
  http2KeepAlive: Http2KeepAlive.since('1.31').doc('PING frames that find dead HTTP/2 connections; off by default.'),
  http2MaxRequests: i32.doc(
    'Greatest number of requests under way to the destination, HTTP/1.1 and HTTP/2; default 2^32-1.',
  ),
  idleTimeout: dur.doc('Time without requests after which a connection is closed; default 1h.'),
  maxConcurrentStreams: i32.doc('Greatest number of streams under way on one HTTP/2 connection; default 2^31-1.'),
  maxRequestsPerConnection: i32.doc(
    'Requests after which a connection is closed; 1 turns keep-alive off; default 0, no limit.',
  ),
  maxRetries: i32.doc('Greatest number of retries under way to all hosts of the destination; default 2^32-1.'),
  useClientProtocol: bool.doc('Keep the protocol of the client; h2UpgradePolicy then has no effect. Default false.'),
});

export const TcpKeepalive = obj('TcpKeepalive', {
  interval: dur.doc('Time between two probes; the operating system decides by default (Linux: 75s).'),
  probes: u32.doc(
    'Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9).',
  ),
  time: dur.doc('Idle time before the first probe; the operating system decides by default (Linux: 2h).'),
});

const TcpConnectionPool = obj('TCPSettings', {
  connectTimeout: dur.doc('Time limit of a TCP connect; default 10s.'),
  idleTimeout: dur0.doc('Time without bytes after which a TCP connection is closed; 0s turns it off; default 1h.'),
  maxConnectionDuration: dur.doc('Greatest age of a connection; no limit by default.'),
  maxConnections: i32.doc('Greatest number of connections to the destination; default 2^32-1.'),
  tcpKeepalive: TcpKeepalive.doc('Switch on SO_KEEPALIVE on the socket.'),
});

export const ConnectionPoolSettings = obj('ConnectionPoolSettings', {
  http: HttpConnectionPool.doc('Limits of HTTP connections.'),
  tcp: TcpConnectionPool.doc('Limits of all connections, HTTP and TCP.'),
});

/** Field `status`, the same in all kinds. istiod and controllers write it. */
export const IstioStatus = obj('IstioStatus', {
  conditions: list(
    obj('IstioCondition', {
      lastProbeTime: dateTime.doc('When the condition was last looked at.'),
      lastTransitionTime: dateTime.doc('When the condition last changed.'),
      message: str.doc('Details for people.'),
      observedGeneration: intOrString.doc('Generation of the object that the condition speaks of.'),
      reason: str.doc('One word for machines: why the condition changed.'),
      status: str.doc('True, False or Unknown.'),
      type: str.doc('Name of the condition.'),
    }),
  ).doc('What controllers observed.'),
  observedGeneration: intOrString.doc('Generation of the object that the status speaks of.'),
  validationMessages: list(
    obj('AnalysisMessage', {
      documentationUrl: str.doc('Page that explains the finding.'),
      level: en('UNKNOWN', 'ERROR', 'WARNING', 'INFO').doc('How grave the finding is.'),
      type: obj('AnalysisMessageType', {
        code: str.doc('Code of the finding, for example IST0101.'),
        name: str.doc('Name of the finding.'),
      }).doc('What kind of finding it is.'),
    }),
  ).doc('Findings of the analysis.'),
}).open.doc('Written by istiod and other controllers.');
