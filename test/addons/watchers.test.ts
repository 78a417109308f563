import * as pulumi from '@pulumi/pulumi';
import { App, Chart, Testing } from 'cdk8s';
import * as cdk8s from '../../lib';
import { dashboardConfigMaps, grafanaDashboards } from '../../lib/addons/dashboards/delivery';
import { prometheusRule } from '../../lib/addons/rules/rules';
import { additionalScrapeConfigs } from '../../lib/addons/scraping/jobs';
import { podMonitors, serviceMonitors } from '../../lib/addons/scraping/monitors';

import { MeshProblems, type Manifest } from '../../lib/model';
import * as ofPulumi from '../../lib/pulumi';
import { codeFirst } from '../support/problems';
import { decoded, plain, run } from '../pulumi/support';
import { NEWEST_PATCH } from '../support/releases';

const MESH = { profile: 'ambient', crds: false, createNamespaces: false } as const;
const LABELS = { release: 'kube-prometheus-stack' };

const OBSERVED = {
  version: NEWEST_PATCH,
  istiod: 'istio-system',
  ztunnel: 'istio-system',
  cni: 'istio-system',
  merged: true,
};

/** Each construct by its class, its props, and the objects that it must have. */
const CASES = [
  [
    'IstioMonitors',
    { labels: LABELS },
    [
      ...podMonitors(OBSERVED, { namespace: 'istio-system', labels: LABELS }),
      ...serviceMonitors(OBSERVED, { namespace: 'istio-system', labels: LABELS }),
    ],
  ],
  [
    'AdditionalScrapeConfigs',
    { namespace: 'monitoring', interval: '30s' },
    [additionalScrapeConfigs(OBSERVED, { namespace: 'monitoring', interval: '30s' })],
  ],
  [
    'IstioRules',
    { recording: true, alerts: { errorRate: 0.01, latency: '500ms' }, labels: LABELS },
    [
      prometheusRule(cdk8s.istioRules(OBSERVED, { alerts: { errorRate: 0.01, latency: '500ms' } }), {
        name: 'watched',
        namespace: 'istio-system',
        labels: LABELS,
      }),
    ],
  ],
  [
    'GrafanaDashboards',
    { for: 'sidecar', namespace: 'monitoring' },
    dashboardConfigMaps(cdk8s.istioDashboards(OBSERVED), { namespace: 'monitoring' }),
  ],
  [
    'GrafanaDashboards',
    { for: 'operator', namespace: 'monitoring', dashboards: ['mesh', { uid: 'own', title: 'Own' }] },
    grafanaDashboards([...cdk8s.istioDashboards(OBSERVED, ['mesh']), { uid: 'own', title: 'Own' }], {
      namespace: 'monitoring',
    }),
  ],
] as const;
type Name = (typeof CASES)[number][0];

/** The constructor of a construct of either engine, whose props are of the case. */
type Made = new (first: unknown, second: unknown, third?: unknown) => object;

function synth(name: Name, props: object, meshProps: object = MESH): Manifest[] {
  const chart = new Chart(Testing.app(), 'prod');
  const mesh = new cdk8s.ServiceMesh(new Chart(new App(), 'mesh'), { ...meshProps });
  new (cdk8s[name] as unknown as Made)(chart, 'watched', { mesh, ...props });
  return Testing.synth(chart) as Manifest[];
}

async function deploy(name: Name, props: object): Promise<Manifest[]> {
  const { objects } = await run(() => {
    const mesh = new ofPulumi.ServiceMesh('mesh', MESH);
    new (ofPulumi[name] as unknown as Made)('watched', { mesh, ...props });
  });
  return [...objects.values()]
    .filter((object) => object.name.startsWith('watched-'))
    .map(({ inputs }) => decoded(plain(inputs)).value as unknown as Manifest);
}

/** Objects by name, without annotations that Pulumi alone writes. */
function sorted(objects: readonly Manifest[]): unknown[] {
  return objects
    .map((object) => {
      const { annotations = {}, ...metadata } = object.metadata;
      const own = Object.entries(annotations).filter(([key]) => !key.startsWith('pulumi.com/'));
      return plain({
        ...object,
        metadata: { ...metadata, ...(own.length > 0 && { annotations: Object.fromEntries(own) }) },
      });
    })
    .sort((a, b) => (`${a.kind} ${a.metadata.name}` < `${b.kind} ${b.metadata.name}` ? -1 : 1));
}

describe.each(CASES)('%s %j', (name, props, objects) => {
  test('has its objects in cdk8s', () => expect(sorted(synth(name, props))).toEqual(sorted(objects)));
  test('has the same in Pulumi', async () => expect(sorted(await deploy(name, props))).toEqual(sorted(objects)));
});

test('labels and intervals may be Outputs in Pulumi', async () => {
  const given = await deploy('IstioMonitors', {
    namespace: 'monitoring',
    labels: { release: pulumi.output('stack') },
    interval: pulumi.output('1m'),
  });
  const options = { namespace: 'monitoring', labels: { release: 'stack' }, interval: '1m' };
  expect(sorted(given)).toEqual(sorted([...podMonitors(OBSERVED, options), ...serviceMonitors(OBSERVED, options)]));
});

