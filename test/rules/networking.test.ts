import { validate } from '../../lib/manifests';
import { networking, table } from './table';

describe('Gateway', () => {
  const gateway = networking('Gateway');
  const port = { number: 443, name: 'https', protocol: 'HTTPS' };
  const server = (fields: Record<string, unknown>) =>
    gateway({ servers: [{ hosts: ['a.com'], port, tls: { credentialName: 'x', mode: 'SIMPLE' }, ...fields }] });
  const http = (fields: Record<string, unknown>) =>
    server({ port: { number: 80, name: 'http', protocol: 'HTTP' }, tls: undefined, ...fields });
  const tls = (fields: Record<string, unknown>) => server({ tls: fields });
  const host = (text: string) => http({ hosts: [text] });
  const [s, t, h] = ['spec.servers[0]', 'spec.servers[0].tls', 'spec.servers[0].hosts[0]'];
  table([
    ['a sound one', server({})],
    [
      'a name with a dot',
      gateway({ servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] }, { name: 'a.b' }),
      'gateway-name metadata.name',
    ],
    ['no servers', gateway({}), 'servers-missing spec.servers'],
    ['no hosts', http({ hosts: [] }), `hosts-missing ${s}.hosts`],
    ['a short host', host('a'), `host-short ${h}`],
    ['an IP address', host('10.0.0.1')],
    ['a host of a namespace', host('ns/*.a.com')],
    ['a host of any namespace', host('*/*')],
    ['a namespace with an underscore', host('n_s/a.com'), `host-namespace ${h}`],
    ['no namespace before the slash', host('/a.com'), `host-namespace ${h}`],
    ['a partial wildcard', host('*a.com'), `host-partial-wildcard ${h}`],
    ['no port', server({ port: undefined }), `port-missing ${s}.port`],
    ['an unknown protocol', server({ port: { ...port, protocol: 'HTPS' } }), `protocol ${s}.port.protocol`],
    ['port 0', server({ port: { ...port, number: 0 } }), `port-range ${s}.port.number`],
    ['a target port', server({ port: { ...port, targetPort: 8443 } }), `target-port ${s}.port.targetPort`],
    [
      'a port name twice',
      gateway({
        servers: [
          { hosts: ['a.com'], port, tls: { mode: 'PASSTHROUGH' } },
          { hosts: ['b.com'], port, tls: { mode: 'PASSTHROUGH' } },
        ],
      }),
      'port-name-duplicate spec.servers[1].port.name',
    ],
    ['bound to a name', http({ bind: 'localhost' }), `ip-address ${s}.bind`],
    ['bound to a socket', http({ bind: 'unix:///run/a', port: { number: 0, name: 'http', protocol: 'HTTP' } })],
    ['bound to a socket, with a port', http({ bind: 'unix:///run/a' }), `port-on-socket ${s}.port.number`],
    [
      'bound to a directory',
      http({ bind: 'unix:///run/', port: { name: 'http', protocol: 'HTTP' } }),
      `unix-address ${s}.bind`,
    ],
    ['HTTPS without TLS', server({ tls: undefined }), `tls-missing ${t}`],
    ['HTTP with TLS', http({ tls: { mode: 'SIMPLE', credentialName: 'x' } }), `tls-on-plain-port ${t}`],
    ['HTTP that redirects', http({ tls: { httpsRedirect: true } })],
    [
      'TCP that redirects',
      http({ port: { number: 80, name: 'tcp', protocol: 'TCP' }, tls: { httpsRedirect: true } }),
      `tls-on-plain-port ${t}`,
      `(https-redirect ${t}.httpsRedirect)`,
    ],
    [
      'ISTIO_MUTUAL with a credential',
      tls({ mode: 'ISTIO_MUTUAL', credentialName: 'x' }),
      `tls-istio-mutual ${t}.credentialName`,
    ],
    [
      'SIMPLE without certificates',
      tls({ mode: 'SIMPLE' }),
      `tls-certificate-missing ${t}`,
      `tls-certificate-missing ${t}`,
    ],
    ['SIMPLE without key', tls({ mode: 'SIMPLE', serverCertificate: 'a' }), `tls-certificate-missing ${t}`],
    ['MUTUAL without CA', tls({ mode: 'MUTUAL', serverCertificate: 'a', privateKey: 'b' }), `tls-ca-missing ${t}`],
    [
      'a list of certificates, one without key',
      tls({
        mode: 'SIMPLE',
        tlsCertificates: [{ serverCertificate: 'a', privateKey: 'b' }, { serverCertificate: 'c' }],
      }),
      `tls-certificate-missing ${t}.tlsCertificates[1]`,
    ],
    [
      'two sources',
      tls({ mode: 'SIMPLE', credentialName: 'x', serverCertificate: 'a', privateKey: 'b' }),
      `tls-sources ${t}`,
    ],
    [
      'a revocation list with SIMPLE',
      tls({ mode: 'SIMPLE', serverCertificate: 'a', privateKey: 'b', caCrl: 'c' }),
      `tls-crl ${t}.caCrl`,
    ],
    [
      'certificates that are not used',
      tls({ mode: 'PASSTHROUGH', credentialName: 'x' }),
      `(tls-unused-certificates ${t})`,
    ],
    [
      'an unknown cipher',
      tls({ mode: 'SIMPLE', credentialName: 'x', cipherSuites: ['AES128-SHA', 'AES128-SHA', 'FOO', '-SHA1'] }),
      `(cipher-duplicate ${t}.cipherSuites[1])`,
      `(cipher-unknown ${t}.cipherSuites[2])`,
    ],
    [
      'TLS 1.0',
      tls({ mode: 'SIMPLE', credentialName: 'x', minProtocolVersion: 'TLSV1_0' }),
      `(tls-old-version ${t}.minProtocolVersion)`,
    ],
  ]);
});

