import * as pulumi from '@pulumi/pulumi';
import { throwIfAny, type Manifest } from '../../model';
import { analysis as analysisRoom } from '../../lazy';
import type { Resolved } from '../../outputs/core';
import { renderings, type Rendered } from '../../outputs/rendered';
import { mustBeKnown, propOf } from '../../outputs/open-problems';
import { argsProblems } from '../../outputs/problems';
import { ProgramParts, type Declared, type ProgramEngine } from '../../outputs/program-parts';
import { showProblemsByText } from '../../outputs/shown-errors';
import { deadlockProblems } from '../../outputs/waiting';
import type { CodeSeverities, Outside } from '../../program/analysis';
import { findOutputs } from '../inputs/outputs';
import { clusterOf, clustersBeside, meshesBeside, perProgram } from './meshes';
import { withLabels, withoutEnrolled } from './namespaces';
import { isPartOf } from './resource-names';
import { externalResources, waitingNamespaces, watchResources } from './watched-resources';

/** Settings of `outside` and `strictWarnings`. */
export interface ClusterOptions {
  /** The provider of the cluster that is meant. @default - all clusters of the program */
  readonly provider?: pulumi.ProviderResource;
}

const engine: ProgramEngine<pulumi.Resource, pulumi.ProviderResource> = {
  clusterOf,
  clustersBeside,
  meshesBeside,
  external: externalResources,
  validated: withoutEnrolled,
  withLabels,
  orderIn(cluster) {
    const waiting = waitingNamespaces(cluster);
    return (component, objects) => deadlockProblems(objects, waiting, (of) => isPartOf(component, of));
  },
  warn: (text, component) => void pulumi.log.warn(text, component),
};

const analysis = perProgram(() => {
  watchResources();
  return new ProgramParts(engine);
});

// As soon as the package is loaded: in a program that is when it begins.
showProblemsByText();
watchResources();

/**
 * Counts a component in. When the program yields to the event loop for the first time after that, its objects are
 * validated beside all others in its cluster: the promise is then fulfilled, or rejected with what is wrong, as
 * `MeshProblems`. Where nobody waits for it, the program fails.
 */
export function declare(declared: Declared<pulumi.Resource>): Promise<void> {
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
