import type { Problem } from '../../model';
import type { IntentsCode } from '../problems.data';

/** What is wrong with what an intent was asked; the engine adds where. */
export function intentProblem(code: IntentsCode, path: string, found: unknown, message: string, fix: string): Problem {
  return { severity: 'error', code: `intents/${code}`, path, found, message, fix };
}

/** The policy would be for the wrong pods. */
export function unknownPods(found: string, intent: string): Problem {
  return intentProblem(
    'unknown-pods',
    `${intent}()`,
    found,
    'the labels of its pods are not known',
    'name the `workload` of the MeshService, or its `selector`',
  );
}

/**
 * Warnings about what intents write on purpose; their documentation says what they are for, in terms of their own
 * options.
 */
const ON_PURPOSE = new Set(['webhook/envoy-filter', 'webhook/deny-tcp']);

/** The problems of an object that an intent wrote, without warnings about what it does on purpose. */
export const problemsOfWritten = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ severity, code }) => severity !== 'warning' || !ON_PURPOSE.has(code));

/** Whether labels say which pods are meant: no labels at all would be all pods of the namespace. */
export const selectsPods = (
  labels: Readonly<Record<string, string>> | undefined,
): labels is Readonly<Record<string, string>> => labels !== undefined && Object.keys(labels).length > 0;

/** One of a few words: types say so, but a program may run without being type-checked. */
export function wordProblems(path: string, found: unknown, words: readonly string[]): Problem[] {
  if (typeof found === 'string' && words.includes(found)) return [];
  return [intentProblem('unknown-word', path, found, 'it has no such value', `use one of ${words.join(', ')}`)];
}

/** There can be one such object for the mesh, and one for each namespace. */
export function askedTwice(what: string, namespace: string | undefined): Problem {
  return intentProblem(
    'twice',
    `${what}()`,
    namespace ?? 'mesh',
    'it was asked for before, and there can be only one',
    'ask for it once, or for another namespace',
  );
}

/** What is asked together is written together: objects that were written are not moved. */
export function writtenElsewhere(method: string, what: string, asked: string, known: string): Problem {
  const path = `${method}.scope`;
  return intentProblem('other-scope', path, asked, `${what} is written in ${known}`, 'give the same scope, or none');
}
