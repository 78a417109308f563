import { renderMesh } from '../../lib/mesh/render';
import type { MeshProps } from '../../lib/props';

/* What props lay over the objects of addons, exactly. */

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string }[];
  readonly volumeMounts: readonly object[];
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
}

interface Pod {
  readonly containers: readonly Container[];
  readonly volumes: readonly object[];
}

/** What the tests read of objects. */
interface Rendered {
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
  readonly spec: { readonly template: { readonly spec: Pod } };
}

/** The objects of addons by id. */
function rendered(addons: MeshProps['addons']): Record<string, Rendered> {
  const nodes = renderMesh({ profile: 'minimal', crds: false, base: false, pilot: false, addons });
  return Object.fromEntries(nodes.map(({ id, manifest }) => [id, manifest as unknown as Rendered]));
}

const podOf = (object: Rendered): Pod => object.spec.template.spec;

const containerOf = (object: Rendered, name: string): Container =>
  podOf(object).containers.find((container) => container.name === name) as Container;

describe('Prometheus', () => {
  const workload = (props: object): Rendered => rendered({ prometheus: props })['prometheus/deployment'];

  test('a path under which it serves is in flags, probes, the reload of its configuration and its own job', () => {
    const objects = rendered({ prometheus: { routePrefix: '/prometheus' }, kiali: true });
    const server = containerOf(objects['prometheus/deployment'], 'prometheus-server');
    expect(server.args?.at(-1)).toBe('--web.route-prefix=/prometheus');
    expect(server.readinessProbe).toMatchObject({ httpGet: { path: '/prometheus/-/ready' } });
    expect(server.livenessProbe).toMatchObject({ httpGet: { path: '/prometheus/-/healthy' } });
    const reloader = containerOf(objects['prometheus/deployment'], 'prometheus-server-configmap-reload');
    expect(reloader.args?.at(-1)).toBe('--reload-url=http://127.0.0.1:9090/prometheus/-/reload');
    const { data } = objects['prometheus/config-map'];
    expect(data['prometheus.yml']).toContain('metrics_path: /prometheus/metrics');
    const kiali = objects['kiali/config-map'];
    expect(kiali.data['config.yaml']).toContain('url: http://prometheus.istio-system:9090/prometheus\n');
  });

  test('a flag stands in place of its own of the same name; `false` leaves it out', () => {
    const extraArgs = { 'storage.tsdb.path': '/other', 'web.enable-lifecycle': false, 'web.enable-admin-api': true };
    expect(containerOf(workload({ extraArgs }), 'prometheus-server').args).toEqual([
      '--storage.tsdb.retention.time=15d',
      '--config.file=/etc/config/prometheus.yml',
      '--storage.tsdb.path=/other',
      '--web.console.libraries=/etc/prometheus/console_libraries',
      '--web.console.templates=/etc/prometheus/consoles',
      '--web.enable-admin-api',
    ]);
  });

  test('a StatefulSet has a claim for each pod, and names for them', () => {
    const objects = rendered({ prometheus: { kind: 'StatefulSet', replicas: 2, storage: { size: '1Gi' } } });
    expect(objects['prometheus/volume-claim']).toBeUndefined();
    expect(objects['prometheus/deployment']).toMatchObject({
      kind: 'StatefulSet',
      spec: {
        replicas: 2,
        serviceName: 'prometheus-headless',
        volumeClaimTemplates: [{ metadata: { name: 'storage-volume' }, spec: { accessModes: ['ReadWriteOnce'] } }],
      },
    });
    expect(objects['prometheus/headless-service']).toMatchObject({ spec: { clusterIP: 'None' } });
  });

  test('a DaemonSet has neither replicas nor a strategy', () => {
    const object = workload({ kind: 'DaemonSet' });
    expect(object.kind).toBe('DaemonSet');
    expect(Object.keys(object.spec)).toEqual(['selector', 'revisionHistoryLimit', 'template']);
  });

  test('a claim that there is is mounted, and none is written', () => {
    const objects = rendered({ prometheus: { storage: { existingClaim: 'mine' } } });
    expect(objects['prometheus/volume-claim']).toBeUndefined();
    expect(podOf(objects['prometheus/deployment']).volumes).toContainEqual({
      name: 'storage-volume',
      persistentVolumeClaim: { claimName: 'mine' },
    });
  });

  test('a volume stands in place of its own of the same name, and a mount of that at the same path', () => {
    const pod = podOf(
      workload({
        volumes: [{ name: 'storage-volume', emptyDir: { sizeLimit: '1Gi' } }],
        volumeMounts: [{ name: 'storage-volume', mountPath: '/data', subPath: 'db' }],
      }),
    );
    expect(pod.volumes).toEqual([
      { name: 'config-volume', configMap: { name: 'prometheus' } },
      { name: 'storage-volume', emptyDir: { sizeLimit: '1Gi' } },
    ]);
    expect(pod.containers[1].volumeMounts).toEqual([
      { name: 'config-volume', mountPath: '/etc/config' },
      { name: 'storage-volume', mountPath: '/data', subPath: 'db' },
    ]);
  });

  test('fields of its container, its pods and its Deployment merge, and null removes', () => {
    const object = workload({
      container: { livenessProbe: null, readinessProbe: { periodSeconds: 7 } },
      pod: { terminationGracePeriodSeconds: 7, dnsPolicy: null },
      workload: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } },
    });
    const server = containerOf(object, 'prometheus-server');
    expect(server.livenessProbe).toBeUndefined();
    expect(server.readinessProbe).toMatchObject({ periodSeconds: 7, timeoutSeconds: 4 });
    expect(podOf(object)).toMatchObject({ terminationGracePeriodSeconds: 7, enableServiceLinks: true });
    expect('dnsPolicy' in podOf(object)).toBe(false);
    expect(object.spec).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    });
  });

  test('the container that reads its configuration anew may be another, or none', () => {
    const named = (object: Rendered): string[] => podOf(object).containers.map((c) => c.name);
    expect(named(workload({ configReloader: false }))).toEqual(['prometheus-server']);
    const other = workload({ configReloader: { image: 'example.com/reloader:1' } });
    expect(containerOf(other, 'prometheus-server-configmap-reload').image).toBe('example.com/reloader:1');
  });
});

