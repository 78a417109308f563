import { injectSidecar } from '../../lib/manifests';
import { MeshProblems } from '../../lib/model';

const deployment = (spec: object, metadata: object = { labels: { app: 'web' } }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata, spec: { containers: [{ name: 'app', image: 'web:1' }], ...spec } },
  },
});
const container = (fields: object) => ({ containers: [{ name: 'app', image: 'web:1', ...fields }] });

function texts(object: object): string {
  try {
    injectSidecar(object);
  } catch (reason) {
    return (reason as MeshProblems).message;
  }
  return 'taken';
}

describe('what Kubernetes would refuse of the pods that are given is refused', () => {
  test.each<[string, object, string]>([
    [
      'a quantity',
      deployment(container({ resources: { limits: { memory: '2GB' } } })),
      'spec.template.spec.containers[0].resources.limits.memory: got "2GB"',
    ],
    [
      'a request over its limit',
      deployment(container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })),
      'spec.template.spec.containers[0].resources.requests.cpu: got "2"',
    ],
    [
      'the name of a container',
      deployment({ containers: [{ name: 'my_app', image: 'web:1' }] }),
      'spec.template.spec.containers[0].name: got "my_app"',
    ],
    [
      'the name of a variable',
      deployment(container({ env: [{ name: 'A=B', value: 'x' }] })),
      'spec.template.spec.containers[0].env[0].name: got "A=B"',
    ],
    [
      'a toleration',
      deployment({ tolerations: [{ key: 'k', operator: 'Exists', value: 'v' }] }),
      'spec.template.spec.tolerations[0].value: got "v"',
    ],
    [
      'a label',
      deployment({}, { labels: { 'app': 'web', 'a b': 'c' } }),
      'spec.template.metadata.labels["a b"]: got "c"',
    ],
    [
      'a volume that is not there',
      deployment({ ...container({ volumeMounts: [{ name: 'data', mountPath: '/d' }] }), volumes: [{ name: 'x' }] }),
      'spec.template.spec.containers[0].volumeMounts[0].name: got "data"',
    ],
    [
      'a label of a pod by itself',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', namespace: 'shop', labels: { 'a b': 'c' } },
        spec: container({}),
      },
      'metadata.labels["a b"]: got "c"',
    ],
    [
      'a port in a job of a cron job',
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'web', namespace: 'shop' },
        spec: {
          schedule: '* * * * *',
          jobTemplate: {
            spec: {
              template: { spec: { restartPolicy: 'Never', ...container({ ports: [{ containerPort: 70_000 }] }) } },
            },
          },
        },
      },
      'spec.jobTemplate.spec.template.spec.containers[0].ports[0].containerPort: got 70000',
    ],
  ])('%s', (_, object, start) => {
    expect(texts(object).split('\n')[1]).toContain(`${start}; `);
    expect(texts(object).split('\n')[1]).toMatch(/^- \[(?:Deployment|Pod|CronJob) shop\/web\] /);
  });

  test('all at once, with what injection itself has against the pod', () => {
    const both = deployment(container({ env: [{ name: 'A=B', value: 'x' }], resources: { limits: { cpu: '1x' } } }), {
      labels: { app: 'web' },
      annotations: {
        'sidecar.istio.io/statsCompression': 'maybe',
        'traffic.sidecar.istio.io/includeInboundPorts': 'x',
      },
    });
    expect(texts(both).split('\n')[0]).toMatch(/^[34] problems:$/);
  });
});

describe('what injection does not read, or was accepted before, is not refused', () => {
  test('fields of the workload that are not of its pods', () => {
    const object = deployment({});
    expect(texts({ ...object, metadata: { ...object.metadata, name: 'myWeb' } })).toBe('taken');
  });
  test('a pod that was injected before', () => {
    const odd = { volumes: [{ name: 'v', configMap: { name: 'c', items: [{ key: 'k', path: '/abs' }] } }] };
    const metadata = { labels: { app: 'web' } };
    const status = { 'sidecar.istio.io/status': '{"initContainers":[],"containers":[],"volumes":[],"revision":"x"}' };
    expect(texts(deployment(odd, metadata))).toContain('volumes[0].configMap.items[0].path: got "/abs"');
    expect(texts(deployment(odd, { ...metadata, annotations: status }))).toBe('taken');
  });
  test('a pod that is not injected', () => {
    const labels = { 'app': 'web', 'sidecar.istio.io/inject': 'false' };
    expect(texts(deployment(container({ resources: { limits: { cpu: '1x' } } }), { labels }))).toBe('taken');
  });
});
