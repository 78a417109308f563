import type { Manifest, Problem } from '../../model';
import { renderMesh } from '../../mesh/render';
import type { MeshProps } from '../../props';
import { nameOfObject } from '../../program/ledger';
import type { Outside } from '../../program/outside';
import type { ImportDocument } from '../documents';
import type { Notes } from '../noted';
import type { ImportParameter } from '../parameters';
import { commentsOf, type ObjectComments } from './comments';
import { intentsOf, type Intent } from './intents';
import { classOf } from './kinds';
import { outsideNames } from './outside';
import { servicesOf, type ImportedService } from './services';

/** Contents of a program before it is printed. */
export interface ProgramPlan {
  /** Props of the mesh; undefined where the input installs none. */
  readonly props?: MeshProps;
  /** Release that the program is for. */
  readonly release: string;
  readonly parameters: readonly ImportParameter[];
  /** Policies that the program declares. */
  readonly policies: readonly Manifest[];
  readonly services: readonly ImportedService[];
  /** Names that policies have and nothing in the input declares. */
  readonly outside: Outside;
  readonly comments: ReadonlyMap<Manifest, ObjectComments>;
}

/** Parts of an input from which a program is planned. */
export interface PlanInput {
  readonly props?: MeshProps;
  readonly release: string;
  readonly parameters: readonly ImportParameter[];
  readonly policies: readonly Manifest[];
  /** Objects that are not Istio's. */
  readonly rest: readonly Manifest[];
  readonly documents: readonly ImportDocument[];
  readonly notes: Notes;
}

/** Returns the plan of a program, and notes the policies that it cannot declare. */
export function planOf(input: PlanInput): ProgramPlan {
  const { props, release, parameters } = input;
  const plain = { props, release, parameters };
  if (input.policies.length === 0) return { ...plain, policies: [], services: [], outside: {}, comments: new Map() };
  const sources = new Map(input.documents.map((document) => [nameOf(document.tree as unknown as Manifest), document]));
  const known = withClass(lastOfEach(input.policies, input.notes, sources), input.notes, sources);
  const comments = new Map<Manifest, ObjectComments>();
  for (const policy of known) {
    const found = commentsOf(sources.get(nameOf(policy))?.text ?? '', policy.spec);
    if (found) comments.set(policy, found);
  }
  const taken = accepted(known, input, comments, sources);
  for (const intent of intentsOf(taken.policies)) noteIntent(intent, input.notes, sources);
  return { ...plain, ...taken, comments };
}

/** Proposes the calls that write the objects of a host. */
function noteIntent({ routes, rule, code }: Intent, notes: Notes, sources: Sources): void {
  const objects = rule === undefined ? nameOfObject(routes) : `${nameOfObject(routes)} and ${nameOfObject(rule)}`;
  notes.add(
    {
      severity: 'info',
      code: 'import/intent',
      path: nameOfObject(routes),
      message: `calls of a MeshService write exactly ${objects}`,
      fix: `write ${code} in their place`,
    },
    sources.get(nameOf(routes)),
  );
}

type Sources = ReadonlyMap<string, ImportDocument>;

const nameOf = (object: Manifest): string =>
  object.kind === undefined || object.metadata === undefined
    ? ''
    : `${String(object.apiVersion).split('/')[0]} ${nameOfObject(object)}`;

/** Returns each object once, as it was given last: as `kubectl apply` leaves it. */
function lastOfEach(policies: readonly Manifest[], notes: Notes, sources: Sources): Manifest[] {
  const last = new Map(policies.map((policy) => [nameOf(policy), policy]));
  for (const policy of policies) {
    if (last.get(nameOf(policy)) === policy) continue;
    notes.add(
      {
        severity: 'warning',
        code: 'import/given-again',
        path: nameOfObject(policy),
        message: 'the object is given more than once; the last one is taken, as kubectl apply leaves it',
        fix: 'give it once',
      },
      sources.get(nameOf(policy)),
    );
  }
  return policies.filter((policy) => last.get(nameOf(policy)) === policy);
}

function withClass(policies: readonly Manifest[], notes: Notes, sources: Sources): Manifest[] {
  return policies.filter((policy) => {
    if (classOf(policy) !== undefined) return true;
    notes.add(
      {
        severity: 'error',
        code: 'import/no-class',
        path: nameOfObject(policy),
        value: `${policy.apiVersion} ${policy.kind}`,
        message: 'Istio has no such kind; the program leaves the object out',
        fix: 'replace it by one of the kinds of today',
      },
      sources.get(nameOf(policy)),
    );
    return false;
  });
}

/**
 * Returns the policies that synth takes, with what they need: a policy that it would refuse is left out, and noted, so
 * that the program runs.
 */
function accepted(
  policies: readonly Manifest[],
  { props, release, rest, notes }: PlanInput,
  comments: ReadonlyMap<Manifest, ObjectComments>,
  sources: Sources,
): Pick<ProgramPlan, 'policies' | 'services' | 'outside'> {
  const { analysisProblems } = analysis();
  const { objectProblems } = validation();
  const mesh = props === undefined ? [] : renderMesh(props).map(({ manifest }) => manifest);
  const options = { version: release };
  const own = new Map(policies.map((policy) => [policy, objectProblems(policy, options)]));
  let left = policies;
  for (;;) {
    const services = servicesOf(left, rest, (policy) => comments.has(policy));
    const models = services.map(({ model }) => model);
    const first = analysisProblems([...mesh, ...left], { ...options, services: models });
    const outside = outsideNames(left, first);
    const isNone = Object.keys(outside).length === 0;
    const all = isNone ? first : analysisProblems([...mesh, ...left], { ...options, services: models, outside });
    const refused = new Set<Manifest>();
    for (const policy of left) {
      const found = [...(own.get(policy) ?? []), ...all.filter(({ object }) => object === nameOfObject(policy))];
      const errors = found.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) continue;
      refused.add(policy);
      errors.forEach((problem) => noteRefused(policy, problem, notes, sources));
    }
    if (refused.size === 0) return { policies: left, services, outside };
    left = left.filter((policy) => !refused.has(policy));
  }
}

function noteRefused(policy: Manifest, problem: Problem, notes: Notes, sources: Sources): void {
  const { path, message, fix, ...rest } = problem;
  notes.add(
    {
      severity: 'error',
      code: 'import/refused-policy',
      path: `${nameOfObject(policy)} ${path}`,
      ...('found' in rest && { value: rest.found }),
      message: `${message}; synth would refuse the object, so that the program leaves it out`,
      fix,
    },
    sources.get(nameOf(policy)),
    path,
  );
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded for inputs with policies */
const analysis = () => require('../../program/analysis') as typeof import('../../program/analysis');
const validation = () => require('../../program/validate') as typeof import('../../program/validate');
/* eslint-enable @typescript-eslint/no-require-imports */
