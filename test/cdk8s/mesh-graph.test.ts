import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { FastApp, MeshGraph, type GraphFilesProps } from '../../lib/index';

/** Files that an app writes, in a folder of its own. */
function written(AppClass: typeof App, props?: GraphFilesProps): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'mesh-graph-'));
  try {
    const app = new AppClass({ outdir });
    new MeshGraph(app, 'picture', props);
    const chart = new Chart(app, 'shop');
    const spec = { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] };
    new ApiObject(chart, 'web', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop' },
      spec,
    });
    app.synth();
    return Object.fromEntries(readdirSync(outdir).map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test.each([App, FastApp])('%p writes the picture beside the manifests, of objects that come later too', (AppClass) => {
  const files = written(AppClass, { formats: ['mermaid', 'dot'], name: 'shop' });
  expect(Object.keys(files).sort()).toEqual(['shop.dot', 'shop.k8s.yaml', 'shop.mmd']);
  expect(files['shop.mmd']).toContain('n_service_shop_web("web');
});

test('what a test of a chart renders has no picture', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  new MeshGraph(chart, 'picture');
  expect(chart.toJson()).toEqual([]);
});
