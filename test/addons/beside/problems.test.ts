import { App, Chart } from 'cdk8s';
import { Grafana, Kiali, Prometheus } from '../../../lib';
import { formatProblem } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import type { MeshProps } from '../../../lib/props';
import { problemsOf } from '../../support/render';

const refused = (props: MeshProps): string[] => problemsOf(() => renderMesh(props)).map(formatProblem);

test('Kiali without a Prometheus', () => {
  expect(refused({ addons: { kiali: true } })).toEqual([
    'addons.kiali: got true; Kiali has no Prometheus to ask; add `addons.prometheus`, or say where it is: ' +
      '`kiali: { prometheus: "http://prometheus.monitoring:9090" }` (addons/no-prometheus)',
  ]);
});

test('two tracing backends with Services of one name', () => {
  expect(refused({ addons: { jaeger: true, zipkin: true } })).toEqual([
    'addons.zipkin: got true; jaeger in namespace istio-system has objects of the same name: Service `tracing`, ' +
      'Service `zipkin`; leave one of them out, or give one another namespace (addons/same-names)',
  ]);
  expect(() => renderMesh({ addons: { jaeger: true, zipkin: { namespace: 'tracing' } } })).not.toThrow();
});

test('a prop and config that say different things', () => {
  const kiali = { prometheus: 'http://p:9090', webRoot: '/a', config: { server: { web_root: '/b' } } };
  expect(refused({ addons: { kiali } })).toEqual([
    'addons.kiali.config.server.web_root: got "/b"; a prop says "/a"; leave out one of them (addons/contradiction)',
  ]);
});

test('what is doubtful', () => {
  const chart = new Chart(new App(), 'prod', { namespace: 'o11y' });
  const prometheus = new Prometheus(chart, 'prometheus', { retention: '30d' });
  const grafana = new Grafana(chart, 'grafana');
  const kiali = new Kiali(chart, 'kiali', {
    prometheus: { url: 'http://p:9090', auth: { token: 'plain' } },
    auth: 'anonymous',
    access: 'read-write',
  });
  const alone = new Kiali(chart, 'alone', { auth: 'anonymous' });
  expect([prometheus, grafana, kiali, alone].flatMap(({ warnings }) => warnings.map(formatProblem))).toEqual([
    'storage: got nothing; with retention 30d data are lost when the pod restarts; give `storage.size` ' +
      '(addons/no-storage)',
    'adminSecret: got nothing; everybody knows the password of its first user, which is `admin`; name a Secret: ' +
      '`adminSecret: { secret: "grafana-admin" }` (addons/default-password)',
    'prometheus.auth.token: got "…"; a credential in a ConfigMap can be read by everybody; name a Secret: ' +
      '`bearer: { secret: "NAME", key: "KEY" }` (addons/plain-credential)',
    'auth: got "anonymous"; anonymous with read-write access lets everybody who reaches Kiali change the mesh; set ' +
      "`access: 'read-only'`, or another `auth` (addons/open-to-all)",
    'prometheus: got nothing; Kiali asks http://prometheus.istio-system:9090 where nothing is said; say where it is: ' +
      '`prometheus: "http://prometheus.monitoring:9090"` (addons/default-prometheus)',
  ]);
});
