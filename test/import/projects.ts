import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedMesh } from '../../lib/migrate';
import { MeshProblems } from '../../lib/model';
import { imported, type ImportCase } from '../migrate/cases';

/** Input of which there is no project. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

export const ENGINES = ['cdk8s', 'pulumi'] as const;

/** Writes the projects of cases into folders `CASE-ENGINE`, and returns their names. */
export function writeProjects(all: readonly ImportCase[], folder: string): { written: string[]; refused: Failure[] } {
  const written: string[] = [];
  const refused: Failure[] = [];
  for (const one of all) {
    const mesh = importOf(one);
    if (!('files' in mesh)) {
      refused.push({ name: one.name, reason: mesh.reason });
      continue;
    }
    for (const engine of ENGINES) {
      const name = `${one.name.replace(/[^\w.-]+/g, '-')}-${engine}`;
      mkdirSync(join(folder, name), { recursive: true });
      const files = mesh.files({ engine });
      for (const file of files) writeFileSync(join(folder, name, file.name), file.text);
      written.push(name);
    }
  }
  return { written, refused };
}

function importOf(one: ImportCase): ImportedMesh | { readonly reason: string } {
  try {
    return imported(one);
  } catch (error) {
    if (!(error instanceof MeshProblems)) throw error;
    return { reason: error.message.split('\n')[1] ?? error.message };
  }
}
