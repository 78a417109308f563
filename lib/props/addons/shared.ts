import { bool, en, int, k8s, list, str, struct, type Shape } from '../../schema/notation';
import {
  PodDisruptionBudget,
  Scheduling,
  containers,
  count,
  env,
  envFrom,
  labels,
  resources,
  strings,
  volumeMounts,
  volumes,
} from '../common';
import { extended, props, toggle, type Fields } from '../declare';

export const names = list(str);
const port = int.min(1).max(65535);
const nodePort = port.doc('Port of the nodes, where the type has one. @default - Kubernetes chooses');
export const structs = list(struct);

export const SecretKey = props('SecretKey', 'A key of a Secret in the namespace of the pod that reads it.', {
  'secret!': str.minLen(1).doc('Name of the Secret.'),
  'key!': str.minLen(1).doc('Key in the Secret.'),
});

export const Storage = props('StorageProps', 'A volume that outlives the pod: a PersistentVolumeClaim.', {
  'size!': str.doc('Size, as a quantity: `50Gi`.'),
  'storageClass': str.doc("Name of a StorageClass. @default - the cluster's"),
  'accessModes': list(en('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')).doc(
    "Access modes of the volume. @default ['ReadWriteOnce']",
  ),
  'labels': labels.doc('Further labels of the claim. @default - none'),
  'annotations': labels.doc('Annotations of the claim. @default - none'),
});

/** A volume that may be there already. */
export const ClaimedStorage = props(
  'ClaimedStorageProps',
  'A volume that outlives the pod: its own, or one there is.',
  {
    ...Storage.facts.fields,
    size: str.doc('Size, as a quantity: `50Gi`. @default - none; needed unless `existingClaim` is given'),
    existingClaim: str.minLen(1).plain.doc('Name of a claim that there is already. @default - one of its own'),
    selector: k8s('LabelSelector').doc('Labels of the volumes that fit. @default - any volume'),
    volumeName: str.doc('Name of the volume. @default - any that fits'),
  },
);

const serviceProps: Fields = {
  type: en('ClusterIP', 'NodePort', 'LoadBalancer').doc("Type of the Service. @default 'ClusterIP'"),
  annotations: labels.doc('Annotations of the Service. @default - none'),
  spec: k8s('ServiceFields').doc(
    'Further fields of its spec: maps merge, lists replace, null removes. @default - none',
  ),
};
const AddonService = props('AddonServiceProps', 'The Service of an addon.', serviceProps);

/** A Service whose port of the nodes programs may choose. */
export const nodePortService = props('AddonNodePortServiceProps', 'The Service of an addon, reached at nodes too.', {
  ...serviceProps,
  nodePort,
}).doc('Its Service. @default - inside the cluster only');

/** A Service with one port, which programs may choose. */
export const portService = props('AddonPortServiceProps', 'The Service of an addon, which has one port.', {
  ...serviceProps,
  port: port.plain.doc("Port of the Service. @default - the container's"),
  nodePort,
  labels: labels.doc('Further labels of the Service. @default - none'),
  loadBalancerSourceRanges: strings.doc('Addresses that a load balancer lets in, as CIDRs. @default - all'),
}).doc('Its Service. @default - inside the cluster only');

/** The account of the pods. */
export const serviceAccount = props('AddonServiceAccountProps', 'The account that pods of an addon run as.', {
  name: str.minLen(1).plain.doc('Name of an account that there is: none is written then. @default - one of its own'),
  create: bool.plain.doc('Writes the ServiceAccount. @default - unless it has a `name`'),
  labels: labels.doc('Further labels of its own account. @default - none'),
  automountToken: bool.doc("Mounts the token of the account in its pods. @default - the chart's"),
  annotations: labels.doc('Annotations of its own account. @default - none'),
}).doc('The account of its pods. @default - one of its own');

