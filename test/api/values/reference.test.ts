import { CHART_SCHEMAS, valuesProblems, type ValuesComponent } from '../../../lib/api/values';
import { VALUES } from '../../../lib/api/values/shapes';
import type { Shape } from '../../../lib/schema/notation';
import { formatProblem } from '../../../lib/model';
import { describeWithReference, listReference, readReference, CHART_RELEASES } from '../../support/reference';
import { report } from '../../support/report';

const components = Object.keys(VALUES) as ValuesComponent[];

describeWithReference('values of the official charts', () => {
  test.each(CHART_RELEASES)('%s: the defaults and all cases have no problem', (version) => {
    const found: string[] = [];
    let cases = 0;
    const defaults = readReference<Record<string, unknown>>(`istio-${version}`, 'values.json');
    expect(Object.keys(defaults).sort()).toEqual([...components].sort());
    for (const component of components) {
      found.push(
        ...valuesProblems(CHART_SCHEMAS[component], defaults[component], {
          version,
          path: `${component} defaults`,
        }).map(formatProblem),
      );
      for (const file of listReference(`istio-${version}`, 'charts', component)) {
        const { values } = readReference<{ values: unknown }>(`istio-${version}`, 'charts', component, file);
        found.push(
          ...valuesProblems(CHART_SCHEMAS[component], values, { version, path: `${component}/${file}` }).map(
            formatProblem,
          ),
        );
        cases++;
      }
    }
    report(`values ${version}: ${components.length} defaults and ${cases} cases`);
    expect(found).toEqual([]);
    expect(cases).toBeGreaterThan(50);
  });
});

describe('documentation of chart values', () => {
  test('every value is explained', () => {
    const bare: string[] = [];
    const look = ({ facts, notes }: Shape, path: string): void => {
      if ((notes.doc ?? '').length < 8) bare.push(path);
      for (const [name, field] of Object.entries(facts.fields ?? {})) look(field, `${path}.${name}`);
      for (const [name, field] of Object.entries(facts.item?.facts.fields ?? {})) look(field, `${path}[].${name}`);
    };
    for (const component of components)
      for (const [name, field] of Object.entries(VALUES[component].facts.fields ?? {}))
        look(field, `${component}.${name}`);
    expect(bare).toEqual([]);
  });
});
