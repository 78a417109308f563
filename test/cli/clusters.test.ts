import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../../lib/cli/main';
import { renderClusters } from '../../lib/multicluster/render';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import type { Loose } from '../support/render';

let dir: string;
let home: string;
beforeAll(() => {
  home = process.cwd();
  dir = mkdtempSync(join(tmpdir(), 'cli-clusters-'));
  process.chdir(dir);
});
afterAll(() => {
  process.chdir(home);
  rmSync(dir, { recursive: true });
});

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await run(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  );
  return { code, out: out.join(''), err: err.join('') };
}

function file(name: string, text: string): string {
  writeFileSync(join(dir, name), text);
  return name;
}

const FLEET = `
meshId: shop
ca: { secret: cacerts }
defaults: { profile: minimal, version: "1.31" } # release: any
clusters:
  east: { network: n1, discoveryAddress: east.mesh.example.com }
  edge: { network: n1, primary: east }
  west: { network: n2, cni: true }
`;
const REPOSITORY = 'https://git.example.com/mesh.git';

const done = { code: 0, out: '', err: '' };
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const objects = (text: string): Loose[] => parseAllDocuments(text).map((document) => document.toJS() as Loose);

describe('render', () => {
  test('a folder for each cluster, with files in the order of installation', async () => {
    const fleet = file('fleet.yaml', FLEET);
    expect(await cli('render', '-f', fleet, '--out', 'dist')).toEqual(done);
    expect(readdirSync('dist')).toEqual(['east', 'edge', 'west']);
    expect(readdirSync('dist/east')).toEqual([
      '00-crds.yaml',
      '01-namespaces.yaml',
      '02-base.yaml',
      '03-istiod.yaml',
      '04-istio-eastwestgateway.yaml',
      '05-multicluster.yaml',
    ]);
    expect(readdirSync('dist/west')).toEqual([
      '00-crds.yaml',
      '01-namespaces.yaml',
      '02-base.yaml',
      '03-istiod.yaml',
      '04-cni.yaml',
      '05-istio-eastwestgateway.yaml',
      '06-multicluster.yaml',
    ]);
  });

  test('the files have what renderClusters gives', async () => {
    const { clusters } = renderClusters(parse(FLEET) as MultiClusterMeshProps);
    for (const [name, nodes] of clusters) {
      const texts = readdirSync(join('dist', name)).map((each) => read('dist', name, each));
      const written = texts.flatMap(objects).filter(({ kind }) => kind !== 'CustomResourceDefinition');
      const rendered = nodes.map(({ manifest }) => manifest).filter(({ kind }) => kind !== 'CustomResourceDefinition');
      expect(written.map((object) => JSON.stringify(object)).sort()).toEqual(
        rendered.map((object) => JSON.stringify(object)).sort(),
      );
    }
  });

  test('the first file of a folder names all of them, and the cluster', () => {
    expect(read('dist/edge/00-crds.yaml').split('\n', 3)).toEqual([
      '# Written by istio-constructs render',
      '# with: 00-crds.yaml 01-namespaces.yaml 02-base.yaml 03-istiod.yaml 04-istio-eastwestgateway.yaml ' +
        '05-multicluster.yaml',
      '# cluster edge of mesh shop',
    ]);
  });

  test('what is there before istiod is in a file of its own', async () => {
    const fleet = file('issuer.yaml', FLEET.replace('{ secret: cacerts }', '{ certManager: { name: mesh-root } }'));
    expect(await cli('render', '-f', fleet, '--out', 'issuer')).toEqual(done);
    expect(readdirSync('issuer/east')).toEqual([
      '00-crds.yaml',
      '01-namespaces.yaml',
      '02-multicluster.yaml',
      '03-base.yaml',
      '04-istiod.yaml',
      '05-istio-eastwestgateway.yaml',
      '06-multicluster-config.yaml',
    ]);
    expect(objects(read('issuer/east/02-multicluster.yaml')).map(({ kind }) => kind)).toEqual(['Certificate']);
  });

  test('--crds skip, and options of a mesh for all clusters', async () => {
    const fleet = file('fleet.yaml', FLEET);
    const args = ['--out', 'skip', '--crds', 'skip', '--profile', 'default', '--istio', '1.30']; // release: another
    expect(await cli('render', '-f', fleet, ...args, '--set', 'clusters.west.hub=r.example/i')).toEqual(done);
    expect(readdirSync('skip/east')[0]).toBe('00-namespaces.yaml');
    const image = (name: string): unknown =>
      readdirSync(join('skip', name))
        .flatMap((each) => objects(read('skip', name, each)))
        .find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'istiod')?.spec.template.spec
        .containers[0].image;
    expect([image('east'), image('west')]).toEqual(['docker.io/istio/pilot:1.30.8', 'r.example/i/pilot:1.30.8']);
    expect(existsSync('skip/east/03-istio-ingressgateway.yaml')).toBe(true);
  });

  test('a cluster that is gone loses its folder, and other folders stay', async () => {
    const fleet = file('fleet.yaml', FLEET);
    await cli('render', '-f', fleet, '--out', 'less');
    await cli('render', '--out', 'less/single', '--profile', 'minimal');
    await cli(
      'render',
      '-f',
      file('bank.yaml', FLEET.replace('shop', 'bank').replace('west:', 'north:')),
      '--out',
      'bank',
    );
    mkdirSync('less/notes');
    writeFileSync('less/west/notes.txt', 'mine');
    const fewer = file(
      'fewer.yaml',
      FLEET.replace(/ {2}(edge|west).*\n/g, '').replace(', discoveryAddress: east.mesh.example.com', ''),
    );
    expect(await cli('render', '-f', fewer, '--out', 'less')).toEqual(done);
    expect(readdirSync('less')).toEqual(['east', 'notes', 'single', 'west']);
    expect(readdirSync('less/west')).toEqual(['notes.txt']);
    expect(readdirSync('less/single')).toContain('03-istiod.yaml');
    // Those of another mesh stay too.
    expect(await cli('render', '-f', fewer, '--out', 'bank')).toEqual(done);
    expect(readdirSync('bank')).toEqual(['east', 'edge', 'north']);
  });

  test('warnings of all clusters, each once', async () => {
    const fleet = file('warned.yaml', FLEET.replace('defaults: {', 'defaults: { hub: gcr.io/istio-release,'));
    const { code, err } = await cli('render', '-f', fleet, '--out', 'warned');
    expect([code, err]).toEqual([
      0,
      'warning: defaults.hub: got "gcr.io/istio-release"; Istio stops serving gcr.io/istio-release at the end of ' +
        '2026; ' +
        "use 'docker.io/istio', or a mirror of your own (props/hub-ends)\n",
    ]);
  });

  test('problems of all clusters at once, and nothing is written', async () => {
    const fleet = file(
      'wrong.yaml',
      FLEET.replace('primary: east', 'primary: eats').replace('cni: true', 'hub: "https://r/i"'),
    );
    expect(await cli('render', '-f', fleet, '--out', 'wrong')).toEqual({
      code: 1,
      out: '',
      err:
        '2 problems:\n' +
        '- clusters.edge.primary: got "eats"; there is no cluster of this name; did you mean "east"? ' +
        '(clusters/unknown-primary)\n' +
        '- clusters.west.hub: got "https://r/i"; an image reference has no scheme; write "r/i" (props/hub-scheme)\n',
    });
    expect(existsSync('wrong')).toBe(false);
  });

  test('two clusters of one name', async () => {
    const fleet = file(
      'twice.yaml',
      `${FLEET}  west: { network: n3 }\napiServers: { east: https://a, east: https://b }\n`,
    );
    expect(await cli('render', '-f', fleet, '--out', 'twice')).toEqual({
      code: 1,
      out: '',
      err:
        '2 problems:\n' +
        '- [twice.yaml] clusters.west: got ["line 8","line 9"]; the name is there more than once, and only the ' +
        'last one ' +
        'would count; give each cluster a name of its own (cli/repeated-cluster)\n' +
        '- [twice.yaml] apiServers.east: got ["line 10","line 10"]; the name is there more than once, and only the ' +
        'last ' +
        'one would count; give each cluster a name of its own (cli/repeated-cluster)\n',
    });
  });
});

