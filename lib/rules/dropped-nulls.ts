import { isRecord, type Manifest, type Problem } from '../model';
import { pathText } from '../schema/wording';

type Path = readonly (string | number)[];

/** Fields that restrict access by their value: without one, a policy may admit more than it could with the field. */
const PROTECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AuthorizationPolicy: { 'spec.action': 'and the action is ALLOW then' },
  PeerAuthentication: {
    'spec.mtls': 'and the mode comes from the namespace or the mesh then',
    'spec.mtls.mode': 'and the mode comes from the namespace or the mesh then',
    'spec.portLevelMtls': 'and no port has a mode of its own then',
    'spec.portLevelMtls.*': 'and the port has no mode of its own then',
    'spec.portLevelMtls.*.mode': 'and the port has no mode of its own then',
  },
  RequestAuthentication: {
    'spec.jwtRules': 'and no token is checked then',
    'spec.jwtRules[].audiences': 'and tokens for any audience are taken then',
  },
};
const CLAUSES = ['from', 'to', 'when'];

/** Returns the path with `[]` for any index, and `*` for a key of `portLevelMtls`. */
const patternOf = (path: Path): string =>
  path
    .map((step, i) => (path[i - 1] === 'portLevelMtls' ? '*' : step))
    .reduce<string>(
      (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
      '',
    );

function clausesOf(object: unknown, path: Path): Record<string, unknown> | undefined {
  const rule = path
    .slice(0, 3)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], object);
  return isRecord(rule) ? rule : undefined;
}

/** Returns whether a rule has no restriction left, so that it lets every request through, or denies every one. */
function isRuleForAll(object: unknown, path: Path): boolean {
  if (patternOf(path.slice(0, 3)) !== 'spec.rules[]' || path.length !== 4) return false;
  const rule = clausesOf(object, path);
  return rule !== undefined && CLAUSES.every((clause) => !Array.isArray(rule[clause]) || rule[clause].length === 0);
}

/** Returns the reason why a dropped null is dangerous, if it is. `object` is the object as the API server keeps it. */
function accessRisk(object: Manifest, path: Path): string | undefined {
  const kind = object.kind;
  if (kind === 'AuthorizationPolicy' && isRuleForAll(object, path)) return 'and the rule is for every request then';
  const table = Object.hasOwn(PROTECTS, kind) ? PROTECTS[kind] : {};
  const pattern = patternOf(path);
  return Object.hasOwn(table, pattern) ? table[pattern] : undefined;
}

const DROPS = 'the API server drops a null here';

/** Reports whether a problem is of a null that the API server drops, and not of one that it refuses. */
export const isDroppedNull = ({ code, message }: Problem): boolean =>
  code === 'schema/null' && message.startsWith(DROPS);

/**
 * Returns the problems of nulls that the API server drops: warnings, and errors where that admits more than is written.
 */
export function droppedNullProblems(object: Manifest, dropped: readonly Path[]): Problem[] {
  return dropped.map((path) => {
    const reason = accessRisk(object, path);
    const last = path[path.length - 1];
    const because = reason === undefined ? '' : `, ${reason}`;
    return {
      severity: reason === undefined ? 'warning' : 'error',
      code: 'schema/null',
      path: pathText(path),
      found: null,
      message: `${DROPS}, as if ${String(last)} were absent${because}`,
      fix: 'remove the field, or give it a value',
    };
  });
}
