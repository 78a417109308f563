import type { NoteSeverity } from './notes';

/** Field that Istio had once. */
export interface RemovedField {
  /** Path below `spec`; `*` is any index or name. */
  readonly path: string;
  readonly severity: NoteSeverity;
  readonly message: string;
  readonly fix: string;
}

const LEAVE_OUT = 'leave it out';
const ADDON = 'install it beside the mesh, by its own chart';
const GATEWAYS = ['istio-ingressgateway', 'istio-egressgateway'] as const;

const field = (path: string, severity: NoteSeverity, message: string, fix: string = LEAVE_OUT): RemovedField => ({
  path,
  severity,
  message,
  fix,
});
/** Returns a field that can be left out without loss. */
const harmless = (path: string, message: string, fix?: string): RemovedField => field(path, 'info', message, fix);
/** Returns a field that had an effect once, and has none now. */
const withoutEffect = (path: string, message: string, fix: string): RemovedField =>
  field(path, 'warning', message, fix);
const moved = (path: string, to: string): RemovedField =>
  withoutEffect(`values.${path}`, 'moved to the mesh config; no chart reads it here', `write ${to}`);

const COMPONENTS: readonly RemovedField[] = [
  withoutEffect('addonComponents', 'add-ons left Istio in 1.8; nothing is installed for it', ADDON),
  harmless('components.citadel', 'joined into istiod in 1.5, which signs certificates', LEAVE_OUT),
  harmless('components.galley', 'joined into istiod in 1.5'),
  harmless('components.sidecarInjector', 'joined into istiod in 1.5', 'use the prop `sidecarInjector`'),
  harmless('components.nodeAgent', 'joined into the proxy in 1.5'),
  withoutEffect(
    'components.policy',
    'the policy checks of Mixer left Istio in 1.8',
    'use AuthorizationPolicy, and rate limits of a MeshService or the mesh',
  ),
  withoutEffect(
    'components.telemetry',
    'the telemetry of Mixer left Istio in 1.8; proxies report themselves',
    'use Telemetry',
  ),
  withoutEffect('components.coreDNS', 'left Istio in 1.8', "set ISTIO_META_DNS_CAPTURE: 'true' in proxyMetadata"),
  withoutEffect('components.istiodRemote', 'the operator reads nothing from it since 1.24', "use profile: 'remote'"),
  withoutEffect('components.istiod_remote', 'a misspelling of istiodRemote', "use profile: 'remote'"),
  field('components.*.*.ports', 'error', 'never a field of a component', 'use the prop `ports` of the gateway'),
  field(
    'components.*.*.autoscaleEnabled',
    'error',
    'never a field of a component; it is a value of the gateway',
    'use the prop `replicas` of the gateway',
  ),
  field('components.cni.logLevel', 'error', 'never a field of a component', 'use the prop `cni.logLevel`'),
  withoutEffect(
    'meshconfig',
    'a misspelling of meshConfig; nothing was ever read from it',
    'use the prop `meshConfig`',
  ),
];

const ADDONS: readonly RemovedField[] = [
  ...['kiali', 'grafana', 'prometheus'].map((name) => withoutEffect(`values.${name}`, 'left Istio in 1.8', ADDON)),
  withoutEffect('values.tracing', 'left Istio in 1.8', `${ADDON}; say where proxies report by an extension provider`),
  withoutEffect('values.istiocoredns', 'left Istio in 1.8', "set ISTIO_META_DNS_CAPTURE: 'true' in proxyMetadata"),
  harmless('values.mixer', 'left Istio in 1.8', 'use AuthorizationPolicy and Telemetry'),
  harmless('values.galley', 'joined into istiod in 1.5'),
  harmless('values.security', 'Citadel, joined into istiod in 1.5'),
  harmless('values.nodeagent', 'joined into the proxy in 1.5'),
  harmless('values.certmanager', 'left Istio in 1.6', 'install cert-manager by its own chart'),
];

