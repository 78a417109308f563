import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minorOf, type Manifest } from '../../model';
import { findRelease, type Release } from '../../releases';
import { hasAllFunctions } from '../../releases/template-functions';
import { withPrepared } from '../../yaml/prepared';
import { fromTextDelta, textDelta } from './text-delta';

/**
 * Texts of CRDs and injection templates, which are fixed for a release: the build stores them. A checkout that is not
 * built renders them on demand, with the same result.
 */

type Texts = Readonly<Record<string, string>>;

export const crdFile = (version: string): string => `crds-${minorOf(version)}.txt`;
export const templateFile = (version: string): string => `templates-${minorOf(version)}.txt`;

/** Separator between names and texts of a stored file; no name or text contains it. */
const SEPARATOR = '\f';

/**
 * Serializes texts by name: name, text, name, text ... The file is ASCII without escapes, because parsing a megabyte of
 * JSON takes milliseconds.
 */
export function stored(texts: Texts): string {
  const parts = Object.entries(texts).flat();
  const wrong = parts.find((part) => !/^[\t\n\x20-\x7e]*$/.test(part));
  if (wrong !== undefined) throw new Error(`not plain ASCII: ${JSON.stringify(wrong.slice(0, 80))}`);
  return parts.join(SEPARATOR);
}

const read = new Map<string, Texts | undefined>();

/** Mark of a stored file that is based on another one: its name follows, and the delta on the next line. */
const BASED_ON = '\x0f';

/** Serializes a file as the delta to that of another release; by itself, only its own repetitions are left out. */
export const storedDelta = (text: string, base?: { readonly file: string; readonly text: string }): string =>
  base === undefined ? textDelta(text) : `${BASED_ON}${base.file}\n${textDelta(text, base.text)}`;

function readStored(file: string): Texts | undefined {
  if (!read.has(file)) {
    const text = readFile(file);
    read.set(file, text === undefined ? undefined : textsOf(text));
  }
  return read.get(file);
}

function readFile(file: string): string | undefined {
  // In the package this module is part of build/core.js.
  const path = join(__dirname, 'data', file);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'latin1');
  if (!text.startsWith(BASED_ON)) return fromTextDelta(text);
  const end = text.indexOf('\n');
  return fromTextDelta(text.slice(end + 1), readFile(text.slice(BASED_ON.length, end)) ?? '');
}

function textsOf(file: string): Texts {
  const parts = file.split(SEPARATOR);
  const texts: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) texts[parts[i]] = parts[i + 1];
  return texts;
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded only where nothing is stored */
const api = (): typeof import('../../api/crds') => require('../../api/crds') as typeof import('../../api/crds');
const templates = (): typeof import('../../injection/templates') =>
  require('../../injection/templates') as typeof import('../../injection/templates');
/* eslint-enable @typescript-eslint/no-require-imports */

/**
 * Returns the texts of the built-in injection templates by name. What is stored is for the newest patch of a minor; one
 * that lacks a function of it has templates of its own, and so has a release with facts of two.
 */
export function templateTexts(release: Release): Texts {
  const isStored = release.facts === findRelease(release.version)?.facts && hasAllFunctions(release.version);
  return (isStored ? readStored(templateFile(release.version)) : undefined) ?? printed(release);
}

const mixed = new Map<string, Texts>();

/** Returns the templates of a release that nothing is stored of; they follow from its version and facts. */
function printed(release: Release): Texts {
  const key = JSON.stringify([release.version, release.facts]);
  const texts = mixed.get(key) ?? templates().templatesOf(release);
  mixed.set(key, texts);
  return texts;
}

/**
 * Returns the custom resource definitions of a release. Their `spec` is built when it is first read; a stored
 * definition is written from its text.
 */
export function crdManifests(version: string): Manifest[] {
  const bodies = readStored(crdFile(version));
  if (!bodies) return api().crds(version);
  let specs: Map<string, unknown> | undefined;
  const spec = (name: string): unknown =>
    (specs ??= new Map(
      api()
        .crds(version)
        .map((crd) => [String(crd.metadata.name), crd.spec]),
    )).get(name);
  return Object.entries(bodies).map(([name, text]) =>
    withPrepared<Manifest>(
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { annotations: { 'helm.sh/resource-policy': 'keep' }, labels: {}, name },
      },
      { name: 'spec', text },
      () => spec(name),
    ),
  );
}
