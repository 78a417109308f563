import { renderMesh } from '../../lib/mesh/render';
import type { Manifest } from '../../lib/model';
import { diffMeshes } from '../../lib/manifests';
import type { MeshProps } from '../../lib/props';
import { PROFILES } from '../../lib/releases/names';
import { report } from '../support/report';
import { Cluster } from './cluster';
import { missingOf } from './programs';
import { FIELD_CHANGES, NAMESPACE, REFUSED } from './field-changes';

const missing = missingOf(['etcd', 'kube-apiserver', 'kubectl']);
const STEPS = [
  ['1.29', '1.30'],
  ['1.30', '1.31'],
  ['1.31', '1.32'],
] as const;
const PAIRS = STEPS.flatMap(([from, to]) => PROFILES.map((profile) => [from, to, profile] as const));
const NAMESPACES = ['istio-system', 'kube-system', NAMESPACE];
const namespaceOf = (name: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as unknown as Manifest;
/** Definition of the kind that OpenShift's network operator brings. */
const NETWORK_ATTACHMENTS = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'network-attachment-definitions.k8s.cni.cncf.io' },
  spec: {
    group: 'k8s.cni.cncf.io',
    scope: 'Namespaced',
    names: {
      kind: 'NetworkAttachmentDefinition',
      listKind: 'NetworkAttachmentDefinitionList',
      plural: 'network-attachment-definitions',
      singular: 'network-attachment-definition',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
} as unknown as Manifest;
const nameOf = ({ kind, metadata: { namespace, name } }: Manifest): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('upgrades on a real API server', () => {
    let cluster: Cluster;

    const given = async (verb: readonly string[], objects: readonly Manifest[]): Promise<string> => {
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
      const { stderr } = await cluster.kubectl([...verb, '-f', '-'], list);
      return stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('Warning'))
        .join('\n');
    };
    const apply = async (objects: readonly Manifest[], ...options: string[]): Promise<string> =>
      objects.length === 0 ? '' : given(['apply', '--server-side', '--force-conflicts', ...options], objects);
    /** Returns the changed objects that the API server refuses. */
    const refused = async (objects: readonly Manifest[]): Promise<string[]> => {
      if ((await apply(objects, '--dry-run=server')) === '') return [];
      const names: string[] = [];
      for (const object of objects) if ((await apply([object], '--dry-run=server')) !== '') names.push(nameOf(object));
      return names;
    };
    const immutable = (before: readonly Manifest[], after: readonly Manifest[]): string[] =>
      diffMeshes(before, after)
        .filter(({ effects }) => effects.some(({ kind }) => kind === 'immutable'))
        .map(({ object }) => object);

    beforeAll(async () => {
      cluster = await Cluster.start();
      expect(await apply([...NAMESPACES.map(namespaceOf), NETWORK_ATTACHMENTS])).toBe('');
    });
    afterAll(() => cluster?.stop());

    const answers: string[] = [];
    test.each(FIELD_CHANGES)('%s: refused where the comparison says so, and taken elsewhere', async (change, sides) => {
      const [before, after] = sides;
      expect(await apply([before])).toBe('');
      const names = await refused([after]);
      if (names.length > 0) answers.push(change);
      expect(names).toEqual(immutable([before], [after]));
    });

    test('the refused changes are those of the recorded list', () => {
      report(`changes of fields: ${answers.length} of ${FIELD_CHANGES.length} refused`);
      expect(answers).toEqual(REFUSED);
    });

    test.each(PAIRS)('%s to %s, profile %s: what is not called immutable is taken', async (from, to, profile) => {
      const props = { profile, ...(profile === 'remote' && { remote: { pilotAddress: 'istiod.example.com' } }) };
      const [before, after] = [from, to].map((version) =>
        renderMesh({ ...props, version } as MeshProps).map(({ manifest }) => manifest),
      );
      expect(await apply(before)).toBe('');
      const changed = diffMeshes(before, after).flatMap((change) => change.after ?? []);
      expect(await refused(changed)).toEqual(immutable(before, after));
      const workloads = before.filter(({ kind }) => kind !== 'CustomResourceDefinition' && kind !== 'Namespace');
      if (workloads.length > 0) await given(['delete', '--wait=false', '--ignore-not-found'], workloads);
    });
  });
}
