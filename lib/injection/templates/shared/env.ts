import { global, pod, proxyConfig, trustDomain, values } from './data';
import {
  and,
  append,
  choose,
  each,
  eachEntry,
  eq,
  type Expression,
  gather,
  hasAnnotation,
  join,
  type ListPart,
  lowerCase,
  ne,
  protoToJson,
  structToJson,
  text,
  valueOr,
  when,
} from '../language';
import type { TemplateRelease } from '../release';

/** Returns an environment variable with a field of the pod as its value. */
export const fromField = (name: string, fieldPath: string): ListPart => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});
/** Returns an environment variable with a limit of the container as its value, in units of one (cores, bytes). */
export const fromLimit = (name: string, resource: 'cpu' | 'memory'): ListPart => ({
  name,
  valueFrom: { resourceFieldRef: { resource: `limits.${resource}`, divisor: '1' } },
});
/** Returns an environment variable that is set only where its value is not empty. */
export const ifSet = (name: string, value: Expression<string>): ListPart => when(value, [{ name, value }]);

/** Address that signs certificates: the one from the values, or istiod of the revision. */
export const caAddress = choose(
  global.caAddress,
  global.caAddress,
  choose(
    values.revision,
    text`istiod-${values.revision}.${global.istioNamespace}.svc:15012`,
    text`istiod.${global.istioNamespace}.svc:15012`,
  ),
);

export const certificateEnv: ListPart[] = [
  { name: 'PILOT_CERT_PROVIDER', value: global.pilotCertProvider },
  { name: 'CA_ADDR', value: caAddress },
];

export const podEnv: ListPart[] = [
  fromField('POD_NAME', 'metadata.name'),
  fromField('POD_NAMESPACE', 'metadata.namespace'),
  fromField('INSTANCE_IP', 'status.podIP'),
  fromField('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
  fromField('HOST_IP', 'status.hostIP'),
];

/** Returns the limits of the container for the Go runtime of the agent. */
export const goRuntimeEnv = ({ facts }: TemplateRelease): ListPart[] => [
  fromLimit('GOMEMLIMIT', 'memory'),
  ...(facts.goMaxProcs ? [fromLimit('GOMAXPROCS', 'cpu')] : []),
];
export const nodeName: ListPart = fromField('ISTIO_META_NODE_NAME', 'spec.nodeName');

/** The proxy's configuration, a line of JSON. */
export const proxyConfigEnv: ListPart = { name: 'PROXY_CONFIG', value: text`${protoToJson(proxyConfig)}\n` };

const ports = gather<string>(
  'ports',
  each('container', pod.Spec.Containers, (container) => [
    each('port', container.Ports, (port) => [append(structToJson(port))]),
  ]),
);
/** All ports of the pod's containers: a JSON list with one port a line. */
export const podPortsEnv: ListPart = {
  name: 'ISTIO_META_POD_PORTS',
  value: choose(ports, text`[\n    ${join('\n    ,', ports)}\n]`, '[\n]'),
};

/** The names of the containers that are not the proxy. */
export const appContainers = gather<string>(
  'appContainers',
  each('container', pod.Spec.Containers, (container) => [
    when(ne(container.Name, 'istio-proxy'), [append(container.Name)]),
  ]),
);
export const appContainersEnv: ListPart = { name: 'ISTIO_META_APP_CONTAINERS', value: join(',', appContainers) };

/** Returns the compliance policy that istiod itself runs under. */
export function complianceEnv(release: TemplateRelease): ListPart {
  const policy = pod.CompliancePolicy;
  const runtime: ListPart[] = release.facts.fipsOnlyRuntime
    ? [when(eq(policy, 'fips-140-3'), [{ name: 'GODEBUG', value: 'fips140=only' }])]
    : [];
  return when(policy, [{ name: 'COMPLIANCE_POLICY', value: policy }, ...runtime]);
}

export const clusterIdEnv = (byDefault: Expression<string> | string): ListPart => ({
  name: 'ISTIO_META_CLUSTER_ID',
  value: valueOr(global.multiCluster.clusterName, byDefault),
});
export const networkEnv: ListPart = ifSet('ISTIO_META_NETWORK', global.network);

const ownerNamespace = valueOr(pod.DeploymentMeta.Namespace, 'default');
const ownerKind = lowerCase(pod.TypeMeta.Kind);
const { Name: ownerName } = pod.DeploymentMeta;

/** The object that owns the pod, as a path of the Kubernetes API. */
export const ownerEnv: ListPart = when(and(pod.TypeMeta.APIVersion, ownerName), [
  {
    name: 'ISTIO_META_OWNER',
    value: text`kubernetes://apis/${pod.TypeMeta.APIVersion}/namespaces/${ownerNamespace}/${ownerKind}s/${ownerName}`,
  },
]);

/** The bootstrap file from the ConfigMap that an annotation names. */
export const bootstrapEnv: ListPart = when(hasAnnotation('sidecar.istio.io/bootstrapOverride'), [
  { name: 'ISTIO_BOOTSTRAP_OVERRIDE', value: '/etc/istio/custom-bootstrap/custom_bootstrap.json' },
]);
/** Environment variable for rewritten probes, which must go to localhost where inbound traffic does. */
export const localhostProbesEnv: ListPart = when(eq(pod.InboundTrafficPolicyMode, 'localhost'), [
  { name: 'REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION', value: 'true' },
]);

/** The mesh's id (its trust domain, unless the values give one) and the trust domain. */
export const meshEnv: ListPart[] = [
  when(
    global.meshID,
    [{ name: 'ISTIO_META_MESH_ID', value: global.meshID }],
    [ifSet('ISTIO_META_MESH_ID', trustDomain)],
  ),
  ifSet('TRUST_DOMAIN', trustDomain),
];

/** `ProxyConfig.proxyMetadata` as environment variables. */
export const proxyMetadataEnv: ListPart = eachEntry(['key', 'value'], proxyConfig.ProxyMetadata, (name, value) => [
  { name, value },
]);
