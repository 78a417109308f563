import { isRecord } from '../../model';
import { describeOutcome, isHost } from '../../program/simulate/matchers/describe';
import type { MatcherResult } from '../../program/simulate/matchers';
import { explanation } from '../../program/simulate/questions/text';
import type { SimulatedMesh } from '../../program/simulate/simulate';
import type { RequestVerdict } from '../../program/simulate/questions/types';
import type { Destination } from '../../program/simulate/types';
import { UsageError } from '../usage-error';
import type { MeshTest } from './cases';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});
const list = (value: unknown, otherwise: string): readonly string[] =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : [otherwise];

/**
 * Reports whether a request goes to a destination of a case: by its short or whole host, and by the port if the case
 * has one.
 */
function isDestination(wanted: unknown, found: Destination): boolean {
  const { host, port, subset } = fieldsOf(fieldsOf(wanted).destination);
  const { number } = fieldsOf(port);
  return isHost(found.host, String(host)) && subset === found.subset && (number === undefined || number === found.port);
}

/** Reports whether the destinations of a verdict are those of a case, in their order and with their weights. */
function isRoute(wanted: readonly unknown[], { weights, destination }: RequestVerdict): boolean {
  if (weights === undefined)
    return wanted.length === 1 && destination !== undefined && isDestination(wanted[0], destination);
  return (
    wanted.length === weights.length &&
    wanted.every(
      (item, index) => isDestination(item, weights[index]) && (fieldsOf(item).weight ?? 0) === weights[index].weight,
    )
  );
}

function matches(test: Fields, verdict: RequestVerdict): boolean {
  const redirect = fieldsOf(test.redirect);
  if (Object.keys(redirect).length > 0) {
    const location = verdict.outcome === 'redirected' ? verdict.location : '';
    return [redirect.uri, redirect.authority].every((part) => part === undefined || location.includes(String(part)));
  }
  const rewrite = fieldsOf(test.rewrite);
  if (rewrite.authority !== undefined && verdict.upstreamHost !== rewrite.authority) return false;
  if (verdict.outcome !== 'forwarded') return false;
  return Array.isArray(test.route) ? isRoute(test.route, verdict) : verdict.passthrough === undefined;
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

/**
 * Entry point of the requests of these tests. The format has no field for it, so requests enter where a route for the
 * host is.
 */
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
    const requestText = `${request.method} http://${host}${path}`;
    return {
      pass,
      message: () =>
        `expected ${requestText} ${want ? '' : 'not '}to match, but ` +
        `${describeOutcome(verdict)}\n${explanation(verdict.because)}`,
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
