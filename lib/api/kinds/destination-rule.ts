import { AGE, NETWORKING, type Kind } from '../../schema/kind';
import { bool, dbl, dur, dur0, en, i32, int, list, map, obj, str, u32, u64 } from '../../schema/notation';
import { ConnectionPoolSettings, LabelSelector, PortSelector } from './common';

const ConsistentHash = obj('ConsistentHashLB', {
  httpCookie: obj('HTTPCookie', {
    'attributes': list(
      obj('HTTPCookieAttribute', {
        'name!': str.doc('Name of the attribute, for example SameSite.'),
        'value': str.doc('Value of the attribute; none by default.'),
      }),
    ).doc('Further attributes of a cookie that the proxy makes.'),
    'name!': str.doc('Name of the cookie.'),
    'path': str.doc('Path of the cookie.'),
    'ttl': dur0.doc('Lifetime of a cookie that the proxy makes where there is none; 0s makes a session cookie.'),
  }).doc('Same cookie, same endpoint.'),
  httpHeaderName: str.doc('Same value of this header, same endpoint.'),
  httpQueryParameterName: str.doc('Same value of this query parameter, same endpoint.'),
  maglev: obj('MagLev', {
    tableSize: u64.doc('Size of the table, a prime number below 5000011; default 65537.'),
  }).doc('Maglev hashing.'),
  minimumRingSize: u64.deprecated('ringHash.minimumRingSize').doc('Least number of virtual nodes of the ring.'),
  ringHash: obj('RingHash', {
    minimumRingSize: u64.doc('Least number of virtual nodes of the ring; default 1024.'),
  }).doc('Ring hashing, the default.'),
  useSourceIp: bool.doc('Same address of the caller, same endpoint.'),
})
  .one('httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName')
  .one('ringHash', 'maglev');

const failover = list(
  obj('Failover', {
    from: str.doc('Region of the caller.'),
    to: str.doc('Region that takes over when the endpoints of the first one fail.'),
  }),
);

export const LocalityLbSetting = obj('LocalityLoadBalancerSetting', {
  distribute: list(
    obj('Distribute', {
      from: str.doc('Locality of the caller, as REGION/ZONE/SUBZONE; "*" may end it.'),
      to: map(u32).doc('Share of the traffic by locality; the shares sum to 100.'),
    }),
  ).doc('Weights by locality; not with failover or failoverPriority.'),
  enabled: bool.nil.doc('Switch locality load balancing on or off; by default as the mesh config says.'),
  failover: failover.doc('Which region takes over from which; needs outlierDetection.'),
  failoverPriority: list(str).doc(
    'Labels, in order, whose equality with the caller makes an endpoint preferred; needs outlierDetection.',
  ),
}).exclusive(['distribute'], ['failover', 'failoverPriority']);

export const ZoneAwareLbSetting = obj('ZoneAwareLoadBalancerSetting', {
  enabled: bool.nil.doc('Switch zone-aware load balancing on or off; by default as the mesh config says.'),
  failover: failover.doc('Which region takes over from which.'),
  failoverPriority: list(str).doc(
    'Labels, in order, whose equality with the caller makes an endpoint preferred; not region, zone or subzone.',
  ),
  minClusterSize: u32
    .min(1)
    .nil.doc('Least number of endpoints in the region of the caller; with fewer it is off. Default 6.'),
});

const BackendUtilization = obj('BackendUtilizationLB', {
  errorUtilizationPenaltyPercent: u32.doc(
    'Weight of the error rate beside the utilization, in percent: 100 counts it once; default 0, not at all.',
  ),
  metricNamesForComputingUtilization: list(str).doc(
    'ORCA metrics of which the greatest is the utilization, for example "named_metrics.queue"; by default ' +
      'application_utilization.',
  ),
  weightExpirationPeriod: dur0.doc(
    'Time without reports after which an endpoint has the same weight as others; default 3m.',
  ),
  weightStabilizationPeriod: dur0.doc(
    'Time after its first report before the weight of an endpoint counts; default 10s.',
  ),
  weightUpdatePeriod: dur0.doc('Time between two computations of the weights, at least 100ms; default 1s.'),
});

