import { shortened, textWidth, visible } from '../../../../lib/program/graph/picture/text';

test('widths are those of the widest font, and grow with size and weight', () => {
  expect(textWidth('catalog', 10)).toBe(37);
  expect(textWidth('catalog', 20)).toBe(74);
  expect(textWidth('catalog', 10, true)).toBe(42);
  expect(textWidth('é', 10)).toBe(9);
  expect(textWidth('漢', 10)).toBe(13);
  expect(textWidth('🦊', 10)).toBe(13);
});

test('a text that is too wide ends with dots, and never in half a character', () => {
  expect(shortened('catalog', 100, 10)).toBe('catalog');
  expect(shortened('catalog-of-all-things', 60, 10)).toBe('catalog-o…');
  expect(shortened('🦊🦊🦊🦊', 40, 10)).toBe('🦊🦊…');
  for (const width of [20, 40, 80])
    expect(textWidth(shortened('m'.repeat(50), width, 11), 11)).toBeLessThanOrEqual(width);
});

test('what cannot be seen, or turns the direction of a text, is shown as a sign', () => {
  expect(visible('a\u202eb\u0000c\u2028d')).toBe('a\ufffdb\ufffdc\ufffdd');
  expect(visible('a\n\tb')).toBe('a b');
  expect(visible('catalog é 漢 🦊')).toBe('catalog é 漢 🦊');
});
