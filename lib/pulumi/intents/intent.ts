import type * as pulumi from '@pulumi/pulumi';
import type { Manifest, Problem } from '../../model';
import { located, resolveReferences } from '../../policies/references/references';
import { declare, renderings } from '../program/analysis';
import type { Rendered } from '../inputs/dependence';
import { pathText } from '../inputs/found';
import type { Path } from '../inputs/found';
import { throwLocated } from '../inputs/problems';
import { resolveInputs } from '../inputs/resolve-inputs';
import type { Core, Resolved } from '../inputs/resolve-inputs';
import type { ValueShape } from '../inputs/samples';
import { validation } from '../../lazy';
import { judgingRelease, meshesBeside, trustDomainOf } from '../program/meshes';
import { WrittenObjects } from './written';

/** Where the objects of an intent belong. */
export interface IntentPlace {
  /** Their parent. */
  readonly component: pulumi.Resource;
  /** First part of the names of their resources. */
  readonly name: string;
  /** Of the parent, for problems. */
  readonly urn: string;
  readonly options?: pulumi.ComponentResourceOptions;
}

/** What is made of all that was asked. References in the objects are not followed yet. */
export interface Intended {
  readonly nodes: readonly { readonly id: string; readonly manifest: Manifest }[];
  readonly problems?: readonly Problem[];
}

/** How an intent is carried out. */
export interface IntentRule<Asked> {
  /** The method, as problems call it; of some intents that depends on what was asked. */
  readonly called: string | ((asked: Asked) => string);
  readonly render: (asked: readonly Asked[]) => Intended;
  /** What is known of a value within one thing that was asked. */
  readonly shapeAt: (path: Path) => ValueShape | undefined;
  /** Whether a value within one thing that was asked must be known when the program runs. */
  readonly isStructural: (path: Path) => boolean;
  /** The last change to an object, for what is not known before. */
  readonly complete?: (manifest: Manifest) => Manifest;
}

/** What an intent is rendered from. */
interface IntentInput<Asked> {
  readonly asked: readonly Asked[];
  readonly trustDomain?: pulumi.Input<string>;
}

/**
 * The objects of one intent, to which more may be asked before the program awaits anything. Whatever is asked may have Outputs in it: their
 * secrecy, and whether they are known, stays in the leaves of the objects where they are.
 */
export class Intent<Asked> {
  private asked: readonly Asked[] = [];
  private resolved: Resolved<Rendered> | undefined;
  private written: WrittenObjects | undefined;

  constructor(
    private readonly place: IntentPlace,
    private readonly rule: IntentRule<Asked>,
  ) {}

  /** All that was asked so far, with its Outputs. */
  get all(): readonly Asked[] {
    return this.asked;
  }

  /** The parent of its resources. */
  get scope(): pulumi.Resource {
    return this.place.component;
  }

  /** @throws MeshProblems when it cannot be, or not any more; it then counts as not asked */
  ask(asked: Asked): void {
    const { component, name, urn, options = {} } = this.place;
    const { complete } = this.rule;
    throwLocated(this.written?.late(this.method(asked)) ?? [], urn);
    const all = [...this.asked, asked];
    const meshes = meshesBeside(component);
    const resolved = resolveInputs(this.core(judgingRelease(meshes), all), {
      asked: all,
      trustDomain: trustDomainOf(meshes),
    });
    this.asked = all;
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

  private method(asked: Asked): string {
    const { called } = this.rule;
    return `${typeof called === 'string' ? called : called(asked)}()`;
  }

  private core(version: string | undefined, all: readonly Asked[]): Core<IntentInput<Asked>, Rendered> {
    const {
      place: { component, urn },
      rule: { render, shapeAt, isStructural },
    } = this;
    return {
      urn,
      render: ({ asked, trustDomain }) => {
        const { nodes, problems = [] } = render(asked);
        if (problems.length > 0) return { nodes, problems };
        return judged(nodes, { trustDomain: trustDomain as string | undefined, scope: component, version });
      },
      shapeAt: ([of, , ...path]) => (of === 'asked' ? shapeAt(path) : undefined),
      isStructural: ([of, , ...path]) => of === 'asked' && isStructural(path),
      nameOf: ([of, index, ...path]) =>
        of === 'asked'
          ? `${this.method(all[index as number])}.${pathText(withoutOptions(path))}`
          : 'trustDomain of the mesh',
    };
  }
}

/** What is asked with options is called by their names. */
const withoutOptions = ([first, ...rest]: Path): Path =>
  first === 'options' && rest.length > 0 ? rest : [first, ...rest];

interface Around {
  readonly trustDomain?: string;
  readonly scope: unknown;
  readonly version?: string;
}

/** The objects with their references followed, and what is wrong with each. */
function judged(nodes: Intended['nodes'], { version, ...around }: Around): Rendered {
  const problems: Problem[] = [];
  const followed = nodes.map(({ id, manifest }) => {
    const misplaced: Problem[] = [];
    const {
      kind,
      metadata: { name, namespace },
    } = manifest;
    const spec = resolveReferences(manifest.spec, {
      kind,
      namespace,
      ...around,
      report: (problem) => {
        misplaced.push(problem);
      },
    });
    const object = { ...manifest, spec };
    const found = misplaced.length > 0 ? located(misplaced, spec) : validation().objectProblems(object, { version });
    problems.push(
      ...found.map(({ object: _, ...problem }) =>
        nodes.length > 1 ? { ...problem, path: `${kind} ${name} ${problem.path}` } : problem,
      ),
    );
    return { id, manifest: object };
  });
  return { nodes: followed, problems };
}
