import { Chart } from 'cdk8s';
import type { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KindName } from '../../imports/kinds';
import { throwIfAny } from '../model';
import type { Manifest, Problem } from '../model';
import { validation } from './lazy';
import { policyManifest, policyReference, policySpec } from '../policies/policy';
import type { PolicyMetadata } from '../policies/props';
import { REFERENCE, resolveReferences } from '../policies/references';
import type { Referable, ReferenceContext } from '../policies/references';
import { errorsOf, Program } from './analysis';
import { MeshObject } from './mesh-object';

/** A check that was made. */
interface Check {
  /** How often the program had changed by then. */
  readonly changes: number;
  readonly json: Manifest;
  readonly metadata: string;
  readonly problems: readonly Problem[];
}

/**
 * One object of Istio's API, checked when the app is synthesized: by the schema of its kind, and as istiod's webhook would. Patches are
 * checked too.
 */
export abstract class Policy extends MeshObject implements Referable {
  /** The object as cdk8s keeps it: its spec is written again when references may mean something else. */
  private readonly manifest: Manifest;
  /** The spec with its references; undefined when it has none. */
  private references: object | undefined;
  private readonly program: Program;
  private check: Check | undefined;

  constructor(scope: Construct, id: string, kind: KindName, props: PolicyMetadata) {
    const spec = policySpec(props);
    const manifest = policyManifest(kind, props, { id, namespace: Chart.of(scope).namespace, scope }, spec);
    super(scope, id, manifest);
    this.manifest = manifest;
    this.references = manifest.spec === spec ? undefined : spec;
    this.program = Program.of(this);
    this.program.changed();
    this.node.addValidation({ validate: () => errorsOf(this.checked().problems) });
  }

  /** What is wrong or doubtful with the object as it would be written, by itself and beside the other objects of the app. */
  problems(): Problem[] {
    return [...this.checked().problems, ...this.program.problemsOf(this)];
  }

  /** @throws MeshProblems if its metadata were changed for the worse after it was checked */
  override toJson(): Record<string, unknown> {
    const json = this.written();
    if (this.check !== undefined && this.check.metadata !== JSON.stringify(json.metadata)) {
      this.check = undefined;
      throwIfAny(this.checked().problems.map((problem) => ({ ...problem, object: this.node.path })));
    }
    return json;
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.program.changed();
  }

  /** Writes another spec in place of the first. @internal */
  replaceSpec(spec: object): void {
    this.references = spec;
    this.program.changed();
  }

  /** @internal */
  checkedJson(): Manifest { return this.checked().json; }

  /** The check of the object alone, made again when anything in the program changed: what references mean, for example. */
  private checked(): Check {
    const { changes, version } = this.program;
    if (this.check?.changes === changes) return this.check;
    const problems: Problem[] = [];
    const json = this.written((problem) => problems.push(problem)) as unknown as Manifest;
    problems.push(...validation().objectProblems(json, { version }));
    return (this.check = { changes, json, metadata: JSON.stringify(json.metadata), problems });
  }

  /** References are followed when the object is written, because the mesh may be declared after the policy. */
  private written(report?: (problem: Problem) => void): Record<string, unknown> {
    if (this.references !== undefined) {
      const from = { kind: this.kind, namespace: this.metadata.namespace, trustDomain: this.program.trustDomain, report };
      this.manifest.spec = resolveReferences(this.references, from);
    }
    return super.toJson();
  }

  /** How other policies name this object. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return policyReference({ ...this.manifest, metadata: { name: this.name, namespace: this.metadata.namespace } }, place, from);
  }
}
