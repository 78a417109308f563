import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KindName } from '../../imports/kinds';
import { formatProblem } from '../model';
import type { Manifest, Problem } from '../model';
import { objectProblems } from '../pipeline/validate';
import { policyManifest } from '../policies/policy';
import type { PolicyMetadata } from '../policies/props';
import { REFERENCE, qualified, serviceHost } from '../policies/references';
import type { Referable, ReferenceContext } from '../policies/references';
import { MeshObject } from './mesh-object';

/**
 * One object of Istio's API, checked when the app is synthesized: by the schema of its kind, and as istiod's webhook would. Patches are
 * checked too.
 */
export abstract class Policy extends MeshObject implements Referable {
  constructor(scope: Construct, id: string, kind: KindName, props: PolicyMetadata) {
    super(scope, id, policyManifest(kind, props, { id, namespace: Chart.of(scope).namespace }));
    this.node.addValidation({ validate: () => this.problems().filter(({ severity }) => severity === 'error').map(describe) });
  }

  /** What is wrong or doubtful with the object as it would be written. */
  problems(): Problem[] {
    return objectProblems(this.toJson() as unknown as Manifest, {});
  }

  /** How other policies name this object. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    const namespace = this.metadata.namespace;
    if (place === 'targetRef' || place === 'targetRefs') return { group: this.apiGroup, kind: this.kind, name: this.name };
    return place === 'gateways' ? qualified(this.name, namespace, from) : place === 'host' || place === 'hosts' ? serviceHost(this.name, namespace) : this.name;
  }
}

/** cdk8s puts the construct's path in front. */
function describe({ object: _, ...problem }: Problem): string {
  return formatProblem(problem);
}
