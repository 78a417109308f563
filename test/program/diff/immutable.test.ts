import { diffMeshes } from '../../../lib/manifests';
import { FIELD_CHANGES } from '../../cluster/field-changes';

/** Changes that a kube-apiserver 1.36.3 refused: `npm run test:cluster` asks again. */
const REFUSED: readonly string[] = [
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

test('the API server refuses what the comparison calls immutable, and takes the rest', () => {
  const immutable = FIELD_CHANGES.filter(([, [before, after]]) =>
    diffMeshes([before], [after]).some(({ effects }) => effects.some(({ kind }) => kind === 'immutable')),
  );
  expect(immutable.map(([change]) => change)).toEqual(REFUSED);
});