describe('GitOps', () => {
  const gitops = (out: string, ...args: string[]): ReturnType<typeof cli> =>
    cli('render', '-f', file('fleet.yaml', FLEET), '--out', out, '--gitops', ...args);

  test('an ApplicationSet beside the folders, and Kustomizations in its place', async () => {
    expect(await gitops('clusters/prod', 'argocd', '--repo', REPOSITORY)).toEqual(done);
    expect(readdirSync('clusters/prod')).toEqual(['00-argocd.yaml', 'east', 'edge', 'west']);
    const [{ kind, spec }] = objects(read('clusters/prod/00-argocd.yaml'));
    const { source } = spec.template.spec;
    const paths = spec.generators[0].list.elements.map(({ path }: Loose) => path);
    expect([kind, source.repoURL, paths]).toEqual([
      'ApplicationSet',
      REPOSITORY,
      ['clusters/prod/east', 'clusters/prod/edge', 'clusters/prod/west'],
    ]);
    expect(await gitops('clusters/prod', 'flux', '--hub', 'east')).toEqual(done);
    expect(readdirSync('clusters/prod')).toEqual(['00-flux.yaml', 'east', 'edge', 'west']);
    const [east, edge] = objects(read('clusters/prod/00-flux.yaml'));
    expect([east.kind, east.spec.path, east.spec.kubeConfig, edge.spec.dependsOn]).toEqual([
      'Kustomization',
      './clusters/prod/east',
      undefined,
      [{ name: 'shop-east' }],
    ]);
    expect(await cli('render', '-f', 'fleet.yaml', '--out', 'clusters/prod')).toEqual(done);
    expect(readdirSync('clusters/prod')).toEqual(['east', 'edge', 'west']);
  });

  test.each([
    [
      ['--out', 'dist', '--gitops', 'argocd'],
      'error: --gitops argocd needs the URL of the Git repository; name it with --repo\n',
    ],
    [
      ['--out', 'dist', '--gitops', 'flux', '--repo', REPOSITORY],
      'error: --repo is for --gitops argocd; Flux has a GitRepository, flux-system; leave it out\n',
    ],
    [['--out', 'dist', '--hub', 'east'], 'error: --hub is for --gitops; name a controller, argocd or flux\n'],
    [
      ['--out', 'dist', '--gitops', 'flux', '--hub', 'wets'],
      'error: --hub wets: there is no cluster of this name; did you mean "west"?\n',
    ],
    [
      ['--out', '../dist', '--gitops', 'flux'],
      'error: --out ../dist: the folder is outside of this one, the root of the repository; run it there\n',
    ],
    [
      [],
      'error: a mesh over several clusters is no single stream, for each cluster is applied by itself; name a ' +
        'folder with ' +
        '--out\n',
    ],
  ])('render %j', async (args, err) => {
    expect(await cli('render', '-f', file('fleet.yaml', FLEET), ...args)).toEqual({ code: 2, out: '', err });
  });

  test('options that one cluster does not have', async () => {
    expect(await cli('render', '--gitops', 'flux')).toEqual({
      code: 2,
      out: '',
      err: 'error: --gitops is for a mesh over several clusters; name them under `clusters`, or leave it out\n',
    });
  });
});