describe('DestinationRule', () => {
  const rule = networking('DestinationRule');
  const policy = (fields: Record<string, unknown>) => rule({ host: 'a', trafficPolicy: fields });
  const lb = (fields: Record<string, unknown>) => policy({ loadBalancer: fields, outlierDetection: {} });
  const locality = (fields: Record<string, unknown>) => lb({ localityLbSetting: fields });
  const p = 'spec.trafficPolicy';
  const l = `${p}.loadBalancer.localityLbSetting`;
  table([
    ['no host', rule({}), 'host-empty spec.host'],
    [
      'a subset twice',
      rule({ host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }] }),
      'subset-duplicate spec.subsets[1].name',
    ],
    [
      'a subset with a dot',
      rule({ host: 'a', subsets: [{ name: 'v1.2', labels: { 'a b': 'c' } }] }),
      'subset-name spec.subsets[0].name',
      'label-key spec.subsets[0].labels["a b"]',
    ],
    ['an empty policy', policy({}), `policy-empty ${p}`],
    [
      'a tunnel and the PROXY protocol',
      policy({ tunnel: { targetHost: 'a.com', targetPort: 443 }, proxyProtocol: {} }),
      `policy-exclusive ${p}.proxyProtocol`,
    ],
    [
      'a tunnel to a wildcard',
      policy({ tunnel: { targetHost: '*.com', targetPort: 443, protocol: 'GET' } }),
      `tunnel-protocol ${p}.tunnel.protocol`,
      `host-wildcard ${p}.tunnel.targetHost`,
    ],
    ['an empty pool', policy({ connectionPool: {} }), `pool-empty ${p}.connectionPool`],
    [
      'a negative limit',
      policy({ connectionPool: { http: { maxRetries: -1 }, tcp: { maxConnections: -1 } } }),
      `limit-negative ${p}.connectionPool.http.maxRetries`,
      `limit-negative ${p}.connectionPool.tcp.maxConnections`,
    ],
    [
      "the client's protocol and HTTP/2",
      policy({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true } } }),
      `pool-protocol ${p}.connectionPool.http.useClientProtocol`,
    ],
    [
      'half of keepalive',
      policy({ connectionPool: { http: { http2KeepAlive: { interval: '1s' } } } }),
      `keepalive ${p}.connectionPool.http.http2KeepAlive.timeout`,
    ],
    ['an idle timeout of zero', policy({ connectionPool: { tcp: { idleTimeout: '0s' } } })],
    [
      'a negative idle timeout',
      policy({ connectionPool: { tcp: { idleTimeout: '-1s' } } }),
      `duration ${p}.connectionPool.tcp.idleTimeout`,
    ],
    [
      'an idle timeout without unit',
      policy({ connectionPool: { tcp: { idleTimeout: '5' } } }),
      `duration ${p}.connectionPool.tcp.idleTimeout`,
    ],
    [
      'a cookie without name',
      lb({ consistentHash: { httpCookie: { ttl: '0s' } } }),
      `cookie-name ${p}.loadBalancer.consistentHash.httpCookie.name`,
    ],
    [
      'an attribute twice',
      lb({ consistentHash: { httpCookie: { name: 'a', attributes: [{ name: 'b' }, { name: 'b' }] } } }),
      `cookie-attribute ${p}.loadBalancer.consistentHash.httpCookie.attributes[1].name`,
    ],
    [
      'a Maglev size that is not prime',
      lb({ consistentHash: { useSourceIp: true, maglev: { tableSize: 100 } } }),
      `maglev ${p}.loadBalancer.consistentHash.maglev.tableSize`,
    ],
    [
      'a Maglev size that is too big',
      lb({ consistentHash: { useSourceIp: true, maglev: { tableSize: 5000011 } } }),
      `maglev ${p}.loadBalancer.consistentHash.maglev.tableSize`,
    ],
    ['a prime Maglev size', lb({ consistentHash: { useSourceIp: true, maglev: { tableSize: 65537 } } })],
    [
      'the old ring size with an algorithm',
      lb({ consistentHash: { useSourceIp: true, minimumRingSize: 9, ringHash: {} } }),
      `(ring-size ${p}.loadBalancer.consistentHash.minimumRingSize)`,
      `ring-size ${p}.loadBalancer.consistentHash.minimumRingSize`,
    ],
    ['a warm-up without duration', lb({ warmup: {} }), `warmup-duration ${p}.loadBalancer.warmup.duration`],
    [
      'two kinds of locality',
      lb({ localityLbSetting: {}, zoneAwareLbSetting: {} }),
      `locality-exclusive ${p}.loadBalancer.zoneAwareLbSetting`,
    ],
    [
      'distribution and failover',
      locality({ distribute: [{ from: 'a', to: { b: 100 } }], failover: [{ from: 'a', to: 'b' }] }),
      `locality-exclusive ${l}.failover`,
    ],
    [
      '90 and 20 %',
      locality({ distribute: [{ from: 'a', to: { b: 90, c: 20 } }] }),
      `locality-total ${l}.distribute[0].to`,
    ],
    ['0 %', locality({ distribute: [{ from: 'a', to: { b: 0, c: 100 } }] }), `locality-weight ${l}.distribute[0].to.b`],
    [
      'a region and its zone',
      locality({
        distribute: [
          { from: 'a/b', to: { x: 100 } },
          { from: 'a', to: { x: 100 } },
        ],
      }),
      `locality-overlap ${l}.distribute[1].from`,
    ],
    [
      'two zones of a region',
      locality({
        distribute: [
          { from: 'a/b/*', to: { x: 100 } },
          { from: 'a/c', to: { x: 100 } },
        ],
      }),
    ],
    ['an empty zone', locality({ distribute: [{ from: 'a//c', to: { x: 100 } }] }), `locality ${l}.distribute[0].from`],
    [
      'a star in the middle',
      locality({ distribute: [{ from: 'a*/b', to: { x: 100 } }] }),
      `locality ${l}.distribute[0].from`,
    ],
    ['failover to itself', locality({ failover: [{ from: 'a', to: 'a' }] }), `failover-region ${l}.failover[0]`],
    ['failover of zones', locality({ failover: [{ from: 'a/b', to: 'c' }] }), `failover-region ${l}.failover[0]`],
    [
      'failover with a topology label',
      locality({ failover: [{ from: 'a', to: 'b' }], failoverPriority: ['topology.istio.io/subzone'] }),
      `failover-priority ${l}.failoverPriority[0]`,
    ],
    [
      'failover without outlier detection',
      policy({ loadBalancer: { localityLbSetting: { failover: [{ from: 'a', to: 'b' }] } } }),
      `(failover-outliers ${l})`,
    ],
    [
      'local failures that are not counted',
      policy({ outlierDetection: { consecutiveLocalOriginFailures: 3 } }),
      `outlier-local-origin ${p}.outlierDetection.consecutiveLocalOriginFailures`,
    ],
    [
      '101 %',
      policy({ outlierDetection: { maxEjectionPercent: 101 } }),
      `percent-range ${p}.outlierDetection.maxEjectionPercent`,
    ],
    [
      'the old count of errors',
      policy({ outlierDetection: { consecutiveErrors: 3 } }),
      `(outlier-deprecated ${p}.outlierDetection.consecutiveErrors)`,
    ],
    [
      'the old count of errors in a subset, where istiod is silent',
      rule({ host: 'a', subsets: [{ name: 'v1', trafficPolicy: { outlierDetection: { consecutiveErrors: 3 } } }] }),
    ],
    [
      'MUTUAL without files',
      policy({ tls: { mode: 'MUTUAL' } }),
      `tls-certificate-missing ${p}.tls.clientCertificate`,
      `tls-certificate-missing ${p}.tls.privateKey`,
    ],
    [
      'a credential and a file',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'x', caCertificates: 'y' } }),
      `tls-sources ${p}.tls.caCertificates`,
    ],
    [
      'unverified, with a CA',
      policy({ tls: { mode: 'SIMPLE', insecureSkipVerify: true, caCertificates: 'y' } }),
      `tls-unverified ${p}.tls.caCertificates`,
    ],
    [
      'a ConfigMap elsewhere',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'configmap://other/x' } }),
      `tls-config-map ${p}.tls.credentialName`,
    ],
    [
      'a ConfigMap without namespace',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'configmap://x' } }),
      `tls-config-map ${p}.tls.credentialName`,
    ],
    [
      'a policy for no port',
      policy({ portLevelSettings: [{ tls: { mode: 'SIMPLE' } }] }),
      `policy-port ${p}.portLevelSettings[0].port`,
    ],
    [
      'an empty policy for a port',
      policy({ portLevelSettings: [{ port: { number: 80 } }] }),
      `policy-empty ${p}.portLevelSettings[0]`,
    ],
    ['exported to itself twice', rule({ host: 'a', exportTo: ['.', 'shop'] }), 'export-to-duplicate spec.exportTo[1]'],
    ['exported to all and one', rule({ host: 'a', exportTo: ['*', 'other'] }), 'export-to-all spec.exportTo'],
    ['exported to nobody', rule({ host: 'a', exportTo: ['~'] }), 'export-to-nobody spec.exportTo[0]'],
    [
      'for some workloads, exported elsewhere',
      rule({ host: 'a', workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['other'] }),
      'export-to-selector spec.exportTo',
    ],
    ['a selector without labels', rule({ host: 'a', workloadSelector: {} }), '(selector-empty spec.workloadSelector)'],
  ]);
});

