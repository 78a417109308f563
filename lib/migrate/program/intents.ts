import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Manifest } from '../../model';
import {
  declaredService,
  serviceAfter,
  type MeshServiceProps,
  type RequestMatch,
  type TrafficCall,
} from '../../policies/service';
import { at, type Tree } from '../tree';
import { LiteralPrinter } from '../literal';
import { identifier } from './names';
import { fullHost, rulesByHost, subsetsAsProps } from './services';

/** Routes and rule of one host that calls of a MeshService would write. */
export interface Intent {
  readonly routes: Manifest;
  /** DestinationRule of the host; undefined where it has none. */
  readonly rule?: Manifest;
  /** Code that writes the same objects. */
  readonly code: string;
}

/** Returns the hosts whose objects are exactly those that intents write: each is rendered and compared. */
export function intentsOf(policies: readonly Manifest[]): Intent[] {
  const routes = policies.filter(({ kind }) => kind === 'VirtualService');
  const rules = rulesByHost(policies);
  return routes.flatMap((one) => {
    const hosts = at(one.spec, ['hosts']);
    if (!Array.isArray(hosts) || hosts.length !== 1 || one.metadata.labels || one.metadata.annotations) return [];
    const { namespace } = one.metadata;
    const host = fullHost(String(hosts[0]), namespace);
    const own = rules.get(host) ?? [];
    const [name] = host.split('.');
    if (own.length > 1 || name !== one.metadata.name) return [];
    const [rule] = own;
    const intent = intentOf(name, host, one, rule);
    return intent ? [intent] : [];
  });
}

function intentOf(name: string, host: string, routes: Manifest, rule: Manifest | undefined): Intent | undefined {
  const { namespace } = routes.metadata;
  const props = rule === undefined ? {} : subsetsAsProps(rule);
  const calls = callsFor(at(routes.spec, ['http']));
  if (calls === undefined) return undefined;
  const model = declaredService(name, props, namespace);
  const { manifests, problems } = serviceAfter(model, props, calls);
  const wanted = rule === undefined ? [routes] : [rule, routes];
  const isSame =
    problems.length === 0 &&
    manifests.length === wanted.length &&
    wanted.every((object) => manifests.some((made) => isDeepStrictEqual(compared(made), compared(object))));
  if (!isSame || model.host !== host) return undefined;
  return { routes, ...(rule && { rule }), code: codeOf(name, props, calls) };
}

/** Returns the parts of an object that intents decide: not the version of its API, and hosts in full. */
function compared({ kind, metadata, spec }: Manifest): unknown {
  const full = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => full(item, key));
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, full(item, name)]));
    const isHost = (key === 'host' || key === 'hosts') && typeof value === 'string';
    return isHost ? fullHost(value, metadata.namespace) : value;
  };
  const { name, namespace, labels, annotations } = metadata;
  return JSON.parse(JSON.stringify({ kind, name, namespace, labels, annotations, spec: full(spec, '') })) as unknown;
}

/** Returns the calls that may have written routes; undefined where no calls write routes of this form. */
function callsFor(http: unknown): TrafficCall[] | undefined {
  if (!Array.isArray(http) || http.length === 0) return undefined;
  const all = http.filter(isRecord);
  const last = all[all.length - 1];
  const launches = all.slice(0, -1).map(launchOf);
  if (last.match !== undefined || launches.some((call) => call === undefined)) return undefined;
  const shares = sharesOf(last.route);
  return [
    ...(shares ? [{ method: 'split', args: [shares] } as const] : []),
    ...(launches as TrafficCall[]),
    ...(isRecord(last.retries) ? [{ method: 'retry', args: [retryOf(last.retries)] } as const] : []),
    ...(typeof last.timeout === 'string' ? [{ method: 'timeout', args: [last.timeout] } as const] : []),
  ];
}

/** Returns the percentages of a route by subset; undefined where it sends everything to the host as a whole. */
function sharesOf(route: unknown): Record<string, number> | undefined {
  if (!Array.isArray(route)) return undefined;
  const parts = route.map((part) => [at(part, ['destination', 'subset']), at(part, ['weight']) ?? 100] as const);
  const isSplit = parts.every(([subset, weight]) => typeof subset === 'string' && typeof weight === 'number');
  return isSplit ? (Object.fromEntries(parts) as Record<string, number>) : undefined;
}

/** Returns the dark launch that writes a route: one subset, for requests with certain headers or a path. */
function launchOf({ match, route }: Tree): TrafficCall | undefined {
  const subset = at(route, ['0', 'destination', 'subset']);
  const only: unknown = Array.isArray(match) && match.length === 1 ? match[0] : undefined;
  if (typeof subset !== 'string' || !isRecord(only)) return undefined;
  const { headers, queryParams, uri, ...others } = only;
  const requests = {
    ...(isRecord(headers) && { header: shortTexts(headers) }),
    ...(isRecord(queryParams) && { queryParam: shortTexts(queryParams) }),
    ...(uri !== undefined && { uri: shortText(uri) }),
    ...others,
  } as RequestMatch;
  return { method: 'darkLaunch', args: [subset, requests] };
}

const shortTexts = (texts: Tree): Tree =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, shortText(text)]));

/** Returns the exact text of a comparison, which a call takes as it is. */
const shortText = (match: unknown): unknown =>
  isRecord(match) && Object.keys(match).length === 1 && typeof match.exact === 'string' ? match.exact : match;

const retryOf = (retries: Tree): unknown =>
  typeof retries.retryOn === 'string' ? { ...retries, retryOn: retries.retryOn.split(',') } : retries;

/** Prints a service with its calls on one line. */
function codeOf(name: string, props: MeshServiceProps, calls: readonly TrafficCall[]): string {
  const printer = new LiteralPrinter([], Infinity);
  const given = Object.keys(props).length === 0 ? '' : `, ${printer.print(props)}`;
  const chain = calls.map(
    ({ method, args }) => `.${method}(${args.map((argument) => printer.print(argument)).join(', ')})`,
  );
  return `const ${identifier(name)} = new MeshService(chart, '${name}'${given})${chain.join('')}`;
}
