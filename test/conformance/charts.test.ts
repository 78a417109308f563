import { renderComponent } from '../../lib/mesh/charts/render-chart';
import type { ChartName, Manifest, ValueTree } from '../../lib/model';
import { compareObjects } from '../support/compare';
import { CHART_RELEASES, describeWithReference, listReference, readReference } from '../support/reference';
import { report } from '../support/report';

interface Case {
  readonly chart: ChartName;
  readonly release: string;
  readonly namespace: string;
  readonly values: ValueTree;
  /** Names of the CRDs, which are compared on their own with the schemas of the release. */
  readonly crds?: readonly string[];
  readonly objects: readonly Manifest[];
}

const isCrd = (object: Manifest): boolean => object.kind === 'CustomResourceDefinition';
const templatesOf = (values: ValueTree): string[] =>
  Object.keys((values.sidecarInjectorWebhook as { templates?: object } | undefined)?.templates ?? {});

/** All that differs between what the chart and what we render for a case. */
function caseDifferences(version: string, path: readonly string[]): string[] {
  const { chart, release, namespace, values, crds, objects } = readReference<Case>(
    `istio-${version}`,
    'charts',
    ...path,
  );
  const ours = renderComponent({ version, component: chart, release, namespace, values });
  const ourCrds = ours
    .filter(isCrd)
    .map((crd) => crd.metadata.name)
    .sort();
  return [
    ...compareObjects(
      objects,
      ours.filter((object) => !isCrd(object)),
      templatesOf(values),
    ),
    ...(JSON.stringify(ourCrds) === JSON.stringify([...(crds ?? [])].sort()) ? [] : [`crds: ${crds} -> ${ourCrds}`]),
  ];
}

const CASES_PER_RELEASE = 56;

describeWithReference('every case of the official charts', () => {
  test.each(CHART_RELEASES)('%s renders the same objects', (version) => {
    const cases = listReference(`istio-${version}`, 'charts').flatMap((chart) =>
      listReference(`istio-${version}`, 'charts', chart).map((file) => [chart, file]),
    );
    const failed = cases.flatMap((path) => {
      const found = caseDifferences(version, path);
      return found.length > 0 ? [`${path.join('/')}\n  ${found.slice(0, 12).join('\n  ')}`] : [];
    });
    report(`charts ${version}: ${cases.length - failed.length} of ${cases.length} cases equal`);
    expect(failed).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(CASES_PER_RELEASE);
  });
});
