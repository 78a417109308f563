import type { InjectOptions } from '../injection/settings/options';
import { type Manifest, type Problem, MeshProblems } from '../model';
import type { MeshProps } from '../props';
import { meshInjection } from '../mesh/inject-options';
import { resolveMesh } from '../mesh/resolve';
import type { Rendered } from '../outputs/dependence';
import type { Path } from '../outputs/found';
import { throwLocated } from '../outputs/problems';
import { OF_MESH } from '../outputs/mesh-core';
import { byPart, type Core } from '../outputs/core';
import { resolveValue } from './inputs/outputs';
import { injection, workloadShapes } from '../lazy';

/** The args of a workload with its kind, which the classes of `@pulumi/kubernetes` otherwise add themselves. */
export interface Typed<Version extends string, Kind extends string> {
  readonly apiVersion: Version;
  readonly kind: Kind;
}

/** Options of `inject` beside the settings of the mesh. */
export type MeshInjectOptions = Pick<
  InjectOptions,
  'kubernetesVersion' | 'nativeSidecars' | 'proxyUid' | 'proxyGid' | 'compliancePolicy' | 'namespaceLabels'
>;

/** The input of an injection: the workload and the props of the mesh may both have Outputs. */
interface InjectInput {
  readonly workload: Manifest;
  readonly meshProps: MeshProps;
}

/** The SDK adds the kind itself, but injection comes before. */
const untyped: Problem = {
  severity: 'error',
  code: 'injection/no-kind',
  path: 'inject()',
  message: 'the workload has no `apiVersion` or no `kind`, so where its pods are is not known',
  fix: "write both beside `metadata` and `spec`: apiVersion: 'apps/v1', kind: 'Deployment'",
};

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

/** Injectors by the props of the mesh and the options, made once for all workloads. */
export type Injectors = Map<string, <T extends object>(workload: T) => T>;

function injectorOf(
  meshProps: MeshProps,
  options: MeshInjectOptions,
  injectors: Injectors,
): <T extends object>(workload: T) => T {
  const key = JSON.stringify([meshProps, options]);
  const known = injectors.get(key);
  if (known) return known;
  // What is wrong with the mesh was said when it was declared.
  const made = injection().sidecarInjector({ ...meshInjection(resolveMesh(meshProps, () => undefined)), ...options });
  injectors.set(key, made);
  return made;
}

function injectCore(
  urn: string,
  options: MeshInjectOptions,
  injectors: Injectors,
): Core<InjectInput, Rendered & { readonly workload: object }> {
  return {
    urn,
    render: ({ workload, meshProps }) => {
      const problems: Problem[] = [];
      let result: object = workload;
      try {
        result = injectorOf(meshProps, options, injectors)(workload);
      } catch (reason) {
        if (!(reason instanceof MeshProblems)) throw reason;
        problems.push(
          ...reason.problems.map((problem) => ({
            ...problem,
            object: undefined,
            path: problem.object === undefined ? problem.path : `${problem.object} ${problem.path}`,
          })),
        );
      }
      return { workload: result, nodes: [], problems };
    },
    ...byPart({
      workload: { shapeAt: (path) => workloadShapes().workloadShape(path), isStructural: decidesInjection },
      meshProps: OF_MESH,
    }),
  };
}

/** Labels and annotations that say whether a pod is injected, and with which templates and containers. */
const DECIDING: ReadonlySet<string> = new Set([
  'sidecar.istio.io/inject',
  'inject.istio.io/templates',
  'proxy.istio.io/overrides',
  'hostNetwork',
]);

const decidesInjection = (path: Path): boolean =>
  DECIDING.has(String(path.at(-1))) || (path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind'));