describe('ServiceEntry', () => {
  const entry = networking('ServiceEntry');
  const http = { number: 80, name: 'http', protocol: 'HTTP' };
  const se = (fields: Record<string, unknown>, labels?: Record<string, string>) =>
    entry({ hosts: ['a.com'], ports: [http], ...fields }, labels && { labels });
  const dynamic = (fields: Record<string, unknown>, labels?: Record<string, string>) =>
    se({ hosts: ['*.a.com'], resolution: 'DYNAMIC_DNS', ...fields }, labels);
  table([
    ['no hosts', se({ hosts: [] }), 'hosts-missing spec.hosts'],
    ['every host', se({ hosts: ['*'] }), 'host-all spec.hosts[0]'],
    ['a partial wildcard', se({ hosts: ['*a.com'] }), '(host-partial-wildcard spec.hosts[0])'],
    [
      'endpoints listed and selected',
      se({ workloadSelector: { labels: { a: 'b' } }, endpoints: [{ address: '10.0.0.1' }], resolution: 'STATIC' }),
      'endpoints-exclusive spec.endpoints',
    ],
    [
      'a selector with a star in a key',
      se({ workloadSelector: { labels: { 'a*': 'b' } }, resolution: 'STATIC' }),
      'selector-key spec.workloadSelector.labels["a*"]',
    ],
    [
      'a selector that is not used',
      se({ workloadSelector: { labels: { a: 'b' } } }),
      '(selector-unused spec.workloadSelector)',
    ],
    ['no address', se({ addresses: ['a.com'] }), 'ip-address spec.addresses[0]'],
    ['a range with DNS', se({ addresses: ['10.0.0.0/8'], resolution: 'DNS' }), 'address-range spec.addresses[0]'],
    [
      'port names and numbers',
      se({ ports: [http, http] }),
      'port-name-duplicate spec.ports[1].name',
      'port-duplicate spec.ports[1].number',
    ],
    [
      'TCP without addresses',
      se({ ports: [{ number: 1, name: 'tcp', protocol: 'TCP' }] }),
      '(address-missing spec.ports[0])',
    ],
    ['TCP with addresses by Istio', se({ ports: [{ number: 1, name: 'tcp', protocol: 'TCP' }], resolution: 'DNS' })],
    [
      'TCP with addresses by Istio switched off',
      se(
        { ports: [{ number: 1, name: 'tcp', protocol: 'TCP' }], resolution: 'DNS' },
        { 'networking.istio.io/enable-autoallocate-ip': 'False' },
      ),
      '(address-missing spec.ports[0])',
    ],
    [
      'several hosts on TCP',
      se({ hosts: ['a.com', 'b.com'], resolution: 'DNS', ports: [{ number: 1, name: 'tcp', protocol: 'TCP' }] }),
      'hosts-on-tcp spec.ports[0]',
    ],
    [
      'a static endpoint by name',
      se({ resolution: 'STATIC', endpoints: [{ address: 'b.com' }] }),
      'address spec.endpoints[0].address',
    ],
    [
      'a port that the service does not have',
      se({ resolution: 'STATIC', endpoints: [{ address: '10.0.0.1', ports: { grpc: 81 } }] }),
      'endpoint-port spec.endpoints[0].ports.grpc',
    ],
    [
      'a socket for two ports',
      se({
        resolution: 'STATIC',
        ports: [http, { ...http, number: 81, name: 'b' }],
        endpoints: [{ address: 'unix:///a' }],
      }),
      'port-on-socket spec.endpoints[0].address',
    ],
    ['DNS for a wildcard', se({ hosts: ['*.a.com'], resolution: 'DNS' }), 'host-wildcard spec.hosts[0]'],
    [
      'DNS for a wildcard with endpoints',
      se({ hosts: ['*.a.com'], resolution: 'DNS', endpoints: [{ address: 'b.com' }] }),
    ],
    [
      'one endpoint at a time',
      se({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'b.com' }, { address: 'c.com' }] }),
      'endpoints-many spec.endpoints',
    ],
    ['dynamic', dynamic({})],
    ['dynamic for a whole name', dynamic({ hosts: ['a.com'] }), 'dynamic-dns spec.hosts[0]'],
    ['dynamic with addresses', dynamic({ addresses: ['10.0.0.1'] }), 'dynamic-dns spec.addresses'],
    [
      'dynamic for TCP',
      dynamic({ ports: [{ number: 1, name: 'tcp', protocol: 'TCP' }] }),
      'dynamic-dns spec.ports[0].protocol',
    ],
    ['dynamic inside the mesh', dynamic({ location: 'MESH_INTERNAL' })],
    [
      'dynamic inside the mesh with a waypoint',
      dynamic({ location: 'MESH_INTERNAL' }, { 'istio.io/use-waypoint': 'w' }),
      'dynamic-dns spec.location',
    ],
    ['exported to nobody', se({ exportTo: ['~'] })],
    ['exported to nobody and somebody', se({ exportTo: ['~', 'other'] }), 'export-to-nobody spec.exportTo'],
  ]);
});

