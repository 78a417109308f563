import { App, Chart } from 'cdk8s';
import * as cdk8s from '../../../lib';
import { formatProblem, MeshProblems } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import type { MeshProps } from '../../../lib/props';
import * as live from '../../../lib/pulumi';
import { run } from '../../pulumi/support';
import { problemsOf } from '../../support/render';

/* What is wrong with the addons and the traces of a mesh, with the whole text that each way in says. */

const collector = 'jaeger-collector.observability.svc.cluster.local';

const REFUSED: readonly [string, MeshProps][] = [
  [
    'tracing.to.zipkin: got "jaeger-collector.observability"; no port; write ' +
      '"jaeger-collector.observability.svc.cluster.local:9411" (addons/no-port)',
    { tracing: { to: { zipkin: 'jaeger-collector.observability' } } },
  ],
  [
    'tracing.to.otlp: got "otel.observability.svc:4317"; istiod finds services by full names only; write ' +
      '"otel.observability.svc.cluster.local:4317" (addons/short-name)',
    { tracing: { to: { otlp: 'otel.observability.svc:4317' } } },
  ],
  [
    'tracing.to.otlp: got "otel:4317"; istiod finds services by full names only; write ' +
      '"otel.NAMESPACE.svc.cluster.local:4317" (addons/short-name)',
    { tracing: { to: { otlp: 'otel:4317' } } },
  ],
  [
    'tracing.to: got "http://jaeger:9411"; an address has no scheme, and the protocol is not known; write ' +
      '`{ zipkin: "jaeger.NAMESPACE.svc.cluster.local:9411" }` (addons/no-protocol)',
    { tracing: { to: 'http://jaeger:9411' as never } },
  ],
  [
    'tracing.to.zipkin: got "http://zipkin.tracing.svc.cluster.local/api"; an address has no scheme; write ' +
      '"zipkin.tracing.svc.cluster.local:9411" (addons/no-address)',
    { tracing: { to: { zipkin: 'http://zipkin.tracing.svc.cluster.local/api' } } },
  ],
  [
    'tracing.to: got ["zipkin","otlp"]; proxies send by one protocol; give one of zipkin, otlp, otlpHttp, ' +
      'skywalking, datadog (addons/one-protocol)',
    { tracing: { to: { zipkin: `${collector}:9411`, otlp: `${collector}:4317` } } },
  ],
  [
    'tracing.to: got nothing; traces go nowhere; name a backend: ' +
      '`to: { otlp: "jaeger-collector.NAMESPACE.svc.cluster.local:4317" }`, or add `addons.jaeger` (addons/no-backend)',
    { tracing: { sampling: 1 } },
  ],
  [
    'tracing.sampling: got 150; must be 0 to 100; write a percentage (addons/no-percentage)',
    { tracing: { to: { zipkin: `${collector}:9411` }, sampling: 150 } },
  ],
  [
    'tracing: got "jaeger"; `meshConfig.extensionProviders` has an entry "jaeger" too; leave one out, or give this ' +
      'one another `name` (addons/provider-twice)',
    {
      addons: { jaeger: true },
      tracing: {},
      meshConfig: { extensionProviders: [{ name: 'jaeger', zipkin: { service: collector, port: 9411 } }] },
    },
  ],
  [
    'addons.kiali: got true; Kiali has no Prometheus to ask; add `addons.prometheus`, or say where it is: ' +
      '`kiali: { prometheus: "http://prometheus.monitoring:9090" }` (addons/no-prometheus)',
    { addons: { kiali: true } },
  ],
  [
    'addons.zipkin: got true; jaeger in namespace istio-system has objects of the same name: Service `tracing`, ' +
      'Service `zipkin`; leave one of them out, or give one another namespace (addons/same-names)',
    { addons: { jaeger: true, zipkin: true } },
  ],
  [
    'addons.kiali.config.server.web_root: got "/b"; a prop says "/a"; leave out one of them (addons/contradiction)',
    { addons: { kiali: { prometheus: 'http://p:9090', webRoot: '/a', config: { server: { web_root: '/b' } } } } },
  ],
  [
    'addons.kiali.config.external_services.prometheus.in_cluster_url: Kiali 2.27 knows no such key and would ignore ' +
      'it; did you mean `url`? (kiali/unknown-key)',
    {
      addons: {
        prometheus: true,
        kiali: { config: { external_services: { prometheus: { in_cluster_url: 'http://p:9090' } } } as never },
      },
    },
  ],
  [
    'addons.prometheus.retention: got "30 days"; not a duration of Prometheus; write "30d" (addons/no-duration)',
    { addons: { prometheus: { retention: '30 days' } } },
  ],
];

function textsOf(body: () => unknown): string[] {
  try {
    body();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.problems.map(formatProblem);
    throw reason;
  }
  return [];
}

describe.each(REFUSED)('%s', (text, props) => {
  test('as data', () => expect(problemsOf(() => renderMesh(props)).map(formatProblem)).toEqual([text]));

  test('in cdk8s', () => {
    const chart = new Chart(new App(), 'prod');
    expect(textsOf(() => new cdk8s.ServiceMesh(chart, props))).toEqual([`[prod/mesh] ${text}`]);
  });

  test('in Pulumi', async () => {
    let found: string[] = [];
    await run(() => {
      found = textsOf(() => new live.ServiceMesh('mesh', props as never));
    });
    expect(found.map((line) => line.replace(/^\[[^\]]*\] /, ''))).toEqual([text]);
  });
});

describe('backends that are addons of the program', () => {
  const login = { prometheus: 'http://p:9090', signingKey: { secret: 's', key: 'k' } };
  const READS = 'Kiali reads Jaeger and Tempo only; use `jaeger`, or leave `tracing` out';
  const zipkin = `tracing: got Zipkin istio-system/zipkin; ${READS} (addons/unreadable-traces)`;
  const unknown =
    'telemetry.tracing(): got "Jaeger o11y/jaeger"; the mesh was made without it; name it in the mesh\'s ' +
    '`tracing.to` (addons/not-in-mesh)';

  test('in Pulumi', async () => {
    let found: string[] = [];
    await run(() => {
      const backend = new live.Zipkin('zipkin', { namespace: 'istio-system' });
      const jaeger = new live.Jaeger('jaeger', { namespace: 'o11y' });
      const mesh = new live.ServiceMesh('mesh');
      found = [
        ...textsOf(() => new live.Kiali('kiali', { ...login, tracing: backend })),
        ...textsOf(() => mesh.telemetry.tracing(jaeger)),
      ];
    });
    expect(found.map((line) => line.replace(/^\[[^\]]*\] /, ''))).toEqual([zipkin, unknown]);
  });
});
