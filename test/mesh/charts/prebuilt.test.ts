import { crdBodies } from '../../../lib/api/crd-text';
import { yamlText } from '../../../lib/components/shared/yaml-text';
import { builtinTemplates } from '../../../lib/injection/templates';
import { crdFile, stored, templateFile } from '../../../lib/mesh/charts/prebuilt';
import { prebuiltTexts } from '../../../lib/mesh/charts/prebuilt-texts';
import { fromTextDelta, textDelta } from '../../../lib/mesh/charts/text-delta';
import { DEFAULT_RELEASE, RELEASES } from '../../../lib/releases';

const BASE = DEFAULT_RELEASE.version;
const OTHERS = RELEASES.map(({ version }) => version).filter((version) => version !== BASE);

test('a text that repeats lines has them once', () => {
  const schema = ['    schema:', '      a: 1', '      b: 2'];
  const text = ['versions:', '  - name: v1', ...schema, '  - name: v2', ...schema, ''].join('\n');
  expect(textDelta(text)).toBe(
    'versions:\n  - name: v1\n    schema:\n      a: 1\n      b: 2\n  - name: v2\n\x0e47,34;',
  );
  expect(fromTextDelta(textDelta(text))).toBe(text);
});

test('a delta copies from its base and from the text itself, by distance', () => {
  const text = ['x', 'y', 'z', 'w', 'x', 'y', 'z', 'a', 'b', 'c', ''].join('\n');
  expect(textDelta(text, 'a\nb\nc\n')).toBe('x\ny\nz\nw\n\x0e8,6;\x0e20,6;');
  expect(fromTextDelta(textDelta(text, 'a\nb\nc\n'), 'a\nb\nc\n')).toBe(text);
});

test('a delta copies the lines of its base, and has the others', () => {
  const base = ['a', 'b', 'c', 'd', 'e', 'f', 'g', ''].join('\n');
  const text = ['a', 'b', 'c', 'new', 'e', 'f', 'g', 'a', 'b', ''].join('\n');
  expect(textDelta(text, base)).toBe('\x0e14,6;new\n\x0e16,10;');
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

describe('stored files', () => {
  const files = prebuiltTexts();

  test('the file of CRDs is less than a third as long as the texts that it restores', () => {
    const text = files[crdFile(BASE)];
    expect(text.length).toBeLessThan(fromTextDelta(text).length / 3);
    expect(fromTextDelta(text)).toBe(stored(crdBodies(BASE, (body) => `${yamlText(body)}\n`)));
  });

  test.each(OTHERS)('those of %s are deltas that restore the texts', (version) => {
    for (const [file, whole] of [
      [crdFile, stored(crdBodies(version, (body) => `${yamlText(body)}\n`))],
      [templateFile, stored(builtinTemplates(version))],
    ] as const) {
      const [head, ...delta] = files[file(version)].split('\n');
      expect(head).toBe(`\x0f${file(BASE)}`);
      expect(fromTextDelta(delta.join('\n'), fromTextDelta(files[file(BASE)]))).toBe(whole);
    }
  });
});
