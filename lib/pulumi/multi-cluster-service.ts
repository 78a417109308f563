import type * as pulumi from '@pulumi/pulumi';
import { SharedServiceBase } from '../../imports/pulumi-handles';
import type { MeshService } from './mesh-service';

/** A service that runs in several clusters under one host, as routes and policies of all clusters refer to it. */
export class MultiClusterService<const Subset extends string = never> extends SharedServiceBase<
  Subset,
  MeshService<Subset>
> {
  readonly #services: ReadonlyMap<string, MeshService<Subset>>;

  constructor(
    name: string,
    services: ReadonlyMap<string, MeshService<Subset>>,
    override readonly labels: Readonly<Record<string, string>>,
    options: pulumi.ComponentResourceOptions,
  ) {
    super('istio-constructs:index:MultiClusterService', name, {}, options);
    this.#services = services;
    this.registerOutputs({});
  }

  protected override get services(): ReadonlyMap<string, MeshService<Subset>> {
    return this.#services;
  }
}
