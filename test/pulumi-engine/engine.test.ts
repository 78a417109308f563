import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderMesh } from '../../lib/manifests';
import type { Manifest } from '../../lib/model';
import { plain } from '../pulumi/support';

const NEEDED = ['pulumi', 'pulumi-language-nodejs', 'pulumi-resource-kubernetes'];
const missing = NEEDED.filter((program) => spawnSync('which', [program]).status !== 0);
const ROOT = join(__dirname, '../..');

const PROGRAM = `
const k8s = require('@pulumi/kubernetes');
const { ServiceMesh } = require('istio-constructs/pulumi');
const provider = new k8s.Provider('files', { renderYamlToDirectory: process.env.RENDERED });
new ServiceMesh('mesh', { profile: 'default', cni: true, waitForReady: false }, { provider });
`;

/** All objects that the provider wrote. */
function written(directory: string): Manifest[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(directory, file), 'utf8')) as Manifest);
}

if (missing.length > 0) {
  test.skip(`SKIPPED, no real engine: ${missing.join(', ')} not on PATH`, () => undefined);
} else {
  test('a real engine writes what is rendered, and changes nothing the second time', () => {
    const home = mkdtempSync(join(tmpdir(), 'pulumi-engine-'));
    const rendered = join(home, 'rendered');
    mkdirSync(join(home, 'state'));
    writeFileSync(join(home, 'Pulumi.yaml'), 'name: engine\nruntime: nodejs\n');
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'engine', main: 'index.js' }));
    writeFileSync(join(home, 'index.js'), PROGRAM);
    mkdirSync(join(home, 'node_modules'));
    for (const name of ['@pulumi']) symlinkSync(join(ROOT, 'node_modules', name), join(home, 'node_modules', name));
    symlinkSync(ROOT, join(home, 'node_modules/istio-constructs'));
    const pulumi = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync('pulumi', [...args, '--non-interactive'], {
        cwd: home, encoding: 'utf8', env: {
          ...process.env, RENDERED: rendered, PULUMI_HOME: join(home, 'home'), PULUMI_BACKEND_URL: `file://${join(home, 'state')}`, PULUMI_CONFIG_PASSPHRASE: 'x',
          PULUMI_SKIP_UPDATE_CHECK: 'true', PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
        },
      });
      if (status !== 0) throw new Error(stdout + stderr);
      return stdout;
    };
    pulumi('stack', 'init', 'dev');
    pulumi('up', '--yes', '--skip-preview');
    const kindAndName = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const objects = new Map(written(rendered).map((object) => [kindAndName(object), object]));
    for (const { manifest } of renderMesh({ profile: 'default', cni: true })) {
      expect(objects.get(kindAndName(manifest))).toMatchObject({ apiVersion: manifest.apiVersion, kind: manifest.kind });
      if (manifest.data) expect(objects.get(kindAndName(manifest))?.data).toEqual(plain(manifest.data));
      if (manifest.kind === 'Deployment') expect(objects.get(kindAndName(manifest))?.spec).toEqual(plain(manifest.spec));
    }
    pulumi('up', '--yes', '--skip-preview', '--expect-no-changes');
  }, 300_000);
}
