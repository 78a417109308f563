import type { Manifest } from '../model';
import type { MeshProps } from '../props';
import { throwLocated } from '../outputs/problems';
import { injectCore, untyped, type Injectors } from '../outputs/cores/injection';
import type { MeshInjectOptions } from '../mesh/inject-options';
import { resolveValue } from './inputs/outputs';

/** The args of a workload with its kind, which the classes of `@pulumi/kubernetes` otherwise add themselves. */
export interface Typed<Version extends string, Kind extends string> {
  readonly apiVersion: Version;
  readonly kind: Kind;
}

/** The workload with its sidecar. */
export function injected<T extends object>(
  urn: string,
  workload: T,
  meshProps: MeshProps,
  options: MeshInjectOptions,
  injectors: Injectors,
): T {
  const { apiVersion, kind } = workload as Partial<Manifest>;
  if (apiVersion === undefined || kind === undefined) throwLocated([untyped], urn);
  const input = { workload: workload as unknown as Manifest, meshProps };
  const core = injectCore(urn, options, injectors);
  return resolveValue(core, input, ['Injected', 'workload'], ({ workload: result }) => ({ workload: result as T }))
    .workload;
}
