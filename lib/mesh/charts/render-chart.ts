import { renderChart, type RenderedObject } from '../../components/chart';
import { missingValues } from '../../components/shared/values/needed-values';
import {
  CHARTS,
  MeshProblems,
  splitShownDefaults,
  suggest,
  throwIfAny,
  isRecord,
  type ChartName,
  type Manifest,
  type Problem,
  type ValueTree,
} from '../../model';
import { DEFAULT_RELEASE, RELEASES, findRelease, type Release } from '../../releases';
import { mergeChartValues } from './merge-values';
import { charts } from './charts';
import { crdManifests, templateTexts } from './prebuilt';
import { notMap } from './value-map';
import { unreadableValues } from '../../api/values';

/** Options of `helm template` for one of Istio's charts. */
export interface RenderComponentOptions {
  /** Istio version: a minor (`1.31`) or an exact release (`1.31.4`). @default - the newest release */
  readonly version?: string;
  /** Name of the chart. */
  readonly component: ChartName;
  /** Helm release name. @default - the name that Istio's documentation gives it */
  readonly release?: string;
  /** Namespace of the release. @default 'istio-system' */
  readonly namespace?: string;
  /** Values with the official names of the chart. @default - the chart's defaults */
  readonly values?: ValueTree;
}

/**
 * Renders one of Istio's Helm charts, as `helm template` would.
 *
 * @throws MeshProblems for an unknown version, component, profile, platform or compatibility version, and for what the
 * chart refuses
 * @see https://istio.io/latest/docs/setup/install/helm/
 */
export function renderComponent(options: RenderComponentOptions): Manifest[] {
  const { version = DEFAULT_RELEASE.version, component, namespace = 'istio-system' } = options ?? {};
  // An empty values file reads as null, and means no values.
  const values: unknown = options?.values ?? {};
  const release = findRelease(version);
  const problems = [
    ...(release
      ? []
      : [
          notFound(
            'version',
            version,
            RELEASES.map(({ minor }) => minor),
          ),
        ]),
    ...(CHARTS.includes(component) ? [] : [notFound('component', component, CHARTS)]),
    ...(isRecord(values) ? globalProblems(values) : [notMap('values', values)]),
    ...(['release', 'namespace'] as const).flatMap((option) => textProblems(option, options?.[option])),
  ];
  if (!release || !isRecord(values) || problems.length > 0) throw new MeshProblems(problems);
  // Chart gateway has a schema of its own, whose words come first.
  const hasSchema = component === 'gateway';
  const unreadable = unreadableValues(charts[component].schema, values, { version: release.version });
  if (!hasSchema)
    throwIfAny([
      ...unreadable,
      ...(unreadable.length > 0 ? mergeChartValues(release, component, values).problems : []),
    ]);
  const chart = prepareChart(release, component, options.release ?? charts[component].release, namespace, values);
  throwIfAny(chart.problems);
  throwIfAny(unreadable);
  return chart.render().map((object) => object.manifest);
}

/** Chart with its validated values, ready to be rendered. */
export interface PreparedChart {
  readonly problems: readonly Problem[];
  /** Values with the chart's defaults beneath. */
  readonly values: ValueTree;
  /**
   * Renders the objects with their ids. Only a chart without errors may be rendered. Without `crds` the definitions,
   * which are most of the work, are left out.
   */
  render(options?: { readonly crds?: boolean }): RenderedObject[];
}

/**
 * Validates the values of a chart before rendering, so that the problems of several charts can be reported together.
 */
export function prepareChart(
  release: Release,
  component: ChartName,
  name: string,
  namespace: string,
  userValues: ValueTree,
): PreparedChart {
  const chart = charts[component];
  const { values, problems } = mergeChartValues(release, component, userValues);
  const input = {
    release,
    name,
    namespace,
    userValues: splitShownDefaults(userValues).own,
    values: values as never,
    get templates() {
      return templateTexts(release);
    },
    get crds() {
      return crdManifests(release.version);
    },
  };
  const first = [...problems, ...missingValues(chart.needed ?? [], values)];
  return {
    values,
    // Checks of the chart itself assume values that passed its schema.
    problems: first.length > 0 ? first : (chart.problems?.(input) ?? []),
    render: ({ crds = true } = {}) => renderChart(chart, crds ? input : withoutCrds(input)),
  };
}

/** The same input, of which every object but the definitions is made. */
const withoutCrds = <T extends object>(input: T): T =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(input), crds: { value: [], enumerable: true } },
  ) as T;

/**
 * Reports a name that YAML read as a number: helm would write the number, which Kubernetes does not accept as a name.
 */
function textProblems(path: string, found: unknown): Problem[] {
  if (found === undefined || typeof found === 'string') return [];
  const fix = typeof found === 'number' || typeof found === 'boolean' ? `put it in quotes: "${found}"` : 'give a name';
  return [{ severity: 'error', code: 'options/wrong-type', path, found, message: 'must be a string', fix }];
}

/** Reports `global` values that are no map. `null` is left to the checks of the charts. */
function globalProblems({ global }: ValueTree): Problem[] {
  return global === undefined || global === null || isRecord(global) ? [] : [notMap('global', global)];
}

function notFound(path: string, found: string, known: readonly string[]): Problem {
  return {
    severity: 'error',
    code: `options/unknown-${path}`,
    path,
    found,
    message: `there is no such ${path}`,
    fix: suggest(String(found), known),
  };
}
