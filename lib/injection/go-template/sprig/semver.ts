import { fn, refuse, type FunctionMap } from '../signature';
import { Named, structOf } from '../values';

/** Version after semver.org; parts that are not given are 0. */
interface Version {
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;
}

const PRERELEASE = '(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?';
const METADATA = '(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?';
const VERSION = new RegExp(`^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?${PRERELEASE}${METADATA}$`);

function parseVersion(text: string): Version {
  const [, major, minor, patch, prerelease = '', metadata = ''] = VERSION.exec(text) ?? [];
  if (major === undefined) return refuse(`${JSON.stringify(text)} is not a semantic version`);
  const leadingZero =
    [major, minor, patch].some((part) => part !== undefined && /^0\d/.test(part)) &&
    [major, minor, patch].every((part) => part !== undefined);
  if (leadingZero || prerelease.split('.').some((part) => /^0\d+$/.test(part)))
    return refuse(`a number in ${text} begins with 0`);
  return { numbers: [BigInt(major), BigInt(minor ?? 0), BigInt(patch ?? 0)], prerelease, metadata, original: text };
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  const [x, y] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (x && y) return BigInt(a) < BigInt(b) ? -1 : 1;
  return x !== y ? (x ? -1 : 1) : a < b ? -1 : 1;
}

function comparePrerelease(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: Version, b: Version): number {
  const at = a.numbers.findIndex((number, i) => number !== b.numbers[i]);
  return at < 0
    ? comparePrerelease(a.prerelease, b.prerelease)
    : (a.numbers[at] as bigint) < (b.numbers[at] as bigint)
      ? -1
      : 1;
}

const PART = '[0-9xX*]+';
const ONE = `v?(${PART})(?:\\.(${PART}))?(?:\\.(${PART}))?${PRERELEASE}${METADATA}`;
const OPERATOR = '(!=|>=|=>|<=|=<|~>|=|>|<|~|\\^|)';
const CONSTRAINT = new RegExp(`${OPERATOR}\\s*${ONE}`, 'y');
const RANGE = new RegExp(`(${ONE.replace(/\((?!\?)/g, '(?:')})\\s+-\\s+(${ONE.replace(/\((?!\?)/g, '(?:')})`, 'g');

/** Condition on a version; `known` is the number of parts that it names, of major, minor and patch. */
interface Constraint {
  readonly operator: string;
  readonly version: Version;
  readonly known: number;
}

const isWild = (part: string | undefined): boolean => part === undefined || /^[xX*]$/.test(part);

/** Parses conditions joined by `||`, each a list separated by spaces or commas. `1.2 - 3.4` is a range. */
function parseConstraints(text: string): readonly (readonly Constraint[])[] {
  return text
    .replace(RANGE, '>= $1, <= $2 ')
    .split('||')
    .map((part) => {
      const found: Constraint[] = [];
      for (let rest = part.trim(); found.length === 0 || rest !== '';) {
        CONSTRAINT.lastIndex = 0;
        const match = CONSTRAINT.exec(rest);
        if (!match) return refuse(`${JSON.stringify(text)} is not a version constraint`);
        found.push(constraint(match));
        const after = rest.slice(match[0].length);
        if (after !== '' && !/^[\s,]/.test(after)) return refuse(`${JSON.stringify(text)} is not a version constraint`);
        rest = after.replace(/^\s*,?\s*/, '');
      }
      return found;
    });
}

function constraint([, operator = '', major, minor, patch, prerelease]: RegExpExecArray): Constraint {
  const known = isWild(major) ? 0 : isWild(minor) ? 1 : isWild(patch) ? 2 : 3;
  const parts = [major, minor, patch].map((part, i) => (i < known ? part : '0'));
  return { operator, version: parseVersion(parts.join('.') + (prerelease ? `-${prerelease}` : '')), known };
}

/** Returns whether the first `count` numbers of two versions are equal. */
const agree = (a: Version, b: Version, count: number): boolean =>
  a.numbers.slice(0, count).every((number, i) => number === b.numbers[i]);

function tilde(version: Version, { version: wanted, known }: Constraint): boolean {
  if (compare(version, wanted) < 0) return false;
  if (wanted.numbers.every((number) => number === 0n) && (known === 3 || known === 0)) return true;
  return agree(version, wanted, known === 1 ? 1 : 2);
}

function caret(version: Version, { version: wanted, known }: Constraint): boolean {
  if (compare(version, wanted) < 0) return false;
  const [major, minor] = wanted.numbers;
  if (known === 0) return true;
  if (major > 0n || known === 1) return agree(version, wanted, 1);
  return agree(version, wanted, minor > 0n || known === 2 ? 2 : 3);
}

function greater(version: Version, { version: wanted, known }: Constraint): boolean {
  // `>1.2` starts at 1.3: all versions that begin with the numbers named are within it.
  return known === 3 ? compare(version, wanted) > 0 : compare(version, wanted) > 0 && !agree(version, wanted, known);
}

function lessOrEqual(version: Version, { version: wanted, known }: Constraint): boolean {
  return compare(version, wanted) <= 0 || (known < 3 && agree(version, wanted, known));
}

function notEqual(version: Version, { version: wanted, known }: Constraint): boolean {
  return known === 3 ? compare(version, wanted) !== 0 : !agree(version, wanted, known);
}

const OPERATORS: { readonly [operator: string]: (version: Version, constraint: Constraint) => boolean } = {
  '': (version, wanted) => (wanted.known === 3 ? compare(version, wanted.version) === 0 : tilde(version, wanted)),
  '!=': notEqual,
  '>': greater,
  '<': (version, { version: wanted }) => compare(version, wanted) < 0,
  '>=': (version, { version: wanted }) => compare(version, wanted) >= 0,
  '<=': lessOrEqual,
  '~': tilde,
  '^': caret,
};
const SAME: { readonly [operator: string]: string } = { '=': '', '=>': '>=', '=<': '<=', '~>': '~' };

function holds(version: Version, all: readonly Constraint[]): boolean {
  const prereleasesWanted = all.some(({ version: { prerelease } }) => prerelease !== '');
  if (version.prerelease !== '' && !prereleasesWanted) return false;
  return all.every((one) => OPERATORS[SAME[one.operator] ?? one.operator]?.(version, one) ?? false);
}

function versionStruct(text: string): unknown {
  const version = parseVersion(text);
  const [major, minor, patch] = version.numbers.map((number) => new Named('uint64', 'uint64', number));
  const suffix = (version.prerelease && `-${version.prerelease}`) + (version.metadata && `+${version.metadata}`);
  const full = version.numbers.join('.') + suffix;
  return structOf(
    '*semver.Version',
    {
      Major: () => major,
      Minor: () => minor,
      Patch: () => patch,
      Prerelease: () => version.prerelease,
      Metadata: () => version.metadata,
      Original: () => text,
      String: () => full,
    },
    () => full,
  );
}

/** Sprig's functions for semantic versions. */
export const SEMVER: FunctionMap = {
  semver: fn(['string'], versionStruct),
  semverCompare: fn(['string', 'string'], (wanted, version) => {
    const constraints = parseConstraints(wanted);
    const parsed = parseVersion(version);
    return constraints.some((all) => holds(parsed, all));
  }),
};
