import { crdLabels } from '../../lib/schema/crd';
import { isDeepStrictEqual } from 'node:util';

import { CATALOGUE } from '../../lib/api/catalogue';
import { crdBodies, crdTexts } from '../../lib/api/crd-text';
import { crds } from '../../lib/api/crds';
import type { Manifest } from '../../lib/model';
import { describeWithReference, readReference, CHART_RELEASES } from '../support/reference';
import { celHolds } from '../api/support/cel';
import { Random } from '../support/random';
import { inputs } from '../api/support/generate';
import { type Schema, toCel } from '../api/support/structural';
import { report } from '../support/report';

interface Crd extends Manifest {
  spec: { versions: { name: string; schema: { openAPIV3Schema: Schema } }[]; names: { kind: string } };
}
type Rules = { rule: string; message?: string }[];

/** Without descriptions; rules as their number; `required` as a set. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !(key === 'description' && typeof part === 'string'))
      .map(([key, part]) => {
        if (key === 'x-kubernetes-validations') return [key, (part as Rules).length];
        return [key, key === 'required' ? [...(part as string[])].sort() : comparable(part)];
      }),
  );
}

/** Where two values differ, one line each. */
function differences(ours: unknown, theirs: unknown, path = ''): string[] {
  if (isDeepStrictEqual(ours, theirs)) return [];
  const [a, b] = [ours, theirs] as Record<string, unknown>[];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return [`${path}: ${JSON.stringify(a)}, not ${JSON.stringify(b)}`.slice(0, 200)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], `${path}.${key}`),
  );
}

/** All places with rules, by their path. */
function placesWithRules(schema: Schema, path: string, places = new Map<string, Schema>()): Map<string, Schema> {
  if (schema['x-kubernetes-validations']) places.set(path, schema);
  for (const [name, part] of Object.entries(schema.properties ?? {})) placesWithRules(part, `${path}.${name}`, places);
  if (schema.items) placesWithRules(schema.items, `${path}[]`, places);
  if (schema.additionalProperties) placesWithRules(schema.additionalProperties, `${path}{}`, places);
  return places;
}

/** What each rule says about each input: one line of 0 and 1 for each rule, in a fixed order. */
const verdicts = (schema: Schema, rules: readonly string[], values: readonly unknown[]): string[] =>
  rules.map((rule) => values.map((value) => (celHolds(rule, toCel(schema, value)) ? 1 : 0)).join('')).sort();

const official = (version: string): Crd[] =>
  readReference<Crd[]>(`istio-${version}`, 'crds.json').map((crd) => {
    const {
      'helm.sh/chart': _chart,
      'app.kubernetes.io/managed-by': _managedBy,
      ...labels
    } = crd.metadata.labels ?? {};
    // The definitions of a preview are those of the API's repository, which has no labels of a chart.
    const ofChart = labels.heritage === undefined ? labels : crdLabels(version);
    return { ...crd, metadata: { ...crd.metadata, labels: ofChart } };
  });

