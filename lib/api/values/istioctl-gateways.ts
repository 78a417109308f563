import { either, int, list, obj, str, type Shape } from '../../schema/notation';
import {
  amount,
  env,
  flag,
  free,
  integer,
  ipFamilies,
  IpFamilyPolicy,
  k8sList,
  labels,
  ownerName,
  profileFields,
  resources,
  revision,
  tag,
  textMap,
  text,
  texts,
  tolerations,
  Utilization,
  whole,
} from './common';
import { globalField } from './global';
import { GatewaysSection } from './istiod';

const antiAffinity = list(
  obj('PodAntiAffinityTerm', {
    key: text.doc('Name of the label.'),
    operator: text.doc('In, NotIn, Exists or DoesNotExist.'),
    topologyKey: text.doc('Label of the nodes over which the pods are spread.'),
    values: either(str, list(str)).nil.doc('Values, with commas between.'),
  }),
).nil;

const Port = obj('PortValues', {
  name: text.doc('Name of the port.'),
  nodePort: integer.doc('Port on the nodes.'),
  port: int.doc('Port of the service.'),
  protocol: text.doc('TCP, UDP or SCTP; default TCP.'),
  targetPort: either(int, str).nil.doc('Port of the pod.'),
});
const SecretVolume = obj('SecretVolumeValues', {
  mountPath: text.doc('Folder in the container.'),
  name: text.doc('Name of the volume.'),
  secretName: text.doc('Name of the Secret.'),
});
const ConfigVolume = obj('ConfigVolumeValues', {
  configMapName: text.doc('Name of the ConfigMap.'),
  mountPath: text.doc('Folder in the container.'),
  name: text.doc('Name of the volume.'),
});

const gatewayFields = {
  additionalContainers: k8sList('Container').doc('Further containers.'),
  autoscaleEnabled: flag.doc('Make a HorizontalPodAutoscaler; default true.'),
  autoscaleMax: whole.doc('Greatest number of pods; default 5.'),
  autoscaleMin: whole.doc('Least number of pods; default 1.'),
  configVolumes: list(ConfigVolume).nil.doc('ConfigMaps to mount.'),
  cpu: Utilization.doc('Autoscaling by CPU; default 80 percent.'),
  customService: flag.doc('Make no service; default false.'),
  enabled: flag.doc('Switch for istioctl; no effect itself.'),
  env: env.doc('Environment variables of the proxy.'),
  externalTrafficPolicy: text.doc(
    'Policy for traffic from outside, which may go to other nodes or not; default Cluster.',
  ),
  injectionTemplate: text.doc('Injection template; empty, the default, writes the whole proxy into the Deployment.'),
  ipFamilies: ipFamilies.doc('IP families of the service.'),
  ipFamilyPolicy: IpFamilyPolicy.doc('IP family policy of the Service: one family or two.'),
  labels: textMap.doc('Labels of the gateway.'),
  loadBalancerIP: text.doc('Address of the load balancer.'),
  loadBalancerSourceRanges: texts.doc('Address ranges of clients that the load balancer lets in.'),
  memory: Utilization.doc('Autoscaling by memory; off by default.'),
  name: text.doc('Name of all objects.'),
  nodeSelector: labels.doc('Labels of the nodes for the pods.'),
  podAnnotations: textMap.doc('Annotations of the pods.'),
  podAntiAffinityLabelSelector: antiAffinity.doc('Pods that must not be on the same node.'),
  podAntiAffinityTermLabelSelector: antiAffinity.doc('Pods that should not be on the same node.'),
  ports: list(Port).nil.doc('Ports of the service.'),
  replicaCount: whole.doc('Number of pods without autoscaling; by default Kubernetes decides.'),
  resources: resources.doc('Requests and limits.'),
  rollingMaxSurge: amount.doc('Pods above the number during an update; default 100%.'),
  rollingMaxUnavailable: amount.doc('Pods that may be away during an update; default 25%.'),
  runAsRoot: flag.doc('Run the proxy as root; default false.'),
  secretVolumes: list(SecretVolume).nil.doc('Secrets to mount.'),
  serviceAccount: obj('GatewayServiceAccountValues', {
    annotations: textMap.doc('Annotations of the service account.'),
  }).doc('Service account of the gateway.'),
  serviceAnnotations: labels.doc('Annotations of the service.'),
  tag: tag.doc('Tag of the image; by default global.tag.'),
  tolerations: tolerations.doc('Taints that the pods tolerate.'),
  type: text.doc('Type of the service: LoadBalancer, ClusterIP or NodePort.'),
};

/** Returns the values of chart `istio-ingress` or `istio-egress`, which differ in the name of their gateway. */
function gatewayChart(name: string, gateway: string, extra: Record<string, Shape>): Shape {
  return obj(name, {
    ...profileFields,
    gateways: obj(`${name}Gateways`, {
      ...GatewaysSection,
      [gateway]: obj(`${name}Gateway`, { ...gatewayFields, ...extra }).doc('The gateway.'),
      enabled: flag.doc('Switch for istioctl; no effect itself.'),
    }).doc('The gateway of this chart.'),
    global: globalField,
    meshConfig: free.doc('Mesh config, of which the gateway takes some settings.'),
    ownerName,
    pilot: free.doc('Values for istioctl; the chart reads pilot.cni only.'),
    revision,
  });
}

/** Values of chart `istio-ingress`. */
export const IstioIngressValues = gatewayChart('IstioIngressValues', 'istio-ingressgateway', {
  ingressPorts: list(Port).nil.doc('Further ports of the service.'),
});
/** Values of chart `istio-egress`. */
export const IstioEgressValues = gatewayChart('IstioEgressValues', 'istio-egressgateway', {
  egressPorts: list(Port).nil.doc('Further ports of the service.'),
});
