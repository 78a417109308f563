/**
 * Props that decide which objects exist, or how objects are named or selected: they must be known when the program runs. `*` is any name or
 * index. Whatever else turns out to change the set of objects is refused too, by comparison.
 */
export const STRUCTURAL_MESH: readonly string[] = [
  'version',
  'profile',
  'platform',
  'compatibilityVersion',
  'namespace',
  'revision',
  'revisionTags.*',
  'defaultRevision',
  'resourceScope',
  'createNamespaces',
  'base',
  'crds',
  'crds.install',
  'crds.exclude.*',
  'pilot',
  'pilot.podDisruptionBudget',
  'pilot.replicas',
  'pilot.autoscaling.min',
  'cni',
  'cni.namespace',
  'cni.resourceQuota',
  'cni.resourceQuota.*',
  'cni.provider',
  'cni.repair',
  'cni.repair.enabled',
  'cni.ambient',
  'cni.ambient.enabled',
  'ztunnel',
  'ztunnel.namespace',
  'ztunnel.name',
  'ztunnel.resourceQuota',
  'eastWestGateway',
  'networkPolicies',
  'externalControlPlane',
  'externalControlPlane.enabled',
  'remote.configCluster',
  'patches.*.kind',
  'patches.*.name',
  'patches.*.namespace',
  'patches.*.json.*.op',
  'patches.*.json.*.path',
  'patches.*.json.*.from',
];

/** Of one gateway. Labels select its pods, which Kubernetes never lets change. */
export const STRUCTURAL_GATEWAY: readonly string[] = [
  'name',
  'namespace',
  'labels.*',
  'injection',
  'kind',
  'revision',
  'service.type',
];

/** Of a policy. */
export const STRUCTURAL_POLICY: readonly string[] = [
  'name',
  'namespace',
  'apiVersion',
  'metadata.name',
  'metadata.namespace',
];

/** Of a service: by these it is found, and refers to it. */
export const STRUCTURAL_SERVICE: readonly string[] = [
  'name',
  'namespace',
  'port',
  'ports.*',
  'ports.*.number',
  'ports.*.name',
  'ports.*.protocol',
  'selector.*',
  'serviceAccount',
  'exportTo.*',
];

const MESH: readonly string[] = [
  ...STRUCTURAL_MESH,
  ...STRUCTURAL_GATEWAY.flatMap((prop) => [
    `ingressGateways.*.${prop}`,
    `egressGateways.*.${prop}`,
    `eastWestGateway.${prop}`,
  ]),
];

const LISTS = { mesh: MESH, gateway: STRUCTURAL_GATEWAY, policy: STRUCTURAL_POLICY, service: STRUCTURAL_SERVICE };

/** Whether the value at this place must be known when the program runs. */
export function isStructural(of: keyof typeof LISTS, path: readonly (string | number)[]): boolean {
  return LISTS[of].some((pattern) => {
    const steps = pattern.split('.');
    return steps.length === path.length && steps.every((step, i) => step === '*' || step === String(path[i]));
  });
}