test('images of all clusters', async () => {
  const fleet = file('images.yaml', FLEET.replace('cni: true', 'cni: true, version: "1.30"')); // release: another one
  expect(await cli('images', '-f', fleet)).toEqual({
    code: 0,
    err: '',
    out: ['install-cni:1.30.8', 'pilot:1.30.8', 'pilot:1.31.4', 'proxyv2:1.30.8', 'proxyv2:1.31.4']
      .map((image) => `docker.io/istio/${image}\n`)
      .join(''),
  });
});

test.each([['explain', 'Deployment/istiod'], ['diff', '--from', '1.30', '--to', '1.31'], ['precheck']])(
  // release: any
  '%s refuses several clusters',
  async (...command) => {
    expect(await cli(...command, '-f', file('fleet.yaml', FLEET))).toEqual({
      code: 1,
      out: '',
      err:
        '1 problem:\n' +
        '- clusters: got ["east","edge","west"]; the command takes the props of one mesh, and these are of one over ' +
        'several clusters; use `render --out` or `images`, or give the props of one cluster (cli/clusters)\n',
    });
  },
);

describe('graph', () => {
  test('clusters in their networks, and who reads whom', async () => {
    const { code, out, err } = await cli('graph', '--mesh', file('fleet.yaml', FLEET), '-o', 'json');
    const { format, nodes, edges, findings } = JSON.parse(out) as Loose;
    expect([code, err, format, findings]).toEqual([0, '', 1, []]);
    expect(nodes.map(({ id, parent }: Loose) => [id, parent])).toEqual([
      ['cluster:east', 'network:n1'],
      ['cluster:edge', 'network:n1'],
      ['cluster:west', 'network:n2'],
      ['network:n1', undefined],
      ['network:n2', undefined],
    ]);
    expect(edges.map(({ from, to, label }: Loose) => `${from} ${to} ${label}`)).toEqual([
      'cluster:east cluster:edge API server',
      'cluster:east cluster:west API server',
      'cluster:edge cluster:east configuration',
      'cluster:west cluster:east API server',
      'cluster:west cluster:edge API server',
    ]);
  });

  test.each(['mermaid', 'dot', 'svg', 'html'])('a picture of clusters as %s names them all', async (form) => {
    const { code, out } = await cli('graph', '--mesh', file('fleet.yaml', FLEET), '-o', form);
    const drawn =
      form === 'html'
        ? out.includes('<title>')
        : ['east', 'edge', 'west', 'n1', 'n2'].every((name) => out.includes(name));
    expect([code, drawn]).toEqual([0, true]);
  });

  test('files beside the clusters are refused: they are in one of them', async () => {
    expect(await cli('graph', 'x.yaml', '--mesh', file('fleet.yaml', FLEET))).toEqual({
      code: 2,
      out: '',
      err:
        'error: --mesh fleet.yaml: the mesh has several clusters, and objects are in one; name no files, or the ' +
        'props of one mesh\n',
    });
  });
});
