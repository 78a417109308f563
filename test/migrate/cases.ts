import { importMesh, type ImportedMesh } from '../../lib/migrate';
import type { Manifest } from '../../lib/model';
import { listReference, readReference } from '../support/reference';

/** An input with what the tool that it is for renders. */
export interface ImportCase {
  readonly name: string;
  readonly kind: 'istio-operator' | 'helm-values';
  readonly version: string;
  readonly input: string;
  readonly chart?: 'base' | 'istiod' | 'cni' | 'ztunnel' | 'gateway';
  readonly release?: string;
  readonly namespace?: string;
  /** Why the tool refuses it. */
  readonly error?: string;
  readonly objects?: Manifest[];
  /** What the tool renders when it is told to go on. */
  readonly forced?: { readonly objects?: Manifest[] };
}

export const cases = (folder: 'istiooperator' | 'helm'): ImportCase[] =>
  listReference('import', folder).map((file) => readReference<ImportCase>('import', folder, file));

export const imported = ({ input, version, kind, chart, release, namespace }: ImportCase): ImportedMesh =>
  importMesh(input, { version, kind, chart, release, namespace });
