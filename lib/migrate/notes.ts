import { showValue } from '../model';

/** `error`: something could not be taken over. `warning`: it was left out or changed. `info`: worth knowing. */
export type NoteSeverity = 'error' | 'warning' | 'info';

/** One remark on what an import found, left out or changed. */
export interface ImportNote {
  readonly severity: NoteSeverity;
  /** Stable and our own, for example `import/removed-field`. */
  readonly code: string;
  /** The file, where the input was given as files. */
  readonly file?: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Field of the input: `spec.components.ingressGateways[0].k8s.affinity.hostNetwork`. */
  readonly path: string;
  /** The value found there. */
  readonly value?: unknown;
  /** What was found, as one clause without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string;
}

/** Formats a note as one line: `file:line: severity: path: got VALUE; MESSAGE; FIX (code)`. */
export function formatNote(note: ImportNote): string {
  const place = [note.file, note.line].filter((part) => part !== undefined).join(':');
  const got = note.value === undefined ? '' : `got ${showValue(note.value)}; `;
  const fix = note.fix === undefined ? '' : `; ${note.fix}`;
  const path = note.path === '' ? '' : `${note.path}: `;
  return `${place === '' ? '' : `${place}: `}${note.severity}: ${path}${got}${note.message}${fix} (${note.code})`;
}
