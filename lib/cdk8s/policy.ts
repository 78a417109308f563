import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KindName } from '../../imports/kinds';
import { formatProblem } from '../model';
import type { Manifest, Problem } from '../model';
import { objectProblems } from '../pipeline/validate';
import { policyManifest, policyReference, policySpec } from '../policies/policy';
import type { PolicyMetadata } from '../policies/props';
import { REFERENCE, resolveReferences } from '../policies/references';
import type { Referable, ReferenceContext } from '../policies/references';
import { Program } from './analysis';
import { MeshObject } from './mesh-object';

/**
 * One object of Istio's API, checked when the app is synthesized: by the schema of its kind, and as istiod's webhook would. Patches are
 * checked too.
 */
export abstract class Policy extends MeshObject implements Referable {
  /** The object as cdk8s keeps it: its spec is written again when references may mean something else. */
  private readonly manifest: Manifest;
  /** The spec with its references; undefined when it has none. */
  private references: object | undefined;

  constructor(scope: Construct, id: string, kind: KindName, props: PolicyMetadata) {
    const spec = policySpec(props);
    const manifest = policyManifest(kind, props, { id, namespace: Chart.of(scope).namespace, scope }, spec);
    super(scope, id, manifest);
    this.manifest = manifest;
    this.references = manifest.spec === spec ? undefined : spec;
    this.node.addValidation({ validate: () => this.problems().filter(({ severity }) => severity === 'error').map(describe) });
  }

  /** What is wrong or doubtful with the object as it would be written. */
  problems(): Problem[] {
    const found: Problem[] = [];
    this.followReferences((problem) => found.push(problem));
    return [...found, ...objectProblems(super.toJson() as unknown as Manifest, {})];
  }

  override toJson(): Record<string, unknown> {
    this.followReferences();
    return super.toJson();
  }

  /** Writes another spec in place of the first. @internal */
  replaceSpec(spec: object): void {
    this.references = spec;
    this.followReferences();
  }

  /** References are followed when the object is written, because the mesh may be declared after the policy. */
  private followReferences(report?: (problem: Problem) => void): void {
    if (this.references === undefined) return;
    const from = { kind: this.kind, namespace: this.metadata.namespace, trustDomain: Program.of(this).trustDomain, report };
    this.manifest.spec = resolveReferences(this.references, from);
  }

  /** How other policies name this object. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return policyReference({ ...this.manifest, metadata: { name: this.name, namespace: this.metadata.namespace } }, place, from);
  }
}

/** cdk8s puts the construct's path in front. */
function describe({ object: _, ...problem }: Problem): string {
  return formatProblem(problem);
}
