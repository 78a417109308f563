import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { emit } from '../yaml/emit';
import type { Manifest } from '../model';

/** The marks by which the `yaml` library, which cdk8s writes with, knows a finished document. */
const NODE_TYPE = Symbol.for('yaml.node.type');
const DOCUMENT = Symbol.for('yaml.document');

/**
 * Lets cdk8s write `json` with our emitter, which gives the same bytes ten times faster. The marks are not enumerable: copies, JSON and
 * comparisons do not see them. If a later `yaml` does not know them, the object is written the slow way, with the same bytes.
 */
export function withFastYaml<T extends object>(json: T): T {
  Object.defineProperty(json, NODE_TYPE, { value: DOCUMENT });
  Object.defineProperty(json, 'toString', { value(this: T) { return emit(this); } });
  return json;
}

/** One object that a mesh or policy renders: an ordinary `ApiObject`, with `addJsonPatch` and `metadata` as usual. */
export class MeshObject extends ApiObject {
  constructor(scope: Construct, id: string, manifest: Manifest) {
    super(scope, id, manifest);
  }

  override toJson(): Record<string, unknown> {
    return withFastYaml(super.toJson() as Record<string, unknown>);
  }
}
