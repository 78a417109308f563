import { hostsOverlap, isSubsetOf, wildcardsOf } from '../../lib/program/objects/host-names';
import {
  isMeshConfig,
  isRegistryOnly,
  parsedMeshConfig,
  rootNamespaceOf,
  trustDomainAliasesOf,
  trustDomainOf,
} from '../../lib/program/objects/mesh-config';
import { POD_TEMPLATE_PATHS, podTemplateAt } from '../../lib/program/objects/pod-templates';
import { itemsOf, textsByIndex, textsOf } from '../../lib/program/objects/read';
import { matchesLabels, matchesSelector } from '../../lib/program/objects/selectors';
import { areVisibleTogether, visibilityOf } from '../../lib/program/objects/visibility';
import { podsOf } from '../../lib/program/facts/pods';
import { DataPlanes } from '../../lib/program/analysis/ambient/data-planes';
import { Registry } from '../../lib/program/registry/registry';

const workload = (apiVersion: string, kind: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: 'web' } }, spec: { serviceAccountName: 'web' } } },
});

describe('lists of objects and texts', () => {
  const list = { of: [{ a: 1 }, null, 'text', { b: 2 }], texts: ['a', 7, 'c'] };

  test('objects stay at their indexes', () => expect(itemsOf(list, 'of')).toEqual([{ a: 1 }, {}, {}, { b: 2 }]));

  test('texts are either filtered or stay at their indexes', () => {
    expect(textsOf(list, 'texts')).toEqual(['a', 'c']);
    expect(textsByIndex(list, 'texts')).toEqual(['a', '', 'c']);
  });
});

describe('hosts', () => {
  test.each([
    ['a.b', 'a.b', true, true],
    ['a.b', '*.b', true, true],
    ['*.b', 'a.b', true, false],
    ['*.a.b', '*.b', true, true],
    ['*.b', '*.a.b', true, false],
    ['*', '*', true, true],
    ['*.b', 'b', false, false],
    ['a.b', 'a.c', false, false],
  ])('%s and %s', (one, other, overlap, subset) => {
    expect([hostsOverlap(one, other), isSubsetOf(one, other)]).toEqual([overlap, subset]);
  });

  test('wildcards of a host, the longest first', () => expect(wildcardsOf('a.b.c')).toEqual(['*.b.c', '*.c', '*']));
});

describe('visibility', () => {
  test.each([
    [[], 'all'],
    [['*', 'shop'], 'all'],
    [['.'], new Set(['own'])],
    [['.', 'shop'], new Set(['own', 'shop'])],
    [['~'], new Set()],
    [['~', 'shop'], new Set()],
  ])('exportTo %j', (exportTo, expected) => expect(visibilityOf(exportTo as string[], 'own')).toEqual(expected));

  test('a list of the mesh replaces a missing one', () =>
    expect(visibilityOf([], 'own', ['.'])).toEqual(new Set(['own'])));

  test('two objects are visible together where a namespace sees both', () => {
    const [none, shop, ops] = [new Set<string>(), new Set(['shop']), new Set(['ops'])];
    expect(areVisibleTogether('all', shop)).toBe(true);
    expect(areVisibleTogether('all', none)).toBe(false);
    expect(areVisibleTogether(none, 'all')).toBe(false);
    expect(areVisibleTogether(shop, ops)).toBe(false);
    expect(areVisibleTogether(shop, new Set(['ops', 'shop']))).toBe(true);
  });
});

