import type { Construct } from 'constructs';
import type { Manifest, Problem } from '../../model';
import { problemsOfWritten } from '../../policies/intents';
import { resolveReferences } from '../../policies/references/references';
import { Policy } from '../policy';
import { CHECK } from '../program/program';

/** An object that an intent wrote. */
export class WrittenPolicy extends Policy {
  constructor(
    scope: Construct,
    id: string,
    { apiVersion, kind, metadata: { name, namespace, ...metadata }, spec }: Manifest,
  ) {
    super(scope, id, { apiVersion, kind }, { name, namespace, metadata, ...(spec as object) });
  }

  /** @internal */
  override [CHECK](): { readonly json: Manifest; readonly problems: Problem[] } {
    const { json, problems } = super[CHECK]();
    return { json, problems: problemsOfWritten(problems) };
  }
}

/** The objects of one intent, which are written anew when more is asked. */
export class WrittenPolicies {
  private readonly byId = new Map<string, WrittenPolicy>();

  constructor(
    private readonly scope: Construct,
    private readonly prefix = '',
  ) {}

  get all(): WrittenPolicy[] {
    return [...this.byId.values()];
  }

  /** Each manifest as a construct `PREFIX-KIND-NAME`; one that is there gets the new spec. */
  write(manifests: readonly Manifest[]): void {
    this.writeBy(manifests.map((manifest) => [`${kebab(manifest.kind)}-${manifest.metadata.name}`, manifest]));
  }

  /**
   * The same with ids of the caller's choice, for objects of one name in several namespaces. Services that are named
   * for the first time become part
   * of the program, which is why references are followed here.
   */
  writeBy(manifests: readonly (readonly [id: string, manifest: Manifest])[]): void {
    for (const [ownId, manifest] of manifests) {
      const id = this.prefix === '' ? ownId : `${this.prefix}-${ownId}`;
      const before = this.byId.get(id);
      resolveReferences(manifest.spec, {
        kind: manifest.kind,
        namespace: manifest.metadata.namespace,
        scope: this.scope,
      });
      if (before) before.replaceSpec(manifest.spec as object);
      else this.byId.set(id, new WrittenPolicy(this.scope, id, manifest));
    }
  }
}

const kebab = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
