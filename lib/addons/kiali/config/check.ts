import { isRecord, nearest, overlay, releaseNumber, type Problem, type ValueTree } from '../../../model';
import { fieldPaths } from '../../../schema/field-paths';
import type { Facts } from '../../../schema/notation';
import { walk } from '../../../schema/walker';
import { KIALI_VERSIONS } from './keys.data';
import { Read } from './read';
import { refusals } from './refusals';
import { kialiKeys } from './shape';
import { credential, url } from './value-rules';

export interface KialiConfigOptions {
  /** What the path of each problem begins with. @default 'config' */
  readonly path?: string;
  /** What is written for Kiali beside the configuration that is checked, which lies over it. */
  readonly under?: ValueTree;
  /** Values that cannot be judged yet, such as Outputs of Pulumi. */
  readonly isUnknown?: (value: unknown) => boolean;
}

/** Where Kiali has what was looked for under another name. */
const MOVED: Readonly<Record<string, string>> = {
  'external_services.prometheus.in_cluster_url': 'url',
  'external_services.prometheus.internal_url': 'url',
  'external_services.custom_dashboards.prometheus.in_cluster_url': 'url',
  'external_services.custom_dashboards.prometheus.internal_url': 'url',
};
/** Words of other programs for what Kiali calls otherwise. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'auth.strategy none': 'anonymous',
  'auth.strategy login': 'token',
  'auth.strategy oidc': 'openid',
};

/** The path of a key without indices. */
const plain = (path: string): string => path.replace(/\[\d+\]/g, '');

/** The object of the schema that the key of a path is looked for in. */
function parentOf(root: Facts, path: string): Facts {
  const keys = plain(path).split('.').slice(0, -1);
  let facts = root;
  for (const key of keys) {
    while (facts.type !== 'object' && facts.item !== undefined) facts = facts.item.facts;
    facts = facts.fields?.[key]?.facts ?? facts.item?.facts ?? facts;
  }
  while (facts.type !== 'object' && facts.item !== undefined) facts = facts.item.facts;
  return facts;
}

/** The version that has a key which another one has not. */
const versionWith = (path: string): string | undefined =>
  [...KIALI_VERSIONS].reverse().find((version) => hasKey(kialiKeys(version).shape.facts, path));

const hasKey = (root: Facts, path: string): boolean =>
  Object.hasOwn(parentOf(root, path).fields ?? {}, plain(path).split('.').at(-1) as string);

/** Puts into words what Kiali does with a key that it does not know: nothing. */
function unknownKey(path: string, version: string): Pick<Problem, 'code' | 'message' | 'fix'> {
  const { shape, operatorKeys } = kialiKeys(version);
  const name = plain(path).split('.').at(-1) as string;
  if (operatorKeys.has(plain(path))) {
    const message = 'only the operator of Kiali reads this key, and Kiali itself would ignore it';
    return { code: 'kiali/operator-key', message, fix: 'remove it, and use the prop for it' };
  }
  const other = versionWith(path);
  if (other !== undefined) {
    const message = `Kiali ${version} does not have this key, which ${other} has, and would ignore it`;
    return { code: 'kiali/unknown-key', message, fix: 'remove it' };
  }
  const message = `Kiali ${version} knows no such key and would ignore it`;
  const near = MOVED[plain(path)] ?? nearest(name, Object.keys(parentOf(shape.facts, path).fields ?? {}));
  const place = near ?? fieldPaths(shape.facts, name)[0];
  return { code: 'kiali/unknown-key', message, ...(place === undefined ? {} : { fix: `did you mean \`${place}\`?` }) };
}

/** The shortest name of a key from where another one stands. */
function fromHere(path: string, target: string): string {
  const parent = `${plain(path).split('.').slice(0, -1).join('.')}.`;
  return target.startsWith(parent) ? target.slice(parent.length) : target;
}

function deprecatedKey(path: string, instead: string): Pick<Problem, 'code' | 'message' | 'fix'> {
  if (instead === 'caBundle')
    return { code: 'kiali/deprecated-key', message: 'ignored since Kiali 2', fix: 'use `caBundle`' };
  return { code: 'kiali/deprecated-key', message: 'deprecated', fix: `write \`${fromHere(path, instead)}\`` };
}

/** What the rules of single values find, by what they say. */
const OF_VALUES: Readonly<Record<string, Pick<Problem, 'code' | 'severity'>>> = {
  [url.message]: { code: 'kiali/url', severity: 'error' },
  [credential.message]: { code: 'kiali/credential', severity: 'warning' },
};

/** Puts what the schema found into the terms of Kiali. `path` is that of the key within the configuration. */
function reworded(problem: Problem, version: string): Problem {
  const { found, ...place } = problem;
  switch (problem.code) {
    case 'schema/unknown-field':
      return { severity: 'error', path: problem.path, ...unknownKey(problem.path, version) };
    case 'schema/deprecated':
      return { ...place, ...deprecatedKey(problem.path, (problem.fix ?? '').replace('use ', '')) };
    case 'schema/format':
      return { ...problem, ...OF_VALUES[problem.message] };
    case 'schema/enum': {
      const synonym = SYNONYMS[`${problem.path} ${String(found)}`];
      return synonym === undefined ? problem : { ...problem, fix: `did you mean ${JSON.stringify(synonym)}?` };
    }
    default:
      return problem;
  }
}

/** Whether a problem leaves nothing to say of a path: it is an error there, or of an object around it. */
const covers = (problem: Problem, path: string): boolean =>
  problem.severity === 'error' &&
  (path === problem.path || path.startsWith(`${problem.path}.`) || path.startsWith(`${problem.path}[`));

/** The newest version whose keys are known and that is not newer than `version`. */
function knownVersion(version: string): string {
  const release = releaseNumber(version);
  return [...KIALI_VERSIONS].reverse().find((known) => releaseNumber(known) <= release) ?? KIALI_VERSIONS[0];
}

/**
 * Returns the problems of a configuration of Kiali (its config.yaml as an object): keys that its version does not know
 * and would ignore without a word, values of a wrong type, deprecated keys, and what Kiali refuses to start with.
 *
 * @param version the version of Kiali: `2.27`, or an exact one
 */
export function checkKialiConfig(config: unknown, version: string, options: KialiConfigOptions = {}): Problem[] {
  const { path: prefix = 'config', under = {}, isUnknown } = options;
  const known = knownVersion(version);
  const found = walk(kialiKeys(known).shape, config, {
    deprecations: true,
    ...(isUnknown === undefined ? {} : { isUnknown }),
  }).map((problem) => reworded(problem, known));
  const whole = isRecord(config) ? overlay(under, config) : under;
  const own = new Read(config, releaseNumber(known), isUnknown);
  const read = new Read(whole, releaseNumber(known), isUnknown, own);
  const more = refusals(read).filter(({ path }) => !found.some((problem) => covers(problem, path)));
  const places = new Set(more.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const problems = [...found.filter(({ severity, path }) => severity === 'error' || !places.has(path)), ...more];
  return problems.map((problem) => ({ ...problem, path: problem.path === '' ? prefix : `${prefix}.${problem.path}` }));
}
