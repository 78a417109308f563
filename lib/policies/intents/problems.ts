import type { Problem } from '../../model';
import type { IntentsCode } from '../problems.data';

/** Returns a problem of an intent's options; the engine adds the object. */
export function intentProblem(code: IntentsCode, path: string, found: unknown, message: string, fix: string): Problem {
  return { severity: 'error', code: `intents/${code}`, path, found, message, fix };
}

/** Returns the problem of a target whose pods have no known labels: a policy would apply to other pods. */
export function unknownPods(found: string, intent: string): Problem {
  return intentProblem(
    'unknown-pods',
    `${intent}()`,
    found,
    'the labels of its pods are not known',
    'name the `workload` of the MeshService, or its `selector`',
  );
}

/** Codes of warnings about objects that intents write deliberately; the documentation of the intents explains them. */
const ON_PURPOSE = new Set(['webhook/envoy-filter', 'webhook/deny-tcp']);

/** Returns the problems of an object that an intent wrote, without warnings about deliberate settings. */
export const problemsOfWritten = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ severity, code }) => severity !== 'warning' || !ON_PURPOSE.has(code));

/** Reports whether labels select pods: empty labels would select all pods of the namespace. */
export const selectsPods = (
  labels: Readonly<Record<string, string>> | undefined,
): labels is Readonly<Record<string, string>> => labels !== undefined && Object.keys(labels).length > 0;

/** Validates a word of a fixed set: types have it, but a program may run without being type-checked. */
export function wordProblems(path: string, found: unknown, words: readonly string[]): Problem[] {
  if (typeof found === 'string' && words.includes(found)) return [];
  return [intentProblem('unknown-word', path, found, 'it has no such value', `use one of ${words.join(', ')}`)];
}

/** Returns the problem of a second object where the mesh, and each namespace, may have only one. */
export function repeatedRequest(what: string, namespace: string | undefined): Problem {
  return intentProblem(
    'twice',
    `${what}()`,
    namespace ?? 'mesh',
    'it was asked for before, and there can be only one',
    'ask for it once, or for another namespace',
  );
}

/**
 * Returns the problem of a request in another scope: requests that share an object must share its scope, because
 * written objects do not move.
 */
export function writtenElsewhere(method: string, what: string, requested: string, known: string): Problem {
  const path = `${method}.scope`;
  return intentProblem(
    'other-scope',
    path,
    requested,
    `${what} is written in ${known}`,
    'give the same scope, or none',
  );
}
