import type { Construct } from 'constructs';
import { ServiceBase } from '../../imports/cdk8s-handles';
import { type ReferenceContext , REFERENCE } from '../policies/references/references';
import type { ServiceDestination, ServiceModel, TrafficMethod } from '../policies/service';
import type { MeshService } from './mesh-service';

/** A service that runs in several clusters under one host, as routes and policies of all clusters refer to it. */
export class MultiClusterService<const Subset extends string = never> extends ServiceBase<Subset> {
  readonly model: ServiceModel;

  constructor(
    scope: Construct,
    id: string,
    private readonly services: ReadonlyMap<string, MeshService<Subset>>,
    /** Labels that its Service needs in each of its clusters: in ambient mode the one that shares it. */
    readonly labels: Readonly<Record<string, string>>,
  ) {
    super(scope, id);
    this.model = this.all[0].model;
  }

  /** The service as it is written for the control plane of one cluster; nothing where nobody calls it. */
  in(cluster: string): MeshService<Subset> | undefined {
    return this.services.get(cluster);
  }

  subset(name: Subset): ServiceDestination {
    return this.all.map((service) => service.subset(name))[0];
  }

  /** Stands for the service in policies of every cluster. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return this.all[0][REFERENCE](place, from);
  }

  protected override call(method: TrafficMethod, ...args: readonly unknown[]): this {
    for (const service of this.all) (service[method] as (...given: readonly unknown[]) => unknown)(...args);
    return this;
  }

  private get all(): MeshService<Subset>[] {
    return [...this.services.values()];
  }
}
