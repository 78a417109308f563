import { diffMeshes } from '../../../lib/manifests';
import type { Manifest } from '../../../lib/model';

type Schema = Readonly<Record<string, unknown>>;

/** A definition of the kind Hat with versions that have one schema. */
const definition = (versions: readonly string[], properties: Schema): Manifest =>
  ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'hats.shop.example' },
    spec: {
      group: 'shop.example',
      names: { kind: 'Hat' },
      versions: versions.map((name) => ({ name, schema: { openAPIV3Schema: { properties } } })),
    },
  }) as unknown as Manifest;
const hat = (name: string, version: string, spec: object, group = 'shop.example'): Manifest =>
  ({ apiVersion: `${group}/${version}`, kind: 'Hat', metadata: { name, namespace: 'n' }, spec }) as unknown as Manifest;
const effects = (before: readonly Manifest[], after: readonly Manifest[]): string[] =>
  diffMeshes(before, after).flatMap((change) => change.effects.map(({ kind, text }) => `${kind}: ${text}`));

const spec = (fields: Schema): Schema => ({ spec: { properties: fields } });
const WIDE = spec({ size: {}, ribbons: { items: { properties: { colour: {}, width: {} } } } });
const NARROW = spec({ size: {}, ribbons: { items: { properties: { width: {} } } } });

test('a field that is gone, with the objects that have it', () => {
  const users = [
    hat('red', 'v1', { ribbons: [{ width: 1 }, { colour: 'red' }] }),
    hat('plain', 'v1', { ribbons: [{ width: 1 }] }),
    hat('other', 'v1', { ribbons: [{ colour: 'red' }] }, 'other.example'),
  ];
  expect(effects([definition(['v1'], WIDE), ...users], [definition(['v1'], NARROW), ...users])).toEqual([
    'definition: CustomResourceDefinition hats.shop.example no longer has the field spec.ribbons.colour, which Hat ' +
      'n/red has',
  ]);
});

test('a field that nobody has, in all versions once', () => {
  expect(effects([definition(['v1', 'v2'], WIDE)], [definition(['v1', 'v2'], NARROW)])).toEqual([
    'definition: CustomResourceDefinition hats.shop.example no longer has the field spec.ribbons.colour',
  ]);
});

test('a version that is gone, with the objects of it', () => {
  const users = [hat('a', 'v1alpha1', {}), hat('b', 'v1', {}), hat('c', 'v1alpha1', {})];
  expect(effects([definition(['v1', 'v1alpha1'], WIDE), ...users], [definition(['v1'], WIDE), ...users])).toEqual([
    'definition: CustomResourceDefinition hats.shop.example no longer has version v1alpha1, which Hat n/a, ' +
      'Hat n/c have',
  ]);
});

test('a kind that is gone', () => {
  const user = hat('a', 'v1', {});
  expect(effects([definition(['v1'], WIDE), user], [user])).toEqual([
    'definition: CustomResourceDefinition hats.shop.example is gone, and all objects of its kind with it, ' +
      'which Hat n/a has',
  ]);
});

test('fields that come, and definitions that come, take nothing', () => {
  expect(effects([definition(['v1'], NARROW)], [definition(['v1', 'v2'], WIDE)])).toEqual([]);
  expect(effects([], [definition(['v1'], WIDE)])).toEqual([]);
});
