import { isRecord, type Problem } from '../../model';

import { applyMessage, type Message } from '../proxy/mesh-message';
import { applyProxyConfig, defaultProxyConfig } from '../proxy/proxy-config';

/** Returns istiod's default mesh config, as far as templates can read it. */
function defaultMeshConfig(): Message {
  return {
    proxyListenPort: 15001,
    proxyInboundListenPort: 15006,
    connectTimeout: '10s',
    protocolDetectionTimeout: '0s',
    ingressClass: 'istio',
    ingressService: 'istio-ingressgateway',
    ingressControllerMode: 'STRICT',
    enableTracing: true,
    defaultConfig: defaultProxyConfig(),
    outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
    inboundTrafficPolicy: {},
    enableAutoMtls: true,
    trustDomain: 'cluster.local',
    defaultServiceExportTo: ['*'],
    defaultVirtualServiceExportTo: ['*'],
    defaultDestinationRuleExportTo: ['*'],
    rootNamespace: 'istio-system',
    localityLbSetting: { enabled: true },
    dnsRefreshRate: '60s',
    enablePrometheusMerge: true,
    extensionProviders: [
      { name: 'prometheus', prometheus: {} },
      { name: 'stackdriver', stackdriver: {} },
      { name: 'envoy', envoyFileAccessLog: { path: '/dev/stdout' } },
    ],
    defaultProviders: {},
  };
}

/**
 * Returns the effective mesh config: `given` (the key `mesh` of ConfigMap `istio`) over istiod's defaults. Every field
 * replaces its default, except `defaultConfig` and `defaultProviders`, which merge by field, and `extensionProviders`,
 * which merge by name.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export function fullMeshConfig(given: Record<string, unknown>, problems: Problem[]): Message {
  const defaults = defaultMeshConfig();
  const { defaultConfig, defaultProviders, ...rest } = given;
  const mesh = applyMessage(defaults, rest, 'MeshConfig', 'meshConfig', problems);
  const base = defaults.defaultConfig as Message;
  return {
    ...mesh,
    defaultConfig: isRecord(defaultConfig)
      ? applyProxyConfig(base, defaultConfig, 'meshConfig.defaultConfig', problems)
      : base,
    defaultProviders: applyMessage(
      {},
      defaultProviders,
      'MeshConfig.DefaultProviders',
      'meshConfig.defaultProviders',
      problems,
    ),
    extensionProviders: mergeProviders(
      defaults.extensionProviders as Message[],
      rest.extensionProviders && mesh.extensionProviders,
    ),
    ...(mesh.trustDomainAliases
      ? { trustDomainAliases: [...new Set(mesh.trustDomainAliases as string[])].sort() }
      : {}),
  };
}

function mergeProviders(defaults: readonly Message[], given: unknown): Message[] {
  const result = [...defaults];
  for (const provider of Array.isArray(given) ? (given as Message[]) : []) {
    const at = result.findIndex((other) => other.name === provider.name);
    if (at >= 0) result[at] = provider;
    else result.push(provider);
  }
  return result;
}
