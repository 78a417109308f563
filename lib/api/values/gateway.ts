import { either, en, int, k8s, list, map, obj, str } from '../../schema/notation';
import {
  amount,
  anything,
  env,
  flag,
  free,
  integer,
  ipFamilies,
  IpFamilyPolicy,
  k8sList,
  k8sObject,
  labels,
  ownerName,
  profileFields,
  PullPolicy,
  pullSecrets,
  resources,
  revision,
  text,
  textMap,
  texts,
  tolerations,
  topologySpreadConstraints,
} from './common';
import { globalField } from './global';

const port = int;
const ServicePort = obj('GatewayServicePort', {
  appProtocol: text.doc('Protocol for other tools.'),
  name: text.doc('Name of the port.'),
  nodePort: integer.doc('Port on the nodes, for type NodePort and LoadBalancer.'),
  port: port.doc('Port of the service.'),
  protocol: text.doc('TCP, UDP or SCTP; default TCP.'),
  targetPort: either(int, str).nil.doc('Port of the pod; by default the same as port.'),
});

const Service = obj('GatewayServiceValues', {
  allocateLoadBalancerNodePorts: flag.doc(
    'Give the ports of a load balancer ports on the nodes too; by default Kubernetes decides.',
  ),
  annotations: textMap.doc('Annotations of the service.'),
  clusterIP: text.doc('Address in the cluster; by default Kubernetes chooses.'),
  externalIPs: texts.doc('Further addresses of the service.'),
  externalTrafficPolicy: en('', 'Cluster', 'Local').nil.doc(
    'Policy for traffic from outside, which may go to other nodes or not; default Cluster.',
  ),
  healthCheckNodePort: integer.since('1.31').doc('Port on the nodes for health checks of the load balancer.'),
  internalTrafficPolicy: text.doc(
    'Policy for traffic from inside, which may go to other nodes or not; default Cluster.',
  ),
  ipFamilies: ipFamilies.doc('IP families of the service.'),
  ipFamilyPolicy: IpFamilyPolicy.doc('IP family policy of the Service: one family or two.'),
  loadBalancerClass: text.doc('Class of the load balancer.'),
  loadBalancerIP: text.doc('Address of the load balancer.'),
  loadBalancerSourceRanges: texts.doc('Address ranges of clients that the load balancer lets in.'),
  ports: list(ServicePort).nil.doc('Ports of the service; default 15021, 80 and 443.'),
  selectorLabels: map(str).nil.doc('Further labels in the selector of the service.'),
  type: text.doc('LoadBalancer (the default), ClusterIP, NodePort, or None for no service.'),
});

