import { bool, en, int, list, obj, str, struct, type Shape } from '../schema/notation';
import type { EastWestGatewayProps, GatewayPort, CommonGatewayProps, GatewayServiceProps } from './index';
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
  propsOf,
  resources,
  strings,
  volumeMounts,
  volumes,
} from './common';

const portNumber = int.min(1).max(65535);

const portFields: { readonly [K in keyof Required<GatewayPort>]: Shape } = {
  name: str,
  port: portNumber,
  targetPort: portNumber,
  protocol: en('TCP', 'UDP'),
  nodePort: portNumber,
  appProtocol: str,
};
const { name, port, ...optionalPortFields } = portFields;
const Port = obj('GatewayPort', { 'name!': name, 'port!': port, ...optionalPortFields });

const Service = propsOf<GatewayServiceProps>('GatewayServiceProps', {
  type: en('LoadBalancer', 'ClusterIP', 'NodePort', 'None'),
  annotations: labels,
  clusterIP: str,
  loadBalancerIP: str,
  loadBalancerSourceRanges: strings,
  loadBalancerClass: str,
  externalTrafficPolicy: en('Cluster', 'Local'),
  externalIPs: strings,
  ipFamilies,
  ipFamilyPolicy,
});

const gatewayFields: { readonly [K in keyof Required<CommonGatewayProps>]: Shape } = {
  name: str.len(1, 63),
  namespace: str,
  labels,
  annotations: labels,
  injection: bool,
  kind: en('Deployment', 'DaemonSet'),
  revision: str,
  service: Service,
  ports: list(Port).min(1),
  replicas: count,
  autoscaling: Autoscaling,
  resources,
  scheduling: Scheduling,
  podDisruptionBudget: PodDisruptionBudget,
  podAnnotations: labels,
  serviceAccountAnnotations: labels,
  env,
  envFrom,
  volumes,
  volumeMounts,
  initContainers: containers,
  additionalContainers: containers,
  terminationGracePeriodSeconds: int.min(0),
  values: struct,
};

export const Gateway = propsOf<CommonGatewayProps>('GatewayProps', gatewayFields);
export const EastWestGateway = propsOf<EastWestGatewayProps>('EastWestGatewayProps', {
  ...gatewayFields,
  network: str,
});