const TELEMETRY: readonly RemovedField[] = [
  harmless('values.telemetry.v1', 'the telemetry of Mixer left Istio in 1.8', 'use Telemetry'),
  harmless('values.telemetry.v2.metadataExchange', 'always on'),
  harmless('values.telemetry.v2.prometheus.wasmEnabled', 'built into the proxy'),
  withoutEffect(
    'values.telemetry.v2.prometheus.configOverride',
    'no longer a value',
    'use overrides of Telemetry.metrics',
  ),
  withoutEffect(
    'values.telemetry.v2.accessLogPolicy',
    'no longer a value',
    'use Telemetry.accessLogging with a filter',
  ),
  harmless('values.telemetry.v2.openshift', 'no chart reads it'),
  harmless('values.telemetry.v2.stackdriver.topology', 'no chart reads it'),
  withoutEffect(
    'values.telemetry.v2.stackdriver.configOverride',
    'no longer a value',
    'use Telemetry with the provider',
  ),
  harmless('values.telemetry.v2.stackdriver.logging', 'no chart reads it', 'use Telemetry.accessLogging'),
  harmless('values.telemetry.v2.stackdriver.monitoring', 'no chart reads it', 'use Telemetry.metrics'),
  withoutEffect(
    'values.telemetry.v2.stackdriver.inboundAccessLogging',
    'no chart reads it',
    'use Telemetry.accessLogging with match.mode SERVER',
  ),
  withoutEffect(
    'values.telemetry.v2.stackdriver.outboundAccessLogging',
    'no chart reads it',
    'use Telemetry.accessLogging with match.mode CLIENT',
  ),
  harmless('values.telemetry.v2.stackdriver.disableOutbound', 'no chart reads it', 'use Telemetry'),
];

const GATEWAY_VALUES: readonly RemovedField[] = GATEWAYS.flatMap((name) => [
  harmless(`values.gateways.${name}.sds`, 'secrets are always served by istiod since 1.6'),
  harmless(`values.gateways.${name}.zvpn`, 'left Istio in 1.6', 'use the prop `eastWestGateway`'),
  harmless(`values.gateways.${name}.meshExpansionPorts`, 'left Istio in 1.6', 'use the prop `eastWestGateway`'),
  harmless(`values.gateways.${name}.applicationPorts`, 'no chart reads it', 'use the prop `ports` of the gateway'),
  harmless(`values.gateways.${name}.domain`, 'no chart reads it'),
  withoutEffect(
    `values.gateways.${name}.debug`,
    'no chart ever read it',
    "set the annotation 'sidecar.istio.io/logLevel' by the prop `podAnnotations`",
  ),
]);

const GLOBAL: readonly RemovedField[] = [
  harmless('values.global.oneNamespace', 'no chart reads it', 'use discoverySelectors of the mesh config'),
  harmless('values.global.useMCP', 'left with Galley', 'use configSources of the mesh config'),
  withoutEffect(
    'values.global.mtls',
    'mutual TLS is a policy since 1.5; between proxies it is automatic',
    "use a PeerAuthentication: mesh.mtls('strict')",
  ),
  harmless('values.global.controlPlaneSecurityEnabled', 'always on since 1.5'),
  harmless('values.global.sds.enabled', 'always on since 1.5'),
  harmless('values.global.sds.udsPath', 'no chart reads it since 1.5'),
  harmless('values.global.sds.useNormalJwt', 'no chart reads it'),
  harmless('values.global.meshExpansion', 'left Istio in 1.6', 'use the prop `eastWestGateway`'),
  withoutEffect(
    'values.global.trustDomain',
    'moved to the mesh config; no chart reads it here',
    'use the prop `trustDomain`',
  ),
  withoutEffect(
    'values.global.outboundTrafficPolicy',
    'moved to the mesh config; ALLOW_ANY holds unless it is set there',
    'write meshConfig.outboundTrafficPolicy',
  ),
  harmless('values.global.enableHelmTest', 'no chart reads it'),
  harmless('values.global.istiod.enabled', 'istiod is all there is since 1.5'),
  withoutEffect('values.global.defaultConfig', 'never a value', 'write meshConfig.defaultConfig'),
  harmless('values.global.disablePolicyChecks', 'it was for Mixer'),
  harmless('values.global.policyCheckFailOpen', 'it was for Mixer'),
  harmless('values.global.k8sIngress', 'no chart reads it', 'write meshConfig.ingressControllerMode'),
  harmless('values.global.refreshInterval', 'no chart reads it'),
  harmless('values.global.jwtPolicy', 'no chart reads it: tokens are always third-party'),
  harmless('values.global.arch', 'no chart reads it', 'use affinity'),
  harmless('values.global.defaultNodeSelector', 'no chart reads it', 'use `scheduling.nodeSelector` of each component'),
  harmless('values.global.defaultTolerations', 'no chart reads it', 'use `scheduling.tolerations` of each component'),
  harmless('values.global.proxy.enableCoreDump', 'no chart reads it', 'use an annotation of the pods'),
  harmless('values.global.proxy_init.resources', 'no chart reads it', 'use the prop `proxy.resources`'),
  moved('global.enableTracing', 'meshConfig.enableTracing'),
  moved('global.certificates', 'meshConfig.certificates'),
  moved('global.localityLbSetting', 'meshConfig.localityLbSetting'),
  moved('global.proxy.envoyStatsd', 'meshConfig.defaultConfig.statsdUdpAddress'),
  moved('global.proxy.accessLogEncoding', 'meshConfig.accessLogEncoding'),
  moved('global.proxy.accessLogFile', 'meshConfig.accessLogFile'),
  moved('global.proxy.accessLogFormat', 'meshConfig.accessLogFormat'),
  moved('global.proxy.concurrency', 'meshConfig.defaultConfig.concurrency'),
  moved('global.proxy.dnsRefreshRate', 'meshConfig.dnsRefreshRate'),
  moved('global.proxy.envoyAccessLogService', 'meshConfig.defaultConfig.envoyAccessLogService'),
  moved('global.proxy.envoyMetricsService', 'meshConfig.defaultConfig.envoyMetricsService'),
  moved('global.proxy.protocolDetectionTimeout', 'meshConfig.protocolDetectionTimeout'),
  moved('global.proxy.holdApplicationUntilProxyStarts', 'meshConfig.defaultConfig.holdApplicationUntilProxyStarts'),
  harmless(
    'values.global.proxy.kubevirtInterfaces',
    'no chart reads it',
    'use the annotation traffic.sidecar.istio.io/kubevirtInterfaces',
  ),
  ...['cacertPath', 'secure'].map((name) =>
    harmless(`values.global.tracer.lightstep.${name}`, 'no chart reads it', 'use an OpenTelemetry extension provider'),
  ),
];

