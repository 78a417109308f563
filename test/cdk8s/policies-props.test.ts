import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { CATALOGUE } from '../../lib/api/catalogue';
import type { Shape } from '../../lib/schema/notation';
import * as istio from '../../lib';
import type { Policy } from '../../lib';

type PolicyClass = new (scope: Construct, id: string, props: object) => Policy;
const policyOf = (kind: string): PolicyClass => (istio as unknown as Record<string, PolicyClass>)[kind];

/** Every way into a shape, with a value of its type at the end; recursion stops where a shape comes back. */
function* samples({ facts }: Shape, within: readonly string[] = []): Generator<unknown> {
  if (facts.name !== undefined && within.includes(facts.name)) return;
  const deeper = facts.name === undefined ? within : [...within, facts.name];
  if (facts.values) {
    yield [...facts.values.keys()][0];
  } else if (facts.type === 'object' && facts.name !== undefined) {
    for (const [field, shape] of Object.entries(facts.fields ?? {}))
      for (const sample of samples(shape, deeper)) yield { [field]: sample };
  } else if (facts.type === 'list') {
    for (const sample of samples(facts.item as Shape, deeper)) yield [sample];
  } else if (facts.type === 'map') {
    for (const sample of samples(facts.item as Shape, deeper)) yield { key: sample };
  } else if (facts.type === 'either') {
    for (const option of facts.options ?? []) yield* samples(option, deeper);
  } else {
    yield {
      'string': 'text',
      'boolean': true,
      'integer': 7,
      'number': 7.5,
      'int-or-string': 7,
      'object': { any: 'field' },
      'any': { any: 'value' },
      'k8s': { any: 'field' },
    }[facts.type as 'string'];
  }
}

describe('every field of every kind is written where it is set', () => {
  test.each(CATALOGUE.filter(({ group }) => group.endsWith('istio.io')).map((kind) => [kind.kind, kind] as const))(
    '%s',
    (name, kind) => {
      const chart = new Chart(new App(), 'chart');
      const all = [...samples(kind.spec)];
      expect(all.length).toBeGreaterThanOrEqual(Object.keys(kind.spec.facts.fields ?? {}).length);
      all.forEach((spec, i) => {
        const json = new (policyOf(name))(chart, `policy-${i}`, spec as object).toJson();
        expect(json).toEqual({
          apiVersion: `${kind.group}/${kind.versions.includes('v1') ? 'v1' : kind.versions[0]}`,
          kind: name,
          metadata: { name: `policy-${i}` },
          spec,
        });
      });
    },
  );
  test('of the 15 kinds', () => {
    expect(
      CATALOGUE.filter(({ group }) => group.endsWith('istio.io')).map(({ kind }) => typeof policyOf(kind)),
    ).toEqual(Array.from({ length: 15 }, () => 'function'));
  });
});

describe('what is not in the spec', () => {
  const chart = () => new Chart(new App(), 'chart', { namespace: 'shop' });
  const mtls = { mode: 'STRICT' } as const;
  const metadataOf = (props: object) => new istio.PeerAuthentication(chart(), 'policy', { mtls, ...props }).toJson();

  test('the name is the id, the namespace the one of the chart', () =>
    expect(metadataOf({})).toMatchObject({ metadata: { name: 'policy', namespace: 'shop' } }));
  test('name', () =>
    expect(metadataOf({ name: 'default' })).toMatchObject({ metadata: { name: 'default', namespace: 'shop' } }));
  test('namespace', () =>
    expect(metadataOf({ namespace: 'istio-system' })).toMatchObject({
      metadata: { name: 'policy', namespace: 'istio-system' },
    }));
  test('metadata', () =>
    expect(metadataOf({ metadata: { labels: { team: 'a' }, annotations: { note: 'b' } } })).toMatchObject({
      metadata: { labels: { team: 'a' }, annotations: { note: 'b' } },
    }));
  test('apiVersion', () =>
    expect(metadataOf({ apiVersion: 'security.istio.io/v1beta1' })).toMatchObject({
      apiVersion: 'security.istio.io/v1beta1',
    }));
  test('objectMetadata of a WorkloadGroup, whose metadata are those of its entries', () => {
    const group = new istio.WorkloadGroup(chart(), 'vms', {
      objectMetadata: { labels: { team: 'a' } },
      metadata: { labels: { app: 'vm' } },
      template: { serviceAccount: 'vm' },
    });
    expect(group.toJson()).toMatchObject({
      metadata: { labels: { team: 'a' } },
      spec: { metadata: { labels: { app: 'vm' } }, template: { serviceAccount: 'vm' } },
    });
  });
  test('a list of retry conditions becomes the text of the API', () => {
    const routes = new istio.VirtualService(chart(), 'routes', {
      hosts: ['a'],
      http: [{ route: [{ destination: { host: 'a' } }], retries: { attempts: 1, retryOn: ['5xx', 'reset'] } }],
    });
    expect(routes.toJson().spec).toEqual({
      hosts: ['a'],
      http: [{ route: [{ destination: { host: 'a' } }], retries: { attempts: 1, retryOn: '5xx,reset' } }],
    });
  });
});
