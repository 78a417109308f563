import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, throwIfAny, type Manifest, type Problem } from '../../model';
import {
  append,
  haveOwnNames,
  joinedOutside,
  Ledger,
  nameOfObject,
  needNoOthers,
  oldestRelease,
  readOf,
} from '../../program/ledger';
import type { AnalysisOptions, KnownService, Outside } from '../../program/analysis';
import { mustBeKnown, propOf } from '../../outputs/open-problems';
import type { Renderings } from '../../outputs/dependence';
import { findOutputs } from '../inputs/outputs';
import { argsProblems, commonProblems } from '../../outputs/problems';
import { externalResources, waitingNamespaces, watchResources, type ExternalResources } from './watched-resources';
import { analysis as analysisRoom, samples } from '../../lazy';
import { withLabels, withoutEnrolled } from './namespaces';
import { clusterOf, meshesBeside, perProgram, type Cluster } from './meshes';
import { deadlockProblems } from './waiting';
import { showProblemsByText, withFixedText } from './shown-errors';

/**
 * The part of a program that a component declares. Its functions are called each time that the program is validated.
 */
export interface Declared {
  readonly component: pulumi.Resource;
  /** As problems name the component. */
  readonly urn: string;
  readonly objects: () => Renderings;
  /** Services that are known by more than their objects. */
  readonly services?: () => readonly KnownService[];
  /** Warnings about the objects by themselves. */
  readonly warnings?: () => readonly Problem[];
}

/** Settings of `outside` and `strictWarnings`. */
export interface ClusterOptions {
  /** The provider of the cluster that is meant. @default - all clusters of the program */
  readonly provider?: pulumi.ProviderResource;
}

interface Entry extends Declared {
  /** Undefined once the component was validated for the first time. */
  pending?: { readonly resolve: () => void; readonly reject: (reason: Error) => void };
}

/**
 * The components of one program together. Pulumi never says that a program is complete: it is validated whenever it
 * yields to the event loop, with all that was declared until then.
 */
class Analysis {
  readonly ledger = new Ledger<pulumi.ProviderResource>(() => this.schedule());
  private readonly entries: Entry[] = [];
  private isScheduled = false;

  constructor() {
    watchResources();
  }

  add(declared: Declared): Promise<void> {
    return new Promise((resolve, reject) => {
      this.entries.push({ ...declared, pending: { resolve, reject } });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      for (const cluster of new Set(this.entries.map(({ component }) => clusterOf(component)))) this.validate(cluster);
    });
  }

  /** Releases the objects of one cluster, or rejects them. */
  private validate(cluster: Cluster): void {
    const entries = this.entries.filter(({ component }) => clusterOf(component) === cluster);
    const isStrict = this.ledger.isStrict(cluster);
    try {
      const external = withoutEnrolled(externalResources(cluster), cluster);
      const found = analyse(entries, external, this.ledger.outsideOf(cluster));
      const waiting = waitingNamespaces(cluster);
      for (const entry of entries) {
        const deadlocks = waiting.size > 0 ? deadlockProblems(entry.component, entry.objects()[0], waiting) : [];
        this.report(entry, [...(entry.warnings?.() ?? []), ...(found.get(entry) ?? []), ...deadlocks], isStrict);
      }
    } catch (reason) {
      for (const entry of entries) release(entry, reason as Error);
    }
  }

  /** Shows the problems of a component that were not shown yet. */
  private report(entry: Entry, problems: readonly Problem[], isStrict: boolean): void {
    const fresh = this.ledger.fresh(problems.map((problem) => ({ ...problem, object: entry.urn })));
    const errors = fresh.filter(({ severity }) => isStrict || severity === 'error');
    for (const problem of fresh.filter((candidate) => !errors.includes(candidate)))
      void pulumi.log.warn(formatProblem(problem), entry.component);
    release(entry, errors.length > 0 ? withFixedText(new MeshProblems(errors)) : undefined);
  }
}

/**
 * Releases the objects of a component, or rejects them. Once they are released, what is found makes the program fail.
 */
function release(entry: Entry, reason: Error | undefined): void {
  const { pending } = entry;
  entry.pending = undefined;
  if (reason === undefined) pending?.resolve();
  else if (pending) pending.reject(reason);
  else void Promise.reject(reason);
}

/** The code of problems with names of what nobody declares. */
const UNKNOWN = 'analysis/unknown-reference';

/** Codes of problems with selectors that no pod has: beside objects that are not seen, the pods may be among those. */
const WITHOUT_PODS: ReadonlySet<string> = new Set(['analysis/selects-nothing', 'analysis/empty-subset']);

