import type { Manifest } from '../../lib/model';

export const NAMESPACE = 'changes';

type Fields = Readonly<Record<string, unknown>>;

const object = (apiVersion: string, kind: string, fields: Fields, name = 'a'): Manifest =>
  ({
    apiVersion,
    kind,
    metadata: { name, ...(CLUSTER_WIDE.has(kind) ? {} : { namespace: NAMESPACE }) },
    ...fields,
  }) as unknown as Manifest;
const CLUSTER_WIDE = new Set(['ClusterRoleBinding', 'CustomResourceDefinition', 'PriorityClass', 'IngressClass']);

const template = (fields: Fields = {}, app = 'a'): Fields => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'c', image: 'i' }], ...fields },
});
const workload = (kind: string, fields: Fields = {}, app = 'a'): Manifest =>
  object('apps/v1', kind, { spec: { selector: { matchLabels: { app } }, template: template({}, app), ...fields } });
const claim = (storage: string): Fields => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});
const service = (spec: Fields): Manifest => object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
const binding = (kind: string, name: string, account = 'a'): Manifest =>
  object('rbac.authorization.k8s.io/v1', kind, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace: NAMESPACE }],
  });
const job = (spec: Fields): Manifest =>
  object('batch/v1', 'Job', { spec: { template: template({ restartPolicy: 'Never' }), ...spec } });
const volume = (spec: Fields): Manifest =>
  object('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  });
const definition = (scope: string): Manifest =>
  object(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    {
      spec: {
        group: 'shop.example',
        scope,
        names: { kind: 'Hat', plural: 'hats', singular: 'hat', listKind: 'HatList' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
      },
    },
    'hats.shop.example',
  );
const priority = (fields: Fields): Manifest =>
  object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, description: 'a', ...fields });

