import { TcpKeepalive } from '../kinds/common';
import { ClientTLSSettings } from '../kinds/destination-rule';
import { Retry } from '../kinds/virtual-service';
import { bool, en, i32, list, map, obj, port, str } from '../../schema/notation';
import { trustDomain, wildcardName } from '../../schema/rules/network';
import { knownCurves, noCurves } from './curves';
import { declaredProviders, uniqueProviders } from './declared-providers';
import { connectTimeout, protocolDetectionTimeout, time } from './durations';
import { ExtensionProvider } from './extension-providers';
import { InboundRetry } from './inbound-retry';
import { MeshLocalityLb, MeshZoneAwareLb } from './locality';
import { MeshProxyConfig } from './proxy-config';
import { MeshConnectionPool, MeshOutlierDetection } from './traffic-policy';
import { withoutLimits } from './without-limits';

const texts = list(str);
const exportTo = (what: string) =>
  texts.doc(`Namespaces that see ${what} without exportTo: "." its own, "*" all, "~" none; default "*".`);

/** A label selector as Kubernetes has it. */
export const MeshLabelSelector = obj('LabelSelector', {
  matchExpressions: list(
    obj('LabelSelectorRequirement', {
      key: str.doc('Name of the label.'),
      operator: str.doc('In, NotIn, Exists or DoesNotExist.'),
      values: texts.doc('Values for In and NotIn.'),
    }),
  ).doc('Conditions, all of which must hold.'),
  matchLabels: map(str).doc('Labels with their values, all of which must be there.'),
});

const tlsFields = {
  cipherSuites: texts.doc('Cipher suites for TLS 1.2, by the names of Envoy; by default those of Istio.'),
  minProtocolVersion: en({ TLS_AUTO: 'TLS 1.2', TLSV1_2: 'TLS 1.2', TLSV1_3: 'TLS 1.3' }).doc(
    'Lowest version of TLS; default TLSV1_2.',
  ),
};

const visibility = en({
  VISIBILITY_UNSPECIFIED: 'PUBLIC',
  NONE: 'Nowhere',
  NAMESPACE: 'In its own namespace',
  PUBLIC: 'Everywhere',
});