/** Istio's own way in: an Ingress, or a VirtualService behind a gateway of the mesh. */
export const AddonIngress = props('AddonIngressProps', 'A way in from outside the cluster.', {
  'host!': str.doc('Host name that is served; `*` for all.'),
  'className': str.plain.doc('Ingress class: writes an Ingress. @default - none; `gateway` is the other way'),
  'gateway': struct
    .type('AddonGateway')
    .plain.doc(
      'Gateway of the mesh: writes a VirtualService. A construct; `{ name: "NAMESPACE/NAME" }` of an Istio Gateway; ' +
        'or ' +
        '`{ selector }`, labels of gateway pods, for which a Gateway is written too. @default - none',
    ),
  'path': str.doc("Path that leads here. @default - the addon's own root"),
  'tlsSecret': str.doc('Secret with the certificate of the host: serves HTTPS. @default - plain HTTP'),
  'annotations': labels.doc('Annotations of the Ingress. @default - none'),
  'labels': labels.doc('Further labels of the Ingress. @default - none'),
  'spec': k8s('IngressFields').doc(
    'Further fields of the spec of the Ingress: maps merge, lists replace, null removes. @default - none',
  ),
});

/** Props of every addon: its place, its pods, and the network policy. */
export const CommonAddon = props('CommonAddonProps', 'Settings that all addons share.', {
  namespace: str.plain.doc('Namespace of its objects. @default - that of all addons; of the chart or program'),
  imagePullPolicy: en('Always', 'IfNotPresent', 'Never').doc("When nodes pull images. @default 'IfNotPresent'"),
  imagePullSecrets: strings.doc('Names of Secrets to pull images with. @default - none'),
  resources: resources.doc("Compute resources. @default - those of Istio's samples"),
  scheduling: Scheduling.doc('Nodes that the pods run on. @default - any'),
  podLabels: labels.doc('Further labels of the pods. @default - `sidecar.istio.io/inject: "false"` only'),
  podAnnotations: labels.doc('Further annotations of the pods. @default - none'),
  env: env.doc('Further environment of the container. @default - none'),
  podSecurityContext: k8s('PodSecurityContext').doc(
    'Security settings of the pods. @default - fit for the pod security level `restricted`; ' +
      "under `addons` the samples'",
  ),
  securityContext: k8s('SecurityContext').doc(
    'Security settings of the containers. @default - fit for the pod security level `restricted`; ' +
      "under `addons` the samples'",
  ),
  networkPolicy: bool.plain.doc('A NetworkPolicy that lets in what its ports serve. @default false'),
  service: AddonService.doc('Its Service. @default - inside the cluster only'),
});

/** The name of an addon's objects, and its image. */
export const named = (name: string, image: string): Fields => ({
  name: str.plain.doc(`Name of its objects. @default '${name}'; the id of a construct of its own`),
  image: str.minLen(1).doc(`Image, as a whole reference. @default - \`${image}\` in the version of Istio's samples`),
});

const OVER = "in Kubernetes' terms: maps merge, lists replace, null removes. @default - none";

/** Props of addons whose official charts let every field of their objects be changed. */
export const ChartedAddon = extended(
  CommonAddon,
  'ChartedAddonProps',
  "Objects of an addon, in Kubernetes' own terms.",
  {
    labels: labels.doc('Further labels of all its objects and pods. @default - none'),
    annotations: labels.doc('Annotations of its Deployment. @default - none'),
    configMapAnnotations: labels.doc('Annotations of its ConfigMap. @default - none'),
    envFrom: envFrom.doc('Environment from Secrets and ConfigMaps (`valueFrom`). @default - none'),
    volumes: volumes.doc('Further volumes of the pods, in place of its own of the same name. @default - none'),
    volumeMounts: volumeMounts.doc(
      'Further mounts of its container, in place of its own at the same path. @default - none',
    ),
    initContainers: containers.doc('Containers that run before its own. @default - none'),
    additionalContainers: containers.doc('Containers beside its own. @default - none'),
    container: k8s('ContainerFields').doc(`Further fields of its container, as probes, ${OVER}`),
    pod: k8s('PodFields').doc(`Further fields of the pods, as \`dnsPolicy\`, ${OVER}`),
    workload: k8s('WorkloadFields').doc(`Further fields of the Deployment, as \`strategy\`, ${OVER}`),
  },
);

/** What addons with several replicas have too. */
export const replicaProps: Fields = {
  replicas: count.doc('Number of pods. @default 1'),
  podDisruptionBudget: toggle(PodDisruptionBudget).plain.doc('A PodDisruptionBudget. @default false'),
};

/** Where people reach it. */
export const ingressProp: Shape = AddonIngress.doc('A way in from outside. @default - none');
