import { en, map, obj } from '../../schema/notation';
import {
  amount,
  bundle,
  env,
  flag,
  free,
  imageFields,
  ipFamilies,
  IpFamilyPolicy,
  k8sList,
  k8sObject,
  labels,
  number,
  on,
  ownerName,
  printed,
  profileFields,
  resources,
  revision,
  text,
  textMap,
  texts,
  tolerations,
  topologySpreadConstraints,
  Utilization,
  whole,
} from './common';
import { globalField } from './global';

const selectors = k8sList('LabelSelector');

const SidecarInjectorWebhook = obj('SidecarInjectorWebhookValues', {
  alwaysInjectSelector: selectors.doc('Pods that get a sidecar whatever the policy says.'),
  defaultTemplates: texts.doc('Templates of pods that name none; default sidecar.'),
  enableNamespacesByDefault: flag.doc('Inject in all namespaces that do not say otherwise; default false.'),
  injectedAnnotations: labels.doc('Annotations that every injected pod gets.'),
  injectionURL: text.deprecated('istiodRemote.injectionURL').doc('Address of the injector.'),
  neverInjectSelector: selectors.doc('Pods that get no sidecar whatever the policy says.'),
  reinvocationPolicy: en('Never', 'IfNeeded').nil.doc(
    'Reinvocation policy of the webhook after other webhooks; default Never.',
  ),
  rewriteAppHTTPProbe: flag.doc('Let health checks go through the agent; default true.'),
  templates: free.doc('Injection templates by name, besides those of Istio.'),
});

export const IstiodRemoteFields = {
  enabled: flag.doc('Remote cluster: install the objects that point to an istiod elsewhere; default false.'),
  enabledLocalInjectorIstiod: flag.doc('Run an istiod for injection in the remote cluster; default false.'),
  injectionCABundle: bundle.doc('CA certificate of the injector, base64.'),
  injectionPath: printed.doc('Path of the injector; default /inject.'),
  injectionURL: printed.doc('Address of the injector, instead of the service.'),
};

export const BaseSection = obj('BaseSection', {
  enableCRDTemplates: flag.doc('Install the CRDs; default true.'),
  enableIstioConfigCRDs: flag.doc('The CRDs of Istio are there; default true.'),
  excludedCRDs: texts.doc('Names of CRDs that are not installed, for example envoyfilters.networking.istio.io.'),
  validateGateway: flag.doc('Has no effect.'),
  validationCABundle: bundle.doc(
    'CA certificate of the webhook that checks configuration, base64; by default istiod writes it.',
  ),
  validationFailurePolicy: en('Ignore', 'Fail').nil.doc(
    'Failure policy when the webhook cannot be reached; by default Ignore until istiod is ready.',
  ),
  validationURL: text.doc('Address of the webhook, instead of the service.'),
});
export const Experimental = obj('ExperimentalValues', {
  stableValidationPolicy: flag.doc(
    'Refuse features that are not stable, with a ValidatingAdmissionPolicy; default false.',
  ),
});
export const GatewaysSection = {
  seccompProfile: k8sObject('SeccompProfile').doc('Seccomp profile of gateways that istiod makes.'),
  securityContext: k8sObject('PodSecurityContext').doc('Security context of gateways that istiod makes.'),
};

