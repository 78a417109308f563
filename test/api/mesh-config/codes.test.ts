import { meshConfigProblems } from '../../../lib/api/mesh-config';
import { formatProblem } from '../../../lib/model';
import { NEWEST_VERSION } from '../../support/releases';

/** Each code of the mesh config that no other test expects, with its whole text. */

const textsOf = (config: object): string[] =>
  meshConfigProblems(config, { path: 'meshConfig', version: NEWEST_VERSION }).map(formatProblem);

const policy = (defaultTrafficPolicy: object): object => ({ defaultTrafficPolicy });

test.each<[string, object, string[]]>([
  [
    'a certificate of a client that is not there',
    { defaultConfig: { tracing: { tlsSettings: { mode: 'MUTUAL' } } } },
    [
      'meshConfig.defaultConfig.tracing.tlsSettings: got {"mode":"MUTUAL"}; mode MUTUAL needs ' +
        'clientCertificate and privateKey, or credentialName; set both files, or credentialName ' +
        '(schema/client-tls)',
    ],
  ],
  [
    'an empty connection pool',
    policy({ connectionPool: {} }),
    [
      'meshConfig.defaultTrafficPolicy.connectionPool: got {}; http or tcp is needed; set one of them, ' +
        'or remove connectionPool (schema/connection-pool)',
    ],
  ],
  [
    'failures that are not counted',
    policy({ outlierDetection: { consecutiveLocalOriginFailures: 5 } }),
    [
      'meshConfig.defaultTrafficPolicy.outlierDetection.consecutiveLocalOriginFailures: got 5; ' +
        'consecutiveLocalOriginFailures has no effect without splitExternalLocalOriginErrors; set ' +
        'splitExternalLocalOriginErrors: true (schema/local-origin)',
    ],
  ],
  [
    'a share above all',
    policy({ outlierDetection: { maxEjectionPercent: 120 } }),
    [
      'meshConfig.defaultTrafficPolicy.outlierDetection.maxEjectionPercent: got 120; must be from 0 to ' +
        '100 (schema/percent)',
    ],
  ],
  [
    'a protocol that is kept and upgraded',
    policy({ connectionPool: { http: { useClientProtocol: true, h2UpgradePolicy: 'UPGRADE' } } }),
    [
      'meshConfig.defaultTrafficPolicy.connectionPool: got ' +
        '{"http":{"useClientProtocol":true,"h2UpgradePolicy":"UPGRADE"}}; useClientProtocol does not go ' +
        'with h2UpgradePolicy UPGRADE; keep one of them (schema/upgrade-policy)',
    ],
  ],
  [
    'failover and the label of regions',
    { localityLbSetting: { failover: [{ from: 'a', to: 'b' }], failoverPriority: ['topology.kubernetes.io/region'] } },
    [
      'meshConfig.localityLbSetting.failoverPriority[0]: got "topology.kubernetes.io/region"; with ' +
        'failover, failoverPriority takes no topology label; remove the label, or failover ' +
        '(schema/failover-topology)',
    ],
  ],
  [
    'failover and distribution',
    { localityLbSetting: { failover: [{ from: 'a', to: 'b' }], distribute: [{ from: 'a/*', to: { 'a/*': 100 } }] } },
    [
      'meshConfig.localityLbSetting: got ["distribute","failover"]; distribute and failover do not go ' +
        'together; keep one of them (schema/one-strategy)',
    ],
  ],
  [
    'zones and the label of regions',
    { zoneAwareLbSetting: { failoverPriority: ['topology.kubernetes.io/region'] } },
    [
      'meshConfig.zoneAwareLbSetting.failoverPriority[0]: got "topology.kubernetes.io/region"; ' +
        'zone-aware load balancing handles regions and zones itself: failoverPriority takes no topology ' +
        'label; remove the label; use failover for the order of regions (schema/zone-topology)',
    ],
  ],
  [
    'extension providers',
    {
      extensionProviders: [
        { name: 'a', envoyExtAuthzHttp: { service: 'a.com', port: 80, pathPrefix: 'x', statusOnError: 'x' } },
        { name: 'b', zipkin: { service: 'a.com', port: 70000 } },
        { name: 'c', opentelemetry: { service: 'a.com', port: 80, grpc: {}, http: { path: '/x' } } },
      ],
    },
    [
      'meshConfig.extensionProviders[0].envoyExtAuthzHttp.pathPrefix: got "x"; must begin with "/"; ' +
        'put "/" before it (schema/provider-path)',
      'meshConfig.extensionProviders[0].envoyExtAuthzHttp.statusOnError: got "x"; must be a status ' +
        'code of HTTP, as text; for example "503" (schema/provider-status)',
      'meshConfig.extensionProviders[1].zipkin.port: got 70000; a port number is from 1 to 65535 ' +
        '(schema/provider-port)',
      'meshConfig.extensionProviders[2].opentelemetry: got ["grpc","http"]; grpc and http do not go ' +
        'together; keep one of them (schema/provider-transport)',
    ],
  ],
  [
    'a delay of zero',
    { defaultConfig: { privateKeyProvider: { cryptomb: { pollDelay: '0s' } } } },
    [
      'meshConfig.defaultConfig.privateKeyProvider.cryptomb.pollDelay: got "0s"; must not be zero; for ' +
        'example 10ms (schema/zero)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});
