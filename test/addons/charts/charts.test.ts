import { overlay } from '../../../lib/model';
import { renderAddon } from '../../../lib/mesh/addons';
import { compareObjects } from '../../support/compare';
import { describeWithReference, hasReference, listReference, readReference } from '../../support/reference';
import { report } from '../../support/report';
import { NEWEST_VERSION } from '../../support/releases';
import { CHARTS, matches } from './chart-cases';
import { propsFor } from './prop-values';

type Tree = Record<string, unknown>;

interface Case {
  readonly values: Tree;
  readonly objects: readonly Tree[];
}

const cases = hasReference
  ? Object.keys(CHARTS).flatMap((chart) =>
      listReference('addons', 'helm-cases', chart).map((file) => [chart, file] as const),
    )
  : [];

describeWithReference('props give the objects of the official charts with the values that they stand for', () => {
  let equal = 0;

  test.each(cases)('%s %s', (chart, file) => {
    const { addon, rows, defaults, differences } = CHARTS[chart];
    const { values, objects } = readReference<Case>('addons', 'helm-cases', chart, file);
    const { props, rest } = propsFor(rows, values);
    const config =
      addon === 'kiali' && Object.keys(rest).length > 0 ? { config: overlay((props.config ?? {}) as Tree, rest) } : {};
    if (addon !== 'kiali') expect(rest).toEqual({});
    const own: Tree = { ...defaults, ...props, ...config };
    const name = (own.name ?? addon) as string;
    const request = { addon, props: own, name, namespace: 'istio-system', version: NEWEST_VERSION };
    const ours = renderAddon(request).map(({ manifest }) => manifest);
    const found = compareObjects(objects, ours).filter(
      (text) => !differences.some(([difference]) => matches(difference, text)),
    );
    expect(found).toEqual([]);
    equal += 1;
  });

  afterAll(() => report(`charts of addons: ${equal} of ${cases.length} cases`));
});
