import { bool, en, int, list, str, struct } from '../schema/notation';
import {
  Autoscaling,
  PodDisruptionBudget,
  Scheduling,
  containers,
  count,
  env,
  envFrom,
  ipFamilies,
  ipFamilyPolicy,
  labels,
  resources,
  strings,
  volumeMounts,
  volumes,
} from './common';
import { extended, props, refine } from './declare';

const portNumber = int.min(1).max(65535);

const Port = props('GatewayPort', "A port of a gateway's Service.", {
  'name!': str.doc('Name, unique within the gateway; its first part is the protocol (`http2`, `https`, `tcp-mysql`).'),
  'port!': portNumber.doc('Number on the Service, 1 to 65535.'),
  'targetPort': portNumber.doc(
    "Number in the pod, 1 to 65535: the proxy's ports have no names. @default - the same as `port`",
  ),
  'protocol': en('TCP', 'UDP').doc("Transport. @default 'TCP'"),
  'nodePort': portNumber.doc('Number on the nodes, for `NodePort` and `LoadBalancer`. @default - chosen by Kubernetes'),
  'appProtocol': str.doc('Application protocol. @default - none'),
});

const Service = props('GatewayServiceProps', 'The Service in front of a gateway.', {
  type: en('LoadBalancer', 'ClusterIP', 'NodePort', 'None').plain.doc(
    "`None` leaves the Service out. @default 'LoadBalancer'",
  ),
  annotations: labels.doc('Annotations of the Service.'),
  clusterIP: str.doc('A fixed cluster IP, or `None`. @default - chosen by Kubernetes'),
  loadBalancerIP: str.doc('The address asked of the cloud. @default - chosen by the cloud'),
  loadBalancerSourceRanges: strings.doc('Client ranges that the cloud lets through. @default - all'),
  loadBalancerClass: str.doc("Load balancer class: the implementation that serves it. @default - the cluster's"),
  externalTrafficPolicy: en('Cluster', 'Local').doc(
    "`Local` keeps the client's address. @default - Kubernetes' own (`Cluster`)",
  ),
  externalIPs: strings.doc('Addresses outside the cluster that lead to the Service.'),
  ipFamilies: ipFamilies.doc('IP families of the Service, the first one first.'),
  ipFamilyPolicy: ipFamilyPolicy.doc('IP family policy of the Service: one family or two.'),
});

const GatewayAutoscaling = refine(Autoscaling, {
  min: (shape) => shape.value('autoscaling.minReplicas'),
  max: (shape) => shape.value('autoscaling.maxReplicas'),
  cpu: (shape) => shape.value('autoscaling.targetCPUUtilizationPercentage'),
  memory: (shape) => shape.value('autoscaling.targetMemoryUtilizationPercentage'),
  behavior: (shape) => shape.value('autoscaling.autoscaleBehavior'),
});

/**
 * Props that all gateways have. Their values are those of chart `gateway`, by paths within the gateway's own `values`.
 */
export const CommonGateway = props(
  'CommonGatewayProps',
  'Settings that ingress, egress and east-west gateways share.',
  {
    name: str
      .len(1, 63)
      .plain.value('name')
      .doc('Name of the Deployment, Service and account; Istio `Gateway` objects select it by the label `istio`.'),
    namespace: str.plain.doc(
      "Namespace of the gateway, created when `createNamespaces` is on. @default - the mesh's namespace",
    ),
    labels: labels.plain
      .value('labels')
      .doc(
        'Labels of the pods, which `Gateway` selectors match. @default - `app: NAME` and ' +
          '`istio: NAME without "istio-"`',
      ),
    annotations: labels.value('annotations').doc('Annotations of the Deployment and Service. @default - none'),
    injection: bool.plain.doc(
      '`true`: the pods carry `image: auto` and istiod fills in the proxy when they start ' +
        '(chart `gateway`, what Istio recommends). `false`: the whole proxy is written out ' +
        '(what istioctl installs). @default true',
    ),
    kind: en('Deployment', 'DaemonSet')
      .plain.value('kind')
      .doc("Workload kind of the pods. Only with `injection`. @default 'Deployment'"),
    revision: str.plain.doc("The control plane that serves it. @default - the mesh's revision"),
    service: Service.doc('The Service in front of the pods.'),
    ports: list(Port).min(1).doc('Ports of the Service. @default - status 15021, http2 80, https 443'),
    replicas: count.value('replicaCount').doc('A fixed number of pods, without autoscaling. @default - autoscaled'),
    autoscaling: GatewayAutoscaling.doc('Autoscaling limits. @default - 1 to 5 pods at 80 % CPU'),
    resources: resources.doc(
      'Compute resources. @default - requests of 100m CPU and 128Mi memory, limits of 2 CPU and 1Gi',
    ),
    scheduling: Scheduling.doc('Scheduling of the pods.'),
    podDisruptionBudget: PodDisruptionBudget.value('podDisruptionBudget').doc(
      "The disruption budget. @default - none for injected gateways, at least one pod for istioctl's",
    ),
    podAnnotations: labels.value('podAnnotations').doc('Annotations of the pods.'),
    serviceAccountAnnotations: labels
      .value('serviceAccount.annotations')
      .doc('Annotations of the ServiceAccount. @default - none'),
    env: env.value('env').doc('Environment variables of the proxy.'),
    envFrom: envFrom.value('envVarFrom').doc('Environment from Secrets and ConfigMaps. @default - none'),
    volumes: volumes.value('volumes').doc('Further volumes of the pods.'),
    volumeMounts: volumeMounts.value('volumeMounts').doc('Mounts of further volumes in the proxy.'),
    initContainers: containers.value('initContainers').doc('Containers that run before the proxy.'),
    additionalContainers: containers.value('additionalContainers').doc('Containers beside the proxy.'),
    terminationGracePeriodSeconds: int
      .min(0)
      .value('terminationGracePeriodSeconds')
      .doc('Seconds that connections have to end when a pod stops. @default 30'),
    values: struct
      .type('GatewayValues | IstioIngressValues | IstioEgressValues')
      .doc(
        'Further values of the chart, by their official names. A contradiction to another ' +
          'prop is a problem. @default - none',
      ),
  },
);

export const IngressGateway = extended(CommonGateway, 'IngressGatewayProps', 'A gateway for traffic into the mesh.', {
  name: str.len(1, 63).plain.value('name').doc("Name of the gateway and its objects. @default 'istio-ingressgateway'"),
});

export const EgressGateway = extended(CommonGateway, 'EgressGatewayProps', 'A gateway for traffic out of the mesh.', {
  name: str.len(1, 63).plain.value('name').doc("Name of the gateway and its objects. @default 'istio-egressgateway'"),
  ports: list(Port)
    .min(1)
    .doc('Ports of the Service, by default inside the cluster only. @default - http2 80, https 443'),
});

export const EastWestGateway = extended(
  CommonGateway,
  'EastWestGatewayProps',
  'A gateway between the networks of one mesh. https://istio.io/latest/docs/setup/install/multicluster/',
  {
    name: str
      .len(1, 63)
      .plain.value('name')
      .doc("Name of the gateway and its objects. @default 'istio-eastwestgateway'"),
    network: str
      .value('networkGateway')
      .doc("The network it serves. @default - the mesh's `network`; a problem when neither is given"),
  },
);
