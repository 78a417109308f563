import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, throwIfAny, type Manifest, type Problem } from '../../model';
import {
  groupOf,
  haveOwnNames,
  joinedOutside,
  Ledger,
  nameOfObject,
  needsOthers,
  oldestRelease,
  readOf,
} from '../../program/ledger';
import type { AnalysisOptions, KnownService, Outside } from '../../program/analysis';
import { mustBeKnown, propOf, type Renderings } from '../inputs/dependence';
import { findOutputs } from '../inputs/found';
import { argsProblems, commonProblems } from '../inputs/problems';
import { theirObjects, waitingNamespaces, watchResources, type Theirs } from './watched-resources';
import { analysis as analysisRoom, samples } from '../../lazy';
import { withLabels, withoutEnrolled } from './namespaces';
import { clusterOf, meshesBeside, perProgram } from './meshes';
import { deadlockProblems } from './waiting';
import { showProblemsByText, withFixedText } from './shown-errors';

/** What a component adds to the program. The functions are called each time the program is judged. */
export interface Declared {
  readonly component: pulumi.Resource;
  /** As problems name the component. */
  readonly urn: string;
  readonly objects: () => Renderings;
  /** Services that are known by more than their objects. */
  readonly services?: () => readonly KnownService[];
  /** What is doubtful with the objects by themselves. */
  readonly warnings?: () => readonly Problem[];
}

/** Settings of `outside` and `strictWarnings`. */
export interface ClusterOptions {
  /** The provider of the cluster that is meant. @default - all clusters of the program */
  readonly provider?: pulumi.ProviderResource;
}

interface Entry extends Declared {
  /** Undefined once the component was judged for the first time. */
  pending?: { readonly resolve: () => void; readonly reject: (reason: Error) => void };
}

type Cluster = pulumi.ProviderResource | undefined;

/**
 * What the components of one program say together. Pulumi never says that a program is complete: it is judged whenever
 * it gives way, with all that was declared until then.
 */
class Analysis {
  private readonly entries: Entry[] = [];
  private readonly ledger = new Ledger<pulumi.ProviderResource>();
  private isScheduled = false;

  constructor() {
    watchResources();
  }

  add(declared: Declared): Promise<void> {
    return new Promise((resolve, reject) => {
      this.entries.push({ ...declared, pending: { resolve, reject } });
      this.changed();
    });
  }

  markOutside(names: Outside, provider: Cluster): void {
    this.ledger.markOutside(names, provider);
    this.changed();
  }

  takeWarningsAsErrors(provider: Cluster): void {
    this.ledger.takeWarningsAsErrors(provider);
    this.changed();
  }

  private changed(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      for (const cluster of new Set(this.entries.map(({ component }) => clusterOf(component)))) this.judge(cluster);
    });
  }

  /** Lets the objects of one cluster go, or holds them back. */
  private judge(cluster: Cluster): void {
    const entries = this.entries.filter(({ component }) => clusterOf(component) === cluster);
    const isStrict = this.ledger.isStrict(cluster);
    const outside = this.ledger.outsideOf(cluster);
    try {
      const found = analyse(entries, withoutEnrolled(theirObjects(cluster), cluster), outside);
      const waiting = waitingNamespaces(cluster);
      for (const entry of entries) {
        const deadlocks = waiting.size > 0 ? deadlockProblems(entry.component, entry.objects()[0], waiting) : [];
        this.tell(entry, [...(entry.warnings?.() ?? []), ...(found.get(entry) ?? []), ...deadlocks], isStrict);
      }
    } catch (reason) {
      for (const entry of entries) settle(entry, reason as Error);
    }
  }

  /** Says what is new about a component. */
  private tell(entry: Entry, problems: readonly Problem[], isStrict: boolean): void {
    const fresh = this.ledger.fresh(problems.map((problem) => ({ ...problem, object: entry.urn })));
    const errors = fresh.filter(({ severity }) => isStrict || severity === 'error');
    for (const problem of fresh.filter((candidate) => !errors.includes(candidate)))
      void pulumi.log.warn(formatProblem(problem), entry.component);
    settle(entry, errors.length > 0 ? withFixedText(new MeshProblems(errors)) : undefined);
  }
}

/** Ends the waiting of a component's objects. What is found when they are let go already makes the program fail. */
function settle(entry: Entry, reason: Error | undefined): void {
  const { pending } = entry;
  entry.pending = undefined;
  if (reason === undefined) pending?.resolve();
  else if (pending) pending.reject(reason);
  else void Promise.reject(reason);
}

/** The code of problems with names of what nobody declares. */
const UNKNOWN = 'analysis/unknown-reference';

/**
 * The codes of problems with selectors that no pod has: beside objects that are not seen, the pods may be among those.
 */
