import { nearest, type Problem, type ValueTree } from '../../model';
import { istiodEnv, readsEnv, type EnvType, type KnownEnv } from '../../releases/istiod-env';
import type { PropsCode } from '../problems.data';
import { parseDuration } from '../../injection/pod/duration';

/** Prefix of variables that are istiod's own: one that istiod does not know has no effect. */
const OWN = 'PILOT_';
/** Greatest number of differing letters with which another name counts as a misspelt variable of istiod's. */
const MAX_TYPOS = 2;

const BOOLEANS = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const READS: Readonly<Record<EnvType, (text: string) => boolean>> = {
  string: () => true,
  bool: (text) => BOOLEANS.test(text),
  int: (text) => /^[+-]?\d+$/.test(text),
  float: (text) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text),
  duration: (text) => parseDuration(text) !== undefined,
};
const EXAMPLES: Readonly<Record<EnvType, string>> = {
  string: 'any text',
  bool: '"true" or "false"',
  int: 'a whole number',
  float: 'a number',
  duration: 'a duration such as 10s or 1h30m',
};

function warning(code: PropsCode, path: string, found: unknown, message: string, fix: string): Problem {
  return { severity: 'warning', code: `props/${code}`, path, found, message, fix };
}

/** Returns the reason why istiod of a release does not read a variable that another release reads. */
function otherRelease({ first, last }: KnownEnv, minor: string): string {
  if (Number(minor.split('.')[1]) < first) return `istiod reads this variable since Istio 1.${first} only`;
  return `istiod reads this variable until Istio 1.${last} only`;
}

function unknownName(path: string, name: string, value: unknown, minor: string): Problem[] {
  const near = nearest(name, istiodEnv().keys());
  const isTypo = near !== undefined && Math.abs(near.length - name.length) <= MAX_TYPOS && isNear(name, near);
  if (!name.startsWith(OWN) && !isTypo) return [];
  const fix = near === undefined ? 'leave it out' : `did you mean ${JSON.stringify(near)}?`;
  return [warning('unknown-env', path, value, `istiod of Istio ${minor} does not read this variable`, fix)];
}

/** Reports whether two names differ in one word, by no more than a typing error. */
function isNear(name: string, near: string): boolean {
  if (name.startsWith(OWN)) return true;
  const [a, b] = [name.split('_'), near.split('_')];
  if (a.length !== b.length) return false;
  return a.filter((word, i) => word !== b[i]).length === 1;
}

function problemsOf(path: string, name: string, value: unknown, version: string): Problem[] {
  const minor = version.split('.').slice(0, 2).join('.');
  const known = istiodEnv().get(name);
  if (known === undefined) return unknownName(path, name, value, minor);
  if (!readsEnv(known, version))
    return [warning('unknown-env', path, value, otherRelease(known, minor), 'leave it out')];
  if (value === undefined || value === null || value === '' || READS[known.type](String(value))) return [];
  const message = `istiod reads ${EXAMPLES[known.type]} here, and takes its default otherwise`;
  return [warning('env-value', path, value, message, `write ${EXAMPLES[known.type]}`)];
}

/**
 * Reports variables that istiod of a release does not read, or whose value it cannot parse: istiod itself only logs
 * them.
 */
export function istiodEnvProblems({ env, envVarFrom }: ValueTree, version: string): Problem[] {
  const plain = Object.entries(typeof env === 'object' && env !== null ? env : {});
  const from = Array.isArray(envVarFrom) ? (envVarFrom as { name?: unknown }[]) : [];
  return [
    ...plain.flatMap(([name, value]) => problemsOf(`env.${name}`, name, value, version)),
    ...from.flatMap((item, i) =>
      typeof item?.name === 'string' ? problemsOf(`envVarFrom[${i}].name`, item.name, undefined, version) : [],
    ),
  ];
}
