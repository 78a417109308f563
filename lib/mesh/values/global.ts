import type { MeshProps } from '../../props';
import { sparse, type Values } from './sparse';

/** The `global` values that every chart of a mesh reads. */
export function globalValues(props: MeshProps): Values {
  return (
    sparse({
      istioNamespace: props.namespace,
      hub: props.hub,
      tag: props.tag,
      variant: props.variant,
      imagePullPolicy: props.imagePullPolicy,
      imagePullSecrets: props.imagePullSecrets,
      platform: props.platform,
      resourceScope: props.resourceScope,
      logAsJson: props.logAsJson,
      nativeNftables: props.nativeNftables,
      networkPolicy: sparse({ enabled: props.networkPolicies }),
      meshID: props.meshId,
      network: props.network,
      multiCluster: sparse({ clusterName: props.clusterName }),
    }) ?? {}
  );
}

/** The `global` values for what runs proxies: istiod's injector, and the gateways that istioctl installs. */
export function proxyValues(props: MeshProps): Values | undefined {
  const { proxy } = props;
  return (
    proxy &&
    sparse({
      image: proxy.image,
      resources: proxy.resources,
      logLevel: proxy.logLevel,
      componentLogLevel: proxy.componentLogLevel,
      clusterDomain: proxy.clusterDomain,
      autoInject: proxy.autoInject,
      includeIPRanges: proxy.includeIPRanges,
      excludeIPRanges: proxy.excludeIPRanges,
      includeInboundPorts: proxy.includeInboundPorts,
      excludeInboundPorts: proxy.excludeInboundPorts,
      includeOutboundPorts: proxy.includeOutboundPorts,
      excludeOutboundPorts: proxy.excludeOutboundPorts,
      privileged: proxy.privileged,
      statusPort: proxy.statusPort,
      tracer: proxy.tracer,
      seccompProfile: proxy.seccompProfile,
    })
  );
}

/** Mesh config as the charts take it. Some of its fields have props of their own. In ambient mode proxies must speak HBONE too. */
export function meshConfigValues(props: MeshProps, { ztunnel }: { readonly ztunnel: boolean }): Values | undefined {
  const given = props.meshConfig?.defaultConfig;
  const defaultConfig = sparse({
    ...given,
    holdApplicationUntilProxyStarts:
      props.proxy?.holdApplicationUntilProxyStarts ?? given?.holdApplicationUntilProxyStarts,
    proxyMetadata: ztunnel ? { ISTIO_META_ENABLE_HBONE: 'true', ...given?.proxyMetadata } : given?.proxyMetadata,
  });
  return sparse({
    ...props.meshConfig,
    trustDomain: props.trustDomain ?? props.meshConfig?.trustDomain,
    defaultConfig: defaultConfig ?? given,
  });
}
