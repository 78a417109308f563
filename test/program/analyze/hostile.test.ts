import { analyze } from '../../../lib/manifests';

/** Input that is large, deep or refers to itself ends in bounded time, with a finding or without. */

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n';
const BYTES = 50_000_000;

/** Findings as `CODE LINE`, and the seconds that they took. */
function run(text: string): { found: string[]; seconds: number } {
  const start = performance.now();
  const { findings } = analyze([{ name: 'a.yaml', text }]);
  return { found: findings.map(({ code, line }) => `${code} ${line}`), seconds: (performance.now() - start) / 1000 };
}

test.each<[name: string, text: () => string]>([
  ['lines of one text', () => `${CONFIG_MAP}data:\n  a: |\n${`    ${'y'.repeat(95)}\n`.repeat(BYTES / 100)}`],
  ['separators', () => '---\n'.repeat(BYTES / 4)],
  ['comments', () => '# c\n'.repeat(BYTES / 4)],
])('50 MB of %s', (_, text) => {
  const { found, seconds } = run(text());
  expect(found).toEqual([]);
  expect(seconds).toBeLessThan(50);
});

test.each<[name: string, text: string, expected: string]>([
  ['lists in lists on one line', `${CONFIG_MAP}data: ${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'ISC0001 4'],
  ['maps in maps on one line', `${CONFIG_MAP}data: ${'{a: '.repeat(200_000)}1${'}'.repeat(200_000)}`, 'ISC0001 4'],
  [
    'maps below maps',
    CONFIG_MAP + Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    'ISC0001 1004',
  ],
  ['dashes behind dashes', `${CONFIG_MAP}data:\n${'- '.repeat(1_000_000)}a\n`, 'ISC0001 5'],
  ['a text without an end', `${CONFIG_MAP}data: { a: "${'x'.repeat(5_000_000)}`, 'ISC0001 4'],
])('levels without end: %s', (_, text, expected) => {
  const { found, seconds } = run(text);
  expect(found).toEqual([expected]);
  expect(seconds).toBeLessThan(20);
});

test('10,000 anchors: used once each they are data, and each within the next they are refused', () => {
  const numbers = Array.from({ length: 10_000 }, (_, i) => i);
  const once = numbers.map((i) => `  k${i}: &a${i} v\n`).join('') + numbers.map((i) => `  r${i}: *a${i}\n`).join('');
  expect(run(`${CONFIG_MAP}data:\n${once}`).found).toEqual([]);
  const chain = numbers.map((i) => `  k${i + 1}: &a${i + 1} { x: *a${i} }\n`).join('');
  const { found, seconds } = run(`${CONFIG_MAP}data:\n  k0: &a0 { x: 1 }\n${chain}`);
  expect(found).toEqual([expect.stringMatching(/^ISC0001 \d+$/)]);
  expect(seconds).toBeLessThan(20);
});

describe('delegates that name each other', () => {
  const vs = (name: string, delegate: string, hosts?: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:${hosts === undefined ? '' : `\n  hosts: [${hosts}]\n  gateways: [mesh]`}
  http: [{ match: [{ uri: { prefix: /a } }], delegate: { name: ${delegate}, namespace: shop } }]
`;
  /** istiod takes one level of delegates: what delegates and is delegated to is refused. */
  const refused = (line: number): string[] => [`IST0106 ${line}`, `IST0106 ${line}`];

  test.each<[name: string, text: string, expected: string[]]>([
    ['a VirtualService with hosts to itself', vs('a', 'a', 'x.com'), []],
    ['two without hosts', `${vs('a', 'b')}---\n${vs('b', 'a')}`, [5, 11].flatMap(refused)],
    [
      'one with hosts, and two in a circle',
      [vs('root', 'a', 'x.com'), vs('a', 'b'), vs('b', 'a')].join('---\n'),
      [13, 19].flatMap(refused),
    ],
    [
      'a hundred in a circle',
      Array.from({ length: 100 }, (_, i) => vs(`v${i}`, `v${(i + 1) % 100}`)).join('---\n'),
      Array.from({ length: 100 }, (_, i) => refused(5 + 6 * i)).flat(),
    ],
  ])('%s', (_, text, expected) => {
    const { found, seconds } = run(text);
    expect(found).toEqual(expected);
    expect(seconds).toBeLessThan(10);
  });
});

test('a List is parsed once for the lines of its findings, and a mapping is searched by an index', () => {
  const item = (i: number) =>
    `- apiVersion: v1\n  kind: Service\n  metadata: { name: s${i}, namespace: n }\n` +
    '  spec: { ports: [{ port: 80, name: x }] }\n';
  const list = `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: 1000 }, (_, i) => item(i)).join('')}`;
  const services = run(list);
  expect(services.found.filter((each) => each.startsWith('IST0118')).slice(-1)).toEqual(['IST0118 4003']);
  expect(services.seconds).toBeLessThan(20);
  const keys = run(`${CONFIG_MAP}data:\n${Array.from({ length: 10_000 }, (_, i) => `  "a b${i}": v\n`).join('')}`);
  expect(keys.found).toHaveLength(10_000);
  expect(keys.found[9999]).toBe('ISC1013 10004');
  expect(keys.seconds).toBeLessThan(20);
});