const LoadBalancerSettings = obj('LoadBalancerSettings', {
  backendUtilization: BackendUtilization.since('1.32').doc(
    'Weights by the utilization that endpoints report (ORCA): those with less to do get more requests.',
  ),
  consistentHash: ConsistentHash.doc(
    'Requests with the same key go to the same endpoint, as long as the endpoints stay.',
  ),
  localityLbSetting: LocalityLbSetting.doc(
    'Load balancing by region, zone and subzone; replaces the whole setting of the mesh config.',
  ),
  simple: en({
    UNSPECIFIED: 'Istio decides',
    LEAST_CONN: 'Old name of LEAST_REQUEST',
    RANDOM: 'Any healthy endpoint',
    PASSTHROUGH: 'The address that the caller asked for, without load balancing',
    ROUND_ROBIN: 'One after the other',
    LEAST_REQUEST: 'The one with fewest requests under way',
  }).doc('Algorithm without further settings; default LEAST_REQUEST.'),
  warmup: obj('WarmupConfiguration', {
    'aggression': dbl
      .min(0)
      .nil.doc('Curve of the growth of traffic: 1 (the default) is a straight line, more means slow first.'),
    'duration!': dur.doc('Time until a new endpoint gets its full share.'),
    'minimumPercent': dbl
      .min(0)
      .max(100)
      .nil.doc('Share of its weight that a new endpoint begins with, in percent; default 10.'),
  }).doc('New endpoints get more traffic little by little; for ROUND_ROBIN and LEAST_REQUEST.'),
  warmupDurationSecs: dur.deprecated('warmup.duration').doc('Time until a new endpoint gets its full share.'),
  zoneAwareLbSetting: ZoneAwareLbSetting.since('1.31').doc(
    'Load balancing by zone, without fixed weights; not with localityLbSetting.',
  ),
})
  .one('simple', 'consistentHash', 'backendUtilization')
  .exclusive('localityLbSetting', 'zoneAwareLbSetting');

const errors = u32.nil;
export const OutlierDetection = obj('OutlierDetection', {
  baseEjectionTime: dur.doc('Shortest time an endpoint stays out; it grows with each time. Default 30s.'),
  consecutive5xxErrors: errors.doc('5xx answers in a row after which an endpoint is taken out; default 5, 0 is off.'),
  consecutiveErrors: i32
    .deprecated('consecutiveGatewayErrors or consecutive5xxErrors')
    .doc('Errors in a row after which an endpoint is taken out.'),
  consecutiveGatewayErrors: errors.doc(
    '502, 503 and 504 answers in a row after which an endpoint is taken out; default 0, off.',
  ),
  consecutiveLocalOriginFailures: errors.doc(
    'Failed connects and the like after which an endpoint is taken out; default 5. Needs ' +
      'splitExternalLocalOriginErrors.',
  ),
  failurePercentageThreshold: u32
    .max(100)
    .nil.since('1.32')
    .doc(
      'Share of failed requests at which an endpoint is taken out, in percent, whether or not they come in a row; ' +
        'default 85.',
    ),
  interval: dur.doc('Time between two looks at the endpoints; default 10s.'),
  maxEjectionPercent: i32.doc('Greatest share of endpoints that may be out, in percent; default 10.'),
  minHealthPercent: i32.doc(
    'Share of healthy endpoints below which nothing is taken out any more, in percent; default 0.',
  ),
  outlierDetectionHttpErrorCodes: list(int.min(100).max(599))
    .since('1.31')
    .actedOn('1.32')
    .doc(
      'HTTP status codes that count as errors; by default all 5xx. Istio 1.31 has the field and does nothing with it.',
    ),
  splitExternalLocalOriginErrors: bool.doc('Count failed connects apart from error answers; default false.'),
});

