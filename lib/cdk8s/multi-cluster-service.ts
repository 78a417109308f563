import type { Construct } from 'constructs';
import { SharedServiceBase } from '../../imports/cdk8s-handles';
import type { MeshService } from './mesh-service';

/** A service that runs in several clusters under one host, as routes and policies of all clusters refer to it. */
export class MultiClusterService<const Subset extends string = never> extends SharedServiceBase<
  Subset,
  MeshService<Subset>
> {
  constructor(
    scope: Construct,
    id: string,
    protected override readonly services: ReadonlyMap<string, MeshService<Subset>>,
    override readonly labels: Readonly<Record<string, string>>,
  ) {
    super(scope, id);
  }
}
