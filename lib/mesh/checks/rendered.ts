import {
  isRecord,
  type Manifest,
  type MeshNode,
  type MeshPatch,
  type Problem,
  type ResolvedComponent,
  type ResolvedMesh,
  type ValueTree,
} from '../../model';
import { pathText } from '../../schema/wording';
import { charts } from '../charts/charts';
import type { PreparedChart } from '../charts/render-chart';
import { injectedValueProblems } from './injected-values';
import { istiodEnvProblems } from './istiod-env';
import { patchedAt } from './patched-at';
import { readPath, writtenAt, type Found, type Path } from './written-at';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- not needed before a mesh is rendered
const formats = () => require('../../rules/kubernetes') as typeof import('../../rules/kubernetes');

/** Component with its prepared chart. */
export interface PreparedComponent {
  readonly component: ResolvedComponent;
  readonly chart: PreparedChart;
}

/** Returns the props that set values of a component. */
function ownProps({ chart, valuesPath }: ResolvedComponent): readonly string[] {
  const { mesh } = charts[chart];
  return mesh === undefined
    ? [valuesPath.replace(/\.?values$/, '')]
    : [...mesh.props, `values.${chart}`, 'values.global'];
}

/** Returns the value at a path. */
const valueAt = (tree: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], tree);

/** Returns the place where a field is missing that an object of the user needs. */
function missingAt(given: ValueTree, own: readonly string[], tree: unknown, path: Path): string | undefined {
  const around = path.slice(0, -1);
  const holder = writtenAt(given, own, { path: around, value: valueAt(tree, around) });
  return holder === undefined ? undefined : pathText(path.slice(-1), holder);
}

/**
 * Returns the other fields of the object that contains a field: where two contradict, the user may have written either.
 */
function besideOf(tree: unknown, path: Path): Found[] {
  const around = path.slice(0, -1);
  const holder = valueAt(tree, around);
  if (!isRecord(holder)) return [];
  const others = Object.entries(holder).filter(
    ([name, value]) => name !== path[path.length - 1] && typeof value !== 'object',
  );
  return others.map(([name, value]) => ({ path: [...around, name], value }));
}

/**
 * Moves the problems of a rendered object to the place in the props where the user wrote the value; problems without
 * such a place keep the object.
 */
function placed(
  problem: Problem,
  mesh: ResolvedMesh,
  component: ResolvedComponent | undefined,
  tree: unknown,
): Problem {
  const own = component === undefined ? [''] : ownProps(component);
  const path = readPath(problem.path);
  const at =
    problem.found === undefined
      ? missingAt(mesh.given, own, tree, path)
      : writtenAt(mesh.given, own, { path, value: problem.found }, besideOf(tree, path));
  if (at === undefined) return problem;
  const { object: _object, ...rest } = problem;
  return { ...rest, path: at };
}

const keyOf = ({ code, path, found, message }: Problem): string => JSON.stringify([code, path, found, message]);

/** Removes duplicate problems: one prop may be rendered into several objects. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

function valueProblems({ version }: ResolvedMesh, { chart }: ResolvedComponent, values: ValueTree): Problem[] {
  return [...injectedValueProblems(chart, values), ...(chart === 'istiod' ? istiodEnvProblems(values, version) : [])];
}

/**
 * Reports problems that Kubernetes has with the rendered objects, and with the pods that istiod makes from a chart's
 * values.
 */
export function renderedProblems(
  mesh: ResolvedMesh,
  prepared: readonly PreparedComponent[],
  nodes: readonly MeshNode[],
): Problem[] {
  const ofValues = prepared.flatMap(({ component, chart }) =>
    valueProblems(mesh, component, chart.values).map((problem) => placed(problem, mesh, component, chart.values)),
  );
  const ofObjects = nodes
    .filter(({ phase }) => phase !== 'crds')
    .flatMap((node) => {
      const problems = formats().kubernetesProblems(node.manifest);
      if (problems.length === 0) return [];
      const component = mesh.components.find((one) => one.component === node.component);
      return problems.map((problem) => placed(problem, mesh, component, node.manifest));
    });
  return once([...ofValues, ...ofObjects]);
}

/** Reports problems that Kubernetes has with objects because of the patches. */
export function patchedProblems(
  patches: readonly MeshPatch[],
  before: readonly MeshNode[],
  after: readonly MeshNode[],
): Problem[] {
  if (patches.length === 0) return [];
  return after.flatMap((node, i) => {
    if (node.manifest === before[i].manifest) return [];
    const known = new Set(formats().kubernetesProblems(before[i].manifest).map(keyOf));
    return formats()
      .kubernetesProblems(node.manifest)
      .filter((problem) => !known.has(keyOf(problem)))
      .map((problem) => atPatch(problem, patches, before[i].manifest));
  });
}

function atPatch(problem: Problem, patches: readonly MeshPatch[], manifest: Manifest): Problem {
  const at = patchedAt(patches, manifest, readPath(problem.path));
  if (at === undefined) return problem;
  const { object: _object, ...rest } = problem;
  return { ...rest, path: at };
}
