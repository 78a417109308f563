import type { Manifest } from '../../../lib/model';
import type { GraphOptions, MeshGraph } from '../../../lib/program/graph';
import { meshGraph } from '../../../lib/manifests';
import { simulate } from '../../../lib/program/simulate/simulate';

/** Claims of a graph about who may call whom, and those that the simulation contradicts. */
export interface Claims {
  readonly allowed: number;
  readonly denied: number;
  readonly open: number;
  readonly wrong: readonly string[];
}

const METHODS = ['GET', 'POST', 'DELETE', 'PUT'];
const HEADERS: readonly Record<string, string>[] = [{}, { 'x-team': 'a' }, { 'x-team': 'bx' }, { 'x-token': 'admin' }];
const TOKENS = [undefined, { iss: 'https://issuer.example.com', sub: 'ann' }];

/** Returns the paths that policies of a program name, as requests may have them. */
function pathsIn(objects: readonly Manifest[]): string[] {
  const text = JSON.stringify(objects.filter(({ kind }) => kind === 'AuthorizationPolicy'));
  const named = [...text.matchAll(/"(\*?\/[^"]*)"/g)].map(([, path]) => path.replace(/^\*/, '/x').replace(/\*+/g, 'x'));
  return [...new Set(['/', '/other', ...named.filter((path) => !path.includes('/sa/'))])].slice(0, 8);
}

function callersAllowed({ nodes, edges }: MeshGraph, service: string): ReadonlySet<string> {
  const from = edges.filter(({ kind, to }) => kind === 'call' && to === service).map((edge) => edge.from);
  const inside = nodes.filter(({ parent }) => parent !== undefined && from.includes(parent)).map(({ id }) => id);
  return new Set([...from, ...inside]);
}

interface Shown {
  readonly port?: number;
  readonly method: string;
  readonly path: string;
  readonly host?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a request as graphs show it: `8080 GET /x host=a.example.com x-team=a`. */
function shownRequest(text: string): Shown {
  const words = text.split(' ');
  const port = /^\d+$/.test(words[0]) ? Number(words.shift()) : undefined;
  const [method, path, ...rest] = words;
  const values = rest.map((word): [string, string] => [
    word.slice(0, word.indexOf('=')),
    word.slice(word.indexOf('=') + 1),
  ]);
  const host = values.find(([name]) => name === 'host')?.[1];
  return {
    ...{ method, path, headers: Object.fromEntries(values.filter(([name]) => name !== 'host')) },
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
  };
}

/** Asks the simulation about everything that a graph claims about access, with many requests for each pair. */
export function checkedClaims(objects: readonly Manifest[], options: GraphOptions = {}): Claims {
  const graph = meshGraph(objects, { ...options, findings: false });
  const { meshConfig } = options;
  const mesh = simulate(objects, meshConfig === undefined ? {} : { meshConfig });
  const counts = { allowed: 0, denied: 0, open: 0 };
  const wrong: string[] = [];
  const paths = pathsIn(objects);
  const callers = graph.nodes.filter(
    ({ kind, dataPlane }) => kind === 'workload' && (dataPlane === 'sidecar' || dataPlane === 'ambient'),
  );
  for (const service of graph.nodes.filter(({ kind }) => kind === 'service')) {
    const to = service.id.slice('service:'.length);
    const ports = (service.facts.ports ?? '').split(', ').map((port) => Number(port.split(' ')[0]));
    const allowed = callersAllowed(graph, service.id);
    for (const caller of callers) {
      const from = `${caller.namespace}/${caller.label}`;
      const some = () =>
        ports.some((port) =>
          METHODS.some((method) =>
            paths.some((path) =>
              HEADERS.some((headers) =>
                TOKENS.some((jwt) => {
                  const asked = { port, headers, ...(jwt === undefined ? {} : { jwt }) };
                  return mesh.can(from, to, method, path, asked).outcome === 'allowed';
                }),
              ),
            ),
          ),
        );
      const edge = graph.edges.find(({ kind, from: id, to: callee }) => {
        return kind === 'call' && callee === service.id && (id === caller.id || id === caller.parent);
      });
      const shown = (edge?.facts.requests ?? service.facts.requests ?? '')
        .split(', ')
        .filter((text) => / \//.test(text));
      const refused = shown.filter((text) => {
        const { method, path, ...asked } = shownRequest(text);
        return mesh.can(from, to, method, path, asked).outcome !== 'allowed';
      });
      const says =
        service.access === 'all' || allowed.has(caller.id)
          ? 'allowed'
          : service.access === 'none' || (service.access === 'some' && service.facts.callers === undefined)
            ? 'denied'
            : 'open';
      counts[says] += 1;
      wrong.push(...refused.map((text) => `${from} to ${to}: not allowed ${text}`));
      const isShown = shown.length > 0 && refused.length === 0;
      if (says === 'denied' && some()) wrong.push(`${from} to ${to}: not denied`);
      if (says === 'allowed' && !isShown && !some()) wrong.push(`${from} to ${to}: not allowed`);
    }
  }
  return { ...counts, wrong };
}
