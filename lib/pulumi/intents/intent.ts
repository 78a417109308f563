import type * as pulumi from '@pulumi/pulumi';
import type { Manifest, Problem } from '../../model';
import { intendedId, methodOf, type Intended, type IntentRule, type Requests } from '../../policies/intents';
import { ownProblems } from '../../policies/own-problems';
import { resolveReferences } from '../../policies/references/references';
import { declare } from '../program/analysis';
import { renderings, type Rendered } from '../../outputs/dependence';
import { pathText, type Path } from '../../outputs/found';
import { throwLocated } from '../../outputs/problems';
import { byPart, TRUST_DOMAIN, type Core, type Places, type Resolved } from '../../outputs/core';
import { resolveInputs } from '../inputs/outputs';
import type { Facts } from '../../schema/notation';
import { shapes, validation } from '../../lazy';
import { oldestRelease, trustDomainOf } from '../../program/ledger';
import { meshesBeside } from '../program/meshes';
import { WrittenObjects } from './written';

/** The place of the objects of an intent. */
export interface IntentPlace {
  /** Their parent. */
  readonly component: pulumi.Resource;
  /** First part of the names of their resources. */
  readonly name: string;
  /** The URN of the parent, for problems. */
  readonly urn: string;
  readonly options?: pulumi.ComponentResourceOptions;
  /** Last part of the names of their resources. @default - as the rule says */
  readonly idOf?: (object: Manifest) => string;
  /** The last change to an object, for what is not known before. */
  readonly complete?: (manifest: Manifest) => Manifest;
}

/** The input of the rendering of an intent. */
interface IntentInput<Request> {
  readonly requests: readonly Request[];
  readonly trustDomain?: pulumi.Input<string>;
}

type IntentCore<Request> = Core<IntentInput<Request>, Rendered>;

/**
 * The objects of one intent, for requests that are made before the program awaits anything. Requests may have Outputs
 * in them: their secrecy, and whether they are known, stays in the leaves of the objects where they are.
 */
export class Intent<Request> implements Requests<Request, pulumi.Resource> {
  private requests: readonly Request[] = [];
  private resolved: Resolved<Rendered> | undefined;
  private written: WrittenObjects | undefined;

  constructor(
    private readonly place: IntentPlace,
    private readonly rule: IntentRule<Request>,
  ) {}

  /** All requests so far, with their Outputs. */
  get all(): readonly Request[] {
    return this.requests;
  }

  /** The parent of its resources. */
  get scope(): pulumi.Resource {
    return this.place.component;
  }

  /** @throws MeshProblems for a request that cannot be met, or not any more; it then does not count */
  add(request: Request): void {
    const { component, name, urn, options = {}, complete } = this.place;
    throwLocated(this.written?.problemsOfLateCall(methodOf(this.rule, request)) ?? [], urn);
    const requests = [...this.requests, request];
    const meshes = meshesBeside(component);
    const core = this.core(oldestRelease(meshes), requests);
    const resolved = resolveInputs(core, { requests, trustDomain: trustDomainOf(meshes) });
    this.requests = requests;
    this.resolved = resolved;
    this.written ??= new WrittenObjects(
      component,
      name,
      options,
      declare({
        component,
        urn,
        warnings: () => this.resolved?.warnings ?? [],
        objects: () => renderings((this.resolved ?? resolved).rendered, (this.resolved ?? resolved).other),
      }),
    );
    const manifests = complete
      ? new Map([...resolved.manifests].map(([id, manifest]) => [id, complete(manifest)]))
      : resolved.manifests;
    this.written.write(resolved.rendered.nodes, manifests);
  }

  private core(version: string | undefined, all: readonly Request[]): IntentCore<Request> {
    const { component: scope, urn, idOf = (object) => intendedId(this.rule, object) } = this.place;
    return {
      ...placesOf(this.rule, all),
      urn,
      render: ({ requests, trustDomain }) => {
        const intended = this.rule.render(requests);
        const nodes = nodesOf(intended, idOf);
        if (intended.problems?.length) return { nodes, problems: intended.problems };
        return validated(nodes, { trustDomain: trustDomain as string | undefined, scope, version });
      },
    };
  }
}

/** The objects of one request; components of their own validate them. */
export function objectsOf<Request>(urn: string, rule: IntentRule<Request>, request: Request): Manifest[] {
  const core: IntentCore<Request> = {
    ...placesOf(rule, [request]),
    urn,
    render: ({ requests }) => {
      const intended = rule.render(requests);
      return { nodes: nodesOf(intended, ({ kind }) => kind), problems: intended.problems ?? [] };
    },
  };
  return [...resolveInputs(core, { requests: [request] }).manifests.values()];
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
