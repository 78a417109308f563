import { formatProblem, MeshProblems, type Manifest, type Problem } from '../model';
import type { KnownService } from '../program/analysis';
import { Ledger, oldestRelease, servicesOf, type MeshOfProgram } from '../program/ledger';
import { problemsOfParts } from './analysis';
import type { ExternalObjects } from './external';
import { inAny, type Renderings } from './rendered';
import { withFixedText } from './shown-errors';

/**
 * The part of a program that a component declares. Its functions are called each time that the program is validated.
 */
export interface Declared<Component> {
  readonly component: Component;
  /** As problems name the component. */
  readonly urn: string;
  readonly objects: () => Renderings;
  /** Services that are known by more than their objects. */
  readonly services?: () => readonly KnownService[];
  /** Warnings about the objects by themselves. */
  readonly warnings?: () => readonly Problem[];
}

/** The answers of an engine about the components of a program, and about what is beside them. */
export interface ProgramEngine<Component, Cluster> {
  /** Returns the cluster of a component's objects; undefined is the one that the program has by itself. */
  readonly clusterOf: (component: Component) => Cluster | undefined;
  /** Returns the other clusters of the mesh that a cluster is part of. */
  readonly clustersBeside: (cluster: Cluster | undefined) => readonly (Cluster | undefined)[];
  readonly meshesBeside: (component: Component) => readonly MeshOfProgram<unknown>[];
  /** Returns the objects in a cluster that this package did not make. */
  readonly external: (cluster: Cluster | undefined) => ExternalObjects;
  /** Returns those of them that are validated. */
  readonly validated: (external: ExternalObjects, cluster: Cluster | undefined) => ExternalObjects;
  /** Returns the renderings of a component with all labels that its namespaces will have. */
  readonly withLabels: (component: Component, objects: Renderings) => Renderings;
  /** Returns the check of the order in which the objects of components in a cluster are made. */
  readonly orderIn: (
    cluster: Cluster | undefined,
  ) => (component: Component, objects: readonly Manifest[]) => readonly Problem[];
  readonly warn: (text: string, component: Component) => void;
}

interface Entry<Component> extends Declared<Component> {
  /** Undefined once the component was validated for the first time. */
  pending?: { readonly resolve: () => void; readonly reject: (reason: Error) => void };
}

/**
 * The components of one program together. An engine never says that a program is complete: it is validated whenever it
 * yields to the event loop, with all that was declared until then.
 */
export class ProgramParts<Component, Cluster> {
  readonly ledger = new Ledger<Cluster>(() => this.schedule());
  private readonly entries: Entry<Component>[] = [];
  private isScheduled = false;

  constructor(private readonly engine: ProgramEngine<Component, Cluster>) {}

  add(declared: Declared<Component>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.entries.push({ ...declared, pending: { resolve, reject } });
      this.schedule();
    });
  }

  /** Returns the objects in a cluster, as far as they are declared; with Outputs, as they may be. */
  objectsIn(cluster: Cluster | undefined): Manifest[] {
    const own = this.entriesIn(cluster).flatMap(({ objects }) => inAny(objects()));
    return [...this.engine.external(cluster).manifests, ...own];
  }

  private entriesIn(cluster: Cluster | undefined): Entry<Component>[] {
    return this.entries.filter(({ component }) => this.engine.clusterOf(component) === cluster);
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      const clusters = new Set(this.entries.map(({ component }) => this.engine.clusterOf(component)));
      for (const cluster of clusters) this.validate(cluster);
    });
  }

  /** Releases the objects of one cluster, or rejects them. */
  private validate(cluster: Cluster | undefined): void {
    const entries = this.entriesIn(cluster);
    const { engine, ledger } = this;
    const isStrict = ledger.isStrict(cluster);
    try {
      const parts = entries.map((entry) => ({
        entry,
        objects: engine.withLabels(entry.component, entry.objects()),
        services: entry.services?.(),
      }));
      const found = problemsOfParts(parts, this.externalIn(cluster), {
        version: oldestRelease(entries.flatMap(({ component }) => engine.meshesBeside(component))),
        outside: ledger.outsideOf(cluster),
        severity: ledger.severitiesOf(cluster),
      });
      const orderProblems = engine.orderIn(cluster);
      for (const part of parts) {
        const { component, objects, warnings } = part.entry;
        const more = orderProblems(component, objects()[0]);
        this.report(part.entry, [...(warnings?.() ?? []), ...(found.get(part) ?? []), ...more], isStrict);
      }
    } catch (reason) {
      for (const entry of entries) release(entry, reason as Error);
    }
  }

  /** Returns external objects; the Services of other clusters of the mesh are known too. */
  private externalIn(cluster: Cluster | undefined): ExternalObjects {
    const { engine } = this;
    const external = engine.validated(engine.external(cluster), cluster);
    const isService = ({ kind }: Manifest): boolean => kind === 'Service';
    const beside = engine
      .clustersBeside(cluster)
      .flatMap((other) => servicesOf(this.objectsIn(other).filter(isService)));
    return beside.length === 0 ? external : { ...external, services: [...external.services, ...beside] };
  }

  /** Shows the problems of a component that were not shown yet. */
  private report(entry: Entry<Component>, problems: readonly Problem[], isStrict: boolean): void {
    const fresh = this.ledger.fresh(problems.map((problem) => ({ ...problem, object: entry.urn })));
    const errors = fresh.filter(({ severity }) => isStrict || severity === 'error');
    for (const problem of fresh.filter((candidate) => !errors.includes(candidate)))
      this.engine.warn(formatProblem(problem), entry.component);
    release(entry, errors.length > 0 ? withFixedText(new MeshProblems(errors)) : undefined);
  }
}

/**
 * Releases the objects of a component, or rejects them. Once they are released, what is found makes the program fail.
 */
function release<Component>(entry: Entry<Component>, reason: Error | undefined): void {
  const { pending } = entry;
  entry.pending = undefined;
  if (reason === undefined) pending?.resolve();
  else if (pending) pending.reject(reason);
  else void Promise.reject(reason);
}
