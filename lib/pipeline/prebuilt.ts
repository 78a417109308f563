import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../model';
import { withPrepared } from '../yaml/prepared';

/**
 * CRDs and injection templates, which a release never changes: the build stores them as text. In a checkout that is not built they are
 * made on the spot, with the same result.
 */

type Texts = Readonly<Record<string, string>>;

export const crdFile = (version: string): string => `crds-${version}.json`;
export const templateFile = (version: string): string => `templates-${version}.json`;

const read = new Map<string, Texts | undefined>();

function stored(file: string): Texts | undefined {
  if (!read.has(file)) {
    // In the package this module is part of build/core.js.
    const path = join(__dirname, 'data', file);
    read.set(file, existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : undefined);
  }
  return read.get(file);
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded only where nothing is stored */
const api = (): typeof import('../api/crd') => require('../api/crd') as typeof import('../api/crd');
const templates = (): typeof import('../injection/templates') => require('../injection/templates') as typeof import('../injection/templates');
/* eslint-enable @typescript-eslint/no-require-imports */

/** Texts of the built-in injection templates by name. */
export function templateTexts(version: string): Texts {
  return stored(templateFile(version)) ?? templates().builtinTemplates(version);
}

/** The custom resource definitions of a release. Their `spec` is made when it is read, and written from text when it is stored. */
export function crdManifests(version: string): Manifest[] {
  const bodies = stored(crdFile(version));
  if (!bodies) return api().crds(version);
  let specs: Map<string, unknown> | undefined;
  const spec = (name: string): unknown => (specs ??= new Map(api().crds(version).map((crd) => [String(crd.metadata.name), crd.spec]))).get(name);
  return Object.entries(bodies).map(([name, text]) => withPrepared<Manifest>({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { annotations: { 'helm.sh/resource-policy': 'keep' }, labels: {}, name },
  }, { name: 'spec', text }, () => spec(name)));
}
