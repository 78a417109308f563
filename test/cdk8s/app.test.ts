import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Lazy, YamlOutputType, type AppProps } from 'cdk8s';
import { Construct } from 'constructs';
import { FastApp, outside, ServiceMesh, VirtualService } from '../../lib';
import { Random } from '../support/random';
import { report } from '../support/report';

const root = mkdtempSync(join(tmpdir(), 'fast-app-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

type Build = (app: App) => void;

/** What an app writes: files by their path, or the error. `own` says whether cdk8s' own synth was used. */
function written(
  AppClass: typeof App,
  build: Build,
  props: AppProps,
): { files?: Record<string, string>; error?: string; own: boolean } {
  const outdir = join(root, String(folders++));
  const app = new AppClass({ ...props, outdir });
  const synth = jest.spyOn(App.prototype, 'synth');
  try {
    build(app);
    app.synth();
    return { files: filesIn(outdir), own: synth.mock.calls.length > 0 };
  } catch (reason) {
    return { error: String(reason), own: synth.mock.calls.length > 0 };
  } finally {
    synth.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  }
}

function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const items = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const names = items.map((item) => join(item.parentPath ?? item.path, item.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(folder.length), readFileSync(name, 'utf8')]));
}

/** Expects what `FastApp` writes to be what `App` writes, and tells whether it did so by itself. */
function expectSame(build: Build, props: AppProps = {}): { own: boolean; error?: string } {
  const plain = written(App, build, props);
  const fast = written(FastApp, build, props);
  expect({ files: fast.files, error: fast.error }).toEqual({ files: plain.files, error: plain.error });
  return fast;
}

/** The same, where `FastApp` must not have asked cdk8s, and something was written. */
function expectFast(build: Build, props: AppProps = {}): void {
  for (const yamlOutputType of TYPES)
    expect(expectSame(build, { yamlOutputType, ...props })).toEqual({ own: false, files: expect.anything() });
}

const object = (scope: Construct, id: string): ApiObject =>
  new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: id },
    data: { path: scope.node.path },
  });
const objects = (scope: Construct, count: number, prefix = 'o'): ApiObject[] =>
  Array.from({ length: count }, (_, i) => object(scope, `${prefix}${i}`));

describe('the files are those of App, for', () => {
  test('no charts, empty charts, and objects without dependencies', () => {
    expectSame(() => undefined);
    expectFast((app) => {
      new Chart(app, 'empty');
      objects(new Chart(app, 'full'), 5);
    });
  });

  test('a star: all on the first', () =>
    expectFast((app) => {
      const all = objects(new Chart(app, 'c'), 8);
      all.slice(1).forEach((one) => one.addDependency(all[0]));
    }));

  test('a star on the last, which moves to the front', () =>
    expectFast((app) => {
      const all = objects(new Chart(app, 'c'), 8);
      all.slice(0, -1).forEach((one) => one.addDependency(all[7]));
    }));

  test('a fan: one on many, in another order', () =>
    expectFast((app) => {
      const all = objects(new Chart(app, 'c'), 8);
      all[0].addDependency(all[5], all[3], all[7], all[1]);
    }));

  test('layers', () =>
    expectFast((app) => {
      const all = objects(new Chart(app, 'c'), 20);
      all.forEach((one, i) => i + 7 < 20 && one.addDependency(all[i + 5], all[i + 7]));
    }));

  test('a chain and a ladder', () =>
    expectFast((app) => {
      const all = objects(new Chart(app, 'chain'), 12);
      all.slice(1).forEach((one, i) => all[i].addDependency(one));
      const rungs = objects(new Chart(app, 'ladder'), 16, 'r');
      rungs.forEach((one, i) => one.addDependency(...rungs.slice((i | 1) + 1, (i | 1) + 3)));
    }));

  test('charts in a chain, against the order of their making', () =>
    expectFast((app) => {
      const charts = ['a', 'b', 'c', 'd'].map((id) => new Chart(app, id));
      charts.forEach((chart, i) => {
        objects(chart, 3);
        if (i > 0) charts[i - 1].addDependency(chart);
      });
    }));

  test('an object that depends on a whole chart, and a construct on a construct', () =>
    expectFast((app) => {
      const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
      const [x, y] = [new Construct(a, 'x'), new Construct(a, 'y')];
      objects(x, 3, 'x');
      objects(y, 3, 'y');
      objects(b, 3);
      x.node.addDependency(y);
      object(a, 'last').addDependency(b);
    }));

  test('charts in charts, directly and below a construct', () =>
    expectFast((app) => {
      const outer = new Chart(app, 'outer');
      objects(outer, 2);
      objects(new Chart(outer, 'inner'), 2);
      const deep = new Chart(new Construct(outer, 'between'), 'deep');
      objects(deep, 2)[1].addDependency(outer.node.findChild('o1'));
    }));

  test('ids that are whole numbers, which JavaScript puts first', () =>
    expectFast((app) => {
      const charts = ['b', '10', '2'].map((id) => new Chart(app, id));
      charts.forEach((chart) => {
        object(chart, 'x');
        object(chart, '7').addDependency(object(chart, '3'));
      });
      charts[1].addDependency(charts[0]);
    }));

  test('a mesh with policies, tokens, patches and labels of the chart', () =>
    expectFast(
      (app) => {
        const mesh = new Chart(app, 'mesh', { labels: { team: 'a' }, namespace: 'shop' });
        outside(mesh, { hosts: ['a.example.com'] });
        new ServiceMesh(mesh, { profile: 'ambient' })
          .object('istiod/deployment')
          .addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 5));
        new VirtualService(mesh, 'routes', {
          hosts: ['*.example.com'],
          http: [
            { route: [{ destination: { host: Lazy.any({ produce: () => 'a.example.com' }) as unknown as string } }] },
          ],
        });
        object(mesh, 'late').metadata.addLabel('x', 'y');
      },
      { resolvers: [] },
    ));
});

