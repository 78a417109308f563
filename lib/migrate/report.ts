import { isRecord, MeshProblems, showValue, type Manifest } from '../model';
import { readDocuments } from './documents';
import type { Proof } from './proof';

/** Error of a proof: the objects of the props differ from the reference. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError';
  constructor(readonly proof: Proof) {
    super('what the props render differs from the reference');
  }
}

/**
 * Reads the objects of a file of manifests.
 *
 * @throws MeshProblems where a document is no Kubernetes object
 */
export function readObjects(name: string, text: string): Manifest[] {
  const trees = readDocuments([{ name, text }]).map(({ tree }) => tree);
  const others = trees.filter(({ kind, metadata }) => typeof kind !== 'string' || !isRecord(metadata));
  if (others.length === 0) return trees as unknown as Manifest[];
  const [{ kind }] = others;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'import/no-object',
      object: name,
      path: 'input',
      found: kind ?? Object.keys(others[0]),
      message: 'a document to compare with is a Kubernetes object, with kind and metadata',
      fix: 'give the manifests that run, or that another tool renders',
    },
  ]);
}

/** Formats a proof as lines of text: one line for each difference, and the totals. */
export function formatProof({ equal, missing, extra, changed, explained }: Proof): string {
  const lines = [
    ...missing.map((object) => `missing: ${object}`),
    ...extra.map((object) => `not expected: ${object}`),
    ...changed.map(
      ({ object, path, ours, theirs }) => `${object} ${path}: ${showValue(ours)} here, ${showValue(theirs)} there`,
    ),
  ];
  const sum = equal ? 'equal' : `${lines.length} differences`;
  const rest = explained.length > 0 ? `, ${explained.length} more that mean nothing` : '';
  return `${[...lines, `${sum}${rest}`].join('\n')}\n`;
}
