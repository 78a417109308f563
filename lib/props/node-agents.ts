import { bool, en, int, intOrString, k8s, list, str } from '../schema/notation';
import { env, labels, resources, seccompProfile, strings, tolerations } from './common';
import { props, toggle } from './declare';

const Quota = props('QuotaProps', 'A cap on the pods of a namespace with the node-critical priority class.', {
  pods: int.min(1).doc('Pods allowed. @default 5000'),
});

const Repair = props(
  'CniRepairProps',
  'Repair of pods that started before the CNI agent was ready. ' +
    'https://istio.io/latest/docs/setup/additional-setup/cni/#race-condition--mitigation',
  {
    enabled: bool.plain.value('cni.repair.enabled').doc('Repair broken pods at all. @default true'),
    repairPods: bool.value('cni.repair.repairPods').doc("Put a broken pod's network right in place. @default true"),
    deletePods: bool.value('cni.repair.deletePods').doc('Delete broken pods, so that they start anew. @default false'),
    labelPods: bool.value('cni.repair.labelPods').doc('Only label broken pods. @default false'),
  },
);

const EnablementSelector = props(
  'EnablementSelector',
  'Pods that join an ambient mesh: those that both selectors match.',
  {
    podSelector: k8s('LabelSelector').doc('Labels of the pods. @default - any pod'),
    namespaceSelector: k8s('LabelSelector').doc('Labels of their namespaces. @default - any namespace'),
  },
);

const Ambient = props('CniAmbientProps', 'Enrollment of pods in an ambient mesh by the CNI agent.', {
  enabled: bool.plain.doc(
    'Let pods join without a sidecar. @default - true in the ambient profiles, or when `ztunnel` is on',
  ),
  dnsCapture: bool.value('cni.ambient.dnsCapture').doc("Capture the pods' DNS queries. @default true"),
  ipv6: bool.value('cni.ambient.ipv6').doc('Write IPv6 rules too. @default true'),
  reconcileIptablesOnStartup: bool
    .value('cni.ambient.reconcileIptablesOnStartup')
    .doc('Bring the rules of running pods up to date when the agent starts. @default true'),
  shareHostNetworkNamespace: bool
    .value('cni.ambient.shareHostNetworkNamespace')
    .doc("Run the agent in the host's network namespace. @default false"),
  enablementSelectors: list(EnablementSelector)
    .value('cni.ambient.enablementSelectors')
    .doc(
      'Selectors of the pods that join: one of them has to match. @default - pods or namespaces labelled ' +
        '`istio.io/dataplane-mode: ambient`',
    ),
});

