import type { Manifest, Problem } from '../../model';
import { isDroppedNull, objectProblems } from '../../rules';
import { fieldsOf, itemsOf, textOf, type Fields } from '../objects/read';
import type { CodeName } from '../analysis/codes.data';

/** Finding about one object by itself. */
export interface OwnFinding {
  readonly code: CodeName;
  readonly problem: Problem;
  readonly parameters: readonly string[];
}

/** Reports whether a check across objects finds a problem as well: IST0134, with the settings of the mesh. */
const isReportedElsewhere = ({ kind }: Manifest, { code, path }: Problem): boolean =>
  kind === 'ServiceEntry' && code === 'webhook/address-missing' && !path.startsWith('spec.endpoints');

const CODES: Readonly<Record<string, CodeName>> = {
  'webhook/route-unreachable': 'IST0130',
  'webhook/match-duplicate': 'IST0131',
  'webhook/match-covered': 'IST0131',
  // Nobody but this library says these: the webhook accepts such values.
  'webhook/method-case': 'ISC1022',
  'webhook/principal-scheme': 'ISC1020',
  'webhook/cel-attribute': 'ISC1020',
};

/** Returns the problems that the API server and istiod's webhook have with an object. */
export function objectFindings(object: Manifest, version: string): OwnFinding[] {
  const isIstios = /(^|\.)istio\.io\//.test(object.apiVersion);
  return objectProblems(object, { version })
    .filter((problem) => !isReportedElsewhere(object, problem))
    .map((problem) => ({ code: codeOf(problem, isIstios), problem, parameters: parametersOf(problem, object) }));
}

function codeOf(problem: Problem, isIstios: boolean): CodeName {
  const { code, severity } = problem;
  if (Object.hasOwn(CODES, code)) return CODES[code];
  if (!isIstios) return 'ISC1013';
  if (code === 'schema/unknown-field' || isDroppedNull(problem)) return 'ISC1014';
  return severity === 'error' ? 'IST0106' : 'IST0133';
}

const ROUTE = /^spec\.(http|tls|tcp)\[(\d+)\](?:\.match\[(\d+)\])?/;

/** Returns the values of Istio's message: names of routes and matches, or the problem itself. */
function parametersOf({ code, path, message }: Problem, object: Manifest): string[] {
  const place = ROUTE.exec(path);
  if (place === null || !Object.hasOwn(CODES, code)) return [message];
  const rule = nameOf(object, place);
  if (code === 'webhook/route-unreachable') return [rule, unreachableReason(message)];
  const other = ROUTE.exec(message.slice(message.indexOf('spec.')));
  if (other === null) return [rule, matchName(object, place), ''];
  if (code === 'webhook/match-duplicate') return [rule, matchName(object, place), nameOf(object, other)];
  return [rule, prefixName(object, place), `${prefixName(object, other)} on ${nameOf(object, other)}`];
}

function unreachableReason(message: string): string {
  if (message.includes('only the last route')) return 'only the last rule can have no matches';
  return message.includes('have all of its matches')
    ? 'all matches used by prior rules'
    : 'route without matches defined before';
}

const routesOf = (object: Manifest, protocol: string) => itemsOf(fieldsOf(object, 'spec'), protocol);

function nameOf(object: Manifest, [, protocol, index]: readonly string[]): string {
  const name = protocol === 'http' ? textOf(routesOf(object, protocol)[Number(index)] ?? {}, 'name') : undefined;
  return name === undefined ? `#${index}` : JSON.stringify(name);
}

const matchOf = (object: Manifest, [, protocol, index, match]: readonly string[]): Fields =>
  itemsOf(routesOf(object, protocol)[Number(index)] ?? {}, 'match')[Number(match)] ?? {};

function matchName(object: Manifest, place: readonly string[]): string {
  const [, protocol, , match] = place;
  const name = protocol === 'http' ? textOf(matchOf(object, place), 'name') : undefined;
  return name === undefined ? `#${match ?? 0}` : JSON.stringify(name);
}

const prefixName = (object: Manifest, place: readonly string[]): string =>
  `${matchName(object, place)} of prefix ${textOf(fieldsOf(matchOf(object, place), 'uri'), 'prefix') ?? ''}`;
