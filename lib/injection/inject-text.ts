import { MeshProblems, isRecord } from '../model';
import { emit } from '../yaml/emit';

import { sidecarInjector } from './inject';
import type { InjectOptions } from './settings/options';
import { readYaml } from './pod/read-yaml';

/** A line that begins a YAML document. */
const SEPARATOR = /^---(?:[ \t].*)?$/;

/**
 * `injectSidecar` for the text of a YAML file: every document that is injected is written anew, without its comments; every other
 * document, and the lines between documents, stay byte for byte.
 *
 * @throws MeshProblems as `injectSidecar` does, and with line and column where the text is no YAML
 */
export function injectText(text: string, options: InjectOptions = {}): string {
  const inject = sidecarInjector(options);
  return splitDocuments(text)
    .map(({ separator, body }) => separator + injectDocument(body, inject))
    .join('');
}

function injectDocument(body: string, inject: (object: object) => object): string {
  if (body.trim() === '') return body;
  const object = documentOf(body);
  if (!isRecord(object)) return body;
  const injected = inject(object);
  return injected === object ? body : emit(injected);
}

function documentOf(body: string): unknown {
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

/** The documents of a YAML stream with the separator line in front of each, without loss: joined again they are the text. */
export function splitDocuments(text: string): { readonly separator: string; readonly body: string }[] {
  const documents: { separator: string; body: string }[] = [{ separator: '', body: '' }];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (SEPARATOR.test(line.replace(/\r?\n$/, ''))) documents.push({ separator: line, body: '' });
    else documents[documents.length - 1].body += line;
  }
  return documents;
}
