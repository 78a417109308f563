import * as pulumi from '@pulumi/pulumi';
import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import * as cdk8s from '../../../lib';
import { formatProblem, MeshProblems, type Manifest } from '../../../lib/model';
import * as live from '../../../lib/pulumi';
import { decoded, run, unknown } from '../../pulumi/support';

const MESH = { profile: 'ambient', crds: false } as const;
const NAMESPACE = { namespace: 'monitoring' } as const;

const textOf = (object: Manifest | undefined): string =>
  (object?.data as { 'prometheus.yml': string })['prometheus.yml'];
const jobsOf = (text: string): string[] =>
  (parse(text) as { scrape_configs: { job_name: string }[] }).scrape_configs.map(({ job_name: name }) => name);

/** The configuration of a Prometheus of cdk8s that is declared before its mesh. */
function written(props: cdk8s.PrometheusProps = {}): string {
  const app = new App();
  const chart = new Chart(app, 'o11y');
  const prometheus = new cdk8s.Prometheus(chart, 'prometheus', { ...NAMESPACE, ...props });
  prometheus.scrape(new cdk8s.ServiceMesh(new Chart(app, 'prod'), MESH));
  return textOf((Testing.synth(chart) as Manifest[]).find(({ kind }) => kind === 'ConfigMap'));
}

type Args = ConstructorParameters<typeof live.Prometheus>[1];

/** The same of Pulumi, with where it is secret and unknown. */
async function deployed(args: Args, scrapes = true, options?: Parameters<typeof run>[1]) {
  const { objects } = await run(() => {
    const prometheus = new live.Prometheus('prometheus', { ...NAMESPACE, ...args });
    const mesh = new live.ServiceMesh('mesh', MESH);
    if (scrapes) expect(prometheus.scrape(mesh)).toBe(prometheus);
  }, options);
  return decoded(objects.get('prometheus-prometheus/config-map')?.inputs);
}

describe('a Prometheus that is declared before its mesh', () => {
  test('scrapes it: the same text in both engines', async () => {
    const text = textOf((await deployed({})).value as Manifest);
    expect(jobsOf(text)).toEqual(['istiod', 'istio-proxies', 'ztunnel', 'istio-cni', 'prometheus']);
    expect(text).toBe(written());
  });

  test('without the call it scrapes itself alone', async () => {
    expect(jobsOf(textOf((await deployed({}, false)).value as Manifest))).toEqual(['prometheus']);
  });

  test('and has the text of one that is declared after it', async () => {
    const { objects } = await run(() => {
      const mesh = new live.ServiceMesh('mesh', MESH);
      new live.Prometheus('prometheus', { ...NAMESPACE, mesh });
    });
    const { value } = decoded(objects.get('prometheus-prometheus/config-map')?.inputs);
    expect(textOf(value as Manifest)).toBe(written());
  });

  test('Outputs in its args stay where they are, secret and unknown', async () => {
    const { value, secrets } = await deployed({ scrapeInterval: pulumi.secret('30s') });
    expect(textOf(value as Manifest)).toBe(written({ scrapeInterval: '30s' }));
    expect(secrets).toEqual(['data.prometheus.yml']);
    const preview = await deployed({ scrapeInterval: unknown<string>() }, true, { preview: true });
    expect(preview.unknowns).toEqual(['data.prometheus.yml']);
  });

  test('in a preview the text is known', async () => {
    const { value, unknowns } = await deployed({}, true, { preview: true });
    expect(unknowns).toEqual([]);
    expect(textOf(value as Manifest)).toBe(written());
  });
});

const SECOND =
  'scrape(): got "istio-second"; it scrapes the mesh of istio-system already, and its jobs find the proxies of all ' +
  'meshes of its cluster; leave out this call, or give the other mesh a Prometheus of its own (addons/second-mesh)';
const NONE =
  'jobs: got "none"; it finds no targets then, and the mesh would not be scraped; leave it out, or the call of ' +
  'scrape() (addons/no-jobs)';
const LATE =
  'scrape(): got "istio-system"; the configuration is on its way to the cluster already; call it before the program ' +
  'awaits anything, or give the mesh to the Prometheus as `mesh` (addons/late-scrape)';

function textsOf(body: () => unknown): string[] {
  try {
    body();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.problems.map(formatProblem);
    throw reason;
  }
  return [];
}

class Cluster extends pulumi.ProviderResource {}

describe('what is refused', () => {
  const other = { ...MESH, profile: 'minimal', namespace: 'istio-second', revision: 'second' } as const;

  test('by cdk8s: a second mesh, and a mesh where there are no jobs', () => {
    const chart = new Chart(new App(), 'prod');
    const [mesh, second] = [new cdk8s.ServiceMesh(chart, MESH), new cdk8s.ServiceMesh(chart, 'second', other)];
    const prometheus = new cdk8s.Prometheus(chart, 'prometheus').scrape(mesh);
    expect(textsOf(() => prometheus.scrape(mesh))).toEqual([]);
    expect(textsOf(() => prometheus.scrape(second))).toEqual([`[prod/prometheus] ${SECOND}`]);
    const given = new cdk8s.Prometheus(chart, 'given', { mesh });
    expect(textsOf(() => given.scrape(second))).toEqual([`[prod/given] ${SECOND}`]);
    const none = new cdk8s.Prometheus(chart, 'none', { jobs: 'none' });
    expect(textsOf(() => none.scrape(mesh))).toEqual([`[prod/none] ${NONE}`]);
  });

  test('by Pulumi: these, a late call, and what is no mesh', async () => {
    const found: Record<string, string[]> = {};
    await run(async () => {
      const mesh = new live.ServiceMesh('mesh', MESH);
      const second = new live.ServiceMesh('second', other, { provider: new Cluster('kubernetes', 'other') });
      const prometheus = new live.Prometheus('prometheus', NAMESPACE).scrape(mesh);
      found.same = textsOf(() => prometheus.scrape(mesh));
      found.second = textsOf(() => prometheus.scrape(second));
      const none = new live.Prometheus('none', { ...NAMESPACE, jobs: 'none' });
      found.none = textsOf(() => none.scrape(mesh));
      found.noMesh = textsOf(() => none.scrape({} as live.ServiceMesh));
      const late = new live.Prometheus('late', NAMESPACE);
      // The program yields to the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      found.late = textsOf(() => late.scrape(mesh));
    });
    const urn = (name: string) => `[urn:pulumi:dev::shop::istio-constructs:index:Prometheus::${name}]`;
    expect(found).toEqual({
      same: [],
      second: [`${urn('prometheus')} ${SECOND}`],
      none: [`${urn('none')} ${NONE}`],
      noMesh: [
        `${urn('none')} mesh: got nothing; it must be a ServiceMesh of this program; declare the mesh first, and ` +
          'pass it (pulumi/no-mesh)',
      ],
      late: [`${urn('late')} ${LATE}`],
    });
  });
});
