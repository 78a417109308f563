import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Manifest } from '../../../model';
import { renderMesh } from '../../../mesh/render';
import type { Payload } from '../page/payload';
import { escaped } from '../picture/shape';
import { isObject } from '../program';
import type { GraphOptions, MeshGraph } from '../types';
import { BOOT } from './boot.data';
import { PAGE_FILES, SIMULATION_FILES, pageModules, regexModules, type Modules } from './page-files';
import { PAGE_STYLE } from './page-style.data';
import { withoutSecrets } from './secrets';

/** Options of a page, besides those of its graph. */
export interface PageOptions extends Pick<
  GraphOptions,
  'version' | 'mesh' | 'meshConfig' | 'clusterDomain' | 'outside'
> {
  /** Title of the page. @default 'Mesh' */
  readonly title?: string;
}

/** Returns the hash by which the Content Security Policy of a page allows a script or style sheet. */
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Returns a text compressed, in letters that mean nothing in HTML. */
const packed = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64');

/** Returns a script that registers modules, for the loader of the page. */
const script = (modules: Modules): string =>
  Object.entries(modules)
    .map(([name, text]) => `meshModules[${JSON.stringify(name)}]=function(module,exports,require){${text}\n};`)
    .join('\n');

const chosen = (modules: Modules, names: readonly string[]): Modules =>
  Object.fromEntries(names.map((name) => [`./${name}.js`, modules[`./${name}.js`] ?? '']));

/** Pattern of objects in which a regular expression of RE2 stands. */
const REGEX = /"(?:regex|RegularExpression|safeRegex|matchPattern|allowOriginRegex|[a-zA-Z]*[rR]egex)"/;

/** Reports whether a page has an object: definitions of kinds are long, and say nothing of a mesh. */
const isShown = (object: Manifest): boolean => isObject(object) && object.kind !== 'CustomResourceDefinition';

/** Returns the page's data: what the graph is made of, without the contents of secrets. */
function payloadOf(graph: MeshGraph, objects: readonly Manifest[], options: PageOptions): Payload {
  const { title = 'Mesh', version, mesh, meshConfig, clusterDomain, outside } = options;
  const rendered = mesh === undefined ? [] : renderMesh(mesh).map(({ manifest }) => manifest);
  return {
    title,
    graph,
    objects: [...objects, ...rendered].filter(isShown).map(withoutSecrets),
    simulate: {
      ...(version === undefined ? {} : { version }),
      ...(meshConfig === undefined ? {} : { meshConfig: meshConfig as NonNullable<Payload['simulate']['meshConfig']> }),
      ...(clusterDomain === undefined ? {} : { clusterDomain }),
      ...(outside?.hosts === undefined ? {} : { outside: { hosts: outside.hosts } }),
    },
  };
}

/**
 * Returns the graph of a mesh as one page of HTML that needs no network: picture, search, YAML of the objects, and the
 * simulation, which says where requests go. Contents of Secrets are left out.
 */
export function html(graph: MeshGraph, objects: readonly Manifest[] = [], options: PageOptions = {}): string {
  const modules = pageModules();
  const payload = JSON.stringify(payloadOf(graph, objects, options));
  const page = script(chosen(modules, PAGE_FILES));
  const engine = REGEX.test(payload) ? regexModules() : {};
  const simulation = script({ ...chosen(modules, SIMULATION_FILES), ...engine });
  const policy = [
    "default-src 'none'",
    `script-src ${[BOOT, page, simulation].map(hash).join(' ')}`,
    `style-src ${hash(PAGE_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = (id: string, text: string): string => `<script type="text/plain" id="${id}">${packed(text)}</script>`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="generator" content="istio-constructs">',
    `<title>${escaped(payloadTitle(options))}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main id="app"><p>This page needs JavaScript.</p></main>',
    data('data', payload),
    data('page', page),
    data('simulation', simulation),
    `<script>${BOOT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const payloadTitle = ({ title = 'Mesh' }: PageOptions): string => title;