describe('Sidecar', () => {
  const sidecar = networking('Sidecar');
  const ingress = (fields: Record<string, unknown>) =>
    sidecar({ ingress: [{ port: { number: 80, protocol: 'HTTP' }, defaultEndpoint: '127.0.0.1:80', ...fields }] });
  const egress = (...listeners: Record<string, unknown>[]) =>
    sidecar({ egress: listeners.map((listener) => ({ hosts: ['*/*'], ...listener })) });
  const [i, e] = ['spec.ingress[0]', 'spec.egress[0]'];
  table([
    ['nothing', sidecar({}), 'sidecar-empty spec'],
    [
      'a selector without labels',
      sidecar({ workloadSelector: {}, egress: [{ hosts: ['./*'] }] }),
      '(selector-empty spec.workloadSelector)',
    ],
    ['an ingress listener without port', sidecar({ ingress: [{}] }), `port-missing ${i}.port`],
    ['traffic to another pod', ingress({ defaultEndpoint: '10.0.0.1:80' }), `default-endpoint ${i}.defaultEndpoint`],
    ['traffic to an IPv6 port', ingress({ defaultEndpoint: '[::1]:80' })],
    ['traffic to no port', ingress({ defaultEndpoint: '127.0.0.1' }), `default-endpoint ${i}.defaultEndpoint`],
    ['traffic to a socket', ingress({ defaultEndpoint: 'unix:///run/app' })],
    ['bound to a name', ingress({ bind: 'localhost' }), `ip-address ${i}.bind`],
    [
      'the same port twice',
      sidecar({ ingress: [1, 2].map(() => ({ port: { number: 80, protocol: 'HTTP' } })) }),
      'port-duplicate spec.ingress[1].port.number',
    ],
    [
      'TLS on HTTP',
      ingress({ tls: { mode: 'SIMPLE', serverCertificate: 'a', privateKey: 'b' } }),
      `tls-on-plain-port ${i}.tls`,
    ],
    [
      'TLS with a credential',
      ingress({ port: { number: 443, protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'x' } }),
      `tls-unsupported ${i}.tls.credentialName`,
    ],
    [
      'an http pool on TCP',
      ingress({ port: { number: 80, protocol: 'TCP' }, connectionPool: { http: {} } }),
      `(pool-unused ${i}.connectionPool.http)`,
    ],
    [
      'a listener for the rest, not at the end',
      egress({}, { port: { number: 80, protocol: 'HTTP' } }),
      `egress-catch-all ${e}.port`,
    ],
    ['no hosts', egress({ hosts: [] }), `hosts-missing ${e}.hosts`],
    ['a host without namespace', egress({ hosts: ['a.com'] }), `egress-host ${e}.hosts[0]`],
    ['a short host', egress({ hosts: ['ns/a'] }), `host-short ${e}.hosts[0]`],
    ['an IP address', egress({ hosts: ['ns/10.0.0.1'] }), `host-numeric ${e}.hosts[0]`],
    ['a partial wildcard', egress({ hosts: ['ns/*a.com'] }), `host-partial-wildcard ${e}.hosts[0]`],
    ['a host twice', egress({ hosts: ['shop/a.com', './a.com'] }), `(egress-duplicate ${e}.hosts[1])`],
    ['all hosts and one', egress({ hosts: ['*/*', 'ns/a.com'] }), `(egress-duplicate ${e}.hosts)`],
    ['no port number and no socket', egress({ port: { protocol: 'HTTP' } }), `port-missing ${e}.port.number`],
    [
      'a socket that iptables would capture',
      egress({ port: { protocol: 'HTTP' }, bind: 'unix:///a', captureMode: 'IPTABLES' }),
      `capture-mode ${e}.captureMode`,
    ],
    [
      'a listener twice',
      egress({ port: { number: 80, protocol: 'HTTP' } }, { port: { number: 80, protocol: 'HTTP' } }),
      'listener-duplicate spec.egress[1]',
    ],
    [
      'an egress proxy in registry mode',
      sidecar({ outboundTrafficPolicy: { egressProxy: { host: 'a.com', port: { number: 1 } } } }),
      'egress-proxy spec.outboundTrafficPolicy.egressProxy',
    ],
    [
      'an egress proxy without port',
      sidecar({ outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: { host: 'a.com' } } }),
      'egress-proxy spec.outboundTrafficPolicy.egressProxy.port',
    ],
    [
      'the mode of the mesh',
      sidecar({ outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } }),
      'outbound-mode spec.outboundTrafficPolicy.mode',
    ],
  ]);
});

