import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { emit } from '../yaml/emit';
import { preparedField, withPrepared } from '../yaml/prepared';
import type { PreparedField } from '../yaml/prepared';
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

/** An object with a field that is stored as text: only a patch makes it necessary to know the field's value. */
export class PreparedObject extends MeshObject {
  private readonly ownPatches: JsonPatch[] = [];

  constructor(scope: Construct, id: string, private readonly manifest: Manifest, private readonly field: PreparedField) {
    super(scope, id, Object.fromEntries(Object.keys(manifest).filter((key) => key !== field.name).map((key) => [key, manifest[key]])) as Manifest);
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.ownPatches.push(...operations);
  }

  override toJson(): Record<string, unknown> {
    const head = super.toJson();
    const value = (): unknown => this.manifest[this.field.name];
    if (this.ownPatches.length === 0) return withPrepared(head, this.field, value);
    return withFastYaml(JsonPatch.apply({ ...head, [this.field.name]: value() }, ...this.ownPatches) as Record<string, unknown>);
  }
}

/** The construct of a manifest. */
export function meshObject(scope: Construct, id: string, manifest: Manifest): MeshObject {
  const field = preparedField(manifest);
  return field ? new PreparedObject(scope, id, manifest, field) : new MeshObject(scope, id, manifest);
}
