import { diffMeshes } from '../../../lib/manifests';
import type { Manifest } from '../../../lib/model';
import { permissionChanges } from '../../../lib/program/diff/permissions';

const object = (kind: string, rest: object, apiVersion = 'v1'): Manifest =>
  ({ apiVersion, kind, metadata: { name: 'a', namespace: 'n' }, ...rest }) as unknown as Manifest;
const effects = (before: Manifest, after: Manifest): string[] =>
  diffMeshes([before], [after]).flatMap((change) => change.effects.map(({ kind, text }) => `${kind}: ${text}`));
const deployment = (template: object, selector = 'a'): Manifest =>
  object('Deployment', { spec: { selector: { matchLabels: { app: selector } }, template } }, 'apps/v1');
const pod = (image: string, env: object[] = []): object => ({ spec: { containers: [{ name: 'c', image, env }] } });

test('a pod template that changes restarts pods; images and variables are told', () => {
  expect(
    effects(deployment(pod('i:1', [{ name: 'A', value: '1' }])), deployment(pod('i:2', [{ name: 'A', value: '2' }]))),
  ).toEqual([
    'restart: restarts the pods of Deployment n/a',
    'image: Deployment n/a runs i:2 in place of i:1',
    'environment: Deployment n/a runs with another A',
  ]);
});

test('a label of the workload itself restarts nothing', () => {
  const labelled = { ...deployment(pod('i')), metadata: { name: 'a', namespace: 'n', labels: { x: 'y' } } };
  expect(effects(deployment(pod('i')), labelled as Manifest)).toEqual([]);
});

test.each<[string, Manifest, Manifest, string]>([
  ['a selector', deployment({}), deployment({}, 'b'), 'spec.selector.matchLabels.app of Deployment n/a'],
  [
    'an address of a Service',
    object('Service', { spec: { clusterIP: '10.0.0.1' } }),
    object('Service', { spec: { clusterIP: 'None' } }),
    'spec.clusterIP of Service n/a',
  ],
  [
    'claims of a StatefulSet',
    object('StatefulSet', { spec: { volumeClaimTemplates: [] } }, 'apps/v1'),
    object('StatefulSet', { spec: { volumeClaimTemplates: [{}] } }, 'apps/v1'),
    'spec.volumeClaimTemplates of StatefulSet n/a',
  ],
  [
    'the role of a binding',
    object('RoleBinding', { roleRef: { name: 'a' } }, 'rbac.authorization.k8s.io/v1'),
    object('RoleBinding', { roleRef: { name: 'b' } }, 'rbac.authorization.k8s.io/v1'),
    'roleRef.name of RoleBinding n/a',
  ],
])('the API server refuses to change %s', (_, before, after, field) => {
  expect(effects(before, after)).toContain(
    `immutable: the API server refuses to change ${field}: delete the object first`,
  );
});

test('replicas of a StatefulSet may change', () => {
  const set = (replicas: number): Manifest => object('StatefulSet', { spec: { replicas } }, 'apps/v1');
  expect(effects(set(1), set(2))).toEqual([]);
});

test('permissions are compared one by one, however rules are grouped', () => {
  const rules = (verbs: string[], resources: string[]) => [{ apiGroups: ['', 'apps'], resources, verbs }];
  expect(
    permissionChanges(rules(['get', 'list'], ['a']), [...rules(['list'], ['a']), ...rules(['get'], ['a'])]),
  ).toEqual({
    added: [],
    dropped: [],
  });
  expect(
    permissionChanges(rules(['get'], ['a']), [
      { apiGroups: [''], resources: ['a'], resourceNames: ['x'], verbs: ['get'] },
    ]),
  ).toEqual({
    added: ['get a x'],
    dropped: ['get a', 'get a.apps'],
  });
});

test('one object twice on a side is refused', () => {
  const twice = [object('Service', {}), object('Service', { spec: {} })];
  expect(() => diffMeshes([], twice)).toThrow(
    '1 problem:\n- after: got "Service n/a"; two objects have this kind, namespace and name, so which of them runs ' +
      'is not known; keep one of them (diff/repeated-object)',
  );
});

test.each([
  ['nothing', null, 'null'],
  ['an empty object', {}, '{}'],
  ['an object without metadata', { apiVersion: 'v1', kind: 'Pod' }, '{"apiVersion":"v1","kind":"Pod"}'],
  ['a text', 'Pod', '"Pod"'],
])('%s is no object', (_, item, shown) => {
  const what = `got ${shown}; an object of Kubernetes has apiVersion, kind, and a name in its metadata`;
  expect(() => diffMeshes([], [object('Service', {}), item as unknown as Manifest])).toThrow(
    `1 problem:\n- after[1]: ${what}; give whole objects, or leave it out (diff/no-object)`,
  );
});