describe('Grafana', () => {
  test('settings of no section come first; a list is JSON, and null is nothing', () => {
    const config = {
      app_mode: 'production',
      plugins: { allow_loading_unsigned_plugins: ['a', 'b'], public_key: null },
    };
    const { data } = rendered({ grafana: { config } })['grafana/config-map'];
    expect(data['grafana.ini'].split('\n')[0]).toBe('app_mode = production');
    expect(data['grafana.ini']).toContain('[plugins]\nallow_loading_unsigned_plugins = ["a","b"]\npublic_key =\n');
  });

  test('its sidecars say who they are, where there is a Secret with its first user', () => {
    const grafana = { adminSecret: { secret: 's' }, sidecar: { dashboards: true, alerts: { reload: false } } };
    const object = rendered({ grafana })['grafana/deployment'];
    const envOf = (name: string) => containerOf(object, name).env?.map((variable) => variable.name);
    const usual = ['METHOD', 'LABEL', 'FOLDER', 'RESOURCE'];
    expect(envOf('grafana-sc-dashboard')).toEqual([...usual, 'REQ_USERNAME', 'REQ_PASSWORD', 'REQ_URL', 'REQ_METHOD']);
    expect(envOf('grafana-sc-alerts')).toEqual(usual);
  });

  test('an autoscaler decides how many pods there are', () => {
    const objects = rendered({ grafana: { autoscaling: { min: 2, max: 3, memory: 70 } } });
    expect('replicas' in objects['grafana/deployment'].spec).toBe(false);
    expect(objects['grafana/horizontal-pod-autoscaler'].spec).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'grafana' },
      minReplicas: 2,
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    });
  });
});

describe('a way in', () => {
  test('for all hosts names none, and leads to the port of the Service', () => {
    const ingress = { host: '*', tlsSecret: 't' };
    const objects = rendered({ grafana: { ingress, service: { port: 80 } } });
    expect(objects['grafana/ingress'].spec).toEqual({
      tls: [{ secretName: 't' }],
      rules: [
        {
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'grafana', port: { number: 80 } } } }],
          },
        },
      ],
    });
    const { data } = objects['grafana/config-map'];
    expect(data['grafana.ini']).toContain("[server]\ndomain = ''\n");
  });

  test('has further fields of its spec', () => {
    const ingress = {
      host: 'a.example.com',
      spec: { defaultBackend: { service: { name: 's', port: { number: 1 } } } },
    };
    expect(rendered({ prometheus: { ingress } })['prometheus/ingress']).toMatchObject({
      spec: { defaultBackend: { service: { name: 's' } }, rules: [{ host: 'a.example.com' }] },
    });
  });
});

test('containers beside Kiali are held to what Kiali is held to, in its configuration too', () => {
  const securityContext = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const proxy = { name: 'proxy', image: 'example.com/proxy:1', securityContext: { privileged: true } };
  const objects = rendered({ prometheus: true, kiali: { additionalContainers: [proxy] } });
  expect(containerOf(objects['kiali/deployment'], 'proxy')).toEqual({ ...proxy, securityContext });
  const { data } = objects['kiali/config-map'];
  expect(data['config.yaml']).toContain('privileged: false\n');
  expect(data['config.yaml']).not.toContain('privileged: true');
});
