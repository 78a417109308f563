import * as pulumi from '@pulumi/pulumi';
import type { KindName } from '../../imports/kinds';
import type { Manifest, Problem } from '../model';
import { policyManifest, policyReference, policySpec } from '../policies/policy';
import type { ObjectType } from '../policies/policy';
import type { PolicyMetadata, PolicyProps } from '../policies/props';
import { REFERENCE, resolveReferences } from '../policies/references';
import type { Referable, ReferenceContext } from '../policies/references';
import type { Path } from './inputs/found';
import { resolveInputs } from './inputs/resolve-inputs';
import { isStructural } from './inputs/structural';
import type { Inputs, InputsExcept } from './inputs/types';
import { KubeObject } from './kube-object';
import { shapes, validation } from './lazy';
import { meshesBeside, urnOf } from './program';
import { dependenciesOf } from './register';
import { asReferences } from './resource-reference';

/** The args of a policy: the fields of its spec, where every text, number and boolean may be an Output, and its metadata. */
export type PolicyArgs<K extends KindName> = InputsExcept<PolicyMetadata, 'name' | 'namespace' | 'apiVersion'> & Inputs<Omit<PolicyProps<K>, keyof PolicyMetadata>>;

/** What a policy is rendered from. */
interface PolicyInput {
  readonly props: PolicyMetadata;
  readonly trustDomain: pulumi.Input<string> | undefined;
}

/**
 * One object of Istio's API, checked when it is declared: by the schema of its kind, and as istiod's webhook would. It waits for the meshes
 * that were declared before it with the same provider.
 */
export abstract class Policy extends pulumi.ComponentResource implements Referable {
  /** The object in the cluster. */
  readonly resource: KubeObject;
  /** What is doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  private readonly manifest: Manifest;

  constructor(of: KindName | ObjectType, name: string, args: object, options: pulumi.ComponentResourceOptions = {}) {
    const kind = typeof of === 'string' ? of : of.kind;
    const type = `istio-constructs:index:${typeof of === 'string' ? of : `${of.apiVersion}/${of.kind}`}`;
    super(type, name, {}, options);
    const meshes = meshesBeside(this);
    const version = meshes.map((mesh) => mesh.version).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0];
    const core = {
      urn: urnOf(type, name, options),
      render: ({ props, trustDomain }: PolicyInput) => {
        const problems: Problem[] = [];
        const place = { id: name, trustDomain: trustDomain as string | undefined, scope: this };
        const from = { kind, namespace: props.namespace, trustDomain: place.trustDomain, scope: this, report: (problem: Problem) => { problems.push(problem); } };
        const manifest = policyManifest(of, props, place, resolveReferences(policySpec(of, props), from) as object);
        problems.push(...validation().objectProblems(manifest, { version }).map(({ object: _, ...problem }) => problem));
        return { nodes: [{ id: kind, manifest }], problems };
      },
      shapeAt: ([part, ...path]: Path) => (part === 'props' && typeof of === 'string' ? shapes().inputShape(of, path) : undefined),
      isStructural: ([part, ...path]: Path) => part === 'props' && isStructural('policy', path),
    };
    const { manifests, rendered, warnings } = resolveInputs(core, { props: asReferences(args) as PolicyMetadata, trustDomain: meshes[0]?.trustDomain });
    this.warnings = warnings;
    this.manifest = rendered.nodes[0].manifest;
    this.resource = new KubeObject(name, manifests.get(kind) as Manifest, {
      parent: this,
      dependsOn: [...meshes.flatMap(({ ready }) => ready), ...dependenciesOf(options)],
      ...(options.customTimeouts && { customTimeouts: options.customTimeouts }),
      ...(options.retainOnDelete && { retainOnDelete: true }),
    });
    this.registerOutputs({});
  }

  /** How other policies name this object. */
  [REFERENCE](place: string, from: ReferenceContext): unknown { return policyReference(this.manifest, place, from); }
}