/** Values of chart `gateway`, an injected gateway. It takes the values of `global` at its root. */
export const GatewayValues = obj('GatewayValues', {
  ...profileFields,
  additionalContainers: k8sList('Container').doc('Further containers.'),
  affinity: k8sObject('Affinity').doc('Affinity of the pods.'),
  annotations: labels.doc('Annotations of all objects.'),
  autoscaling: obj('GatewayAutoscaling', {
    autoscaleBehavior: k8sObject('HorizontalPodAutoscalerBehavior').doc('Scaling speed of the autoscaler.'),
    enabled: flag.doc('Make a HorizontalPodAutoscaler; default true.'),
    maxReplicas: integer.doc('Greatest number of pods; default 5.'),
    minReplicas: integer.doc('Least number of pods; default 1.'),
    targetCPUUtilizationPercentage: integer.doc(
      'Average use of CPU that it aims at, in percent of the request; default 80.',
    ),
    targetMemoryUtilizationPercentage: either(int, k8s('object')).nil.doc(
      'Average use of memory that it aims at, in percent of the request; off by default.',
    ),
  }).doc('Autoscaling of the pods.'),
  containerSecurityContext: k8sObject('SecurityContext').doc('Security context of the proxy container.'),
  defaultRevision: text.doc('No effect in this chart.'),
  dnsConfig: k8sObject('PodDNSConfig').since('1.31').doc('DNS settings of the pods.'),
  dnsPolicy: text.since('1.31').doc('DNS policy of the pods.'),
  enabled: flag.doc('Switch for charts that depend on this one; no effect itself.'),
  env: env.doc('Environment variables of the proxy.'),
  envVarFrom: k8sList('EnvVar').doc('Environment variables of the proxy, as Kubernetes has them.'),
  global: globalField,
  imagePullPolicy: PullPolicy.doc('When the image is pulled; by default Kubernetes decides.'),
  imagePullSecrets: pullSecrets.doc('Pull secrets, as objects with a name.'),
  initContainers: k8sList('Container').doc('Further init containers.'),
  kind: en('Deployment', 'DaemonSet').nil.doc('Kind of the workload; default Deployment.'),
  labels: labels.doc('Labels of all objects; istio and app are those of the gateway.'),
  lifecycle: k8sObject('Lifecycle').doc('Hooks of the proxy container.'),
  minReadySeconds: integer.doc('Seconds that a new pod must be ready before the update goes on.'),
  name: text.doc('Name of all objects; by default that of the Helm release.'),
  networkGateway: text.doc('Network whose gateway this is, for meshes over several networks.'),
  networkGatewayPorts: map(
    obj('NetworkGatewayPort', {
      'port!': port.doc('Port of the service.'),
      'protocol': text.doc('TCP, UDP or SCTP; default TCP.'),
      'targetPort': integer.doc('Port of the pod.'),
    }),
  )
    .since('1.30')
    .doc('Ports by name, when networkGateway is set.'),
  nodeSelector: textMap.doc('Labels of the nodes for the pods.'),
  ownerName,
  pilot: free.doc('No effect in this chart.'),
  podAnnotations: textMap.doc('Annotations of the pods.'),
  podDisruptionBudget: obj('GatewayPdb', {
    maxUnavailable: amount.doc('Greatest number or share of pods that may be away.'),
    minAvailable: amount.doc('Least number or share of pods that must be there.'),
    unhealthyPodEvictionPolicy: en('', 'IfHealthyBudget', 'AlwaysAllow').nil.doc(
      'When pods that are not ready may be evicted.',
    ),
  }).nil.doc('PodDisruptionBudget; none by default.'),
  priorityClassName: text.doc('Priority class of the pods; none by default.'),
  rbac: obj('GatewayRbac', { enabled: flag.doc('Make the role for reading certificates; default true.') }).doc(
    'Roles of the gateway.',
  ),
  readinessProbe: k8sObject('Probe').doc('Readiness probe; by default that of injection.'),
  replicaCount: integer.doc('Number of pods without autoscaling; by default Kubernetes decides.'),
  resources: resources.doc('Requests and limits.'),
  revision,
  runAsRoot: flag.doc('Has no effect.'),
  securityContext: k8sObject('PodSecurityContext').doc('Security context of the pods.'),
  service: Service.doc('Service of the gateway.'),
  serviceAccount: obj('GatewayServiceAccount', {
    annotations: textMap.doc('Annotations of the service account.'),
    create: flag.doc('Make the service account; default true.'),
    name: text.doc('Name of the service account; by default that of the gateway.'),
  }).doc('Service account of the gateway.'),
  strategy: k8sObject('DeploymentStrategy').doc('Update strategy of the pods.'),
  terminationGracePeriodSeconds: integer.doc('Seconds for the pod to end; default 30.'),
  tolerations: tolerations.doc('Taints that the pods tolerate.'),
  topologySpreadConstraints: topologySpreadConstraints.doc('Constraints for the spread of the pods.'),
  unprivilegedPort: anything.doc('Has no effect.'),
  volumeMounts: k8sList('VolumeMount').doc('Further volume mounts.'),
  volumes: k8sList('Volume').doc('Further volumes.'),
});
