import { injection, workloadShapes } from '../../lazy';
import { meshInjection, type MeshInjectOptions } from '../../mesh/inject-options';
import { resolveMesh } from '../../mesh/resolve';
import { MeshProblems, type Manifest, type Problem } from '../../model';
import type { MeshProps } from '../../props';
import { byPart, type Core } from '../core';
import type { Rendered } from '../rendered';
import type { Path } from '../found';
import { OF_MESH } from './mesh';

/** The input of an injection: the workload and the props of the mesh may both have Outputs. */
interface InjectInput {
  readonly workload: Manifest;
  readonly meshProps: MeshProps;
}

/** The problem of a workload without a kind: the SDK adds the kind itself, but injection comes before. */
export const untyped: Problem = {
  severity: 'error',
  code: 'injection/no-kind',
  path: 'inject()',
  message: 'the workload has no `apiVersion` or no `kind`, so where its pods are is not known',
  fix: "write both beside `metadata` and `spec`: apiVersion: 'apps/v1', kind: 'Deployment'",
};

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

/** The rendering of a workload with its sidecar. */
export function injectCore(
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