describe('left to cdk8s, with its result:', () => {
  test.each<[string, Build]>([
    [
      'a cycle',
      (app) => {
        const [a, b] = objects(new Chart(app, 'c'), 2);
        a.addDependency(b);
        b.addDependency(a);
      },
    ],
    [
      'a cycle of charts',
      (app) => {
        const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
        a.addDependency(b);
        b.addDependency(a);
      },
    ],
    [
      'an object that depends on its chart',
      (app) => {
        const chart = new Chart(app, 'c');
        objects(chart, 3);
        object(chart, 'late').addDependency(chart);
      },
    ],
    [
      'an object of another app',
      (app) => object(new Chart(app, 'c'), 'x').addDependency(object(new Chart(new App(), 'c'), 'y')),
    ],
    ['an object outside of all charts', (app) => object(new Chart(app, 'c'), 'x').addDependency(app)],
    [
      'something invalid',
      (app) => {
        object(new Chart(app, 'c'), 'x').node.addValidation({ validate: () => ['no', 'never'] });
      },
    ],
    [
      'a chart with a toJson of its own',
      (app) => {
        object(
          new (class extends Chart {
            override toJson() {
              return [{ own: true }];
            }
          })(app, 'c'),
          'x',
        );
      },
    ],
  ])('%s', (_, build) => {
    expect(expectSame(build).own).toBe(true);
  });

  test('recorded construct metadata', () => {
    expect(expectSame((app) => objects(new Chart(app, 'c'), 2), { recordConstructMetadata: true }).own).toBe(true);
  });
});

test('an object that cannot be written fails as with App', () => {
  const build: Build = (app) => {
    new ApiObject(new Chart(app, 'c'), 'x', { apiVersion: 'v1', kind: 'ConfigMap', data: { at: new Date(0) } });
  };
  expect(expectSame(build).error).toContain('x');
});

/** A random tree of charts, constructs and objects with random dependencies. */
function randomApp(seed: number): Build {
  return (app) => {
    const random = new Random(seed);
    const next = (below: number): number => random.below(below);
    const all: Construct[] = [];
    const charts = 1 + next(4);
    const grow = (scope: Construct, depth: number): void => {
      for (let i = next(5); i >= 0; i--) {
        const id = `${'abc'[next(3)]}${all.length}`;
        const roll = next(10);
        const made =
          roll < 6
            ? object(scope, next(8) === 0 ? String(all.length) : id)
            : roll < 9 || depth > 2
              ? new Construct(scope, id)
              : new Chart(scope, id);
        all.push(made);
        if (depth < 3 && roll >= 5) grow(made, depth + 1);
      }
    };
    for (let i = 0; i < charts; i++) {
      const chart = new Chart(app, next(5) === 0 ? String(i + 3) : `chart-${i}`);
      all.push(chart);
      grow(chart, 0);
    }
    // Mostly from the later to the earlier or the other way round, so that many apps have no cycle.
    const backwards = next(2) === 0;
    for (let i = next(7); i > 0; i--) {
      const [x, y] = [next(all.length), next(all.length)];
      const [low, high] = [Math.min(x, y), Math.max(x, y)];
      if (low !== high) all[backwards ? high : low].node.addDependency(all[backwards ? low : high]);
    }
  };
}

test('random trees with random dependencies are written as App writes them', () => {
  const counts = { apps: 0, fast: 0, numbered: 0, errors: 0 };
  for (let seed = 1; seed <= 600; seed++) {
    const yamlOutputType = TYPES[seed % 4 === 0 ? (seed / 4) % 4 : 1];
    const { own, error, ...rest } = expectSame(randomApp(seed), { yamlOutputType });
    counts.apps++;
    if (!own) counts.fast++;
    if (error !== undefined) counts.errors++;
    if (Object.keys((rest as { files?: object }).files ?? {}).some((name) => name.includes('0001-'))) counts.numbered++;
  }
  report(`FastApp: ${JSON.stringify(counts)}, no difference`);
  expect(counts.fast).toBeGreaterThan(300);
  expect(counts.numbered).toBeGreaterThan(100);
});

describe('linear where App is not:', () => {
  const write = (build: Build): number => {
    const app = new FastApp({ outdir: join(root, String(folders++)) });
    build(app);
    const start = process.cpuUsage();
    app.synth();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  test('a chain of 20,000 objects', () => {
    write((app) => {
      const all = objects(new Chart(app, 'c'), 20_000);
      all.slice(1).forEach((one, i) => one.addDependency(all[i]));
    });
  });

  test('nine charts in a chain, 20 objects each, take less than a second', () => {
    expect(
      write((app) => {
        const charts = Array.from({ length: 9 }, (_, i) => new Chart(app, `c${i}`));
        charts.forEach((chart, i) => {
          objects(chart, 20);
          if (i > 0) chart.addDependency(charts[i - 1]);
        });
      }),
    ).toBeLessThan(1000);
  });
});
