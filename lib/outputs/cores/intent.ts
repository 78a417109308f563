import { shapes, validation } from '../../lazy';
import type { Manifest, Problem } from '../../model';
import { intendedId, methodOf, type Intended, type IntentRule } from '../../policies/intents';
import { ownProblems } from '../../policies/own-problems';
import { resolveReferences } from '../../policies/references/references';
import type { Facts } from '../../schema/notation';
import { byPart, TRUST_DOMAIN, type Core, type Places } from '../core';
import type { Rendered } from '../rendered';
import { pathText, type Path } from '../found';

/** The input of the rendering of an intent. */
export interface IntentInput<Request> {
  readonly requests: readonly Request[];
  /** It may be an Output. */
  readonly trustDomain?: unknown;
}

/** The rendering of an intent. */
export type IntentCore<Request> = Core<IntentInput<Request>, Rendered>;

/** The place of an intent, and what its objects are validated with. */
interface IntentScope {
  readonly urn: string;
  readonly scope: unknown;
  /** The release that validates. */
  readonly version?: string;
  /** Returns the ids of objects. @default - as the rule says */
  readonly idOf?: (object: Manifest) => string;
}

/** Returns the rendering of all requests of an intent. */
export function intentCore<Request>(
  rule: IntentRule<Request>,
  all: readonly Request[],
  { urn, scope, version, idOf = (object) => intendedId(rule, object) }: IntentScope,
): IntentCore<Request> {
  return {
    ...placesOf(rule, all),
    urn,
    render: ({ requests, trustDomain }) => {
      const intended = rule.render(requests);
      const nodes = nodesOf(intended, idOf);
      if (intended.problems?.length) return { nodes, problems: intended.problems };
      return validated(nodes, { trustDomain: trustDomain as string | undefined, scope, version });
    },
  };
}

/** Returns the rendering of one request, whose objects are validated elsewhere. */
export function requestCore<Request>(urn: string, rule: IntentRule<Request>, request: Request): IntentCore<Request> {
  return {
    ...placesOf(rule, [request]),
    urn,
    render: ({ requests }) => {
      const intended = rule.render(requests);
      return { nodes: nodesOf(intended, ({ kind }) => kind), problems: intended.problems ?? [] };
    },
  };
}

const nodesOf = ({ objects }: Intended, idOf: (object: Manifest) => string): Rendered['nodes'] =>
  objects.map((manifest) => ({ id: idOf(manifest), manifest }));

/** Returns what is known of the places in requests. */
function placesOf<Request>(rule: IntentRule<Request>, all: readonly Request[]): Required<Places> {
  const { structural = [] } = rule;
  return byPart({
    requests: {
      shapeAt: ([, ...path]) => shapeOf(rule, path),
      isStructural: ([, ...path]) => path.length === 1 && structural.includes(path[0] as string),
      nameOf: ([index, ...path]) => `${methodOf(rule, all[index as number])}.${pathText(withoutOptions(path))}`,
    },
    trustDomain: TRUST_DOMAIN,
  });
}

function shapeOf<Request>({ meaningOf }: IntentRule<Request>, path: Path): Facts | undefined {
  const meaning = meaningOf?.(path);
  return meaning && 'kind' in meaning ? shapes().inputShape(meaning.kind, meaning.at) : meaning;
}

/** Names a value in options by the option alone. */
const withoutOptions = ([first, ...rest]: Path): Path =>
  first === 'options' && rest.length > 0 ? rest : [first, ...rest];

/** The surroundings of rendered objects. */
interface Surroundings {
  readonly trustDomain?: string;
  readonly scope: unknown;
  /** The release that validates. */
  readonly version?: string;
}

/** Returns the objects with their references resolved, and what is wrong with each. */
function validated(nodes: Rendered['nodes'], { version, ...surroundings }: Surroundings): Rendered {
  const problems: Problem[] = [];
  const resolved = nodes.map(({ id, manifest }) => {
    const misplaced: Problem[] = [];
    const { kind, metadata } = manifest;
    const report = (problem: Problem) => void misplaced.push(problem);
    const from = { kind, namespace: metadata.namespace, ...surroundings, report };
    const object = { ...manifest, spec: resolveReferences(manifest.spec, from) };
    const prefix = nodes.length > 1 ? `${kind} ${metadata.name} ` : '';
    const found = ownProblems(object, misplaced, (each) => validation().objectProblems(each, { version }));
    problems.push(...found.map(({ object: _, ...problem }) => ({ ...problem, path: `${prefix}${problem.path}` })));
    return { id, manifest: object };
  });
  return { nodes: resolved, problems };
}