describe('workloads', () => {
  const entry = networking('WorkloadEntry');
  const group = networking('WorkloadGroup');
  table([
    ['an address', entry({ address: '10.0.0.1' })],
    ['a name', entry({ address: 'vm.example.com' })],
    ['a wildcard', entry({ address: '*.example.com' }), 'address spec.address'],
    ['neither address nor network', entry({}), 'address-missing spec.address'],
    ['a network only', entry({ network: 'n' }), '(address-missing spec)'],
    [
      'ports',
      entry({ address: '10.0.0.1', ports: { a_b: 80, c: 0 } }),
      'port-name spec.ports.a_b',
      'port-range spec.ports.c',
    ],
    ['labels', entry({ address: '10.0.0.1', labels: { a: '-' } }), 'label-value spec.labels.a'],
    ['no template', group({}), 'template-missing spec.template'],
    ['an empty probe', group({ template: {}, probe: {} }), 'probe-missing spec.probe'],
    [
      'a gRPC probe, which istiod does not take',
      group({ template: {}, probe: { grpc: { port: 1 } } }),
      'probe-grpc spec.probe.grpc',
    ],
    [
      'a probe with an underscore in a header',
      group({ template: {}, probe: { httpGet: { port: 80, httpHeaders: [{ name: 'a_b' }] } } }),
      'header-name spec.probe.httpGet.httpHeaders[0].name',
    ],
    ['a probe without command', group({ template: {}, probe: { exec: {} } }), 'probe-command spec.probe.exec.command'],
    [
      'negative seconds',
      group({ template: {}, probe: { tcpSocket: { port: 1 }, periodSeconds: -1 } }),
      'probe-negative spec.probe.periodSeconds',
    ],
    [
      'labels of the template',
      group({ template: {}, metadata: { labels: { '': 'a' } } }),
      'label-key spec.metadata.labels[""]',
    ],
  ]);
});

