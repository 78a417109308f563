import { injectSidecar, readValues, renderComponent, type ChartName, type ValueTree } from '../../../lib/manifests';

/** What is said of values; nothing where they are taken. */
function said(body: () => unknown): string[] {
  try {
    body();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}
const objects = (component: ChartName, text: string) => renderComponent({ component, values: readValues(text) });
const deployment = (component: ChartName, text: string) =>
  objects(component, text).find(({ kind }) => kind === 'Deployment') as unknown as {
    spec: { replicas?: number; template: { spec: { containers: { image: string; env?: { name: string }[] }[] } } };
  };

/**
 * `helm show values istio/istiod > values.yaml` is where many files begin. It has all defaults under
 * `_internal_defaults_do_not_set`, where Helm lays them over those of the chart: the file of an older release keeps its
 * images. Expectations are what Helm 3.21 renders.
 */
describe('a copy of the values file of a chart', () => {
  test('is over the defaults, and says nothing of itself in the rendered values', () => {
    const text = '_internal_defaults_do_not_set: { autoscaleEnabled: no, replicaCount: 3, global: { tag: 1.29.0 } }';
    const { replicas, template } = deployment('istiod', text).spec;
    expect([replicas, template.spec.containers[0].image]).toEqual([3, 'docker.io/istio/pilot:1.29.0']);
    const values = objects('istiod', text).find(({ metadata }) => metadata.name === 'values') as unknown as {
      data: Record<string, string>;
    };
    expect(values.data['original-values']).toBe('{}');
    expect(JSON.parse(values.data['merged-values'])).toMatchObject({ autoscaleEnabled: false, replicaCount: 3 });
    expect(values.data['merged-values']).not.toContain('_internal_defaults_do_not_set');
  });
  test('is under the profile and under what stands beside it', () => {
    const shown = '_internal_defaults_do_not_set: { replicaCount: 3, autoscaleEnabled: false, profile: x }\n';
    expect(deployment('istiod', `${shown}replicaCount: 5\n`).spec.replicas).toBe(5);
    const env = '_internal_defaults_do_not_set: { env: { PILOT_ENABLE_AMBIENT: "false" } }\nprofile: ambient\n';
    expect(deployment('istiod', env).spec.template.spec.containers[0].env).toContainEqual({
      name: 'PILOT_ENABLE_AMBIENT',
      value: 'true',
    });
  });
  test('takes a default away with null', () => {
    const text = '_internal_defaults_do_not_set: { resources: null }';
    // The chart falls back to `global.defaultResources`.
    expect(deployment('istiod', text).spec.template.spec.containers[0]).toMatchObject({
      resources: { requests: { cpu: '10m' } },
    });
  });
  test('of chart gateway has names that its schema does not check, as with helm', () => {
    const text =
      '_internal_defaults_do_not_set: { replicaCount: 4, autoscaling: { enabled: false }, kinds: Deployment }';
    expect(deployment('gateway', text).spec.replicas).toBe(4);
  });
  test.each<[ChartName, string]>([
    ['base', 'global: { istioNamespace: mesh }'],
    ['cni', 'ambient: { enabled: true }'],
    ['ztunnel', 'terminationGracePeriodSeconds: 40'],
    ['istio-ingress', 'gateways: { istio-ingressgateway: { autoscaleEnabled: false } }'],
    ['istio-egress', 'gateways: { istio-egressgateway: { autoscaleEnabled: false } }'],
  ])('of chart %s renders what the values beside it would: %s', (component, values) => {
    const without = objects(component, '');
    const shown = objects(component, `_internal_defaults_do_not_set: { ${values} }`);
    expect(shown).toEqual(objects(component, values));
    expect(JSON.stringify(shown)).not.toBe(JSON.stringify(without));
  });
  test('has types, as the values beside it have', () => {
    const values = { _internal_defaults_do_not_set: { cpu: 5, global: { meshID: 7 } } };
    expect(said(() => renderComponent({ component: 'istiod', values }))).toEqual([
      '- _internal_defaults_do_not_set.cpu: got 5; must be an object (schema/type)',
      '- _internal_defaults_do_not_set.global.meshID: got 7; must be a string; put it in quotes: "7" (schema/type)',
    ]);
    expect(said(() => renderComponent({ component: 'istiod', values: { _internal_defaults_do_not_set: 5 } }))).toEqual([
      '- _internal_defaults_do_not_set: got 5; values are a map; give names and values, or leave it out ' +
        '(values/wrong-type)',
    ]);
  });
  test('holds for injection too', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', image: 'a' }] },
    };
    const values: ValueTree = { _internal_defaults_do_not_set: { global: { hub: 'registry.example.com', tag: 'x' } } };
    expect(JSON.stringify(injectSidecar(pod, { values }))).toContain('"registry.example.com/proxyv2:x"');
  });
});