/** Returns what is wrong or doubtful with objects beside each other and external ones, by the component of each. */
function analyse(
  entries: readonly Entry[],
  external: ExternalResources,
  outside: Outside,
): ReadonlyMap<Entry, readonly Problem[]> {
  const rendered = entries.map(({ component, objects }) => withLabels(component, objects()));
  const objects = rendered.flatMap(([first]) => first);
  const isMeshAlone = entries.every(({ services }) => services === undefined) && needNoOthers(objects);
  if (isMeshAlone && haveOwnNames([...external.manifests, ...objects])) return new Map();
  const read = rendered.map(isolateSamples);
  const options: AnalysisOptions = {
    version: oldestRelease(entries.flatMap(({ component }) => meshesBeside(component))),
    services: [...external.services, ...entries.flatMap((entry) => entry.services?.() ?? [])],
    outside: joinedOutside([outside, external.outside]),
  };
  const runs = read.some(([first, second]) => first !== second) ? ([0, 1] as const) : ([0] as const);
  const problems = commonProblems(
    runs.map((run) => {
      const all = [...external.manifests, ...read.flatMap((renderings) => renderings[run])];
      return { problems: analysisRoom().analysisProblems(all, options) };
    }),
  );
  // Of two objects with one name the later has the problem.
  const owners = new Map(entries.flatMap((entry, i) => rendered[i][0].map((object) => [nameOfObject(object), entry])));
  const found = new Map<Entry, Problem[]>();
  for (const problem of problems) {
    const owner = owners.get(problem.object ?? '');
    // External objects are only read.
    if (owner === undefined || (external.hasUnseen && WITHOUT_PODS.has(problem.code))) continue;
    const isOnlyObject = rendered[entries.indexOf(owner)][0].length === 1;
    // It may be among what is not seen.
    const severity = external.hasUnseen && problem.code === UNKNOWN ? 'warning' : problem.severity;
    const path = isOnlyObject ? problem.path : `${problem.object} ${problem.path}`;
    append(found, owner, { ...problem, severity, path });
  }
  return found;
}

/** Returns what the analysis reads, with samples that no other component has: two Outputs must not look like one. */
function isolateSamples([first, second]: Renderings, index: number): Renderings {
  const read = first.map(readOf);
  if (first === second) return [read, read];
  const { MARK } = samples();
  const withOwnMark = (text: string) => (text.includes(MARK) ? text.replaceAll(MARK, `${MARK}-${index}`) : text);
  return [withTexts(read, withOwnMark), withTexts(second.map(readOf), withOwnMark)];
}

/** Returns a copy with other texts at any depth. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, change)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item as unknown, change)])) as T;
}

const analysis = perProgram(() => new Analysis());

// As soon as the package is loaded: in a program that is when it begins.
showProblemsByText();
watchResources();

/**
 * Counts a component in. When the program yields to the event loop for the first time after that, its objects are
 * validated beside all others in its cluster: the promise is then fulfilled, or rejected with what is wrong, as
 * `MeshProblems`. Where nobody waits for it, the program fails.
 */
export function declare(declared: Declared): Promise<void> {
  return analysis().add(declared);
}

/**
 * Returns the object with its last field as a promise, so that its resource, which is there at once, is only sent to
 * the engine when the object was validated. What is secret or unknown in the field stays where it is.
 */
export function heldBack(manifest: Manifest, until: Promise<unknown>): Manifest {
  const field = Object.keys(manifest).at(-1) as string;
  return { ...manifest, [field]: until.then(() => manifest[field]) };
}

/**
 * Takes what istiod only warns about, and all else that is doubtful, as an error, so that `pulumi up` and `preview`
 * fail. Without it warnings are shown, and everything is deployed. To be called before the program awaits anything.
 */
export function strictWarnings(options: ClusterOptions = {}): void {
  analysis().ledger.takeWarningsAsErrors(options.provider);
}

/**
 * Says what exists without this program, so that policies may name it: services by host, gateways, waypoints, secrets,
 * extension providers, or whole namespaces. For a single service `MeshService.host(...)` does the same. To be called
 * before the program awaits anything.
 *
 * The objects of a program are validated together, by cluster (that is, by provider), each time that it yields to the
 * event loop. What a policy names by text must be declared by then: before it, or after it without an `await` between
 * the two. What it names by reference is known to exist. What the program declares with `@pulumi/kubernetes` counts
 * too, from when this package is loaded in the program; for an object whose name is an Output, any name may be right.
 * Beside objects that are not seen, those of charts and YAML files and those declared before this package was loaded,
 * an unknown name is only a warning.
 *
 * @throws MeshProblems for names that are Outputs
 */
export function outside(names: Outside, options: ClusterOptions = {}): void {
  throwIfAny(argsProblems(names).map((problem) => ({ ...problem, path: 'outside()' })));
  throwIfAny(
    [...findOutputs(names).opens.values()].map((open) => ({
      ...mustBeKnown(open, 'it is compared with what policies name'),
      path: `outside().${propOf(open)}`,
    })),
  );
  analysis().ledger.markOutside(names, options.provider);
}