/** Values of chart `istiod`. */
export const IstiodValues = obj('IstiodValues', {
  ...imageFields,
  ...profileFields,
  affinity: k8sObject('Affinity').doc('Affinity of the pods.'),
  autoscaleBehavior: k8sObject('HorizontalPodAutoscalerBehavior').doc('Scaling speed of the autoscaler.'),
  autoscaleEnabled: flag.doc('Make a HorizontalPodAutoscaler; default true.'),
  autoscaleMax: whole.doc('Greatest number of pods; default 5.'),
  autoscaleMin: whole.doc('Least number of pods; default 1.'),
  base: BaseSection.doc('Values that istiod shares with chart base.'),
  cni: obj('CniUsageValues', {
    chained: flag.deprecated('chained of chart cni').doc('The plugin is part of a chain.'),
    enabled: flag.doc('Pods need no init container, since the CNI plugin redirects traffic; default false.'),
    provider: text.doc('multus adds its annotation to pods; default "default".'),
  }).doc('The CNI plugin.'),
  configMap: flag.doc('Make the ConfigMap with the mesh config; default true.'),
  cpu: Utilization.doc('Autoscaling by CPU; default 80 percent.'),
  crlConfigMapName: printed.doc('ConfigMap with revocation lists.'),
  deploymentAnnotations: textMap.doc('Annotations of the Deployment.'),
  deploymentLabels: labels.doc('Labels of the Deployment.'),
  env: env.doc('Environment variables of istiod: its feature flags.'),
  envVarFrom: k8sList('EnvVar').doc('Environment variables of istiod, as Kubernetes has them.'),
  experimental: Experimental.doc('Settings that may still change.'),
  extraContainerArgs: texts.doc('Further arguments of istiod.'),
  gatewayClasses: map(free).nil.doc('Objects that gateways of a class get, by class.'),
  gateways: obj('GatewaysSection', GatewaysSection).doc('Gateways that istiod makes.'),
  global: globalField,
  initContainers: k8sList('Container').doc('Further init containers.'),
  ipFamilies: ipFamilies.doc('IP families of the service.'),
  ipFamilyPolicy: IpFamilyPolicy.doc('IP family policy of the Service: one family or two.'),
  istiodRemote: obj('IstiodRemoteValues', IstiodRemoteFields).doc('Remote clusters, whose istiod is elsewhere.'),
  jwksResolverExtraRootCA: printed.doc('Further CA certificates for fetching keys of token issuers, as PEM.'),
  keepaliveMaxServerConnectionAge: printed.doc('Age after which proxies connect again; default 30m.'),
  memory: Utilization.doc('Autoscaling by memory; off by default.'),
  meshConfig: free.doc('Mesh config: settings of the whole mesh.'),
  nodeSelector: textMap.doc('Labels of the nodes for the pods.'),
  ownerName,
  pdb: obj('PdbValues', {
    maxUnavailable: amount.doc('Greatest number or share of pods that may be away; not set by default.'),
    minAvailable: amount.doc('Least number or share of pods that must be there; default 1.'),
    unhealthyPodEvictionPolicy: en('', 'IfHealthyBudget', 'AlwaysAllow').nil.doc(
      'When pods that are not ready may be evicted.',
    ),
  }).doc('PodDisruptionBudget.'),
  podAnnotations: textMap.doc('Annotations of the pods.'),
  podLabels: labels.doc('Labels of the pods.'),
  replicaCount: whole.doc('Number of pods without autoscaling; default 1.'),
  resources: resources.doc('Requests and limits.'),
  revision,
  revisionTags: texts.doc('Further names of the revision, under which webhooks are made.'),
  rollingMaxSurge: amount.doc('Pods above the number during an update; default 100%.'),
  rollingMaxUnavailable: amount.doc('Pods that may be away during an update; default 25%.'),
  seccompProfile: k8sObject('SeccompProfile').doc('Seccomp profile of the container.'),
  serviceAccountAnnotations: textMap.doc('Annotations of the service account.'),
  serviceAnnotations: textMap.doc('Annotations of the service.'),
  sidecarInjectorWebhook: SidecarInjectorWebhook.doc('Injection of sidecars.'),
  sidecarInjectorWebhookAnnotations: textMap.doc('Annotations of the MutatingWebhookConfiguration.'),
  taint: obj('TaintValues', {
    enabled: flag.doc('Take the taint from nodes whose CNI plugin is ready; default false.'),
    name: printed.since('1.30').doc('Key of the taint; default cni.istio.io/not-ready.'),
    namespace: printed.doc('Namespace of the CNI plugin; by default that of istiod.'),
  }).doc('Taints of new nodes.'),
  telemetry: obj('TelemetryValues', {
    enabled: flag.doc('Make metrics; default true.'),
    v2: obj('TelemetryV2Values', {
      enabled: flag.doc('Make metrics in the proxies; default true.'),
      prometheus: on('TelemetryPrometheus', 'Metrics for Prometheus; default true.').doc('Prometheus.'),
      stackdriver: obj('TelemetryStackdriver', {
        configOverride: free.deprecated('a Telemetry object').doc('Has no effect.'),
        enabled: flag.doc('Metrics for Google Cloud; default false.'),
        outboundAccessLogging: text.deprecated('a Telemetry object').doc('Has no effect.'),
      }).doc('Google Cloud.'),
    }).doc('Metrics in the proxies.'),
  }).doc('Default providers of telemetry.'),
  terminationMessagePolicy: en('', 'File', 'FallbackToLogsOnError')
    .nil.since('1.31')
    .doc('Policy for the message at the end of the container.'),
  tolerations: tolerations.doc('Taints that the pods tolerate.'),
  topologySpreadConstraints: topologySpreadConstraints.doc('Constraints for the spread of the pods.'),
  traceSampling: number.doc('Share of requests that get a trace, in percent; default 1.'),
  trafficDistribution: text.doc('trafficDistribution of the service, for example PreferClose.'),
  trustedZtunnelName: printed.doc('Service account of ztunnel that may act for workloads; default ztunnel.'),
  trustedZtunnelNamespace: printed.doc('Namespace of ztunnel; by default that of istiod.'),
  volumeMounts: k8sList('VolumeMount').doc('Further volume mounts.'),
  volumes: k8sList('Volume').doc('Further volumes.'),
});
