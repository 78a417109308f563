import type { ValueTree } from '../model';
import { RELEASES, findRelease } from '../releases';
import type { Release } from '../releases';
import { readDocuments } from './documents';
import { mergeInput } from './operator/merge-input';
import { renderOperator } from './operator/render';
export function importMesh(input: any, options: any = {}): any {
  const release = findRelease(options.version ?? RELEASES[0].version) as Release;
  const docs = readDocuments(input);
  const r = renderOperator(mergeInput(docs.map((d) => d.tree as ValueTree), release), release);
  return { objects: r.components.flatMap((c) => c.objects), notes: r.problems };
}
