import { crdBodies } from '../../../lib/api/crd-text';
import { yamlText } from '../../../lib/components/shared/yaml-text';
import { builtinTemplates } from '../../../lib/injection/templates';
import { crdFile, folded, stored, templateFile, unfolded, withCopies } from '../../../lib/mesh/charts/prebuilt';
import { prebuiltTexts } from '../../../lib/mesh/charts/prebuilt-texts';
import { foldRepeats, fromTextDelta, textDelta, unfoldRepeats } from '../../../lib/mesh/charts/text-delta';
import { DEFAULT_RELEASE, RELEASES } from '../../../lib/releases';

const BASE = DEFAULT_RELEASE.version;
const OTHERS = RELEASES.map(({ version }) => version).filter((version) => version !== BASE);

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

test('a delta copies the lines of its base, and has the others', () => {
  const base = ['a', 'b', 'c', 'd', 'e', 'f', 'g', ''].join('\n');
  const text = ['a', 'b', 'c', 'new', 'e', 'f', 'g', 'a', 'b', ''].join('\n');
  expect(textDelta(text, base)).toBe('\x0e0 3\nnew\n\x0e4 3\na\nb\n');
  expect(fromTextDelta(textDelta(text, base), base)).toBe(text);
});

test.each([
  ['nothing', ''],
  ['other lines', 'x\ny\nz\n'],
  ['the base', 'a\nb\nc\nd'],
  ['the base twice', 'a\nb\nc\nd\na\nb\nc\nd'],
])('a delta of %s restores it', (_, text) => {
  expect(fromTextDelta(textDelta(text, 'a\nb\nc\nd'), 'a\nb\nc\nd')).toBe(text);
});

test('runs of three lines and more that were there before are copies', () => {
  const text = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'x', 'a', 'b', 'a', 'b', 'c', 'x', ''].join('\n');
  expect(foldRepeats(text)).toBe('a\nb\nc\nd\n\x0e0 3\nx\na\nb\n\x0e4 4\n');
  expect(unfoldRepeats(foldRepeats(text))).toBe(text);
});

test.each([
  ['nothing', ''],
  ['lines that are all the same', 'a\n'.repeat(50)],
  ['lines that never come again', 'a\nb\nc\nd\n'],
])('%s is restored', (_, text) => expect(unfoldRepeats(foldRepeats(text))).toBe(text));

describe('stored files', () => {
  const files = prebuiltTexts();

  test('in the package they have copies, but for deltas', () => {
    for (const [name, text] of Object.entries(files)) {
      const written = withCopies(text);
      const isDelta = !name.includes(DEFAULT_RELEASE.minor);
      expect([name, written === text]).toEqual([name, isDelta]);
      if (!isDelta) expect(unfoldRepeats(written.slice(1))).toBe(text);
    }
    expect(withCopies(files[crdFile(BASE)]).length).toBeLessThan(files[crdFile(BASE)].length * 0.6);
  });

  test('the file of CRDs is less than half as long as what it unfolds to', () => {
    const text = files[crdFile(BASE)];
    expect(text.length).toBeLessThan(text.split('\f').map(unfolded).join('\f').length / 2);
  });

  test.each(OTHERS)('those of %s are deltas that restore the texts', (version) => {
    for (const [file, whole] of [
      [crdFile, stored(crdBodies(version, (body) => `${yamlText(body)}\n`))],
      [templateFile, stored(builtinTemplates(version))],
    ] as const) {
      const [head, ...delta] = files[file(version)].split('\n');
      expect(head).toBe(`\x0f${file(BASE)}`);
      expect(fromTextDelta(delta.join('\n'), files[file(BASE)])).toBe(whole);
    }
  });
});