/** Settings of the whole mesh: https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig */
export const MeshConfig = obj('MeshConfig', {
  accessLogEncoding: en({ TEXT: 'Lines of text', JSON: 'A JSON object for each line' }).doc(
    'Form of the access log; default TEXT.',
  ),
  accessLogFile: str.doc('File of the access log, for example /dev/stdout; empty, the default, writes none.'),
  accessLogFormat: str.doc('Format of the access log, as Envoy has it; by default that of Istio.'),
  ca: obj('MeshCertificateAuthority', {
    address: str.doc('HOST:PORT of the authority.'),
    istiodSide: bool.doc('istiod asks for certificates, not the proxy; default true.'),
    requestTimeout: time.doc('Time limit of a request; default 10s.'),
    tlsSettings: withoutLimits(ClientTLSSettings).doc('TLS to the authority.'),
  }).doc('Certificate authority outside istiod.'),
  caCertificates: list(
    obj('CertificateData', {
      certSigners: texts.doc('Kubernetes signers that the certificate is for.'),
      pem: str.doc('The certificate as PEM.'),
      spiffeBundleUrl: str.doc('Address of a SPIFFE bundle.'),
      trustDomains: texts.doc('Trust domains that the certificate is for; by default that of the mesh.'),
    }).one('pem', 'spiffeBundleUrl'),
  ).doc('Further CA certificates that workloads trust.'),
  certificates: list(
    obj('MeshCertificate', {
      dnsNames: texts.doc('DNS names of the certificate.'),
      secretName: str.doc('Secret for the certificate.'),
    }),
  )
    .deprecated('a certificate manager')
    .doc('Certificates that istiod has made for services.'),
  configSources: list(
    obj('ConfigSource', {
      address: str.doc('Address of the configuration: k8s://, xds://HOST:PORT or fs:///PATH.'),
      subscribedResources: list(en('SERVICE_REGISTRY')).doc('Resources that are read from it.'),
      tlsSettings: withoutLimits(ClientTLSSettings).doc('TLS to the source.'),
    }),
  ).doc("Sources of istiod's configuration; by default the API server."),
  connectTimeout: connectTimeout.doc('Time limit of a TCP connect to a destination, from 1ms to 1h; default 10s.'),
  defaultConfig: MeshProxyConfig.doc(
    'Settings of all proxies; pods change them with the annotation proxy.istio.io/config.',
  ),
  defaultDestinationRuleExportTo: exportTo('a DestinationRule'),
  defaultHttpRetryPolicy: withoutLimits(Retry).doc(
    'Retries of HTTP routes that say nothing about them; default 2 attempts.',
  ),
  defaultInboundHttpRetryPolicy: InboundRetry.since('1.32').doc(
    'Retries of requests that a sidecar takes in for its workload: attempts, retryOn and backoff; default 2 attempts ' +
      'for reset-before-request, {} for none.',
  ),
  defaultProviders: obj('DefaultProviders', {
    accessLogging: texts.doc('Providers of access logs.'),
    metrics: texts.doc('Providers of metrics.'),
    tracing: texts.doc('Providers of traces.'),
  }).doc('Extension providers that are used where no Telemetry says otherwise.'),
  defaultServiceExportTo: exportTo('a service'),
  defaultTrafficPolicy: obj('DefaultTrafficPolicy', {
    connectionPool: MeshConnectionPool.doc('Limits of connections and requests.'),
    outlierDetection: MeshOutlierDetection.doc('When failing endpoints are taken out for a while.'),
  })
    .since('1.31')
    .doc('Traffic policy of destinations where no DestinationRule sets connectionPool or outlierDetection.'),
  defaultVirtualServiceExportTo: exportTo('a VirtualService'),
  disableEnvoyListenerLog: bool.doc('Write no log of the listeners themselves; default false.'),
  discoverySelectors: list(MeshLabelSelector).doc(
    'Namespaces that istiod looks at: those of one of the selectors; by default all.',
  ),
  dnsRefreshRate: time.doc('Time between two tries after DNS has failed; default 60s.'),
  enableAutoMtls: bool.doc(
    'Use mutual TLS to workloads that have a proxy, unless a DestinationRule says otherwise; default true.',
  ),
  enableEnvoyAccessLogService: bool.doc('Send access logs to envoyAccessLogService of defaultConfig; default false.'),
  enablePrometheusMerge: bool.doc(
    'Let the agent offer the metrics of the workload and of the proxy in one; default true.',
  ),
  enableTracing: bool.doc('Make traces; default true.'),
  extensionProviders: list(ExtensionProvider)
    .rule(uniqueProviders)
    .doc('Services that telemetry and policies use by name, each of exactly one kind.'),
  h2UpgradePolicy: en({ DO_NOT_UPGRADE: 'Keep HTTP/1.1', UPGRADE: 'Use HTTP/2' }).doc(
    'Upgrade of HTTP/1.1 connections between workloads to HTTP/2; default DO_NOT_UPGRADE.',
  ),
  hboneIdleTimeout: time.doc('Time without streams after which an HBONE connection is closed; default 1h.'),
  inboundClusterStatName: str.doc('Pattern for names of inbound clusters in metrics.'),
  inboundTrafficPolicy: obj('InboundTrafficPolicy', {
    mode: en({ PASSTHROUGH: 'The address of the pod', LOCALHOST: '127.0.0.1 in the pod' }).doc(
      'Destination of traffic for the workload; default PASSTHROUGH.',
    ),
  }).doc('Inbound traffic from the proxy to the workload.'),
  ingressClass: str.doc('Class of the Ingress objects that Istio serves; default istio.'),
  ingressControllerMode: en({
    UNSPECIFIED: 'As STRICT',
    OFF: 'None',
    DEFAULT: 'Also those without a class',
    STRICT: 'Those of ingressClass only',
  }).doc('Ingress objects that Istio serves; default STRICT.'),
  ingressSelector: str.doc('Label istio of the gateway for Ingress objects; default ingressgateway.'),
  ingressService: str.doc('Service of the gateway for Ingress objects; default istio-ingressgateway.'),
  localityLbSetting: MeshLocalityLb.doc(
    'Load balancing by region, zone and subzone; on by default, and needs outlierDetection.',
  ),
  meshMTLS: obj('MeshMutualTls', {
    ...tlsFields,
    ecdhCurves: texts.doc('Must not be set.'),
  })
    .rule(noCurves)
    .doc('TLS versions and ciphers between workloads.'),
  outboundClusterStatName: str.doc('Pattern for names of outbound clusters in metrics.'),
  outboundTrafficPolicy: obj('OutboundTrafficPolicy', {
    mode: en({ REGISTRY_ONLY: 'Refuse them', ALLOW_ANY: 'Pass them through' })
      .added('1.31', 'ALLOW_ANY_DYNAMIC_DNS')
      .doc('Outbound traffic policy for hosts that the registry does not have; default ALLOW_ANY.'),
    tls: withoutLimits(ClientTLSSettings).since('1.31').doc('TLS to such hosts, in mode ALLOW_ANY_DYNAMIC_DNS.'),
  }).doc('Traffic to destinations that the registry does not have.'),
  pathNormalization: obj('ProxyPathNormalization', {
    normalization: en({
      DEFAULT: 'As BASE',
      NONE: 'Nothing',
      BASE: 'Dot segments, and backslashes',
      MERGE_SLASHES: 'BASE, and several slashes to one',
      DECODE_AND_MERGE_SLASHES: 'MERGE_SLASHES, after decoding of %2F and %5C',
    }).doc('Extent of the normalization; default BASE.'),
  }).doc('Normalization of paths before policies and routes match them.'),
  protocolDetectionTimeout: protocolDetectionTimeout.doc(
    'Time to wait for the first bytes to find out the protocol; default 0s, no limit.',
  ),
  proxyHttpPort: i32.doc('Port for HTTP proxy requests; default 0, none.'),
  proxyInboundListenPort: i32.doc('Port to which incoming traffic is redirected; default 15006.'),
  proxyListenPort: port.doc('Port to which outgoing traffic is redirected; default 15001.'),
  rootNamespace: str.doc('Namespace whose policies are for the whole mesh; default that of istiod.'),
  serviceEntryVisibility: obj('ServiceEntryVisibility', {
    applyToSidecars: bool.doc('Also for sidecars and gateways, not for ambient alone; default false.'),
    defaultVisibility: visibility.doc('Visibility where no policy matches; default PUBLIC.'),
    policies: list(
      obj('ServiceEntryVisibilityPolicy', {
        matchingRules: list(
          obj('ServiceEntryMatchRule', {
            namespaceSelector: MeshLabelSelector.doc('Labels of the namespace of the ServiceEntry.'),
          }),
        ).doc('Conditions on a ServiceEntry, all of which must match.'),
        visibility: visibility.doc('Visibility of a ServiceEntry that matches.'),
      }),
    ).doc('Policies in order: the first that matches decides.'),
  })
    .since('1.31')
    .doc('Visibility of ServiceEntries; by default everywhere.'),
  serviceScopeConfigs: list(
    obj('ServiceScopeConfigs', {
      namespaceSelector: MeshLabelSelector.doc('Labels of the namespace.'),
      scope: en({ LOCAL: 'Its own cluster', GLOBAL: 'All clusters' }).doc('Reach of the services; default LOCAL.'),
      servicesSelector: MeshLabelSelector.doc('Labels of the service.'),
    }),
  ).doc('Services that other clusters reach, in ambient mode; the first entry that matches decides.'),
  serviceSettings: list(
    obj('ServiceSettings', {
      hosts: list(str.rule(wildcardName)).doc('Hosts that the settings are for; "*." may begin one.'),
      settings: obj('ServiceSettingsValues', {
        clusterLocal: bool.doc(
          'Keep requests in the cluster of the caller; default false, but true for kube-system and the API server.',
        ),
      }).doc('The settings of these hosts.'),
    }),
  ).doc('Settings of services by host.'),
  tcpKeepalive: withoutLimits(TcpKeepalive).doc('SO_KEEPALIVE on connections to destinations; off by default.'),
  tlsDefaults: obj('TlsDefaults', {
    ...tlsFields,
    ecdhCurves: texts.rule(knownCurves).doc('Curves of key exchange; by default those of Envoy.'),
  }).doc('TLS versions, ciphers and curves of all but mutual TLS within the mesh.'),
  trustDomain: str.rule(trustDomain).doc('First part of the identity of workloads; default cluster.local.'),
  trustDomainAliases: list(str.rule(trustDomain)).doc(
    'Other trust domains whose identities count as those of this mesh.',
  ),
  verifyCertificateAtClient: bool
    .deprecated('the feature flag of istiod')
    .doc('Check server certificates against the CA of the operating system.'),
  zoneAwareLbSetting: MeshZoneAwareLb.since('1.31').doc(
    'Load balancing by zone; wins over localityLbSetting; off by default.',
  ),
}).rule(declaredProviders);