export const Cni = props(
  'CniProps',
  'The CNI node agent (chart `cni`): it redirects traffic of pods, so that pods need no elevated init container.',
  {
    namespace: str.plain.doc(
      "Namespace of the DaemonSet. @default - the mesh's namespace; `kube-system` in the OpenShift profiles",
    ),
    excludeNamespaces: strings
      .value('cni.excludeNamespaces')
      .doc("Namespaces whose pods are left alone. @default ['kube-system']"),
    logLevel: str.value('cni.logging.level').doc("Log levels. @default - the mesh's"),
    binDir: str
      .value('cni.cniBinDir')
      .doc("Directory of CNI binaries on the node. @default - the platform's, else /opt/cni/bin"),
    confDir: str
      .value('cni.cniConfDir')
      .doc("Directory of CNI configuration on the node. @default - the platform's, else /etc/cni/net.d"),
    confFileName: str
      .value('cni.cniConfFileName')
      .doc('File of the CNI configuration to extend or write. @default - the first one found'),
    netnsDir: str
      .value('cni.cniNetnsDir')
      .doc("Directory of network namespaces on the node. @default - the platform's, else /var/run/netns"),
    chained: bool
      .value('cni.chained')
      .doc("Extend the node's CNI configuration, instead of writing a file of its own. @default true"),
    provider: en('default', 'multus')
      .plain.value('cni.provider')
      .doc("Provider that calls the plugin: the node's runtime, or Multus. @default 'default'; 'multus' on OpenShift"),
    istioOwnedConfig: bool
      .value('cni.istioOwnedCNIConfig')
      .doc("Keep a configuration file of Istio's own, so that pods wait until the agent is there. @default false"),
    repair: toggle(Repair).plain.doc('Repair of pods that started too early. @default - on'),
    ambient: toggle(Ambient).plain.doc('Ambient mode. @default - on in the ambient profiles, or when `ztunnel` is on'),
    resourceQuota: toggle(Quota).plain.doc(
      "A ResourceQuota for the agent's priority class. @default - none; on where GKE needs it",
    ),
    resources: resources
      .value('cni.resources')
      .doc('Compute resources. @default - requests of 100m CPU and 100Mi memory'),
    tolerations: tolerations.value('cni.tolerations').doc('Taints that the agent accepts. @default - all'),
    affinity: k8s('Affinity').value('cni.affinity').doc('Affinity of the agent. @default - none'),
    labels: labels.value('cni.daemonSetLabels').doc('Labels of the DaemonSet. @default - none'),
    podLabels: labels.value('cni.podLabels').doc('Labels of the pods. @default - none'),
    podAnnotations: labels.value('cni.podAnnotations').doc('Annotations of the pods. @default - Prometheus scraping'),
    env: env.value('cni.env').doc("Environment of the agent. @default - none beyond the chart's"),
    maxUnavailable: intOrString
      .value('cni.updateStrategy.rollingUpdate.maxUnavailable')
      .doc('Nodes that may be updated at one time, as a number or percentage. @default 1'),
    seccompProfile: seccompProfile
      .value('cni.seccompProfile')
      .doc('The seccomp profile of the container. @default - none'),
  },
);

export const Ztunnel = props(
  'ZtunnelProps',
  'The node proxy of ambient mode (chart `ztunnel`). https://istio.io/latest/docs/ambient/',
  {
    namespace: str.plain.doc(
      "Namespace of the DaemonSet. @default - the mesh's namespace; `kube-system` where the profile wants that",
    ),
    name: str.plain.value('ztunnel.resourceName').doc("Name of the DaemonSet and its account. @default 'ztunnel'"),
    logLevel: str.value('ztunnel.logLevel').doc("Log level. @default 'info'"),
    resources: resources
      .value('ztunnel.resources')
      .doc('Compute resources. @default - requests of 200m CPU and 512Mi memory'),
    resourceQuota: toggle(Quota).plain.doc(
      "A ResourceQuota for ztunnel's priority class. @default - none; on where GKE needs it",
    ),
    tolerations: tolerations.value('ztunnel.tolerations').doc('Taints that ztunnel accepts. @default - all'),
    nodeSelector: labels.value('ztunnel.nodeSelector').doc('Labels a node must have. @default - any node'),
    affinity: k8s('Affinity').value('ztunnel.affinity').doc('Affinity of ztunnel. @default - none'),
    labels: labels.value('ztunnel.labels').doc('Labels of all objects. @default - none'),
    annotations: labels.value('ztunnel.annotations').doc('Annotations of all objects. @default - none'),
    podLabels: labels.value('ztunnel.podLabels').doc('Labels of the pods. @default - none'),
    podAnnotations: labels
      .value('ztunnel.podAnnotations')
      .doc('Annotations of the pods. @default - Prometheus scraping'),
    env: env.value('ztunnel.env').doc("Environment of ztunnel. @default - none beyond the chart's"),
    terminationGracePeriodSeconds: int
      .min(0)
      .value('ztunnel.terminationGracePeriodSeconds')
      .doc('Seconds that connections have to end when a pod stops. @default 30'),
    maxSurge: intOrString
      .value('ztunnel.updateStrategy.rollingUpdate.maxSurge')
      .doc('Nodes that may have a second ztunnel during an update, as a number or percentage. @default 1'),
    maxUnavailable: intOrString
      .value('ztunnel.updateStrategy.rollingUpdate.maxUnavailable')
      .doc('Nodes that may be without ztunnel during an update, as a number or percentage. @default 0'),
  },
);
