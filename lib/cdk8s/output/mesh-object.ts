import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { emit } from '../../yaml/emit';
import { preparedField, withPrepared, type PreparedField } from '../../yaml/prepared';
import type { Manifest, ManifestMetadata } from '../../model';
import { NOT_PLAIN } from '../../yaml/plain-copy';
import { plainJson, plainMetadata, resolvesOnlyTokens } from './plain-json';

/** The marks by which the `yaml` library, which cdk8s writes with, knows a finished document. */
const NODE_TYPE = Symbol.for('yaml.node.type');
const DOCUMENT = Symbol.for('yaml.document');

/**
 * Lets cdk8s write `json` with our emitter, which gives the same bytes ten times faster. The marks are not enumerable:
 * copies, JSON and comparisons do not see them. If a later `yaml` does not know them, the object is written the slow
 * way, with the same bytes.
 */
export function withFastYaml<T extends object>(json: T): T {
  Object.defineProperty(json, NODE_TYPE, { value: DOCUMENT });
  Object.defineProperty(json, 'toString', {
    value(this: T) {
      return emit(this);
    },
  });
  return json;
}

/** Says whether our emitter writes `json` in any case. */
export const hasFastYaml = (json: object): boolean => NODE_TYPE in json;

/** One object that a mesh or policy renders: an ordinary `ApiObject`, with `addJsonPatch` and `metadata` as usual. */
export class MeshObject extends ApiObject {
  /** Tells a `MeshObject` from others: cdk8s takes every object for an instance of each class of objects. */
  static override [Symbol.hasInstance](value: unknown): value is MeshObject {
    return typeof value === 'object' && value !== null && Object.prototype.isPrototypeOf.call(this.prototype, value);
  }

  /** Whether a JSON patch was added. */
  protected patched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly source: Manifest,
  ) {
    super(scope, id, source);
  }

  /** Says whether no patch changes what was rendered. @internal */
  get asRendered(): boolean {
    return !this.patched;
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    super.addJsonPatch(...operations);
    this.patched = true;
  }

  override toJson(): Record<string, unknown> {
    return withFastYaml(this.plain() ?? (super.toJson() as Record<string, unknown>));
  }

  /** The metadata as they are written. */
  protected metadataJson(): ManifestMetadata {
    const json = resolvesOnlyTokens(this) ? plainMetadata(this.metadata) : NOT_PLAIN;
    return (json === NOT_PLAIN ? this.metadata.toJson() : json) as ManifestMetadata;
  }

  /** Returns what cdk8s makes of the object, made faster; nothing when it is more than plain data. */
  private plain(): Record<string, unknown> | undefined {
    if (this.patched || !resolvesOnlyTokens(this)) return undefined;
    const { apiVersion, kind, metadata: _, ...rest } = this.source;
    const [metadata, json] = [plainMetadata(this.metadata), plainJson(rest)];
    return metadata === NOT_PLAIN || json === NOT_PLAIN
      ? undefined
      : { apiVersion, kind, metadata, ...(json as object) };
  }
}

/** An object with a field that is stored as text: only a patch makes it necessary to know the field's value. */
export class PreparedObject extends MeshObject {
  private readonly ownPatches: JsonPatch[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly manifest: Manifest,
    private readonly field: PreparedField,
  ) {
    super(
      scope,
      id,
      Object.fromEntries(
        Object.keys(manifest)
          .filter((key) => key !== field.name)
          .map((key) => [key, manifest[key]]),
      ) as Manifest,
    );
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.ownPatches.push(...operations);
  }

  override toJson(): Record<string, unknown> {
    const head = super.toJson();
    const value = (): unknown => this.manifest[this.field.name];
    if (this.ownPatches.length === 0) return withPrepared(head, this.field, value);
    return withFastYaml(
      JsonPatch.apply({ ...head, [this.field.name]: value() }, ...this.ownPatches) as Record<string, unknown>,
    );
  }
}

/** The construct of a manifest. */
export function meshObject(scope: Construct, id: string, manifest: Manifest): MeshObject {
  const field = preparedField(manifest);
  return field ? new PreparedObject(scope, id, manifest, field) : new MeshObject(scope, id, manifest);
}
