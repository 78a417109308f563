import { ApiObject, App, Chart, Lazy, Testing, Yaml } from 'cdk8s';
import { MeshObject } from '../../lib';
import { report } from '../support/report';

/** A small generator with a fixed seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

class Money {
  constructor(readonly value: number) {}
}

/** Plain data mostly; sometimes what cdk8s resolves, drops or refuses. */
function data(next: (below: number) => number, depth: number): unknown {
  const rare = [
    undefined,
    null,
    NaN,
    new Date(0),
    () => 1,
    Lazy.any({ produce: () => ({ b: 1, a: [null] }) }),
    { resolve: () => 'token' },
    new Money(5),
    Symbol('x'),
    10n,
  ];
  const roll = next(100);
  if (roll < 4) return rare[next(rare.length)];
  if (depth === 0 || roll < 40) return ['text', '', 'true', 0, -0, 1.5, true, false, '10'][next(9)];
  if (roll < 60) return Array.from({ length: next(4) }, () => data(next, depth - 1));
  const keys = ['b', 'a', 'C', '10', '2', 'value', 'resolve', 'constructor', '__proto__', 'x-y', 'kind'];
  return Object.fromEntries(
    Array.from({ length: next(5) }, () => [keys[next(20) === 0 ? next(keys.length) : next(5)], data(next, depth - 1)]),
  );
}

function outcome(render: () => unknown): unknown {
  try {
    return render();
  } catch (reason) {
    return String(reason);
  }
}

test.each([
  ['sorted', {}],
  ['as given', { CDK8S_DISABLE_SORT: '1' }],
])('4,000 random objects are what an ApiObject makes of them, keys %s', (_, env) => {
  const before = process.env;
  process.env = { ...before, ...env };
  const counts = { objects: 0, errors: 0 };
  try {
    const next = random(7);
    const [ours, plain] = [Testing.chart(), Testing.chart()];
    for (let i = 0; i < 4_000; i++) {
      const metadata = {
        name: `o${i}`,
        ...(next(3) === 0 && { labels: { b: 'x', a: 'y' }, annotations: {} }),
        ...(next(9) === 0 && { namespace: 'shop', finalizers: ['f'] }),
        ...(next(3) === 0 && { extra: data(next, 3) }),
      };
      const manifest = { kind: 'Fuzz', spec: data(next, 4), apiVersion: 'v1', metadata, data: data(next, 2) };
      const left = outcome(() => new MeshObject(ours, `o${i}`, { ...manifest, metadata: { ...metadata } }).toJson());
      const right = outcome(() => new ApiObject(plain, `o${i}`, { ...manifest, metadata: { ...metadata } }).toJson());
      expect(left).toStrictEqual(right);
      if (typeof right === 'string') counts.errors++;
      else expect(outcome(() => Yaml.stringify(left))).toBe(outcome(() => Yaml.stringify(right)));
      counts.objects++;
    }
  } finally {
    process.env = before;
  }
  report(`MeshObject: ${JSON.stringify(counts)}, no difference`);
  expect(counts.objects).toBe(4_000);
  expect(counts.errors).toBeLessThan(800);
});

test.each(['2024-01-01', '--- a', 'bell\u0007', '<<'])(
  'a document that only the library can write is written by it, once: %j',
  (text) => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { text } };
    const chart = Testing.chart();
    expect(Yaml.stringify(new MeshObject(chart, 'x', manifest).toJson())).toBe(Yaml.stringify(manifest));
  },
);

test('resolvers of the app are asked for every value', () => {
  const app = new App({
    resolvers: [
      {
        resolve: (context) => {
          if (context.value === 'secret') context.replaceValue('hidden');
        },
      },
    ],
  });
  expect(
    new MeshObject(new Chart(app, 'c'), 'x', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'x' },
      data: { a: 'secret' },
    }).toJson(),
  ).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { a: 'hidden' },
  });
});