const WITHOUT_PODS: ReadonlySet<string> = new Set(['analysis/selects-nothing', 'analysis/empty-subset']);

/**
 * What is wrong or doubtful with objects beside each other and beside those of others, by the component that each is
 * of.
 */
function analyse(entries: readonly Entry[], theirs: Theirs, outside: Outside): ReadonlyMap<Entry, readonly Problem[]> {
  const rendered = entries.map(({ component, objects }) => withLabels(component, objects()));
  if (
    isMeshAlone(
      entries,
      rendered.flatMap(([objects]) => objects),
      theirs,
    )
  )
    return new Map();
  const read = rendered.map(apart);
  const services = [...theirs.services, ...entries.flatMap((entry) => entry.services?.() ?? [])];
  const version = oldestRelease(entries.flatMap(({ component }) => meshesBeside(component)));
  const options: AnalysisOptions = { version, services, outside: joinedOutside([outside, theirs.outside]) };
  const runs = read.some(([first, second]) => first !== second) ? ([0, 1] as const) : ([0] as const);
  const all = (run: 0 | 1) => [...theirs.manifests, ...read.flatMap((renderings) => renderings[run])];
  const problems = commonProblems(
    runs.map((run) => ({ problems: analysisRoom().analysisProblems(all(run), options) })),
  );
  // Of two objects with one name the later has the problem.
  const owners = new Map(entries.flatMap((entry, i) => rendered[i][0].map((object) => [nameOfObject(object), entry])));
  const found = new Map<Entry, Problem[]>();
  for (const problem of problems) {
    const owner = owners.get(problem.object ?? '');
    // Objects of others are only read.
    if (owner === undefined || (theirs.hasUnseen && WITHOUT_PODS.has(problem.code))) continue;
    const isOnlyObject = rendered[entries.indexOf(owner)][0].length === 1;
    // It may be among what is not seen.
    const severity = theirs.hasUnseen && problem.code === UNKNOWN ? 'warning' : problem.severity;
    found.set(owner, [
      ...(found.get(owner) ?? []),
      { ...problem, severity, ...(!isOnlyObject && { path: `${problem.object} ${problem.path}` }) },
    ]);
  }
  return found;
}

/**
 * Whether there are only objects that name no others, and none twice: then the rules, which are slow to load, are not
 * needed.
 */
function isMeshAlone(entries: readonly Entry[], objects: readonly Manifest[], theirs: Theirs): boolean {
  return (
    haveOwnNames([...theirs.manifests, ...objects]) &&
    entries.every(({ services }) => services === undefined) &&
    !objects.some(({ apiVersion, metadata }) => needsOthers(groupOf(apiVersion), (name) => metadata.labels?.[name]))
  );
}

/** What the analysis reads of objects, with samples that no other component has: two Outputs must not look like one. */
function apart([first, second]: Renderings, index: number): Renderings {
  const read = (objects: readonly Manifest[]) => objects.map(readOf);
  if (first === second) {
    const same = read(first);
    return [same, same];
  }
  const own = (objects: readonly Manifest[]) =>
    withOwnSamples(read(objects), `${samples().MARK}-${index}`) as readonly Manifest[];
  return [own(first), own(second)];
}

function withOwnSamples(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.replaceAll(samples().MARK, mark);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withOwnSamples(item, mark));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOwnSamples(item, mark)]));
}

const analysis = perProgram(() => new Analysis());

// As soon as the package is loaded: in a program that is when it begins.
showProblemsByText();
watchResources();

/**
 * Counts a component in. When the program gives way for the first time after that, its objects are judged beside all
 * others in its cluster: the promise is then fulfilled, or rejected with what is wrong, as `MeshProblems`. Where nobody
 * waits for it, the program fails.
 */
export function declare(declared: Declared): Promise<void> {
  return analysis().add(declared);
}

/**
 * The object with its last field as a promise, so that its resource, which is there at once, is only sent to the engine
 * when the object was judged. What is secret or unknown in the field stays where it is.
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
  analysis().takeWarningsAsErrors(options.provider);
}

/**
 * Says what exists without this program, so that policies may name it: services by host, gateways, waypoints, secrets,
 * extension providers, or whole namespaces. For a single service `MeshService.host(...)` does the same. To be called
 * before the program awaits anything.
 *
 * The objects of a program are judged together, by cluster (that is, by provider), each time that it gives way to wait
 * for something. What a policy names by text must be declared by then: before it, or after it without an `await`
 * between the two. What it names by reference is known to exist. What the program declares with `@pulumi/kubernetes`
 * counts too, from when this package is loaded in the program; for an object whose name is an Output, any name may be
 * right. Beside objects that are not seen, those of charts and YAML files and those declared before this package was
 * loaded, an unknown name is only a warning.
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
  analysis().markOutside(names, options.provider);
}
