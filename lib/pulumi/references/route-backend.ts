import type * as pulumi from '@pulumi/pulumi';
import type { ServiceModel } from '../../policies/service';
import type { BackendOptions } from '../../policies/gateway-api';
import { misplaced, REFERENCE, type Referable, type ReferenceContext } from '../../policies/references/references';
import type { Inputs } from '../inputs/types';

/** A backend of a route: a `MeshService`, or a Service or ServiceEntry of `@pulumi/kubernetes`. */
export type BackendService = (Referable & { readonly model: ServiceModel }) | pulumi.CustomResource;

/** A service in `backendRefs`, with its weight. */
export class RouteBackend implements Referable {
  constructor(
    readonly service: BackendService,
    readonly options: Inputs<BackendOptions>,
  ) {}

  /** Policies write backends as data first, where Outputs are found: it only comes here where it cannot stand. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return misplaced('backend()', place, from, 'use it in `backendRefs`');
  }
}

/**
 * A service as a route's backend, with its weight or port, which may be Outputs:
 * `backendRefs: [backend(v1, { weight: 90 }), backend(v2, { weight: 10 })]`.
 */
export function backend(service: BackendService, options: Inputs<BackendOptions> = {}): RouteBackend {
  return new RouteBackend(service, options);
}
