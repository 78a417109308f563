import { en, obj } from '../../schema/notation';
import {
  flag,
  free,
  ipFamilies,
  IpFamilyPolicy,
  k8sObject,
  labels,
  Logging,
  on,
  PullPolicy,
  pullSecrets,
  injectedResources,
  tag,
  text,
  texts,
  tolerations,
  topologySpreadConstraints,
  whole,
} from './common';

const Proxy = obj('ProxyValues', {
  autoInject: en('enabled', 'disabled').nil.doc(
    'Inject sidecars where namespace and pod say nothing else; default enabled.',
  ),
  capNetBindService: text.doc('Text "true" gives the proxy the capability NET_BIND_SERVICE; not by default.'),
  clusterDomain: text.doc('DNS domain of the cluster; default cluster.local.'),
  componentLogLevel: text.doc('Log levels of the parts of Envoy; default misc:error.'),
  enableCoreDump: flag
    .deprecated('an injection template of your own')
    .doc('Let the proxy write core dumps; default false.'),
  excludeInboundPorts: text.doc(
    'Ports whose incoming traffic does not go to the proxy, with commas between; none by default.',
  ),
  excludeIPRanges: text.doc(
    'Address ranges whose outgoing traffic does not go to the proxy, with commas between; none by default.',
  ),
  excludeOutboundPorts: text.doc(
    'Ports whose outgoing traffic does not go to the proxy, with commas between; none by default.',
  ),
  holdApplicationUntilProxyStarts: flag
    .deprecated('meshConfig.defaultConfig.holdApplicationUntilProxyStarts')
    .doc('Start the other containers when the proxy is ready; default false.'),
  image: text.doc('Name of the proxy image, or a whole reference; default proxyv2.'),
  includeInboundPorts: text.doc(
    'Ports whose incoming traffic goes to the proxy, with commas between; default "*", all.',
  ),
  includeIPRanges: text.doc(
    'Address ranges whose outgoing traffic goes to the proxy, with commas between; default "*", all.',
  ),
  includeOutboundPorts: text.doc(
    'Ports whose outgoing traffic goes to the proxy, whatever the address; none by default.',
  ),
  lifecycle: k8sObject('Lifecycle').doc('Hooks of the proxy container; none by default.'),
  logLevel: text.doc('Log level of Envoy; default warning.'),
  outlierLogPath: text.doc('File for the events of outlier detection; none by default.'),
  privileged: flag.doc('Run the proxy container privileged; default false.'),
  readinessFailureThreshold: whole.doc('Failures in a row after which the proxy is not ready; default 4.'),
  readinessInitialDelaySeconds: whole.doc('Seconds until the first readiness probe; default 0.'),
  readinessPeriodSeconds: whole.doc('Seconds between two readiness probes; default 15.'),
  resources: injectedResources.doc('Requests and limits of the proxy container.'),
  seccompProfile: k8sObject('SeccompProfile').doc('Seccomp profile of the proxy container; none by default.'),
  startupProbe: obj('ProxyStartupProbe', {
    enabled: flag.doc('Use a startup probe; default true.'),
    failureThreshold: whole.doc('Failures that count as no start, one each second; default 600.'),
  }).doc('Startup probe of the proxy container.'),
  statusPort: whole.doc('Port of the health checks of the agent; default 15020.'),
  tracer: en('zipkin', 'lightstep', 'datadog', 'stackdriver', 'openCensusAgent', 'none').nil.doc(
    'Tracer in the mesh config; default none.',
  ),
  variant: text.doc('Variant of the proxy image; by default global.variant.'),
});

const address = text.doc('HOST:PORT of the service.');
const Tracer = obj('TracerValues', {
  datadog: obj('TracerDatadog', { address }).doc('Datadog agent.'),
  lightstep: obj('TracerLightstep', { accessToken: text.doc('Token for the service.'), address }).doc(
    'Lightstep satellite.',
  ),
  stackdriver: obj('TracerStackdriver', {
    debug: flag.doc('Write spans to the standard output too.'),
    maxNumberOfAnnotations: whole.doc('Greatest number of annotations of a span.'),
    maxNumberOfAttributes: whole.doc('Greatest number of attributes of a span.'),
    maxNumberOfMessageEvents: whole.doc('Greatest number of events of a span.'),
  }).doc('Google Cloud.'),
  zipkin: obj('TracerZipkin', { address }).doc('Zipkin collector.'),
});

const tolerated = tolerations.doc('Taints that the pods tolerate.');

/**
 * Values under `global`, which the charts share. A chart reads the ones that it knows, so that one `global` serves them
 * all.
 */
