import type { ReleaseChanges } from './release';

const gatewayMerging = {
  pilot: { env: { PILOT_ENABLE_STRICT_GATEWAY_MERGING: 'false', PILOT_AUTO_SEND_UNHEALTHY_ENDPOINTS: 'false' } },
};

export const v1_31: ReleaseChanges<'1.31.0'> = {
  comparedWith: '1.31.0',
  latest: '1.31.4',
  kubernetes: ['1.32', '1.36'],
  facts: {
    istiodTerminationMessagePolicy: true,
    fipsOnlyGodebug: true,
    ownReaderAccount: true,
    proxyInitImage: true,
    fipsOnlyRuntime: true,
    canonicalNameEdges: '-_.',
    gatewayListenerProtocols: true,
    openWorkloadSocket: true,
    agentgatewayWaypoint: true,
    emptyImageTypeIsNone: true,
    scrapeTargets: true,
    securePrometheusPort: true,
    proxyConnectionSettings: true,
    ztunnelResourceEnv: true,
    gatewayDns: true,
    gatewayHealthCheckNodePort: true,
    operatorSettingsAreValues: true,
  },
  webhook: {
    excludedEgressNamespaces: true,
    warmupAggressionAtLeastOne: false,
    longProxyVersionIgnored: true,
  },
  defaults: {
    gateway: { service: { healthCheckNodePort: null }, dnsPolicy: '', dnsConfig: {} },
  },
  platforms: { openshift: { pilot: { terminationMessagePolicy: 'FallbackToLogsOnError' } } },
  compatibility: {
    '1.25': gatewayMerging,
    '1.26': gatewayMerging,
    '1.27': gatewayMerging,
    '1.28': gatewayMerging,
    '1.29': gatewayMerging,
    '1.30': {
      pilot: {
        env: {
          PILOT_ENABLE_STRICT_GATEWAY_MERGING: 'false',
          PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY: 'false',
          PILOT_AUTO_SEND_UNHEALTHY_ENDPOINTS: 'false',
        },
      },
    },
  },
};
