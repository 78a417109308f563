/**
 * Types of an IstioOperator and of its `k8s` settings, in the notation of the pod types: one word per field. Types that
 * are not here are those of pods.
 */
export const OPERATOR_TYPES: Readonly<Record<string, string>> = {
  IstioOperator: 'kind:string apiVersion:string metadata:ObjectMeta spec:IstioOperatorSpec',
  IstioOperatorSpec:
    'profile:string installPackagePath:string hub:string tag:any namespace:string revision:string ' +
    'compatibilityVersion:string meshConfig:any components:*IstioComponentSpec values:any unvalidatedValues:any',
  IstioComponentSpec:
    'base:*BaseComponentSpec pilot:*ComponentSpec cni:*ComponentSpec ztunnel:*ComponentSpec ' +
    'istiodRemote:*ComponentSpec ingressGateways:[]GatewayComponentSpec egressGateways:[]GatewayComponentSpec',
  BaseComponentSpec: 'enabled:*bool k8s:*KubernetesResources',
  ComponentSpec: 'enabled:*bool namespace:string hub:string tag:any k8s:*KubernetesResources',
  GatewayComponentSpec:
    'enabled:*bool namespace:string hub:string tag:any k8s:*KubernetesResources name:string label:{}string',
  KubernetesResources:
    'affinity:*Affinity env:[]EnvVar hpaSpec:*HorizontalPodAutoscalerSpec imagePullPolicy:string ' +
    'nodeSelector:{}string podDisruptionBudget:*PodDisruptionBudgetSpec podAnnotations:{}string ' +
    'priorityClassName:string readinessProbe:*Probe replicaCount:int resources:*ResourceRequirements ' +
    'service:*ServiceSpec serviceAnnotations:{}string strategy:*DeploymentStrategy tolerations:[]Toleration ' +
    'securityContext:*PodSecurityContext volumes:[]Volume volumeMounts:[]VolumeMount overlays:[]KubernetesOverlay',
  KubernetesOverlay: 'apiVersion:string kind:string name:string patches:[]OverlayPatch',
  OverlayPatch: 'path:string value:any',
  HorizontalPodAutoscalerSpec:
    'scaleTargetRef:CrossVersionObjectReference minReplicas:*int maxReplicas:int metrics:[]MetricSpec ' +
    'behavior:*HorizontalPodAutoscalerBehavior',
  CrossVersionObjectReference: 'kind:string name:string apiVersion:string',
  MetricSpec:
    'type:string object:*ObjectMetricSource pods:*PodsMetricSource resource:*ResourceMetricSource ' +
    'containerResource:*ContainerResourceMetricSource external:*ExternalMetricSource',
  ObjectMetricSource: 'describedObject:CrossVersionObjectReference target:MetricTarget metric:MetricIdentifier',
  PodsMetricSource: 'metric:MetricIdentifier target:MetricTarget',
  ResourceMetricSource: 'name:string target:MetricTarget',
  ContainerResourceMetricSource: 'name:string target:MetricTarget container:string',
  ExternalMetricSource: 'metric:MetricIdentifier target:MetricTarget',
  MetricIdentifier: 'name:string selector:*LabelSelector',
  MetricTarget: 'type:string value:*quantity averageValue:*quantity averageUtilization:*int',
  HorizontalPodAutoscalerBehavior: 'scaleUp:*HPAScalingRules scaleDown:*HPAScalingRules',
  HPAScalingRules:
    'stabilizationWindowSeconds:*int selectPolicy:*string policies:[]HPAScalingPolicy tolerance:*quantity',
  HPAScalingPolicy: 'type:string value:int periodSeconds:int',
  PodDisruptionBudgetSpec:
    'minAvailable:*intOrString selector:*LabelSelector maxUnavailable:*intOrString unhealthyPodEvictionPolicy:*string',
};