export const ClientTLSSettings = obj('ClientTLSSettings', {
  caCertCredentialName: str
    .since('1.32')
    .doc(
      'Secret or ConfigMap with the CA certificates for the server; for gateways, and for sidecars with a ' +
        'workloadSelector.',
    ),
  caCertificates: str.doc('File with the CA certificates for the server; by default those of the operating system.'),
  caCrl: str.doc('File with the revoked server certificates; not with credentialName.'),
  clientCertificate: str.doc('File with the client certificate; for MUTUAL.'),
  credentialName: str.doc(
    'Secret with certificate, key and CA; for gateways, and for sidecars with a workloadSelector.',
  ),
  insecureSkipVerify: bool.nil.doc('Accept any server certificate; default false.'),
  mode: en({
    DISABLE: 'No TLS',
    SIMPLE: 'TLS without a client certificate',
    MUTUAL: 'TLS with the given client certificate',
    ISTIO_MUTUAL: 'TLS with the certificates of the mesh',
  }).doc('TLS settings of connections to the destination.'),
  privateKey: str.doc('File with the key of the client certificate; for MUTUAL.'),
  sni: str.doc('Server name in the TLS handshake; by default the host of the request.'),
  subjectAltNames: list(str).doc(
    'Names of which the server certificate must have one; by default the host of the request.',
  ),
});

const loadBalancer = LoadBalancerSettings.doc('Algorithm that chooses an endpoint.');
const connectionPool = ConnectionPoolSettings.doc('Limits of connections and requests.');
const outlierDetection = OutlierDetection.doc('When failing endpoints are taken out for a while; off by default.');
const tls = ClientTLSSettings.doc('TLS to the destination.');

const TrafficPolicy = obj('TrafficPolicy', {
  connectionPool,
  loadBalancer,
  outlierDetection,
  portLevelSettings: list(
    obj('PortTrafficPolicy', {
      connectionPool,
      loadBalancer,
      outlierDetection,
      port: PortSelector.doc('Port of the service that the settings are for.'),
      tls,
    }),
  )
    .max(4096)
    .doc('Settings for single ports; each replaces the whole policy for its port.'),
  proxyProtocol: obj('ProxyProtocol', {
    version: en({ V1: 'As text', V2: 'As bytes' }).doc('Version of the header; default V1.'),
  }).doc('Send a PROXY protocol header to the destination; not with tunnel.'),
  retryBudget: obj('RetryBudget', {
    budgetInterval: dur0
      .since('1.31')
      .doc('Past time whose requests also count; default 0s, only those under way now.'),
    minRetryConcurrency: u32.doc('Retries under way that are always allowed; default 3.'),
    percent: dbl
      .min(0)
      .max(100)
      .nil.doc('Retries under way, in percent of the requests under way and waiting; default 20.'),
  }).doc('Limit of retries relative to the requests.'),
  tls,
  tunnel: obj('TunnelSettings', {
    'protocol': str.doc('HTTP method of the tunnel: CONNECT (the default) or POST.'),
    'targetHost!': str.doc('Host at the end of the tunnel: a DNS name or an IP address.'),
    'targetPort!': u32.doc('Port at the end of the tunnel.'),
  }).doc('Send TCP or TLS connections through an HTTP tunnel at the destination; not for HTTP routes.'),
}).exclusive('tunnel', 'proxyProtocol');

/** Kind DestinationRule: https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export const DestinationRule: Kind = {
  ...NETWORKING,
  kind: 'DestinationRule',
  plural: 'destinationrules',
  shortNames: ['dr'],
  doc:
    'Policies for traffic after its route is chosen: subsets of a service, load balancing, connection limits, ' +
    'outlier detection, TLS.',
  columns: [{ name: 'Host', jsonPath: '.spec.host', doc: 'Service the rule is for.' }, AGE],
  spec: obj('DestinationRuleSpec', {
    'exportTo': list(str).doc(
      'Namespaces that see the object: "." its own, "*" all; by default all, or what the mesh config says.',
    ),
    'host!': str.doc('Service as the registry knows it, a full DNS name for preference; "*." may begin it.'),
    'subsets': list(
      obj('Subset', {
        'labels': map(str).doc('Labels an endpoint must have, all of them.'),
        'name!': str.doc('Name that routes use.'),
        'trafficPolicy': TrafficPolicy.doc('Settings that replace those of the whole host.'),
      }),
    ).doc('Named parts of the endpoints, for example one for each version.'),
    'trafficPolicy': TrafficPolicy.doc('Settings for the whole host.'),
    'workloadSelector': LabelSelector.doc(
      'Workloads (the callers) the rule is for; without it all of the namespaces that see it.',
    ),
  }),
};
