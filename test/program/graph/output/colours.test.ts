import { EDGE_KINDS, ICONS } from '../../../../lib/program/graph/picture/icons.data';
import { DARK, LIGHT, type Theme } from '../../../../lib/program/graph/picture/theme.data';

type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Rgb;
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour: Rgb): number => {
  const [r, g, b] = colour.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgb(one)), luminance(rgb(other))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

/** What people without one kind of cones see of linear light: Machado, Oliveira and Fernandes, 2009. */
const SEEN: Readonly<Record<string, readonly Rgb[]>> = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

/** CIE Lab of a colour as somebody sees it. */
function lab(hex: string, seen: readonly Rgb[]): Rgb {
  const own = rgb(hex).map(linear);
  const [r, g, b] = seen.map((row) => Math.min(1, Math.max(0, row[0] * own[0] + row[1] * own[1] + row[2] * own[2])));
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const difference = (one: Rgb, other: Rgb): number => Math.hypot(...one.map((value, i) => value - other[i]));

const THEMES: readonly (readonly [string, Theme])[] = [
  ['light', LIGHT],
  ['dark', DARK],
];

test.each(THEMES)(
  '%s: texts have the contrast that WCAG AA asks for, lines and borders that of graphics',
  (_, theme) => {
    const low: string[] = [];
    const check = (least: number, names: readonly (keyof Theme)[], on: readonly (keyof Theme)[]): void => {
      for (const name of names)
        for (const ground of on) {
          const value = contrast(theme[name], theme[ground]);
          if (value < least) low.push(`${name} on ${ground}: ${value.toFixed(2)}`);
        }
    };
    check(4.5, ['text', 'muted', 'accent'], ['page', 'box', 'nested', 'card']);
    check(4.5, ['error', 'warning', 'info', 'added'], ['page', 'card']);
    check(3, ['route', 'call', 'egress', 'waypoint', 'policy', 'selects', 'reads'], ['page', 'box', 'nested', 'card']);
    check(3, ['error', 'warning', 'info', 'added', 'removed', 'changed'], ['page', 'box', 'nested', 'card']);
    expect(low).toEqual([]);
  },
);

test.each(THEMES)('%s: the main lines are told apart by everybody', (_, theme) => {
  const main = ['route', 'call', 'egress', 'waypoint'] as const;
  const near: string[] = [];
  for (const [who, seen] of Object.entries(SEEN))
    main.forEach((one, i) => {
      for (const other of main.slice(0, i)) {
        const far = difference(lab(theme[one], seen), lab(theme[other], seen));
        if (far < 15) near.push(`${who}: ${one} and ${other}: ${far.toFixed(1)}`);
      }
    });
  expect(near).toEqual([]);
});

test('every kind has dashes or a form of its own, beside its colour', () => {
  const dashes = Object.values(EDGE_KINDS).map(({ dash }) => dash);
  expect(new Set(dashes).size).toBe(dashes.length);
  expect(new Set(Object.values(ICONS)).size).toBe(Object.keys(ICONS).length);
});
