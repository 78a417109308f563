import {
  REFERENCE,
  resolveReferences,
  type Referable,
  type Reference,
  type ReferenceContext,
} from '../references/references';

/** Weight and port with which a route names a backend. */
export interface BackendOptions {
  /** Share of the traffic, relative to the sum of all weights of the rule. @default 1 */
  readonly weight?: number;
  /** Port of the service. @default - its first */
  readonly port?: number;
}

/** Service in `backendRefs`, with its weight. */
export class Backend implements Referable {
  constructor(
    private readonly service: Reference,
    private readonly options: BackendOptions,
  ) {}

  [REFERENCE](place: string, from: ReferenceContext): unknown {
    const resolved = resolveReferences([this.service], from, place) as readonly unknown[];
    const name = resolved[0];
    return typeof name === 'object' ? { ...name, ...this.options } : name;
  }
}

/**
 * Returns a service as a route's backend, with its weight or port: `backendRefs: [backend(v1, { weight: 90 }),
 * backend(v2, { weight: 10 })]`.
 */
export function backend(service: Reference, options: BackendOptions = {}): Backend {
  return new Backend(service, options);
}
