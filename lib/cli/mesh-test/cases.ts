import { isRecord } from '../../model';
import { matchers, type MatcherResult } from '../../program/simulate/matchers';
import type { SimulatedMesh } from '../../program/simulate/simulate';
import type { AccessOptions, RequestOptions } from '../../program/simulate/questions/types';
import { UsageError } from '../usage-error';

/** One test of a file, ready to be run. */
export interface MeshTest {
  readonly name: string;
  readonly run: (mesh: SimulatedMesh) => readonly MatcherResult[];
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (verdict: unknown, wanted: unknown) => MatcherResult;

const context = { isNot: false };
const optionsOf = (wanted: unknown): Fields => (isRecord(wanted) ? wanted : {});

/** Expectations that a test may state, by the name of the field. */
const CHECKS: Readonly<Record<string, Check>> = {
  goesTo: (verdict, wanted) => {
    const { host, ...options } =
      typeof wanted === 'string' ? { host: wanted } : (optionsOf(wanted) as { host?: unknown });
    return matchers.toGoTo.call(context, verdict, String(host), options);
  },
  split: (verdict, wanted) => matchers.toSplit.call(context, verdict, optionsOf(wanted) as Record<string, number>),
  redirectsTo: (verdict, wanted) => matchers.toRedirectTo.call(context, verdict, String(wanted)),
  responds: (verdict, wanted) => matchers.toRespond.call(context, verdict, Number(wanted)),
  noRoute: (verdict) => matchers.toHaveNoRoute.call(context, verdict),
  blocked: (verdict) => matchers.toBeBlocked.call(context, verdict),
  allowed: (verdict, wanted) => matchers.toBeAllowed.call(context, verdict, optionsOf(wanted)),
  denied: (verdict, wanted) => matchers.toBeDenied.call(context, verdict, optionsOf(wanted)),
  refused: (verdict) => matchers.toBeRefused.call(context, verdict),
  needsToken: (verdict) => matchers.toNeedToken.call(context, verdict),
  encrypted: (verdict) => matchers.toBeEncrypted.call(context, verdict),
};

const OTHER_FIELDS: ReadonlySet<string> = new Set(['name', 'request', 'can']);

/**
 * Returns the expectations of a test; an unknown field is refused, because a misspelt expectation would pass unchecked.
 */
function checksOf(test: Fields, name: string): readonly (readonly [Check, unknown])[] {
  const fields = Object.keys(test).filter((field) => !OTHER_FIELDS.has(field));
  const unknown = fields.find((field) => CHECKS[field] === undefined);
  if (unknown !== undefined)
    throw new UsageError(
      `${name}: "${unknown}" is nothing that a test can want; use one of ${Object.keys(CHECKS).join(', ')}`,
    );
  if (fields.length === 0) throw new UsageError(`${name} wants nothing; use one of ${Object.keys(CHECKS).join(', ')}`);
  return fields.map((field) => [CHECKS[field], test[field]] as const);
}

function verdictOf(mesh: SimulatedMesh, { request, can }: Fields, name: string): unknown {
  if (isRecord(request)) return mesh.request(request as unknown as RequestOptions);
  if (!isRecord(can)) throw new UsageError(`${name} asks nothing; write a request or can`);
  const { from, to, method = 'GET', path = '/', ...options } = can;
  return mesh.can(from as string, String(to), String(method), String(path), options as AccessOptions);
}

/** Reads the tests of a file in the format of this project. */
export function ownTests(tests: readonly unknown[]): readonly MeshTest[] {
  return tests.map((test, index) => {
    if (!isRecord(test)) throw new UsageError(`tests[${index}] is no test`);
    const name = typeof test.name === 'string' ? test.name : `tests[${index}]`;
    const checks = checksOf(test, name);
    return {
      name,
      run: (mesh) => {
        const verdict = verdictOf(mesh, test, name);
        return checks.map(([check, wanted]) => check(verdict, wanted));
      },
    };
  });
}