/** Changes of one field each, of kinds that meshes, addons and their neighbours have: before and after. */
const CHANGES: readonly (readonly [string, readonly [Manifest, Manifest]])[] = [
  ['selector of a Deployment', [workload('Deployment'), workload('Deployment', {}, 'b')]],
  ['replicas of a Deployment', [workload('Deployment', { replicas: 1 }), workload('Deployment', { replicas: 2 })]],
  ['selector of a DaemonSet', [workload('DaemonSet'), workload('DaemonSet', {}, 'b')]],
  [
    'update strategy of a DaemonSet',
    [workload('DaemonSet'), workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } })],
  ],
  [
    'claims of a StatefulSet',
    [
      workload('StatefulSet', { serviceName: 'a', volumeClaimTemplates: [claim('1Gi')] }),
      workload('StatefulSet', { serviceName: 'a', volumeClaimTemplates: [claim('2Gi')] }),
    ],
  ],
  [
    'service of a StatefulSet',
    [workload('StatefulSet', { serviceName: 'a' }), workload('StatefulSet', { serviceName: 'b' })],
  ],
  [
    'pod management of a StatefulSet',
    [
      workload('StatefulSet', { podManagementPolicy: 'OrderedReady' }),
      workload('StatefulSet', { podManagementPolicy: 'Parallel' }),
    ],
  ],
  ['replicas of a StatefulSet', [workload('StatefulSet', { replicas: 1 }), workload('StatefulSet', { replicas: 2 })]],
  [
    'history of a StatefulSet',
    [workload('StatefulSet', { revisionHistoryLimit: 1 }), workload('StatefulSet', { revisionHistoryLimit: 2 })],
  ],
  ['address of a Service', [service({ clusterIP: '10.96.0.77' }), service({ clusterIP: '10.96.0.78' })]],
  ['address of a Service that has none', [service({ clusterIP: '10.96.0.76' }), service({ clusterIP: 'None' })]],
  ['type of a Service', [service({ type: 'ClusterIP' }), service({ type: 'LoadBalancer' })]],
  ['ports of a Service', [service({}), service({ ports: [{ port: 81 }] })]],
  ['role of a RoleBinding', [binding('RoleBinding', 'view'), binding('RoleBinding', 'edit')]],
  ['subjects of a RoleBinding', [binding('RoleBinding', 'view'), binding('RoleBinding', 'view', 'b')]],
  ['role of a ClusterRoleBinding', [binding('ClusterRoleBinding', 'view'), binding('ClusterRoleBinding', 'edit')]],
  ['pods of a Job', [job({}), job({ template: template({ restartPolicy: 'OnFailure' }) })]],
  ['time of a Job', [job({}), job({ activeDeadlineSeconds: 9 })]],
  ['class of a claim', [volume({ storageClassName: 'a' }), volume({ storageClassName: 'b' })]],
  ['access to a claim', [volume({}), volume({ accessModes: ['ReadWriteMany'] })]],
  [
    'readiness of a StatefulSet',
    [workload('StatefulSet', { minReadySeconds: 1 }), workload('StatefulSet', { minReadySeconds: 2 })],
  ],
  ['mode of a Job', [job({}), job({ completionMode: 'Indexed', completions: 1 })]],
  ['preemption of a PriorityClass', [priority({}), priority({ preemptionPolicy: 'Never' })]],
  ['scope of a definition', [definition('Namespaced'), definition('Cluster')]],
  ['value of a PriorityClass', [priority({}), priority({ value: 2 })]],
  ['description of a PriorityClass', [priority({}), priority({ description: 'b' })]],
  [
    'data of an immutable ConfigMap',
    [
      object('v1', 'ConfigMap', { immutable: true, data: { a: '1' } }),
      object('v1', 'ConfigMap', { immutable: true, data: { a: '2' } }),
    ],
  ],
  [
    'data of a ConfigMap',
    [object('v1', 'ConfigMap', { data: { a: '1' } }), object('v1', 'ConfigMap', { data: { a: '2' } })],
  ],
  [
    'data of an immutable Secret',
    [
      object('v1', 'Secret', { immutable: true, data: { a: 'MQ==' } }),
      object('v1', 'Secret', { immutable: true, data: { a: 'Mg==' } }),
    ],
  ],
  [
    'data of a Secret',
    [object('v1', 'Secret', { data: { a: 'MQ==' } }), object('v1', 'Secret', { data: { a: 'Mg==' } })],
  ],
  [
    'type of a Secret',
    [object('v1', 'Secret', { type: 'Opaque' }), object('v1', 'Secret', { type: 'shop.example/key' })],
  ],
  [
    'controller of an IngressClass',
    [
      object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.example/a' } }),
      object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.example/b' } }),
    ],
  ],
  [
    'selector of a disruption budget',
    [
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { minAvailable: 1, selector: { matchLabels: { app: 'a' } } },
      }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { minAvailable: 1, selector: { matchLabels: { app: 'b' } } },
      }),
    ],
  ],
  [
    'target of an autoscaler',
    [
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
      }),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'b' } },
      }),
    ],
  ],
];

/** The changes, each of an object of its own. */
export const FIELD_CHANGES = CHANGES.map(([what, sides], index) => {
  const named = ({ metadata, ...object }: Manifest): Manifest => ({
    ...object,
    metadata: { ...metadata, name: metadata.name === 'a' ? `a-${index}` : metadata.name },
  });
  return [what, sides.map(named)] as [string, [Manifest, Manifest]];
});

/** Changes that a kube-apiserver 1.36.3 refused: `npm run test:cluster` compares its answers with this list. */
export const REFUSED: readonly string[] = [
  'selector of a Deployment',
  'selector of a DaemonSet',
  'claims of a StatefulSet',
  'service of a StatefulSet',
  'pod management of a StatefulSet',
  'address of a Service',
  'address of a Service that has none',
  'role of a RoleBinding',
  'role of a ClusterRoleBinding',
  'pods of a Job',
  'class of a claim',
  'access to a claim',
  'mode of a Job',
  'preemption of a PriorityClass',
  'scope of a definition',
  'value of a PriorityClass',
  'data of an immutable ConfigMap',
  'data of an immutable Secret',
  'type of a Secret',
  'controller of an IngressClass',
];
