import type { Manifest } from '../../model';
import { inCluster, readersAllowed } from './conditions';
import { accessLabels, clusterName } from './names';
import { ISTIO_GROUPS, multiClusterServicesGroup } from './rbac';
import type { IstiodInput } from './values';

const READ = ['get', 'list', 'watch'];

/**
 * Renders the role by which control planes of other clusters read this one.
 * https://istio.io/latest/docs/setup/install/multicluster/
 */
export function readerClusterRole(input: IstiodInput): Manifest | undefined {
  if (!inCluster(input) || !readersAllowed(input)) return undefined;
  const mcs = multiClusterServicesGroup(input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: clusterName('istio-reader-clusterrole', input), labels: accessLabels(input, 'istio-reader') },
    rules: [
      { apiGroups: ISTIO_GROUPS, resources: ['*'], verbs: READ },
      {
        apiGroups: [''],
        resources: [
          'endpoints',
          'pods',
          'services',
          'nodes',
          'replicationcontrollers',
          'namespaces',
          'secrets',
          'configmaps',
        ],
        verbs: READ,
      },
      { apiGroups: ['networking.istio.io'], verbs: ['get', 'watch', 'list'], resources: ['workloadentries'] },
      {
        apiGroups: ['networking.x-k8s.io', 'gateway.networking.k8s.io'],
        resources: ['gateways'],
        verbs: ['get', 'watch', 'list'],
      },
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: READ },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
      { apiGroups: [mcs], resources: ['serviceexports'], verbs: [...READ, 'create', 'delete'] },
      { apiGroups: [mcs], resources: ['serviceimports'], verbs: READ },
      { apiGroups: ['apps'], resources: ['replicasets'], verbs: READ },
      { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
      { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
      ...(input.values.istiodRemote.enabled ? REMOTE_RULES : []),
    ],
  };
}

/** Further rules for a remote istiod that serves this cluster. */
const REMOTE_RULES = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ['create', ...READ, 'update'] },
  {
    apiGroups: ['admissionregistration.k8s.io'],
    resources: ['mutatingwebhookconfigurations'],
    verbs: [...READ, 'update', 'patch'],
  },
  {
    apiGroups: ['admissionregistration.k8s.io'],
    resources: ['validatingwebhookconfigurations'],
    verbs: [...READ, 'update'],
  },
];

export function readerClusterRoleBinding(input: IstiodInput): Manifest | undefined {
  if (!inCluster(input) || !readersAllowed(input)) return undefined;
  const name = clusterName('istio-reader-clusterrole', input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name, labels: accessLabels(input, 'istio-reader') },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', ...readerAccount(input) }],
  };
}

function readerAccount({ values: { global }, release }: IstiodInput): { name: string; namespace?: string } {
  const own = release.facts.ownReaderAccount ? global.readerServiceAccount : undefined;
  if (own?.name) return { name: own.name, namespace: own.namespace };
  return { name: 'istio-reader-service-account', namespace: global.istioNamespace };
}