/** What is wrong, in either engine: the texts without the construct that they begin with. */
async function refused(name: Name, props: object): Promise<string[]> {
  const texts = (body: () => unknown): string[] => {
    try {
      body();
      return [];
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      return reason.problems.map(({ object: _, ...problem }) => codeFirst(problem));
    }
  };
  const inCdk8s = texts(() => synth(name, props));
  let inPulumi: string[] = [];
  await run(() => {
    const mesh = new ofPulumi.ServiceMesh('mesh', MESH);
    inPulumi = texts(() => new (ofPulumi[name] as unknown as Made)('watched', { mesh, ...props }));
  });
  expect(inPulumi).toEqual(inCdk8s);
  return inCdk8s;
}

describe('props that are wrong', () => {
  test.each([
    [
      'IstioMonitors',
      { interval: '15' },
      [
        'error scraping/interval interval: got "15"; a duration of Prometheus is needed; write a number with its ' +
          'unit, for example 15s or 1m',
      ],
    ],
    [
      'AdditionalScrapeConfigs',
      { interval: '5 m' },
      [
        'error scraping/no-namespace namespace: the namespace of what reads the objects is needed; set namespace',
        'error scraping/interval interval: got "5 m"; a duration of Prometheus is needed; write a number with its ' +
          'unit, for example 15s or 1m',
      ],
    ],
    [
      'GrafanaDashboards',
      { for: 'operator' },
      ['error dashboards/no-namespace namespace: the namespace of what reads the objects is needed; set namespace'],
    ],
    [
      'IstioRules',
      { alerts: { errorRate: 5 } },
      [
        'error rules/error-rate alerts.errorRate: got 5; must be a part of all requests, above 0 and at most 1; ' +
          'for 5 % write 0.05',
      ],
    ],
    [
      'GrafanaDashboards',
      { for: 'side-car', namespace: 'monitoring', dashboards: ['mesch', { uid: 'a' }, { uid: 'a' }] },
      [
        'error dashboards/for for: got "side-car"; must be sidecar or operator; did you mean "sidecar"?',
        'error dashboards/unknown dashboards[0]: got "mesch"; there is no such dashboard; did you mean "mesh"?',
        'error dashboards/uid dashboards[2]: got a second dashboard with uid "a"; give it another uid',
      ],
    ],
    [
      'GrafanaDashboards',
      { for: 'sidecar', namespace: 'monitoring', instanceSelector: { dashboards: 'grafana' } },
      [
        'error dashboards/selector instanceSelector: got {"dashboards":"grafana"}; only the Grafana Operator chooses ' +
          'Grafanas by their labels; leave it out, or set `for: "operator"`',
      ],
    ],
    [
      'IstioRules',
      { recordings: true, alerts: { errorRate: '5%' } },
      [
        'error schema/unknown-field recordings: got true; "recordings" is not a field of IstioRulesProps; ' +
          'did you mean "recording"?',
        'error schema/type alerts.errorRate: got "5%"; must be a number',
      ],
    ],
    [
      'IstioMonitors',
      { merged: 'yes', label: {} },
      [
        'error schema/type merged: got "yes"; must be true or false',
        'error schema/unknown-field label: got {}; "label" is not a field of IstioMonitorsProps; ' +
          'did you mean "labels"?',
      ],
    ],
  ] as const)('of %s', async (name, props, texts) => expect(await refused(name, props)).toEqual(texts));
});

test('what is doubtful is among the warnings of the mesh', () => {
  const chart = new Chart(new App(), 'prod');
  const mesh = new cdk8s.ServiceMesh(chart, { profile: 'minimal' });
  const panel = { title: 'a', type: 'stat', targets: [{ refId: 'A', expr: 'istio_request_total' }] };
  const dashboards = ['ztunnel', { uid: 'own', panels: [panel] }] as const;
  new cdk8s.GrafanaDashboards(chart, 'watched', { mesh, for: 'sidecar', namespace: 'monitoring', dashboards });
  expect(mesh.warnings.map(codeFirst)).toEqual([
    'warning dashboards/empty [prod/watched] dashboards[0]: got "ztunnel"; the mesh has no ztunnel, ' +
      'and the dashboard nothing to show; leave it out',
    'warning metrics/unknown [prod/watched] dashboards[1].panels[0].targets[0].expr: ' +
      '"istio_request_total" is no metric of Istio 1.31; did you mean "istio_requests_total"?',
  ]);
});

test('a mesh that is scraped by jobs and by monitors is warned about', () => {
  const chart = new Chart(new App(), 'prod');
  const mesh = new cdk8s.ServiceMesh(chart, { profile: 'minimal' });
  new cdk8s.AdditionalScrapeConfigs(chart, 'scrape', { mesh, namespace: 'monitoring' });
  expect(mesh.warnings).toEqual([]);
  new cdk8s.IstioMonitors(chart, 'monitors', { mesh });
  expect(mesh.warnings.map(codeFirst)).toEqual([
    'warning scraping/twice [prod/monitors] mesh: prod/scrape has the same proxies scraped, ' +
      'and each series would be there twice; leave one of them out',
  ]);
});

test('a mesh is data too', () => {
  const mesh = new cdk8s.ServiceMesh(new Chart(new App(), 'prod'), MESH);
  expect(mesh.observed).toEqual(OBSERVED);
  expect(cdk8s.istioScrapeConfigs(mesh)).toEqual(cdk8s.istioScrapeConfigs(OBSERVED));
  const unmerged = new cdk8s.ServiceMesh(new Chart(new App(), 'prod'), {
    ...MESH,
    meshConfig: { enablePrometheusMerge: false },
  });
  expect(unmerged.observed.merged).toBe(false);
});
