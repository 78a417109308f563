import { MeshProblems, type ChartName, type Manifest, type Problem, type ValueTree } from '../../lib/model';
import { renderComponent } from '../../lib/mesh/charts/render-chart';
import { NEWEST } from './releases';

/** An object read without types, as a test states what it expects of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

/** Renders one chart for the tests of its objects. */
export function render(component: ChartName, values: ValueTree = {}, version: string = NEWEST): Manifest[] {
  return renderComponent({ version, component, release: 'rel', namespace: 'ns', values });
}

export const kinds = (objects: readonly Manifest[]): string[] =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();

/** The one object of a kind; fails when there is none or more. */
export function only(objects: readonly Manifest[], kind: string): Loose {
  const found = objects.filter((object) => object.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} objects of kind ${kind}`);
  return found[0];
}

export const pod = (workload: Loose): Loose => workload.spec.template.spec;
export const proxy = (workload: Loose): Loose => pod(workload).containers[0];
export const envOf = (workload: Loose): Record<string, string | undefined> =>
  Object.fromEntries((proxy(workload).env ?? []).map((entry: Loose) => [entry.name, entry.value]));

/** What rendering is refused for. */
export function problemsOf(body: () => unknown): readonly Problem[] {
  try {
    body();
  } catch (error) {
    if (error instanceof MeshProblems) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}
