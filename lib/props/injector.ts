import { bool, en, int, k8s, list, map, str } from '../schema/notation';
import { labels, resources, seccompProfile, strings } from './common';
import { props } from './declare';

export const SidecarInjector = props(
  'SidecarInjectorProps',
  'Sidecar injection: the webhook by which istiod adds sidecars to pods. ' +
    'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/',
  {
    enableNamespacesByDefault: bool
      .value('istiod.sidecarInjectorWebhook.enableNamespacesByDefault')
      .doc('Take every namespace that does not opt out. @default false'),
    alwaysInjectSelector: list(k8s('LabelSelector'))
      .value('istiod.sidecarInjectorWebhook.alwaysInjectSelector')
      .doc('Pods that always get a sidecar. @default - none'),
    neverInjectSelector: list(k8s('LabelSelector'))
      .value('istiod.sidecarInjectorWebhook.neverInjectSelector')
      .doc('Pods that never get a sidecar. @default - none'),
    injectedAnnotations: labels
      .value('istiod.sidecarInjectorWebhook.injectedAnnotations')
      .doc('Annotations that every injected pod gets. @default - none'),
    reinvocationPolicy: en('Never', 'IfNeeded')
      .value('istiod.sidecarInjectorWebhook.reinvocationPolicy')
      .doc("Reinvocation policy: `IfNeeded` calls istiod again when a later webhook changes the pod. @default 'Never'"),
    rewriteAppHTTPProbe: bool
      .value('istiod.sidecarInjectorWebhook.rewriteAppHTTPProbe')
      .doc("Send probes through the sidecar's agent, so that mutual TLS does not break them. @default true"),
    templates: map(str)
      .value('istiod.sidecarInjectorWebhook.templates')
      .doc("The user's own injection templates by name; a built-in name replaces that one. @default - none"),
    defaultTemplates: strings
      .value('istiod.sidecarInjectorWebhook.defaultTemplates')
      .doc("Templates for pods that name none. @default ['sidecar']"),
    annotations: labels
      .value('istiod.sidecarInjectorWebhookAnnotations')
      .doc('Annotations of the webhook configuration. @default - none'),
  },
);

export const Proxy = props('ProxyProps', 'Defaults of every sidecar and gateway proxy (`global.proxy`).', {
  image: str.value('global.proxy.image').doc("Image name, or a whole reference. @default 'proxyv2'"),
  resources: resources
    .value('global.proxy.resources')
    .doc(
      'Compute resources of each sidecar. @default - requests of 100m CPU and 128Mi memory, ' +
        'limits of 2 CPU and 1Gi',
    ),
  logLevel: en('trace', 'debug', 'info', 'warning', 'error', 'critical', 'off')
    .value('global.proxy.logLevel')
    .doc("Envoy's log level. @default 'warning'"),
  componentLogLevel: str
    .value('global.proxy.componentLogLevel')
    .doc("Envoy's log level by component. @default 'misc:error'"),
  clusterDomain: str.value('global.proxy.clusterDomain').doc("DNS domain of the cluster. @default 'cluster.local'"),
  autoInject: en('enabled', 'disabled')
    .value('global.proxy.autoInject')
    .doc(
      'Injection of pods without a label, in namespaces that are injected: `disabled` injects only pods that ' +
        "request it. @default 'enabled'",
    ),
  holdApplicationUntilProxyStarts: bool
    .value('istiod.meshConfig.defaultConfig.holdApplicationUntilProxyStarts')
    .doc("Start the application's containers only when the proxy is ready. @default false"),
  includeIPRanges: str
    .value('global.proxy.includeIPRanges')
    .doc("Outbound ranges that are redirected, comma separated. @default '*'"),
  excludeIPRanges: str
    .value('global.proxy.excludeIPRanges')
    .doc('Outbound ranges that are not redirected, comma separated. @default - none'),
  includeInboundPorts: str
    .value('global.proxy.includeInboundPorts')
    .doc("Inbound ports that are redirected, comma separated. @default '*'"),
  excludeInboundPorts: str
    .value('global.proxy.excludeInboundPorts')
    .doc('Inbound ports that are not redirected, comma separated. @default - none'),
  includeOutboundPorts: str
    .value('global.proxy.includeOutboundPorts')
    .doc('Outbound ports that are redirected whatever the ranges say, comma separated. @default - none'),
  excludeOutboundPorts: str
    .value('global.proxy.excludeOutboundPorts')
    .doc('Outbound ports that are not redirected, comma separated. @default - none'),
  privileged: bool.value('global.proxy.privileged').doc('Run the sidecar privileged. @default false'),
  statusPort: int
    .min(0)
    .max(65535)
    .value('global.proxy.statusPort')
    .doc("Port of the agent's health endpoint; 0 switches the readiness probe off. @default 15020"),
  tracer: en('none', 'zipkin', 'lightstep', 'datadog', 'stackdriver', 'openCensusAgent')
    .value('global.proxy.tracer')
    .doc("Tracer to which spans are sent. @default 'none'"),
  seccompProfile: seccompProfile
    .value('global.proxy.seccompProfile')
    .doc('The seccomp profile of the sidecar. @default - none'),
});
