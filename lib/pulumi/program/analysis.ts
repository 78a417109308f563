import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, throwIfAny, type Manifest, type Problem } from '../../model';
import { analysis as analysisRoom } from '../../lazy';
import { problemsOfParts } from '../../outputs/analysis';
import type { Resolved } from '../../outputs/core';
import type { ExternalObjects } from '../../outputs/external';
import { inAny, renderings, type Rendered, type Renderings } from '../../outputs/rendered';
import { mustBeKnown, propOf } from '../../outputs/open-problems';
import { argsProblems } from '../../outputs/problems';
import { deadlockProblems } from '../../outputs/waiting';
import type { CodeSeverities, KnownService, Outside } from '../../program/analysis';
import { Ledger, oldestRelease, servicesOf } from '../../program/ledger';
import { findOutputs } from '../inputs/outputs';
import { clusterOf, clustersBeside, meshesBeside, perProgram, type Cluster } from './meshes';
import { withLabels, withoutEnrolled } from './namespaces';
import { isPartOf } from './resource-names';
import { showProblemsByText, withFixedText } from './shown-errors';
import { externalResources, waitingNamespaces, watchResources } from './watched-resources';

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

  objectsIn(cluster: Cluster): Manifest[] {
    const entries = this.entries.filter(({ component }) => clusterOf(component) === cluster);
    return [...externalResources(cluster).manifests, ...entries.flatMap(({ objects }) => inAny(objects()))];
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
      const external = this.externalIn(cluster);
      const parts = entries.map((entry) => ({
        entry,
        objects: withLabels(entry.component, entry.objects()),
        services: entry.services?.(),
      }));
      const found = problemsOfParts(parts, external, {
        version: oldestRelease(entries.flatMap(({ component }) => meshesBeside(component))),
        outside: this.ledger.outsideOf(cluster),
        severity: this.ledger.severitiesOf(cluster),
      });
      const waiting = waitingNamespaces(cluster);
      for (const part of parts) {
        const { entry } = part;
        const isPart = (of: ReadonlySet<pulumi.Resource>): boolean => isPartOf(entry.component, of);
        const deadlocks = waiting.size > 0 ? deadlockProblems(entry.objects()[0], waiting, isPart) : [];
        this.report(entry, [...(entry.warnings?.() ?? []), ...(found.get(part) ?? []), ...deadlocks], isStrict);
      }
    } catch (reason) {
      for (const entry of entries) release(entry, reason as Error);
    }
  }

  /** Returns external resources; the Services of other clusters of the mesh are known too. */
  private externalIn(cluster: Cluster): ExternalObjects {
    const external = withoutEnrolled(externalResources(cluster), cluster);
    const isService = ({ kind }: Manifest): boolean => kind === 'Service';
    const beside = clustersBeside(cluster).flatMap((other) => servicesOf(this.objectsIn(other).filter(isService)));
    return beside.length === 0 ? external : { ...external, services: [...external.services, ...beside] };
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

/** Counts a component in with the objects that its props were rendered to. */
export const declareResolved = (
  component: pulumi.Resource,
  urn: string,
  { rendered, other, warnings }: Omit<Resolved<Rendered>, 'manifests'>,
): Promise<void> => declare({ component, urn, objects: () => renderings(rendered, other), warnings: () => warnings });

/** Returns the objects in the cluster of a component, as far as they are declared; with Outputs, as they may be. */
export const objectsBeside = (component: pulumi.Resource): Manifest[] => analysis().objectsIn(clusterOf(component));

/**
 * Takes what istiod only warns about, and all else that is doubtful, as an error, so that `pulumi up` and `preview`
 * fail. Without it warnings are shown, and everything is deployed. To be called before the program awaits anything.
 */
export function strictWarnings(options: ClusterOptions = {}): void {
  analysis().ledger.takeWarningsAsErrors(options.provider);
}

/**
 * Sets the severity of findings of the analysis across objects by their code:
 * `analysisSeverity({ IST0109: 'ignore', ISC1001: 'error' })`. What one object has wrong by itself stays an error. To
 * be called before the program awaits anything.
 */
export function analysisSeverity(severities: CodeSeverities, options: ClusterOptions = {}): void {
  throwIfAny(analysisRoom().severityProblems(severities));
  analysis().ledger.setSeverities(severities, options.provider);
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
