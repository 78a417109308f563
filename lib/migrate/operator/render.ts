import type { ChartName, Manifest, Problem } from '../../model';
import { prepareChart } from '../../mesh/charts/render-chart';
import type { Release } from '../../releases';
import { at, type Tree } from '../tree';
import { chartValues } from './chart-values';
import { COMPONENTS, specsOf, type ComponentSpec } from './components';
import { applyOverlays } from './overlays';
import { applySettings } from './settings';

/** Helm release of every chart that the operator renders. */
export const OPERATOR_RELEASE = 'istio';

/** One rendered component of an IstioOperator. */
export interface RenderedComponent {
  readonly spec: ComponentSpec;
  readonly chart: ChartName;
  readonly values: Tree;
  /** Objects of the chart, before settings and overlays. */
  readonly charted: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

/** Objects and problems that the operator renders for an input. */
export interface RenderedOperator {
  readonly components: readonly RenderedComponent[];
  /** Problems for which charts do not render. */
  readonly problems: readonly Problem[];
  /** Settings and overlays that fit no object, as paths of the input. */
  readonly unused: readonly string[];
}

/** Renders a merged input as `istioctl manifest generate` does. */
export function renderOperator(merged: Tree, release: Release): RenderedOperator {
  const problems: Problem[] = [];
  const unused: string[] = [];
  const components = COMPONENTS.flatMap((component) => specsOf(component, merged)).map((spec) =>
    renderComponentSpec(spec, merged, release, { problems, unused }),
  );
  return { components, problems, unused };
}

interface Findings {
  readonly problems: Problem[];
  readonly unused: string[];
}

function renderComponentSpec(spec: ComponentSpec, merged: Tree, release: Release, found: Findings): RenderedComponent {
  const { chart } = spec.component;
  const values = chartValues(spec, merged, release);
  const charted = chartObjects(spec, values, release, found.problems);
  const set = applySettings(spec, values, charted, (field) => found.unused.push(`${spec.path}.k8s.${field}`));
  const overlays = at(spec.k8s, ['overlays']);
  const objects = applyOverlays(Array.isArray(overlays) ? overlays : [], set, (overlay, patch) => {
    const path = `${spec.path}.k8s.overlays[${overlay}]`;
    found.unused.push(patch === undefined ? path : `${path}.patches[${patch}]`);
  });
  return { spec, chart, values, charted, objects };
}

/**
 * Renders the objects of a chart; a value of a type that the chart cannot read is a problem, as helm stops there too.
 */
function chartObjects(spec: ComponentSpec, values: Tree, release: Release, problems: Problem[]): Manifest[] {
  try {
    const { chart } = spec.component;
    const prepared = prepareChart(release, chart, OPERATOR_RELEASE, spec.namespace, values);
    problems.push(...prepared.problems.map((problem) => ({ ...problem, path: `spec.values.${problem.path}` })));
    if (prepared.problems.some(({ severity }) => severity === 'error')) return [];
    return prepared
      .render()
      .map(({ manifest }) => manifest)
      .filter(({ kind }) => kind !== 'CustomResourceDefinition');
  } catch (reason) {
    if (!(reason instanceof TypeError || reason instanceof RangeError)) throw reason;
    const message = 'the chart cannot read these values';
    problems.push({ severity: 'error', code: 'import/unreadable-values', path: 'spec.values', message });
    return [];
  }
}
