import { Chart, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KindName } from '../../imports/kinds';
import { throwIfAny, type Manifest, type Problem } from '../model';
import { validation } from '../lazy';
import { ownProblems } from '../policies/own-problems';
import { isPlainData, sameData } from '../policies/plain-data';
import { policyManifest, policyReference, policySpec, writtenType, type ObjectType } from '../policies/policy';
import type { PolicyMetadata } from '../policies/props';
import { REFERENCE, resolveReferences, type Referable, type ReferenceContext } from '../policies/references/references';
import { CHECK, Program } from './program/program';
import { MeshObject } from './output/mesh-object';
import { resolvesOnlyTokens } from './output/plain-json';

/**
 * One object of Istio's API, checked when the app is synthesized: by the schema of its kind, and as istiod's webhook
 * would. Patches are checked too.
 */
export abstract class Policy extends MeshObject implements Referable {
  /** The object as cdk8s keeps it: its spec is written again when references may mean something else. */
  private readonly manifest: Manifest;
  /** The spec with its references; undefined when it has none. */
  private references: object | undefined;
  /** The metadata with which the object was checked. */
  private checkedMetadata: unknown;

  constructor(
    scope: Construct,
    id: string,
    private readonly type: KindName | ObjectType,
    private readonly given: PolicyMetadata,
  ) {
    const spec = policySpec(type, given);
    const manifest = policyManifest(type, given, { id, namespace: Chart.of(scope).namespace, scope }, spec);
    super(scope, id, manifest);
    this.manifest = manifest;
    this.references = manifest.spec === spec ? undefined : spec;
    this.program.changed();
  }

  /** The program of its cluster, which may be declared after the policy. */
  private get program(): Program {
    return Program.of(this);
  }

  /**
   * What is wrong or doubtful with the object as it would be written, by itself and beside the other objects of the
   * app.
   */
  problems(): readonly Problem[] {
    return this.program.problemsOf(this);
  }

  /** @throws MeshProblems if its metadata were changed for the worse after it was checked */
  override toJson(): Record<string, unknown> {
    this.followRelease();
    this.followReferences();
    const json = super.toJson();
    if (this.checkedMetadata !== undefined && !sameData(this.checkedMetadata, json.metadata)) {
      throwIfAny(this[CHECK]().problems.map((problem) => ({ ...problem, object: this.node.path })));
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

  /** The object as it would be written, and what is wrong with it by itself. @internal */
  [CHECK](): { readonly json: Manifest; readonly problems: Problem[] } {
    const misplaced: Problem[] = [];
    this.followRelease();
    this.followReferences((problem) => misplaced.push(problem));
    const json = this.asWritten();
    this.checkedMetadata = json.metadata;
    const { version } = this.program;
    const problems = ownProblems(json, misplaced, (object) => validation().objectProblems(object, { version }));
    return { json: misplaced.length > 0 ? { ...json, spec: {} } : json, problems };
  }

  /** The object to look at, not to change: without the copy that cdk8s makes, where that would only be a copy. */
  private asWritten(): Manifest {
    const { apiVersion, kind, spec } = this.manifest;
    if (this.patched || !resolvesOnlyTokens(this) || !isPlainData(spec)) return super.toJson() as unknown as Manifest;
    return { apiVersion, kind, metadata: this.metadataJson(), spec };
  }

  /** The version of a kind of the Gateway API is that of the mesh, which may be declared after the policy. */
  private followRelease(): void {
    if (typeof this.type === 'string') return;
    Object.assign(this.manifest, writtenType(this.type, this.given, this.program.version));
  }

  /** References are followed when the object is written, because the mesh may be declared after the policy. */
  private followReferences(report?: (problem: Problem) => void): void {
    if (this.references === undefined) return;
    const from = { kind: this.kind, namespace: this.metadata.namespace, trustDomain: this.program.trustDomain, report };
    this.manifest.spec = resolveReferences(this.references, from);
  }

  /** Stands for this object in other policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    this.followRelease();
    return policyReference(
      { ...this.manifest, metadata: { name: this.name, namespace: this.metadata.namespace } },
      place,
      from,
    );
  }
}

/** An object that is in no namespace, whatever the chart's is. */
export abstract class ClusterPolicy extends Policy {
  override toJson(): Record<string, unknown> {
    const json = super.toJson();
    delete (json.metadata as { namespace?: string }).namespace;
    return json;
  }
}
