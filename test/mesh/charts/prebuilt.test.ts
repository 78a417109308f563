import { folded, unfolded } from '../../../lib/mesh/charts/prebuilt';
import { prebuiltTexts } from '../../../lib/mesh/charts/prebuilt-texts';

const VERSIONS = ['versions:', '  - name: v1', '    schema:', '      a: 1', '    served: true'];
const REPEATED = [...VERSIONS, ...VERSIONS.slice(1), ''].join('\n');

test('a schema that stands for two versions is stored once', () => {
  expect(folded(REPEATED)).toBe(
    'versions:\n  - name: v1\n\v    schema:\n      a: 1\n\v    served: true\n  - name: v1\n\v    served: true\n',
  );
  expect(unfolded(folded(REPEATED))).toBe(REPEATED);
});

test.each([
  ['no schema', 'a: 1\n'],
  ['one schema', [...VERSIONS, ''].join('\n')],
  ['nothing', ''],
])('%s is stored as it is', (_, text) => {
  expect(folded(text)).toBe(text);
  expect(unfolded(text)).toBe(text);
});

test('the files of CRDs are less than half as long as what they unfold to', () => {
  for (const [name, text] of Object.entries(prebuiltTexts()).filter(([file]) => file.startsWith('crds'))) {
    const whole = text.split('\f').map(unfolded).join('\f');
    expect([name, text.length < whole.length / 2]).toEqual([name, true]);
  }
});