describeWithReference('CRDs compared with those of the release', () => {
  for (const version of CHART_RELEASES) {
    const ours = new Map(crds(version).map((crd) => [crd.metadata.name, crd as Crd]));
    const theirs = official(version);

    test(`${version} has the same kinds, in the same order`, () => {
      expect([...ours.keys()]).toEqual(theirs.map((crd) => crd.metadata.name).sort());
    });

    test.each(theirs.map((crd) => [crd.spec.names.kind, crd] as const))(
      `${version} %s is equal apart from words`,
      (_kind, crd) => {
        expect(differences(comparable(ours.get(crd.metadata.name)), comparable(crd))).toEqual([]);
      },
    );

    test(`${version}: each rule gives the verdicts of the official one`, () => {
      const random = new Random(20261);
      const done = new Set<string>();
      const [counts, wrong] = [{ places: 0, rules: 0, inputs: 0, refused: 0 }, [] as string[]];
      for (const crd of theirs.filter(({ metadata }) => ours.has(metadata.name))) {
        const own = placesWithRules(
          (ours.get(crd.metadata.name) as Crd).spec.versions[0].schema.openAPIV3Schema,
          crd.spec.names.kind,
        );
        for (const [path, schema] of placesWithRules(
          crd.spec.versions[0].schema.openAPIV3Schema,
          crd.spec.names.kind,
        )) {
          const [a, b] = [schema, own.get(path) as Schema].map(
            (place) => place['x-kubernetes-validations']?.map(({ rule }) => rule) ?? [],
          );
          counts.places++;
          counts.rules += a.length;
          const same = JSON.stringify([a, b, schema.type]);
          if (done.has(same)) continue;
          done.add(same);
          const values = inputs(schema, [...a, ...b], random);
          const [expected, found] = [verdicts(schema, a, values), verdicts(schema, b, values)];
          if (expected.some((line) => !line.includes('0') || !line.includes('1')))
            wrong.push(`${path}: not tried both ways: ${a.join(' AND ')}`);
          counts.inputs += values.length * a.length;
          counts.refused += expected.join('').split('0').length - 1;
          if (expected.join() !== found.join()) wrong.push(`${path}: ${a.join(' AND ')} IS NOT ${b.join(' AND ')}`);
        }
      }
      report(
        `CEL ${version}: ${counts.rules} rules at ${counts.places} places; ${done.size} different sets on ` +
          `${counts.inputs} inputs, ${counts.refused} refused`,
      );
      expect(wrong).toEqual([]);
      expect(counts.refused).toBeGreaterThan(1000);
    });
  }
});

describe('CRDs', () => {
  const latest = crds('1.31.0') as Crd[];

  test('every field is explained, and no explanation is used for want of a better one', () => {
    const bare: string[] = [];
    const look = (schema: Schema, path: string, isField: boolean): void => {
      if (isField && (schema.description ?? '').length < 8) bare.push(path);
      for (const [name, part] of Object.entries(schema.properties ?? {})) look(part, `${path}.${name}`, true);
      for (const part of [schema.items, schema.additionalProperties]) if (part) look(part, `${path}[]`, false);
    };
    for (const crd of latest)
      look(crd.spec.versions[0].schema.openAPIV3Schema.properties?.spec as Schema, crd.spec.names.kind, false);
    expect(bare).toEqual([]);
  });

  test('each message of a rule is one clause without a full stop', () => {
    const places = latest.flatMap((crd) => [
      ...placesWithRules(crd.spec.versions[0].schema.openAPIV3Schema, '').values(),
    ]);
    const messages = places.flatMap((place) => place['x-kubernetes-validations'] ?? []);
    expect(messages.filter(({ message }) => message === undefined || !/^[^\s.].*[^.\s]$/.test(message))).toEqual([]);
  });

  test('a release that the catalogue does not know is refused', () => {
    expect(() => crds('1.20.0')).toThrow(
      'version: got "1.20.0"; the API of this release is not known; use one of 1.29 to 1.32 (options/unknown-version)',
    );
    expect(() => crds('1.99.0')).toThrow(
      'version: got "1.99.0"; the API of this release is not known; use one of 1.29 to 1.32 (options/unknown-version)',
    );
    expect(() => crds('latest')).toThrow(
      'version: got "latest"; the API of this release is not known; use one of 1.29 to 1.32 (options/unknown-version)',
    );
  });

  test('CRDs share nothing with each other, nor with those of the next call', () => {
    const seen = new Set<object>();
    const shared: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (seen.has(value)) shared.push(path);
      seen.add(value);
      for (const [name, part] of Object.entries(value)) look(part, `${path}.${name}`);
    };
    for (const crd of [...crds('1.31.0'), ...crds('1.31.0'), ...crds('1.31.5')])
      look(crd.spec, crd.metadata.name as string);
    expect(shared).toEqual([]);
    expect(seen.size).toBeGreaterThan(20_000);
  });

  test('stored bodies and heads make the same CRDs', () => {
    const texts = crdTexts('1.30.3', crdBodies('1.30.3', JSON.stringify), { a: 'b' });
    expect(texts.map(({ head, specYaml }) => ({ ...head, ...(JSON.parse(specYaml) as object) }))).toEqual(
      crds('1.30.3', { a: 'b' }),
    );
  });

  test('kinds have names of their own', () => {
    const names = CATALOGUE.flatMap((kind) => [kind.plural, kind.kind, ...(kind.shortNames ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
