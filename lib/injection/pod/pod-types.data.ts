/**
 * The Kubernetes types of workloads and their pods, as istiod's Go code holds them: one line per type, one word per field, in the order in which Go
 * writes them. Generated from the Go types of Kubernetes 1.35 and 1.36; facts only.
 *
 * A word is `json=GoName:type` with these marks:
 * `=GoName` where the Go name is not the JSON name with a capital; `*` pointer (a zero value stays), `[]` list, `{}` map;
 * `@key` list that a strategic merge patch merges by `key` (`@` alone: a set); `!` written even when empty; `0` dropped when zero.
 */
export const POD_TYPES: Readonly<Record<string, string>> = {
  ObjectMeta:
    'name:string generateName:string namespace:string selfLink:string uid=UID:string resourceVersion:string generation:int ' +
    'creationTimestamp:time0 deletionTimestamp:*time deletionGracePeriodSeconds:*int labels:{}string annotations:{}string ' +
    'ownerReferences:[]OwnerReference@uid finalizers:[]string@ managedFields:[]ManagedFieldsEntry',
  PodSpec:
    'volumes:[]Volume@name initContainers:[]Container@name containers:[]Container@name! ephemeralContainers:[]EphemeralContainer@name ' +
    'restartPolicy:string terminationGracePeriodSeconds:*int activeDeadlineSeconds:*int dnsPolicy=DNSPolicy:string nodeSelector:{}string ' +
    'serviceAccountName:string serviceAccount=DeprecatedServiceAccount:string automountServiceAccountToken:*bool nodeName:string ' +
    'hostNetwork:bool hostPID:bool hostIPC:bool shareProcessNamespace:*bool securityContext:*PodSecurityContext ' +
    'imagePullSecrets:[]LocalObjectReference@name hostname:string subdomain:string affinity:*Affinity schedulerName:string ' +
    'tolerations:[]Toleration hostAliases:[]HostAlias@ip priorityClassName:string priority:*int dnsConfig=DNSConfig:*PodDNSConfig ' +
    'readinessGates:[]PodReadinessGate runtimeClassName:*string enableServiceLinks:*bool preemptionPolicy:*string overhead:{}quantity ' +
    'topologySpreadConstraints:[]TopologySpreadConstraint@topologyKey setHostnameAsFQDN:*bool os=OS:*PodOS hostUsers:*bool ' +
    'schedulingGates:[]PodSchedulingGate@name resourceClaims:[]PodResourceClaim@name resources:*ResourceRequirements ' +
    'hostnameOverride:*string workloadRef:*WorkloadReference schedulingGroup:*PodSchedulingGroup',
  OwnerReference: 'apiVersion=APIVersion:string! kind:string! name:string! uid=UID:string! controller:*bool blockOwnerDeletion:*bool',
  ManagedFieldsEntry: 'manager:string operation:string apiVersion=APIVersion:string time:*time fieldsType:string fieldsV1:*any subresource:string',
  Volume:
    'name:string! hostPath:*HostPathVolumeSource emptyDir:*EmptyDirVolumeSource ' +
    'gcePersistentDisk=GCEPersistentDisk:*GCEPersistentDiskVolumeSource ' +
    'awsElasticBlockStore=AWSElasticBlockStore:*AWSElasticBlockStoreVolumeSource gitRepo:*GitRepoVolumeSource secret:*SecretVolumeSource ' +
    'nfs=NFS:*NFSVolumeSource iscsi=ISCSI:*ISCSIVolumeSource glusterfs:*GlusterfsVolumeSource ' +
    'persistentVolumeClaim:*PersistentVolumeClaimVolumeSource rbd=RBD:*RBDVolumeSource flexVolume:*FlexVolumeSource ' +
    'cinder:*CinderVolumeSource cephfs=CephFS:*CephFSVolumeSource flocker:*FlockerVolumeSource downwardAPI:*DownwardAPIVolumeSource ' +
    'fc=FC:*FCVolumeSource azureFile:*AzureFileVolumeSource configMap:*ConfigMapVolumeSource ' +
    'vsphereVolume:*VsphereVirtualDiskVolumeSource quobyte:*QuobyteVolumeSource azureDisk:*AzureDiskVolumeSource ' +
    'photonPersistentDisk:*PhotonPersistentDiskVolumeSource projected:*ProjectedVolumeSource portworxVolume:*PortworxVolumeSource ' +
    'scaleIO:*ScaleIOVolumeSource storageos=StorageOS:*StorageOSVolumeSource csi=CSI:*CSIVolumeSource ephemeral:*EphemeralVolumeSource ' +
    'image:*ImageVolumeSource',
  Container:
    'name:string! image:string command:[]string args:[]string workingDir:string ports:[]ContainerPort@containerPort ' +
    'envFrom:[]EnvFromSource env:[]EnvVar@name resources:ResourceRequirements resizePolicy:[]ContainerResizePolicy restartPolicy:*string ' +
    'restartPolicyRules:[]ContainerRestartRule volumeMounts:[]VolumeMount@mountPath volumeDevices:[]VolumeDevice@devicePath ' +
    'livenessProbe:*Probe readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath:string ' +
    'terminationMessagePolicy:string imagePullPolicy:string securityContext:*SecurityContext stdin:bool stdinOnce:bool tty=TTY:bool',
  EphemeralContainer:
    'name:string! image:string command:[]string args:[]string workingDir:string ports:[]ContainerPort@containerPort ' +
    'envFrom:[]EnvFromSource env:[]EnvVar@name resources:ResourceRequirements resizePolicy:[]ContainerResizePolicy restartPolicy:*string ' +
    'restartPolicyRules:[]ContainerRestartRule volumeMounts:[]VolumeMount@mountPath volumeDevices:[]VolumeDevice@devicePath ' +
    'livenessProbe:*Probe readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath:string ' +
    'terminationMessagePolicy:string imagePullPolicy:string securityContext:*SecurityContext stdin:bool stdinOnce:bool tty=TTY:bool ' +
    'targetContainerName:string',
  PodSecurityContext:
    'seLinuxOptions=SELinuxOptions:*SELinuxOptions windowsOptions:*WindowsSecurityContextOptions runAsUser:*int runAsGroup:*int ' +
    'runAsNonRoot:*bool supplementalGroups:[]int supplementalGroupsPolicy:*string fsGroup=FSGroup:*int sysctls:[]Sysctl ' +
    'fsGroupChangePolicy=FSGroupChangePolicy:*string seccompProfile:*SeccompProfile appArmorProfile:*AppArmorProfile ' +
    'seLinuxChangePolicy=SELinuxChangePolicy:*string',
  LocalObjectReference: 'name:string',
  Affinity: 'nodeAffinity:*NodeAffinity podAffinity:*PodAffinity podAntiAffinity:*PodAntiAffinity',
  Toleration: 'key:string operator:string value:string effect:string tolerationSeconds:*int',
  HostAlias: 'ip=IP:string! hostnames:[]string',
  PodDNSConfig: 'nameservers:[]string searches:[]string options:[]PodDNSConfigOption',
  PodReadinessGate: 'conditionType:string!',
  TopologySpreadConstraint:
    'maxSkew:int! topologyKey:string! whenUnsatisfiable:string! labelSelector:*LabelSelector minDomains:*int nodeAffinityPolicy:*string ' +
    'nodeTaintsPolicy:*string matchLabelKeys:[]string',
  PodOS: 'name:string!',
  PodSchedulingGate: 'name:string!',
  PodResourceClaim: 'name:string! resourceClaimName:*string resourceClaimTemplateName:*string',
  ResourceRequirements: 'limits:{}quantity requests:{}quantity claims:[]ResourceClaim',
  PodSchedulingGroup: 'podGroupName:*string',
  HostPathVolumeSource: 'path:string! type:*string',
  EmptyDirVolumeSource: 'medium:string sizeLimit:*quantity',
  GCEPersistentDiskVolumeSource: 'pdName=PDName:string! fsType=FSType:string partition:int readOnly:bool',
  AWSElasticBlockStoreVolumeSource: 'volumeID:string! fsType=FSType:string partition:int readOnly:bool',
  GitRepoVolumeSource: 'repository:string! revision:string directory:string',
  SecretVolumeSource: 'secretName:string items:[]KeyToPath defaultMode:*int optional:*bool',
  NFSVolumeSource: 'server:string! path:string! readOnly:bool',
  ISCSIVolumeSource:
    'targetPortal:string! iqn=IQN:string! lun:int! iscsiInterface=ISCSIInterface:string fsType=FSType:string readOnly:bool ' +
    'portals:[]string chapAuthDiscovery=DiscoveryCHAPAuth:bool chapAuthSession=SessionCHAPAuth:bool secretRef:*LocalObjectReference ' +
    'initiatorName:*string',
  GlusterfsVolumeSource: 'endpoints=EndpointsName:string! path:string! readOnly:bool',
  PersistentVolumeClaimVolumeSource: 'claimName:string! readOnly:bool',
  RBDVolumeSource:
    'monitors=CephMonitors:[]string! image=RBDImage:string! fsType=FSType:string pool=RBDPool:string user=RadosUser:string keyring:string ' +
    'secretRef:*LocalObjectReference readOnly:bool',
  FlexVolumeSource: 'driver:string! fsType=FSType:string secretRef:*LocalObjectReference readOnly:bool options:{}string',
  CinderVolumeSource: 'volumeID:string! fsType=FSType:string readOnly:bool secretRef:*LocalObjectReference',
  CephFSVolumeSource: 'monitors:[]string! path:string user:string secretFile:string secretRef:*LocalObjectReference readOnly:bool',
  FlockerVolumeSource: 'datasetName:string datasetUUID:string',
  DownwardAPIVolumeSource: 'items:[]DownwardAPIVolumeFile defaultMode:*int',
  FCVolumeSource: 'targetWWNs:[]string lun:*int fsType=FSType:string readOnly:bool wwids=WWIDs:[]string',
  AzureFileVolumeSource: 'secretName:string! shareName:string! readOnly:bool',
  ConfigMapVolumeSource: 'name:string items:[]KeyToPath defaultMode:*int optional:*bool',
  VsphereVirtualDiskVolumeSource: 'volumePath:string! fsType=FSType:string storagePolicyName:string storagePolicyID:string',
  QuobyteVolumeSource: 'registry:string! volume:string! readOnly:bool user:string group:string tenant:string',
  AzureDiskVolumeSource: 'diskName:string! diskURI=DataDiskURI:string! cachingMode:*string fsType=FSType:*string readOnly:*bool kind:*string',
  PhotonPersistentDiskVolumeSource: 'pdID:string! fsType=FSType:string',
  ProjectedVolumeSource: 'sources:[]VolumeProjection! defaultMode:*int',
  PortworxVolumeSource: 'volumeID:string! fsType=FSType:string readOnly:bool',
  ScaleIOVolumeSource:
    'gateway:string! system:string! secretRef:*LocalObjectReference! sslEnabled=SSLEnabled:bool protectionDomain:string ' +
    'storagePool:string storageMode:string volumeName:string fsType=FSType:string readOnly:bool',
  StorageOSVolumeSource: 'volumeName:string volumeNamespace:string fsType=FSType:string readOnly:bool secretRef:*LocalObjectReference',
  CSIVolumeSource: 'driver:string! readOnly:*bool fsType=FSType:*string volumeAttributes:{}string nodePublishSecretRef:*LocalObjectReference',
  EphemeralVolumeSource: 'volumeClaimTemplate:*PersistentVolumeClaimTemplate',
  ImageVolumeSource: 'reference:string pullPolicy:string',
  ContainerPort: 'name:string hostPort:int containerPort:int! protocol:string hostIP:string',
  EnvFromSource: 'prefix:string configMapRef:*ConfigMapEnvSource secretRef:*SecretEnvSource',
  EnvVar: 'name:string! value:string valueFrom:*EnvVarSource',
  ContainerResizePolicy: 'resourceName:string! restartPolicy:string!',
  ContainerRestartRule: 'action:string exitCodes:*ContainerRestartRuleOnExitCodes',
  VolumeMount: 'name:string! readOnly:bool recursiveReadOnly:*string mountPath:string! subPath:string mountPropagation:*string subPathExpr:string',
  VolumeDevice: 'name:string! devicePath:string!',
  Probe:
    'exec:*ExecAction httpGet=HTTPGet:*HTTPGetAction tcpSocket=TCPSocket:*TCPSocketAction grpc=GRPC:*GRPCAction initialDelaySeconds:int ' +
    'timeoutSeconds:int periodSeconds:int successThreshold:int failureThreshold:int terminationGracePeriodSeconds:*int',
  Lifecycle: 'postStart:*LifecycleHandler preStop:*LifecycleHandler stopSignal:*string',
  SecurityContext:
    'capabilities:*Capabilities privileged:*bool seLinuxOptions=SELinuxOptions:*SELinuxOptions ' +
    'windowsOptions:*WindowsSecurityContextOptions runAsUser:*int runAsGroup:*int runAsNonRoot:*bool readOnlyRootFilesystem:*bool ' +
    'allowPrivilegeEscalation:*bool procMount:*string seccompProfile:*SeccompProfile appArmorProfile:*AppArmorProfile',
  SELinuxOptions: 'user:string role:string type:string level:string',
  WindowsSecurityContextOptions:
    'gmsaCredentialSpecName=GMSACredentialSpecName:*string gmsaCredentialSpec=GMSACredentialSpec:*string runAsUserName:*string ' +
    'hostProcess:*bool',
  Sysctl: 'name:string! value:string!',
  SeccompProfile: 'type:string! localhostProfile:*string',
  AppArmorProfile: 'type:string! localhostProfile:*string',
  NodeAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm',
  PodAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  PodAntiAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  PodDNSConfigOption: 'name:string value:*string',
  LabelSelector: 'matchLabels:{}string matchExpressions:[]LabelSelectorRequirement',
  ResourceClaim: 'name:string! request:string',
  KeyToPath: 'key:string! path:string! mode:*int',
  DownwardAPIVolumeFile: 'path:string! fieldRef:*ObjectFieldSelector resourceFieldRef:*ResourceFieldSelector mode:*int',
  VolumeProjection:
    'secret:*SecretProjection downwardAPI:*DownwardAPIProjection configMap:*ConfigMapProjection ' +
    'serviceAccountToken:*ServiceAccountTokenProjection clusterTrustBundle:*ClusterTrustBundleProjection ' +
    'podCertificate:*PodCertificateProjection',
  PersistentVolumeClaimTemplate: 'metadata=ObjectMeta:ObjectMeta spec:PersistentVolumeClaimSpec!',
  ConfigMapEnvSource: 'name:string optional:*bool',
  SecretEnvSource: 'name:string optional:*bool',
  EnvVarSource:
    'fieldRef:*ObjectFieldSelector resourceFieldRef:*ResourceFieldSelector configMapKeyRef:*ConfigMapKeySelector ' +
    'secretKeyRef:*SecretKeySelector fileKeyRef:*FileKeySelector',
  ContainerRestartRuleOnExitCodes: 'operator:string values:[]int',
  ExecAction: 'command:[]string',
  HTTPGetAction: 'path:string port:intOrString! host:string scheme:string httpHeaders=HTTPHeaders:[]HTTPHeader',
  TCPSocketAction: 'port:intOrString! host:string',
  GRPCAction: 'port:int! service:*string!',
  LifecycleHandler: 'exec:*ExecAction httpGet=HTTPGet:*HTTPGetAction tcpSocket=TCPSocket:*TCPSocketAction sleep:*SleepAction',
  Capabilities: 'add:[]string drop:[]string',
  NodeSelector: 'nodeSelectorTerms:[]NodeSelectorTerm!',
  PreferredSchedulingTerm: 'weight:int! preference:NodeSelectorTerm!',
  PodAffinityTerm:
    'labelSelector:*LabelSelector namespaces:[]string topologyKey:string! namespaceSelector:*LabelSelector matchLabelKeys:[]string ' +
    'mismatchLabelKeys:[]string',
  WeightedPodAffinityTerm: 'weight:int! podAffinityTerm:PodAffinityTerm!',
  LabelSelectorRequirement: 'key:string! operator:string! values:[]string',
  ObjectFieldSelector: 'apiVersion=APIVersion:string fieldPath:string!',
  ResourceFieldSelector: 'containerName:string resource:string! divisor:quantity',
  SecretProjection: 'name:string items:[]KeyToPath optional:*bool',
  DownwardAPIProjection: 'items:[]DownwardAPIVolumeFile',
  ConfigMapProjection: 'name:string items:[]KeyToPath optional:*bool',
  ServiceAccountTokenProjection: 'audience:string expirationSeconds:*int path:string!',
  ClusterTrustBundleProjection: 'name:*string signerName:*string labelSelector:*LabelSelector optional:*bool path:string!',
  PodCertificateProjection:
    'signerName:string keyType:string maxExpirationSeconds:*int credentialBundlePath:string keyPath:string certificateChainPath:string ' +
    'userAnnotations:{}string',
  PersistentVolumeClaimSpec:
    'accessModes:[]string selector:*LabelSelector resources:VolumeResourceRequirements volumeName:string storageClassName:*string ' +
    'volumeMode:*string dataSource:*TypedLocalObjectReference dataSourceRef:*TypedObjectReference volumeAttributesClassName:*string',
  ConfigMapKeySelector: 'name:string key:string! optional:*bool',
  SecretKeySelector: 'name:string key:string! optional:*bool',
  FileKeySelector: 'volumeName:string! path:string! key:string! optional:*bool',
  HTTPHeader: 'name:string! value:string!',
  SleepAction: 'seconds:int!',
  NodeSelectorTerm: 'matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement',
  VolumeResourceRequirements: 'limits:{}quantity requests:{}quantity',
  TypedLocalObjectReference: 'apiGroup=APIGroup:*string! kind:string! name:string!',
  TypedObjectReference: 'apiGroup=APIGroup:*string! kind:string! name:string! namespace:*string',
  NodeSelectorRequirement: 'key:string! operator:string! values:[]string',
  WorkloadReference: 'name:string! podGroup:string! podGroupReplicaKey:string',
  DeploymentSpec:
    'replicas:*int selector:*LabelSelector! template:PodTemplateSpec! strategy:DeploymentStrategy minReadySeconds:int ' +
    'revisionHistoryLimit:*int paused:bool progressDeadlineSeconds:*int',
  DaemonSetSpec:
    'selector:*LabelSelector! template:PodTemplateSpec! updateStrategy:DaemonSetUpdateStrategy minReadySeconds:int ' +
    'revisionHistoryLimit:*int',
  ServiceSpec:
    'ports:[]ServicePort@port selector:{}string clusterIP:string clusterIPs:[]string type:string externalIPs:[]string ' +
    'sessionAffinity:string loadBalancerIP:string loadBalancerSourceRanges:[]string externalName:string ' +
    'externalTrafficPolicy:string healthCheckNodePort:int publishNotReadyAddresses:bool ' +
    'sessionAffinityConfig:*SessionAffinityConfig ipFamilies=IPFamilies:[]string ipFamilyPolicy=IPFamilyPolicy:*string ' +
    'allocateLoadBalancerNodePorts:*bool loadBalancerClass:*string internalTrafficPolicy:*string ' +
    'trafficDistribution:*string',
  ServicePort:
    'name:string protocol:string appProtocol:*string port:int! targetPort:intOrString! nodePort:int',
  SessionAffinityConfig: 'clientIP:*ClientIPConfig',
  ClientIPConfig: 'timeoutSeconds:*int',
  ReplicaSetSpec: 'replicas:*int minReadySeconds:int selector:*LabelSelector! template:PodTemplateSpec',
  StatefulSetSpec:
    'replicas:*int selector:*LabelSelector! template:PodTemplateSpec! volumeClaimTemplates:[]PersistentVolumeClaim serviceName:string! ' +
    'podManagementPolicy:string updateStrategy:StatefulSetUpdateStrategy revisionHistoryLimit:*int minReadySeconds:int ' +
    'persistentVolumeClaimRetentionPolicy:*StatefulSetPersistentVolumeClaimRetentionPolicy ordinals:*StatefulSetOrdinals',
  JobSpec:
    'parallelism:*int completions:*int activeDeadlineSeconds:*int podFailurePolicy:*PodFailurePolicy successPolicy:*SuccessPolicy ' +
    'backoffLimit:*int backoffLimitPerIndex:*int maxFailedIndexes:*int selector:*LabelSelector manualSelector:*bool ' +
    'template:PodTemplateSpec! ttlSecondsAfterFinished=TTLSecondsAfterFinished:*int completionMode:*string suspend:*bool ' +
    'podReplacementPolicy:*string managedBy:*string',
  CronJobSpec:
    'schedule:string! timeZone:*string startingDeadlineSeconds:*int concurrencyPolicy:string suspend:*bool jobTemplate:JobTemplateSpec! ' +
    'successfulJobsHistoryLimit:*int failedJobsHistoryLimit:*int',
  ReplicationControllerSpec: 'replicas:*int minReadySeconds:int selector:{}string template:*PodTemplateSpec',
  DeploymentConfigSpec:
    'strategy:DeploymentConfigStrategy! minReadySeconds:int triggers:[]DeploymentTriggerPolicy! replicas:int! revisionHistoryLimit:*int ' +
    'test:bool! paused:bool selector:{}string template:*PodTemplateSpec',
  PodTemplateSpec: 'metadata=ObjectMeta:ObjectMeta spec:PodSpec',
  JobTemplateSpec: 'metadata=ObjectMeta:ObjectMeta spec:JobSpec',
  DeploymentStrategy: 'type:string rollingUpdate:*RollingUpdateDeployment',
  DaemonSetUpdateStrategy: 'type:string rollingUpdate:*RollingUpdateDaemonSet',
  StatefulSetUpdateStrategy: 'type:string rollingUpdate:*RollingUpdateStatefulSetStrategy',
  RollingUpdateDeployment: 'maxUnavailable:*intOrString maxSurge:*intOrString',
  RollingUpdateDaemonSet: 'maxUnavailable:*intOrString maxSurge:*intOrString',
  RollingUpdateStatefulSetStrategy: 'partition:*int maxUnavailable:*intOrString',
  StatefulSetPersistentVolumeClaimRetentionPolicy: 'whenDeleted:string whenScaled:string',
  StatefulSetOrdinals: 'start:int!',
  PersistentVolumeClaim: 'kind:string apiVersion=APIVersion:string metadata=ObjectMeta:ObjectMeta spec:PersistentVolumeClaimSpec',
  PodFailurePolicy: 'rules:[]PodFailurePolicyRule!',
  PodFailurePolicyRule:
    'action:string! onExitCodes:*PodFailurePolicyOnExitCodesRequirement onPodConditions:[]PodFailurePolicyOnPodConditionsPattern',
  PodFailurePolicyOnExitCodesRequirement: 'containerName:*string operator:string! values:[]int!',
  PodFailurePolicyOnPodConditionsPattern: 'type:string! status:string!',
  SuccessPolicy: 'rules:[]SuccessPolicyRule!',
  SuccessPolicyRule: 'succeededIndexes:*string succeededCount:*int',
  DeploymentConfigStrategy:
    'type:string customParams:*any recreateParams:*any rollingParams:*any resources:ResourceRequirements labels:{}string ' +
    'annotations:{}string activeDeadlineSeconds:*int',
  DeploymentTriggerPolicy: 'type:string imageChangeParams:*DeploymentTriggerImageChangeParams',
  DeploymentTriggerImageChangeParams: 'automatic:bool containerNames:[]string from:ObjectReference! lastTriggeredImage:string',
  ObjectReference: 'kind:string namespace:string name:string uid=UID:string apiVersion=APIVersion:string resourceVersion:string fieldPath:string',
};
