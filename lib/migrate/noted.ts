import type { Problem } from '../model';
import { lineOf, type ImportDocument } from './documents';
import { locate } from './locate';
import { at, pathNames, pathText } from './tree';
import type { ImportNote } from './notes';

type Step = string | number;

/** Collects notes; each gets the file and line of the document that has the field. */
export class Notes {
  private readonly found = new Map<string, ImportNote>();
  constructor(private readonly documents: readonly ImportDocument[]) {}

  /**
   * Adds a note; the first of several with the same code on the same field stays.
   *
   * @param source document that the note is on; without it the one that has the field
   * @param field path of the field in `source`, where the path of the note begins with the name of an object
   */
  add(
    note: Omit<ImportNote, 'file' | 'line' | 'path'> & { readonly path: readonly Step[] | string },
    source?: ImportDocument,
    field = '',
  ): void {
    const steps = typeof note.path === 'string' ? pathNames(note.path) : note.path;
    const path = typeof note.path === 'string' ? note.path : pathText(note.path);
    const key = `${path}\n${note.code}`;
    if (this.found.has(key)) return;
    const { severity, code, message, fix } = note;
    const document = source ?? this.documentOf(steps);
    const line = document && lineOf(document, source ? pathNames(field) : steps);
    this.found.set(key, {
      severity,
      code,
      ...(document?.file !== undefined && { file: document.file }),
      ...(line !== undefined && { line }),
      path,
      ...('value' in note && note.value !== undefined && { value: note.value }),
      message,
      ...(fix !== undefined && { fix }),
    });
  }

  /** Adds a problem of chart values, props or mesh config as a note. */
  problem({ severity, code, path, message, fix, ...rest }: Problem, prefix = ''): void {
    const place = prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`;
    this.add({ severity, code, path: place, message, fix, ...('found' in rest && { value: rest.found }) });
  }

  /** Returns the path of a value in the input, from the end of the path that it has now. */
  locate(path: readonly Step[], value: unknown): readonly Step[] | undefined {
    return this.documents.map(({ tree }) => locate(tree, path, value)).find((found) => found !== undefined);
  }

  /** Reports whether a note is about this field, or one that contains it. */
  covers(path: string): boolean {
    return [...this.found.values()].some((note) => path === note.path || path.startsWith(`${note.path}.`));
  }

  /** Returns all notes: errors first, then in the order of the input. */
  all(): ImportNote[] {
    const rank = { error: 0, warning: 1, info: 2 };
    return [...this.found.values()].sort(
      (a, b) => rank[a.severity] - rank[b.severity] || (a.line ?? Infinity) - (b.line ?? Infinity) || 0,
    );
  }

  private documentOf(steps: readonly Step[]): ImportDocument | undefined {
    const holds = ({ tree }: ImportDocument): boolean => steps.length > 0 && at(tree, steps.map(String)) !== undefined;
    return [...this.documents].reverse().find(holds) ?? (this.documents.length === 1 ? this.documents[0] : undefined);
  }
}
