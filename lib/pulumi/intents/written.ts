import type * as pulumi from '@pulumi/pulumi';
import type { Manifest, Problem } from '../../model';
import type { Rendered } from '../../outputs/rendered';
import { KubeObject } from '../deploy/kube-object';
import { waitsFor } from '../program/meshes';
import { dependenciesOf, handedDown } from '../deploy/register';

/**
 * Objects that may change after they were registered. Each is registered when it is first needed; its spec is complete
 * when the program has run to its first await, and its objects were validated beside all others.
 */
export class WrittenObjects {
  private readonly objects = new Map<string, { readonly resource: KubeObject; manifest: Manifest }>();
  private readonly complete: Promise<void>;
  private isComplete = false;

  /** @param validated is fulfilled when the objects were validated, by `declare` */
  constructor(
    private readonly component: pulumi.Resource,
    private readonly name: string,
    private readonly options: pulumi.ComponentResourceOptions,
    validated: Promise<void>,
  ) {
    this.complete = validated.finally(() => {
      this.isComplete = true;
    });
  }

  resource(id: string): KubeObject | undefined {
    return this.objects.get(id)?.resource;
  }

  /** Returns the problem of a call that comes too late to change the objects. */
  problemsOfLateCall(path: string): Problem[] {
    if (!this.isComplete) return [];
    return [
      {
        severity: 'error',
        code: 'pulumi/too-late',
        path,
        message: 'the objects that it would change are registered already',
        fix: 'call it before the program awaits anything',
      },
    ];
  }

  /** Writes the objects as they are now. */
  write(nodes: Rendered['nodes'], manifests: ReadonlyMap<string, Manifest>): void {
    for (const { id } of nodes) {
      const manifest = manifests.get(id) as Manifest;
      const known = this.objects.get(id);
      if (known) known.manifest = manifest;
      else this.register(id, manifest);
    }
  }

  private register(id: string, manifest: Manifest): void {
    const { component, options } = this;
    // The spec comes as a promise: what is secret or unknown in it stays where it is.
    const spec = this.complete.then(() => this.objects.get(id)?.manifest.spec);
    const resource = new KubeObject(
      `${this.name}-${kebab(id)}`,
      { ...manifest, spec },
      {
        ...handedDown(options),
        parent: component,
        dependsOn: [...waitsFor(component, manifest.metadata.namespace), ...dependenciesOf(options)],
      },
    );
    this.objects.set(id, { resource, manifest });
  }
}

const kebab = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
