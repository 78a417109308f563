import { describeWithReference, hasReference, listReference, readReference } from '../../support/reference';
import { report } from '../../support/report';
import { CHARTS } from './chart-cases';
import { chartDifferences, type ChartCase } from './compare-case';

const cases = hasReference
  ? Object.keys(CHARTS).flatMap((chart) =>
      listReference('addons', 'helm-cases', chart).map((file) => [chart, file] as const),
    )
  : [];

describeWithReference('props give the objects of the official charts with the values that they stand for', () => {
  let equal = 0;

  test.each(cases)('%s %s', (chart, file) => {
    expect(chartDifferences(chart, readReference<ChartCase>('addons', 'helm-cases', chart, file))).toEqual([]);
    equal += 1;
  });

  afterAll(() => report(`charts of addons: ${equal} of ${cases.length} cases`));
});
