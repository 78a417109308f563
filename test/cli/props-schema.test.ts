import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Ajv from 'ajv';
import { Mesh } from '../../lib/props/mesh';
import { OLDEST } from '../../lib/releases/known';
import { withProp } from '../mesh/effects';
import { MESH_EFFECTS } from '../mesh/prop-effects';
import { Random } from '../support/random';
import { report } from '../support/report';
import { propsSchema } from '../../tools/generate/props-schema';
import { mutated, randomProps, shapeProblems } from './random-props';

type Props = Record<string, unknown>;

/** Props that the examples make meshes of. */
const mockSeen: Props[] = [];
jest.mock('../../lib/mesh/resolve', () => {
  const actual =
    jest.requireActual<Record<string, (props: Props, ...rest: unknown[]) => unknown>>('../../lib/mesh/resolve');
  const recorded = (props: Props, ...rest: unknown[]) => {
    mockSeen.push(props);
    return actual.resolveMesh(props, ...rest);
  };
  return { ...actual, resolveMesh: recorded };
});

const ROOT = join(__dirname, '../..');
const schema = propsSchema();
const isValid = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
const errorsOf = (props: unknown): string[] =>
  isValid(props) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Array.isArray(value) ||
  (Object.getPrototypeOf(value) as object | null)?.constructor.name === 'Object';

/** Returns props as a file would have them: what a program puts in place of an address is an address. */
const asWritten = (props: unknown): unknown => {
  if (!isPlain(props)) return 'http://address.example:9090';
  if (Array.isArray(props)) return props.map(asWritten);
  if (typeof props !== 'object' || props === null) return props;
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]) => (value === undefined ? [] : [[name, asWritten(value)]])),
  );
};

describe('props that are right', () => {
  const folder = mkdtempSync(join(tmpdir(), 'props-schema-'));
  beforeAll(() => {
    process.env.CDK8S_OUTDIR = folder;
  });
  afterAll(() => {
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  });

  const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, 'examples', entry.name)).includes('cdk8s.yaml'))
    .map(({ name }) => name);

  test.each(examples)(
    'of the example %s',
    (name) => {
      mockSeen.length = 0;
      jest.requireActual(join(ROOT, 'examples', name, 'main'));
      const errors = mockSeen.map((props) => errorsOf(asWritten(props)));
      expect(errors).toEqual(mockSeen.map(() => []));
      if (!/^imported-book|^book-traffic$/.test(name)) expect(mockSeen.length).toBeGreaterThan(0);
    },
    30_000,
  );

  test('each prop, with a value that has an effect', () => {
    const rows = Object.entries(MESH_EFFECTS).map(([path, { base = {}, value }]) => {
      return [path, errorsOf(asWritten(withProp(base, path, value)))] as const;
    });
    const wrong = rows.filter(([, errors]) => errors.length > 0);
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
  });

  test('300 at random', () => {
    const random = new Random(20_261_127);
    const right: Props[] = [];
    for (let tries = 0; right.length < 300; tries++) {
      const props = randomProps(random);
      if (shapeProblems(props).length === 0) right.push(props);
      expect(tries).toBeLessThan(20_000);
    }
    expect(right.map(errorsOf)).toEqual(right.map(() => []));
    expect(right.filter((props) => JSON.stringify(props).length > 60).length).toBeGreaterThan(100);
  });

  test('null in a mesh config is a field that is not set, and Helm values are left to their charts', () => {
    expect(errorsOf({ meshConfig: { accessLogFile: null, defaultConfig: null } })).toEqual([]);
    expect(errorsOf({ values: { istiod: { anything: 1 } } })).toEqual([]);
  });
});

/** Kinds of problems of a single value that a schema can express, all others being rules. */
const EXPRESSED = new Set([
  'schema/type',
  'schema/null',
  'schema/unknown-field',
  'schema/enum',
  'schema/range',
  'schema/length',
  'schema/pattern',
]);

/** Returns a value without fields that are null: istiod reads over such a field of mesh config, whatever its name. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(fields.map(([name, part]) => [name, withoutNulls(part)]));
};

describe('props that are wrong', () => {
  test.each<[string, Props, string]>([
    ['a misspelt prop', { profil: 'demo' }, ' must NOT have additional properties'],
    ['a misspelt prop of a component', { pilot: { replica: 1 } }, '/pilot must NOT have additional properties'],
    ['a profile that there is not', { profile: 'prod' }, '/profile must be equal to one of the allowed values'],
    ['a number for the release, as 1.30 without quotes is', { version: 1.3 }, '/version must be string'],
    ['a release that is not known', { version: '1.2' }, '/version must match pattern'],
    ['an empty hub', { hub: '' }, '/hub must NOT have fewer than 1 characters'],
    ['text for a switch', { cni: 'yes' }, '/cni must be boolean'],
    ['an unknown field of mesh config', { meshConfig: { accesLogFile: 'x' } }, '/meshConfig must NOT have additional'],
    ['an unknown chart of values', { values: { pilot: {} } }, '/values must NOT have additional properties'],
    [
      'two providers in one',
      { meshConfig: { extensionProviders: [{ name: 'a', zipkin: {}, datadog: {} }] } },
      '/meshConfig/extensionProviders/0 must NOT be valid',
    ],
  ])('%s', (_, props, error) => {
    expect(errorsOf(props)).toEqual(expect.arrayContaining([expect.stringContaining(error)]) as unknown);
    expect(shapeProblems(props)).not.toEqual([]);
  });

  test('what the schema refuses has a problem, and what has a problem of its kinds is refused', () => {
    const random = new Random(18);
    const [refusedForNothing, letThrough]: Props[][] = [[], []];
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      const props = mutated(randomProps(random), random);
      const problems = shapeProblems(props);
      const isRefused = errorsOf(props).length > 0;
      if (isRefused) refused += 1;
      if (isRefused && problems.length === 0 && errorsOf(withoutNulls(props)).length > 0) refusedForNothing.push(props);
      if (!isRefused && problems.some(({ code }) => EXPRESSED.has(code))) letThrough.push(props);
    }
    report(`schema of props: ${refused} of 3000 mutations refused, ${letThrough.length} of its kinds let through`);
    expect(refusedForNothing.slice(0, 5)).toEqual([]);
    expect(letThrough.slice(0, 5).map((props) => [props, shapeProblems(props)[0]])).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });
});

describe('the schema', () => {
  const text = `${JSON.stringify(schema)}\n`;

  test('is small: at most 15 KiB in the package', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(15 * 1024);
  });

  test('has a description of each prop, and no documentation below addons', () => {
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    expect(Object.keys(properties)).toEqual(Object.keys(Mesh.facts.fields ?? {}));
    expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
    expect(properties.hub.description).toBe("Image registry and path, without a scheme. Default: 'docker.io/istio'");
    expect(JSON.stringify(schema.definitions)).not.toMatch(/"KialiProps":\{[^}]*description/);
  });

  test('completes the minors that are known', () => {
    const { properties } = schema as { properties: { version: { examples: string[] } } };
    expect(properties.version.examples).toContain(OLDEST);
  });

  test('as a file, is the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'props-schema-file-'));
    const path = join(folder, 'props.schema.json');
    execFileSync(process.execPath, [
      join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      join(ROOT, 'tools/props-schema.ts'),
      path,
    ]);
    expect(readFileSync(path, 'utf8')).toBe(text);
    rmSync(folder, { recursive: true });
  }, 30_000);
});
