import type { ReleaseChanges } from './release';

const bestServiceNamespace = { pilot: { env: { PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE: 'false' } } };

export const v1_30: ReleaseChanges<'1.30.3'> = {
  comparedWith: '1.30.3',
  latest: '1.30.8',
  kubernetes: ['1.32', '1.36'],
  facts: {
    namedTaint: true,
    listenerSetsAreStandard: true,
    readerAccountOptional: true,
    trustDomainsInSource: true,
    remoteAddressMayBeIpv6: true,
    otelResourceAttributes: true,
    agentgatewayCertificates: true,
    checksInterfaceNames: true,
    networkPolicyEmptyFrom: false,
    cniAppArmorField: true,
    ztunnelDns: true,
    gatewayRunsAsProxyUser: false,
    gatewayNetworkPorts: true,
  },
  webhook: {
    trustDomainCondition: true,
    warnsOfPrivateKeys: true,
    dynamicDnsProtocols: ['http', 'tls', 'grpc', 'http2'],
    dynamicDnsInsideMesh: true,
  },
  templateFunctions: { otelResourceAttributes: '1.30.0' },
  defaults: {
    base: { global: { enableReaderRBAC: true } },
    istiod: { taint: { name: 'cni.istio.io/not-ready' } },
    cni: { useAppArmorAnnotation: true },
    ztunnel: { dnsPolicy: '', dnsConfig: {} },
    gateway: {
      networkGatewayPorts: {
        'status-port': { port: 15021, targetPort: 15021 },
        'tls': { port: 15443, targetPort: 15443 },
        'tls-istiod': { port: 15012, targetPort: 15012 },
        'tls-webhook': { port: 15017, targetPort: 15017 },
      },
    },
  },
  compatibility: {
    '1.25': bestServiceNamespace,
    '1.26': bestServiceNamespace,
    '1.27': bestServiceNamespace,
    '1.28': bestServiceNamespace,
    '1.29': bestServiceNamespace,
  },
};