export const GlobalValues = obj('GlobalValues', {
  agentgateway: obj('AgentgatewayValues', {
    image: text.doc('Image of the gateways of class istio-agentgateway.'),
  }).doc('The agentgateway proxy.'),
  arch: labels.deprecated('affinity').doc('Preference for processor architectures, 0 to 3.'),
  caAddress: text.doc('HOST:PORT of the certificate authority; by default istiod.'),
  caName: text.doc('Sort of certificate authority; by default the one of Istio.'),
  certSigners: texts.doc('Kubernetes signers that istiod may use.'),
  configCluster: flag.doc('Remote cluster that also holds the configuration; default false.'),
  configValidation: flag.doc('Install the webhook that checks configuration; default true.'),
  defaultNodeSelector: labels.deprecated('nodeSelector of the chart').doc('Labels of the nodes for all pods.'),
  defaultPodDisruptionBudget: on('DefaultPodDisruptionBudget', 'Make PodDisruptionBudgets; default true.').doc(
    'PodDisruptionBudgets of all components.',
  ),
  defaultResources: injectedResources.doc('Requests and limits of containers that have none of their own.'),
  defaultTolerations: tolerations.deprecated('tolerations of the chart').doc('Taints that all pods tolerate.'),
  enableReaderRBAC: flag
    .since('1.30')
    .doc('Make the service account with which other clusters read services; default true.'),
  externalIstiod: flag.doc('External istiod, which serves other clusters; default false.'),
  hub: text.doc('Registry of all images; default docker.io/istio.'),
  imagePullPolicy: PullPolicy.doc('When images are pulled; by default Kubernetes decides.'),
  imagePullSecrets: pullSecrets.doc('Names of pull secrets of all pods.'),
  ipFamilies: ipFamilies.doc('IP families of the services.'),
  ipFamilyPolicy: IpFamilyPolicy.doc('IP family policy of services: one family or two.'),
  istiod: obj('GlobalIstiodValues', {
    enableAnalysis: flag.doc('Let istiod write findings into the status of objects; default false.'),
  }).doc('istiod itself.'),
  istioNamespace: text.doc('Namespace of the control plane; default istio-system.'),
  jwtPolicy: text.deprecated('nothing: third-party tokens are always used').doc('Sort of service account tokens.'),
  logAsJson: flag.doc('Write logs as JSON; default false.'),
  logging: Logging.doc('Log levels.'),
  meshID: text.doc('Name of the mesh; by default the trust domain.'),
  meshNetworks: free.doc('Networks by name, for meshes over several networks.'),
  mountMtlsCerts: flag.doc('Mount the certificates of the Secret istio.NAME into proxies; default false.'),
  multiCluster: obj('MultiClusterValues', {
    clusterName: text.doc('Name of the cluster; default Kubernetes.'),
    enabled: flag.doc('Prepare for several clusters; default false.'),
    globalDomainSuffix: text.doc('DNS suffix of services in other clusters.'),
    includeEnvoyFilter: flag.doc('Make the EnvoyFilter for such services.'),
  }).doc('Meshes over several clusters.'),
  nativeNftables: flag.doc('Redirect traffic with nftables instead of iptables; default false.'),
  network: text.doc('Name of the network that the pods are in.'),
  networkPolicy: on('NetworkPolicyValues', 'Make NetworkPolicies; default false.').doc(
    'NetworkPolicies of all components.',
  ),
  omitSidecarInjectorConfigMap: flag.doc('Do not make the ConfigMap of the injector; default false.'),
  operatorManageWebhooks: flag.doc('Leave the webhook configurations to another tool; default false.'),
  pilotCertProvider: text.doc("Signer of istiod's certificate: istiod, kubernetes, a signer, or none; default istiod."),
  platform: text.doc('gke, k3d, k3s, microk8s, minikube or openshift; none by default.'),
  podDNSSearchNamespaces: texts.doc('Further DNS search domains of injected pods.'),
  priorityClassName: text.doc('Priority class of the pods; none by default.'),
  profile: text.doc('Set of values between the defaults of the chart and these; none by default.'),
  proxy: Proxy.doc('The proxy in sidecars and gateways.'),
  proxy_init: obj('ProxyInitValues', {
    forceApplyIptables: flag.doc('Write the iptables rules even if others are there; default false.'),
    image: text.doc('Name of the image, or a whole reference; default proxyv2.'),
    resources: injectedResources.deprecated('global.proxy.resources').doc('Requests and limits of the init container.'),
  }).doc('The init container that redirects traffic.'),
  readerServiceAccount: obj('ReaderServiceAccount', {
    name: text.doc('Name of the service account.'),
    namespace: text.doc('Namespace of the service account.'),
  })
    .since('1.31')
    .doc('Service account with which other clusters read services, instead of the one that is made.'),
  remotePilotAddress: text.doc('IP address or host of the istiod in another cluster.'),
  resourceScope: en({
    undefined: 'all',
    all: 'Everything',
    cluster: 'Objects of the whole cluster only',
    namespace: 'Objects of namespaces only',
  }).nil.doc('Scope of the rendered objects; default all.'),
  revision: text.deprecated('revision of the chart').doc('Revision of the control plane.'),
  sds: obj('SdsValues', {
    token: obj('SdsToken', { aud: text.doc('Audience of the tokens of proxies; default istio-ca.') }).doc(
      'Tokens of proxies.',
    ),
  }).doc('Secret discovery.'),
  sts: obj('StsValues', {
    servicePort: whole.doc('Port of the token service in the agent; 0, the default, is none.'),
  }).doc('Token service of the agent.'),
  tag: tag.doc('Tag of all images; by default the release.'),
  tracer: Tracer.doc('Address of the tracer named in global.proxy.tracer.'),
  trustBundleName: text.doc('ConfigMap with the CA certificate; default istio-ca-root-cert.'),
  trustDomain: text.doc('Trust domain of injected proxies; by default that of the mesh config.'),
  variant: text.doc('Variant of all images: debug or distroless; none by default.'),
  waypoint: obj('WaypointValues', {
    affinity: k8sObject('Affinity').doc('Affinity of waypoint pods.'),
    nodeSelector: labels.doc('Labels of the nodes for waypoint pods.'),
    resources: injectedResources.doc('Requests and limits of waypoints.'),
    toleration: tolerations.deprecated('tolerations').doc('Taints that waypoint pods tolerate.'),
    tolerations: tolerated,
    topologySpreadConstraints: topologySpreadConstraints.doc('Constraints for the spread of waypoint pods.'),
  }).doc('Waypoints, which istiod makes.'),
});
export const globalField = GlobalValues.doc('Values that the charts share.');