const CONTROL_PLANE: readonly RemovedField[] = [
  ...['enableProtocolSniffingForInbound', 'enableProtocolSniffingForOutbound'].map((name) =>
    harmless(`values.pilot.${name}`, 'always on', 'write meshConfig.protocolDetectionTimeout to change it'),
  ),
  harmless('values.pilot.appNamespaces', 'no chart reads it', 'use discoverySelectors of the mesh config'),
  harmless('values.pilot.configNamespace', 'no chart reads it'),
  moved('pilot.ingress', 'meshConfig.ingressService and meshConfig.ingressClass'),
  harmless('values.pilot.meshNetworks', 'moved', 'use the prop `meshNetworks`'),
  harmless('values.pilot.policy', 'it was for Mixer'),
  ...['podAntiAffinityLabelSelector', 'podAntiAffinityTermLabelSelector'].map((name) =>
    withoutEffect(
      `values.pilot.${name}`,
      'no chart reads it: pods may share a node',
      'use the prop `pilot.scheduling.affinity`',
    ),
  ),
  harmless('values.sidecarInjectorWebhook.objectSelector', 'always on', 'label pods with sidecar.istio.io/inject'),
  harmless('values.sidecarInjectorWebhook.image', 'joined into istiod in 1.5'),
  harmless('values.sidecarInjectorWebhook.injectLabel', 'always istio-injection'),
  harmless('values.sidecarInjectorWebhook.selfSigned', 'no chart reads it'),
  harmless('values.sidecarInjectorWebhook.enabled', 'no chart reads it', 'use the prop `sidecarInjector`'),
  withoutEffect('values.istio_cni', 'replaced by components.cni in 1.24', 'use the prop `cni`'),
  harmless('values.clusterResources', 'no chart reads it', 'use the prop `resourceScope`'),
  harmless('values.k8sIngress', 'no chart reads it', 'write meshConfig.ingressControllerMode'),
  harmless('values.version', 'no chart ever read it', 'use the prop `version`'),
];

/** Fields that Istio no longer has, with the replacement of each. Release numbers are those of Istio's change notes. */
export const REMOVED_FIELDS: readonly RemovedField[] = [
  ...COMPONENTS,
  ...ADDONS,
  ...TELEMETRY,
  ...GATEWAY_VALUES,
  ...GLOBAL,
  ...CONTROL_PLANE,
];
