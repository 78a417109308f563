import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_TABLES } from '../../tools/generate/problem-tables';
import { codesOfRules, joinedCodes, shortCodes, sourcesOf, wholeCodes } from './raised-codes';

const TESTS = join(__dirname, '..');
const SOURCES = sourcesOf();
const PREFIXES = PROBLEM_TABLES.map(({ prefix }) => prefix);
const codesOf = (prefix: string): string[] =>
  Object.keys(PROBLEM_TABLES.find((table) => table.prefix === prefix)?.texts ?? {});
const CODES = PROBLEM_TABLES.flatMap(({ prefix, texts }) => Object.keys(texts).map((last) => `${prefix}/${last}`));

/**
 * The functions that put codes together, each with the prefix. Their callers name the last part, which is typed by the
 * table, so that another one does not compile.
 */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  'addons/shared/problems.ts': ['addons/'],
  'addons/kiali/config/read.ts': ['kiali/'],
  'addons/rules/alerts.ts': ['rules/'],
  'addons/scraping/problems.ts': ['scraping/'],
  'api/mesh-config/proto-json.ts': ['schema/'],
  'components/shared/values/value-rules.ts': ['values/'],
  'mesh/charts/merge-values.ts': ['values/unknown-'],
  'mesh/charts/render-chart.ts': ['options/unknown-'],
  'mesh/checks/istiod-env.ts': ['props/'],
  'mesh/checks/names.ts': ['props/'],
  'multicluster/ca/problems.ts': ['ca/'],
  'multicluster/checks/problem.ts': ['clusters/'],
  'multicluster/remote-secret/problem.ts': ['remote-secret/'],
  'policies/intents/egress-problems.ts': ['egress/'],
  'policies/intents/problems.ts': ['intents/'],
  'program/analysis/ambient/mesh.ts': ['ambient/'],
  'program/analysis/gateway-api.ts': ['gateway-api/'],
  'program/analysis/run.ts': ['analysis/'],
  'program/precheck/check.ts': ['precheck/'],
  'program/simulate/questions/problems.ts': ['simulate/'],
  'rules/served-kinds.ts': ['schema/'],
  'schema/wording.ts': ['schema/'],
};

/** Last parts that are put together themselves, from names of options. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  values: ['profile', 'platform', 'compatibilityVersion'],
  options: ['version', 'component'],
};

/** Folders in which the last parts of codes stand by themselves. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'addons': ['addons/'],
  'schema': ['schema/', 'api/', 'rules/', 'props/'],
  'values': ['components/'],
  'props': ['mesh/'],
  'intents': ['policies/', 'cdk8s/', 'pulumi/'],
  'egress': ['policies/'],
  'ambient': ['program/analysis/ambient/'],
  'ca': ['multicluster/'],
  'clusters': ['multicluster/'],
  'remote-secret': ['multicluster/'],
  'precheck': ['program/precheck/'],
  'simulate': ['program/simulate/'],
  'kiali': ['addons/kiali/config/'],
  'scraping': ['addons/scraping/', 'addons/watchers'],
  'rules': ['addons/rules/'],
};

describe('codes of problems', () => {
  test('every whole code of the sources is in the table of its prefix', () => {
    const unknown = wholeCodes(SOURCES, PREFIXES).filter((code) => !CODES.includes(code));
    expect(unknown).toEqual([]);
    expect(new Set(PREFIXES).size).toBe(PREFIXES.length);
  });

  test('codes are put together by the functions that are known to do so', () => {
    const expected = Object.entries(JOINED).flatMap(([path, heads]) => heads.map((head) => `${path}: ${head}`));
    expect(joinedCodes(SOURCES, PREFIXES)).toEqual(expected.sort());
  });

  test.each([
    ['webhook', ['rules/kinds/', 'rules/metadata.ts']],
    ['kubernetes', ['rules/kubernetes/']],
    ['gateway-api', ['rules/gateway-api/']],
  ])('the table of %s is what its rules raise', (prefix, folders) => {
    const ofPrograms = SOURCES.filter(({ path }) => /^program\/analysis\/[\w-]+\.ts$/.test(path));
    const program = prefix === 'gateway-api' ? ofPrograms.flatMap(({ tree }) => shortCodes(tree)) : [];
    const whole = wholeCodes(SOURCES, [prefix]).map((code) => code.slice(prefix.length + 1));
    const ofRules = codesOfRules(...folders);
    const raised = new Set([...ofRules, ...whole, ...program]);
    expect(ofRules.filter((code) => !codesOf(prefix).includes(code))).toEqual([]);
    expect(codesOf(prefix).filter((code) => !raised.has(code))).toEqual([]);
  });

  test('the sources raise every code of the other tables', () => {
    const whole = new Set(wholeCodes(SOURCES, PREFIXES));
    const dead = PREFIXES.filter(
      (prefix) => !['webhook', 'kubernetes', 'gateway-api', 'analysis'].includes(prefix),
    ).flatMap((prefix) => {
      const files = SOURCES.filter(({ path }) => FOLDERS[prefix]?.some((folder) => path.startsWith(folder)));
      const short = new Set([
        ...files.flatMap(({ tree }) => shortCodes(tree)),
        ...(UNKNOWN[prefix] ?? []).map((name) => `unknown-${name}`),
      ]);
      return codesOf(prefix)
        .filter((last) => !short.has(last) && !whole.has(`${prefix}/${last}`))
        .map((last) => `${prefix}/${last}`);
    });
    expect(dead).toEqual([]);
  });
});

/** All tests but those of the house: their texts, by path. */
function texts(): [path: string, text: string][] {
  return (readdirSync(TESTS, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts') && !path.startsWith('house'))
    .map((path) => [path, readFileSync(join(TESTS, path), 'utf8')]);
}

/** Codes that tests expect: whole, or in tables of the webhook's rules as `CODE PATH`. */
function expected(): Set<string> {
  const found = new Set<string>();
  for (const [, text] of texts()) {
    for (const [code] of text.matchAll(/(?<![\w/.-])[a-z-]+\/[a-z][A-Za-z0-9-]*(?![\w/.-])/g)) found.add(code);
    if (!text.includes("from './table'")) continue;
    for (const [, last] of text.matchAll(/['`"]\(?([a-z-]+) (?:\$\{|spec|metadata)/g)) found.add(`webhook/${last}`);
  }
  return found;
}

test('a test expects every code', () => {
  const found = expected();
  expect(CODES.filter((code) => !found.has(code))).toEqual([]);
});