describe('selectors', () => {
  const labels = { app: 'web', version: 'v1' };

  test('plain labels', () => {
    expect(matchesLabels({}, labels)).toBe(true);
    expect(matchesLabels({ app: 'web' }, labels)).toBe(true);
    expect(matchesLabels({ app: 'web', tier: 'front' }, labels)).toBe(false);
  });

  test.each([
    [{ key: 'app', operator: 'In', values: ['web', 'api'] }, true],
    [{ key: 'tier', operator: 'In', values: ['front'] }, false],
    [{ key: 'app', operator: 'NotIn', values: ['web'] }, false],
    [{ key: 'tier', operator: 'NotIn', values: ['front'] }, true],
    [{ key: 'app', operator: 'Exists' }, true],
    [{ key: 'app', operator: 'DoesNotExist' }, false],
    [{ key: 'app', operator: 'Equals', values: ['web'] }, false],
  ])('%j', (expression, expected) => {
    expect(matchesSelector({ matchExpressions: [expression] }, labels)).toBe(expected);
  });

  test('a missing selector matches all', () => expect(matchesSelector(undefined, labels)).toBe(true));
});

describe('mesh config', () => {
  const configMap = (name: string, data: object) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'istio-system' },
    data,
  });

  test('is in the ConfigMap of istiod or of a revision', () => {
    expect(isMeshConfig(configMap('istio', { mesh: 'a: 1' }))).toBe(true);
    expect(isMeshConfig(configMap('istio-canary', { mesh: 'a: 1' }))).toBe(true);
    expect(isMeshConfig(configMap('istiod', { mesh: 'a: 1' }))).toBe(false);
    expect(isMeshConfig(configMap('istio', { meshNetworks: 'a: 1' }))).toBe(false);
  });

  test('of an invalid text has the defaults', () => {
    for (const text of ['a: [', 'text', '[]', '']) {
      const config = parsedMeshConfig(text);
      expect(config).toEqual({});
      expect([trustDomainOf(config), rootNamespaceOf(config)]).toEqual(['cluster.local', 'istio-system']);
    }
  });

  test('has trust domain, aliases, root namespace and outbound mode', () => {
    const config = parsedMeshConfig(
      [
        'trustDomain: td',
        'trustDomainAliases: [old]',
        'rootNamespace: root',
        'outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
      ].join('\n'),
    );
    expect([trustDomainOf(config), rootNamespaceOf(config)]).toEqual(['td', 'root']);
    expect(trustDomainAliasesOf(config)).toEqual(['old']);
    expect([isRegistryOnly(config), isRegistryOnly({})]).toEqual([true, false]);
  });

  test('that is no YAML does not stop the registry of a program', () => {
    const { mesh } = new Registry([configMap('istio', { mesh: 'trustDomain: [' })]);
    expect([mesh.trustDomain, mesh.rootNamespace, mesh.outboundMode]).toEqual([
      'cluster.local',
      'istio-system',
      'ALLOW_ANY',
    ]);
  });
});

describe('pods of each kind of workload', () => {
  test.each(
    Object.entries(POD_TEMPLATE_PATHS)
      .filter(([, path]) => path.join('.') === 'spec.template')
      .map(([kind]) => [kind.slice(0, Math.max(0, kind.indexOf('/'))), kind.slice(kind.indexOf('/') + 1)]),
  )('%s %s is read alike by analysis, ambient checks and simulation', (group, kind) => {
    const object = workload(group === '' ? 'v1' : `${group}/v1`, kind);
    const fact = podsOf(object);
    const [ambient] = new DataPlanes([object]).workloads;
    const [simulated] = new Registry([object]).pods.all;
    expect([fact?.labels, fact?.account, fact?.path]).toEqual([{ app: 'web' }, 'web', 'spec.template.metadata']);
    expect([ambient.labels, ambient.account]).toEqual([{ app: 'web' }, 'web']);
    expect([simulated.labels, simulated.serviceAccount]).toEqual([{ app: 'web' }, 'web']);
  });

  test('a CronJob has its template in the template of its jobs', () => {
    const object = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly' },
      spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: 'nightly' } } } } } },
    };
    expect(podTemplateAt(object, POD_TEMPLATE_PATHS['batch/CronJob'])).toEqual({
      metadata: { labels: { app: 'nightly' } },
    });
    expect(podsOf(object)?.path).toBe('spec.jobTemplate.spec.template.metadata');
  });

  test('a Pod is its own template', () => expect(POD_TEMPLATE_PATHS.Pod).toEqual([]));
});
