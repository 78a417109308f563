/**
 * Fields that the API server writes where a manifest leaves them out: the end of their path, without indexes of lists,
 * and the value. A field with `any` is the cluster's own, whatever its value.
 */
export const KUBERNETES_DEFAULTS: readonly (readonly [field: string, value: unknown])[] = [
  ['containers.imagePullPolicy', 'IfNotPresent'],
  ['containers.resources', {}],
  ['containers.terminationMessagePath', '/dev/termination-log'],
  ['containers.terminationMessagePolicy', 'File'],
  ['containers.ports.protocol', 'TCP'],
  ['initContainers.imagePullPolicy', 'IfNotPresent'],
  ['initContainers.terminationMessagePath', '/dev/termination-log'],
  ['initContainers.terminationMessagePolicy', 'File'],
  ['Probe.failureThreshold', 3],
  ['Probe.periodSeconds', 10],
  ['Probe.successThreshold', 1],
  ['Probe.timeoutSeconds', 1],
  ['httpGet.scheme', 'HTTP'],
  ['fieldRef.apiVersion', 'v1'],
  ['resourceFieldRef.divisor', '0'],
  ['configMap.defaultMode', 420],
  ['downwardAPI.defaultMode', 420],
  ['projected.defaultMode', 420],
  ['secret.defaultMode', 420],
  ['hostPath.type', ''],
  ['serviceAccountToken.expirationSeconds', 3600],
  ['template.spec.dnsPolicy', 'ClusterFirst'],
  ['template.spec.restartPolicy', 'Always'],
  ['template.spec.schedulerName', 'default-scheduler'],
  ['template.spec.securityContext', {}],
  ['template.spec.terminationGracePeriodSeconds', 30],
  ['spec.progressDeadlineSeconds', 600],
  ['spec.revisionHistoryLimit', 10],
  ['spec.replicas', 1],
  ['spec.minReplicas', 1],
  ['spec.strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }],
  ['spec.strategy.type', 'RollingUpdate'],
  ['spec.updateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }],
  ['spec.updateStrategy.type', 'RollingUpdate'],
  ['rollingUpdate.maxSurge', 0],
  ['rollingUpdate.maxSurge', '25%'],
  ['rollingUpdate.maxUnavailable', 1],
  ['rollingUpdate.maxUnavailable', '25%'],
  ['spec.type', 'ClusterIP'],
  ['spec.sessionAffinity', 'None'],
  ['spec.internalTrafficPolicy', 'Cluster'],
  ['spec.externalTrafficPolicy', 'Cluster'],
  ['spec.allocateLoadBalancerNodePorts', true],
  ['spec.ipFamilies', ['IPv4']],
  ['spec.ipFamilyPolicy', 'SingleStack'],
  ['spec.ports.protocol', 'TCP'],
  ['spec.policyTypes', ['Ingress']],
  ['ingress.ports.protocol', 'TCP'],
  ['egress.ports.protocol', 'TCP'],
  ['webhooks.matchPolicy', 'Equivalent'],
  ['webhooks.timeoutSeconds', 10],
  ['webhooks.namespaceSelector', {}],
  ['webhooks.objectSelector', {}],
  ['webhooks.reinvocationPolicy', 'Never'],
  ['webhooks.rules.scope', '*'],
  ['clientConfig.service.port', 443],
  ['matchConstraints.matchPolicy', 'Equivalent'],
  ['matchConstraints.namespaceSelector', {}],
  ['matchConstraints.objectSelector', {}],
  ['resourceRules.scope', '*'],
];

/** Fields that only a cluster writes, by the end of their path. */
export const CLUSTER_FIELDS: readonly string[] = [
  'status',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.generation',
  'metadata.managedFields',
  'metadata.ownerReferences',
  'metadata.resourceVersion',
  'metadata.selfLink',
  'metadata.uid',
  'template.spec.serviceAccount',
  'template.metadata.creationTimestamp',
];

/** Fields that a cluster fills where a manifest leaves them open, by the end of their path. */
export const FILLED_FIELDS: readonly string[] = [
  'spec.clusterIP',
  'spec.clusterIPs',
  'spec.healthCheckNodePort',
  'spec.ports.nodePort',
  'clientConfig.caBundle',
];

/** Annotations that tools and controllers write. */
export const CLUSTER_ANNOTATIONS: readonly string[] = [
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
  'kubectl.kubernetes.io/last-applied-configuration',
  'kubectl.kubernetes.io/restartedAt',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
];

/** Labels by which helm and istioctl say that they installed an object. */
export const INSTALLER_LABELS: readonly string[] = [
  'app.kubernetes.io/managed-by',
  'helm.sh/chart',
  'install.operator.istio.io/owning-resource',
  'install.operator.istio.io/owning-resource-namespace',
];
