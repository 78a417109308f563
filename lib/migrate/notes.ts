import { showValue } from '../model';

/**
 * Severity of a note. `error`: a field could not be imported. `warning`: it was left out or changed. `info`: no action
 * is needed.
 */
export type NoteSeverity = 'error' | 'warning' | 'info';

/** Note on a field that an import found, left out or changed. */
export interface ImportNote {
  readonly severity: NoteSeverity;
  /** Stable code of the note, for example `import/removed-field`. */
  readonly code: string;
  /** Name of the file, where the input was given as files. */
  readonly file?: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Path of the field in the input: `spec.components.ingressGateways[0].k8s.affinity.hostNetwork`. */
  readonly path: string;
  /** Value of the field. */
  readonly value?: unknown;
  /** Finding, as one clause without a full stop. */
  readonly message: string;
  /** Replacement to write instead. */
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
