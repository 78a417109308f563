import { isRecord } from '../../model';
import { describeOutcome, shortDestination } from '../../program/simulate/matchers/describe';
import type { MatcherResult } from '../../program/simulate/matchers';
import { explanation } from '../../program/simulate/questions/text';
import type { SimulatedMesh } from '../../program/simulate/simulate';
import type { RequestVerdict } from '../../program/simulate/questions/types';
import { UsageError } from '../usage-error';
import type { MeshTest } from './cases';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});
const list = (value: unknown, otherwise: string): readonly string[] =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : [otherwise];

/** `orders.shop:80 subset v1 90` for each destination of a case. */
function wantedRoute(route: unknown): readonly string[] | undefined {
  if (!Array.isArray(route)) return undefined;
  return route.map((item) => {
    const destination = fieldsOf(fieldsOf(item).destination);
    const port = fieldsOf(destination.port).number;
    const text = shortDestination({
      host: String(destination.host),
      ...(typeof port === 'number' ? { port } : {}),
      ...(typeof destination.subset === 'string' ? { subset: destination.subset } : {}),
    });
    return route.length === 1 ? text : `${text} ${String(fieldsOf(item).weight ?? 0)}`;
  });
}

/** The destinations of a verdict in the same words, with the port only where the case names one. */
function foundRoute(verdict: RequestVerdict, withPort: boolean): readonly string[] {
  const shown = ({ host, port, subset }: { host: string; port: number; subset?: string }) =>
    shortDestination({ host, ...(withPort ? { port } : {}), ...(subset === undefined ? {} : { subset }) });
  if (verdict.weights) return verdict.weights.map((target) => `${shown(target)} ${target.weight}`);
  return verdict.destination === undefined ? [] : [shown(verdict.destination)];
}

function matches(test: Fields, verdict: RequestVerdict): boolean {
  const redirect = fieldsOf(test.redirect);
  if (Object.keys(redirect).length > 0) {
    const location = verdict.outcome === 'redirected' ? verdict.location : '';
    return [redirect.uri, redirect.authority].every((part) => part === undefined || location.includes(String(part)));
  }
  const wanted = wantedRoute(test.route);
  const rewrite = fieldsOf(test.rewrite);
  if (rewrite.authority !== undefined && verdict.upstreamHost !== rewrite.authority) return false;
  if (wanted === undefined) return verdict.outcome === 'forwarded' && verdict.passthrough === undefined;
  const found = foundRoute(
    verdict,
    wanted.some((text) => /:\d/.test(text)),
  );
  return wanted.length === found.length && wanted.every((text, index) => text === found[index]);
}

function* requests({
  authority,
  method,
  uri,
  headers,
}: Fields): Generator<{ host: string; method: string; path: string; headers: Record<string, string> }> {
  for (const host of list(authority, '')) {
    for (const one of list(method, 'GET')) {
      for (const path of list(uri, '/'))
        yield { host, method: one, path, headers: fieldsOf(headers) as Record<string, string> };
    }
  }
}

/** Where requests of these tests begin: the format does not say, so that it is where a route for the host is. */
export interface Entry {
  readonly from?: string;
  readonly via?: string;
}

function runCase(test: Fields, mesh: SimulatedMesh, entry: Entry): readonly MatcherResult[] {
  const want = test.wantMatch !== false;
  return [...requests(fieldsOf(test.request))].map(({ host, path, ...request }) => {
    const verdict = mesh.route({
      ...request,
      url: `http://${host}${path}`,
      ...(Object.keys(entry).length > 0 ? entry : mesh.entryFor(host)),
    });
    const pass = verdict.outcome !== 'unknown' && matches(test, verdict) === want;
    const asked = `${request.method} http://${host}${path}`;
    return {
      pass,
      message: () =>
        `expected ${asked} ${want ? '' : 'not '}to match, but ${describeOutcome(verdict)}\n${explanation(verdict.because)}`,
    };
  });
}

/** Reads test cases in the format of istio-config-validator. */
export function validatorTests(cases: readonly unknown[], entry: Entry): readonly MeshTest[] {
  return cases.map((test, index) => {
    if (!isRecord(test)) throw new UsageError(`testCases[${index}] is no test`);
    const name = typeof test.description === 'string' ? test.description : `testCases[${index}]`;
    return { name, run: (mesh) => runCase(test, mesh, entry) };
  });
}
