import { RELEASES, findRelease } from '../releases';
import type { Release } from '../releases';
import { readDocuments } from './documents';
import { Notes } from './noted';
import { readOperator } from './operator/read-operator';
export function importMesh(input: any, options: any = {}): any {
  const release = findRelease(options.version ?? RELEASES[0].version) as Release;
  const docs = readDocuments(input);
  const notes = new Notes(docs);
  const r = readOperator(docs, release, notes);
  return { objects: r.objects, notes: notes.all() };
}