describe('EnvoyFilter and ProxyConfig', () => {
  const filter = networking('EnvoyFilter');
  const patch = (fields: Record<string, unknown>) =>
    filter({ configPatches: [{ applyTo: 'HTTP_FILTER', patch: { operation: 'MERGE', value: {} }, ...fields }] });
  const listener = (match: Record<string, unknown>) => ({ match: { listener: { filterChain: { filter: match } } } });
  const [always, c] = ['(envoy-filter spec)', 'spec.configPatches[0]'];
  const manager = 'envoy.filters.network.http_connection_manager';
  table([
    ['any', patch({}), always],
    ['no target', patch({ applyTo: undefined }), always, `patch-target ${c}.applyTo`],
    ['no patch', patch({ patch: undefined }), always, `patch-missing ${c}.patch`],
    ['no operation', patch({ patch: { value: {} } }), always, `patch-operation ${c}.patch.operation`],
    ['no value', patch({ patch: { operation: 'MERGE' } }), always, `patch-value ${c}.patch.value`],
    ['a removal', patch({ patch: { operation: 'REMOVE' } }), always],
    [
      'a bad version expression',
      patch({ match: { proxy: { proxyVersion: '(' } } }),
      always,
      `regex ${c}.match.proxy.proxyVersion`,
    ],
    ['a match of another kind', patch({ match: { cluster: {} } }), always, `patch-match ${c}.match.cluster`],
    ['a filter without name', patch(listener({})), always, `filter-name ${c}.match.listener.filterChain.filter.name`],
    [
      'an old filter name',
      patch(listener({ name: 'envoy.tcp_proxy' })),
      always,
      `(filter-old-name ${c}.match.listener.filterChain.filter.name)`,
    ],
    [
      'a filter within another',
      patch(listener({ name: 'envoy.filters.network.tcp_proxy', subFilter: { name: 'a' } })),
      always,
      `sub-filter ${c}.match.listener.filterChain.filter.name`,
    ],
    ['a filter within the manager', patch(listener({ name: manager, subFilter: { name: 'a' } })), always],
    [
      'a filter match for a listener',
      patch({ ...listener({ name: manager }), applyTo: 'LISTENER' }),
      always,
      `(patch-match ${c}.match.listener.filterChain.filter)`,
    ],
    [
      "Envoy's v2 API",
      patch({
        patch: {
          operation: 'MERGE',
          value: { typed_config: { '@type': 'type.googleapis.com/envoy.config.filter.http.lua.v2.Lua' } },
        },
      }),
      always,
      `patch-type ${c}.patch.value.typed_config["@type"]`,
    ],
    [
      'for waypoints, which istiod does not judge',
      patch({ applyTo: undefined, match: { context: 'WAYPOINT' } }),
      always,
    ],
    ['a ProxyConfig for everything', networking('ProxyConfig')({ selector: {} }), '(selector-empty spec.selector)'],
  ]);
});

describe('an object whose namespace is given by whoever applies it', () => {
  const problems = (spec: object) =>
    validate([
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: 'a' },
        spec: { host: 'a', ...spec },
      },
    ]).map(({ code, path }) => `${code} ${path}`);
  test('may be for its own namespace', () => {
    expect(problems({ exportTo: ['.'] })).toEqual([]);
    expect(problems({ exportTo: ['.'], workloadSelector: { matchLabels: { a: 'b' } } })).toEqual([]);
  });
  test('names it once, and no other with a workload selector', () => {
    expect(problems({ exportTo: ['.', '.'] })).toEqual(['webhook/export-to-duplicate spec.exportTo[1]']);
    expect(problems({ exportTo: ['other'], workloadSelector: { matchLabels: { a: 'b' } } })).toEqual([
      'webhook/export-to-selector spec.exportTo',
    ]);
  });
});
