import { isRecord, MeshProblems, throwIfAny, type Problem } from '../model';
import { emit } from '../yaml/emit';
import { splitDocuments } from '../yaml/split-documents';
import { DEFAULT_RELEASE, findRelease, type Release } from '../releases';
import { sidecarInjector } from './inject';
import { isList, objectAt, podPlace } from './pod/walk-object';
import { unquotedAnnotations } from './proxy/unquoted-annotations';
import type { InjectOptions } from './settings/options';
import { readYaml } from '../yaml/read-yaml';

export { splitDocuments } from '../yaml/split-documents';

/**
 * Injects the sidecar into a YAML text: every document that is injected is written anew, without its comments; every
 * other document, and the lines between documents, stay byte for byte.
 *
 * @throws MeshProblems as `injectSidecar` does, with line and column where the text is no YAML, and for documents that
 * are no objects of Kubernetes
 */
export function injectText(text: string, options: InjectOptions = {}): string {
  const inject = sidecarInjector(options);
  const documents = splitDocuments(text).map((document) => ({ ...document, object: documentOf(document.body) }));
  throwIfAny(
    documents
      .map(({ object }) => object)
      .filter(isThere)
      .flatMap(kindProblems),
  );
  return documents.map(({ separator, body, object }) => separator + injectedBody(body, object, inject)).join('');
}

/**
 * Returns warnings of a YAML text: annotations of pods that the istiod of the release would write into the pods without
 * quotes, with a line break in them. What `injectText` makes of them is quoted.
 */
export function injectionWarnings(text: string, { version = DEFAULT_RELEASE.version }: InjectOptions = {}): Problem[] {
  const { facts } = findRelease(version) ?? (findRelease(DEFAULT_RELEASE.version) as Release);
  return splitDocuments(text)
    .map(({ body }) => documentOf(body))
    .filter(isRecord)
    .flatMap((object) => (isList(object) ? object.items.filter(isRecord) : [object]))
    .flatMap((object) => {
      const place = podPlace(object);
      if (place === undefined) return [];
      const { kind, name } = place.owner;
      const annotations = objectAt(object, [...place.metadata, 'metadata', 'annotations']);
      const path = [...place.metadata, 'metadata.annotations'].join('.');
      const problems = unquotedAnnotations(annotations, path, facts);
      return problems.map((problem) => ({ ...problem, object: `${kind} ${name}` }));
    });
}

function injectedBody(body: string, object: unknown, inject: (object: object) => object): string {
  if (!isRecord(object)) return body;
  const injected = inject(object);
  return injected === object ? body : emit(injected);
}

const isThere = (object: unknown): boolean => object !== undefined && object !== null;

/** Reports a document without a kind: it may be a workload that would be left without its sidecar. */
function kindProblems(object: unknown, index: number): Problem[] {
  const kind = isRecord(object) ? object.kind : undefined;
  if (typeof kind === 'string' && kind !== '') return [];
  const at = `document ${index + 1}`;
  const problem = {
    severity: 'error',
    code: 'injection/no-kind',
    object: at,
    fix: 'give it apiVersion and kind, or leave it out',
  } as const;
  return isRecord(object)
    ? [{ ...problem, path: 'kind', found: kind, message: 'an object of Kubernetes has a kind' }]
    : [{ ...problem, path: 'text', found: object, message: 'a document is an object of Kubernetes' }];
}

function documentOf(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return readYaml(body);
  } catch (reason) {
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'injection/no-yaml',
        path: 'text',
        message: `not YAML: ${(reason as Error).message}`,
        fix: 'correct the text',
      },
    ]);
  }
}
