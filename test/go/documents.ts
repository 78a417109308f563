import { parseAllDocuments } from 'yaml';
import { typed } from '../../lib/injection/pod/typed-pod';
import type { Problem } from '../../lib/model';

const KINDS = ['ServiceAccount', 'Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'];

interface Document {
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: unknown;
    readonly namespace?: unknown;
    readonly labels?: unknown;
    readonly annotations?: unknown;
  };
  readonly spec?: { readonly template?: unknown; readonly ports?: unknown };
}

/**
 * What a Gateway template printed, as Kubernetes would read it: the kinds it may have, and metadata and pods of the
 * right types.
 */
export function checkDocuments(text: string): { readonly count: number; readonly problems: readonly string[] } {
  const parsed = parseAllDocuments(text, { version: '1.1' });
  const syntax = parsed.flatMap((document) =>
    document.errors.map((error) => `not YAML: ${error.message.split('\n')[0]}`),
  );
  if (syntax.length > 0) return { count: parsed.length, problems: syntax };
  const documents = parsed
    .map((document) => document.toJS() as Document | null)
    .filter((document) => document !== null);
  return { count: documents.length, problems: documents.flatMap(checkDocument) };
}

function checkDocument({ kind = '', metadata, spec }: Document): readonly string[] {
  const problems: Problem[] = [];
  typed(metadata, 'ObjectMeta', 'metadata', problems);
  if (kind === 'Deployment') typed(spec?.template, 'PodTemplateSpec', 'spec.template', problems);
  const known = KINDS.includes(kind) ? [] : [`a document of kind ${JSON.stringify(kind)}`];
  const named = typeof metadata?.name === 'string' ? [] : [`${kind} has no name`];
  return [...known, ...named, ...problems.map(({ path, message }) => `${kind} ${path}: ${message}`)];
}
