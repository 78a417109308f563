import { applicationSet } from '../../lib/multicluster/gitops/application-set';
import { kustomizations } from '../../lib/multicluster/gitops/kustomizations';
import { planClusters } from '../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import type { Loose } from '../support/render';
import { FLEET } from './fleet.data';

/*
 * The objects below were created in a real API server (1.36) with the definitions of Argo CD (August 2026) and of Flux
 * (kustomize-controller, August 2026), by `kubectl create --validate=strict`, which took all of them.
 */

const fleet = planClusters(FLEET);
const REPOSITORY = 'https://git.example.com/platform/mesh.git';

describe('ApplicationSet', () => {
  test('remote clusters follow the primaries', () => {
    expect(
      applicationSet(fleet, { repository: REPOSITORY, path: './clusters/', hub: 'east', revision: 'main' }),
    ).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'shop-clusters', namespace: 'argocd' },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [
          {
            list: {
              elements: [
                { cluster: 'east', destination: 'in-cluster', path: 'clusters/east', step: 'primary' },
                { cluster: 'west', destination: 'west', path: 'clusters/west', step: 'primary' },
                { cluster: 'edge', destination: 'edge', path: 'clusters/edge', step: 'remote' },
                { cluster: 'batch', destination: 'batch', path: 'clusters/batch', step: 'primary' },
              ],
            },
          },
        ],
        strategy: {
          type: 'RollingSync',
          rollingSync: {
            steps: [
              { matchExpressions: [{ key: 'mesh-step', operator: 'In', values: ['primary'] }] },
              { matchExpressions: [{ key: 'mesh-step', operator: 'In', values: ['remote'] }] },
            ],
          },
        },
        template: {
          metadata: { name: 'shop-{{ .cluster }}', labels: { 'mesh-step': '{{ .step }}' } },
          spec: {
            project: 'default',
            source: { repoURL: REPOSITORY, targetRevision: 'main', path: '{{ .path }}' },
            destination: { name: '{{ .destination }}' },
            syncPolicy: {
              automated: {},
              syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
              retry: { limit: 10 },
            },
            ignoreDifferences: [
              {
                group: 'admissionregistration.k8s.io',
                kind: 'ValidatingWebhookConfiguration',
                jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
              },
              {
                group: 'admissionregistration.k8s.io',
                kind: 'MutatingWebhookConfiguration',
                jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
              },
            ],
          },
        },
      },
    });
  });

  test('primaries alone have no order', () => {
    const props = { ...FLEET, apiServers: {}, clusters: { east: { network: 'n1' }, west: { network: 'n2' } } };
    const { metadata, spec } = applicationSet(planClusters(props), {
      repository: REPOSITORY,
      project: 'mesh',
      namespace: 'gitops',
    }) as Loose;
    expect([metadata, spec.strategy, spec.template.spec.project, spec.template.spec.source]).toEqual([
      { name: 'shop-clusters', namespace: 'gitops' },
      undefined,
      'mesh',
      { repoURL: REPOSITORY, targetRevision: 'HEAD', path: '{{ .path }}' },
    ]);
  });
});

/** A cluster whose control plane runs in another one, and is declared too. */
const outside = planClusters({
  meshId: 'jobs',
  clusters: {
    batch: {
      controlPlane: 'external',
      istiodUrl: 'https://istiod.example.com:15017',
      externalIstiod: {},
      revision: 'blue',
    },
  },
});

test('an external control plane is for the cluster that runs it', () => {
  const { spec } = applicationSet(outside, {
    repository: REPOSITORY,
    destinations: { 'batch-istiod': 'operations' },
  }) as Loose;
  expect(spec.generators[0].list.elements).toEqual([
    { cluster: 'batch-istiod', destination: 'operations', path: 'dist/batch-istiod', step: 'primary' },
    { cluster: 'batch', destination: 'batch', path: 'dist/batch', step: 'primary' },
  ]);
  const units = kustomizations(outside, { kubeconfigs: { 'batch-istiod': 'operations' } }) as Loose[];
  expect(
    units.map(({ metadata, spec: { healthChecks, kubeConfig } }) => [
      metadata.name,
      healthChecks?.[0].name,
      kubeConfig,
    ]),
  ).toEqual([
    ['jobs-batch-istiod', 'istiod-blue', { secretRef: { name: 'operations' } }],
    ['jobs-batch', undefined, { secretRef: { name: 'batch-kubeconfig' } }],
  ]);
});

describe('Kustomizations', () => {
  test('one for each cluster; a remote one waits for its primary', () => {
    const shared = { interval: '10m', retryInterval: '1m', timeout: '5m', prune: false };
    const kustomization = (name: string, spec: object): object => ({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: `shop-${name}`, namespace: 'flux-system' },
      spec: { ...shared, path: `./dist/${name}`, sourceRef: { kind: 'GitRepository', name: 'flux-system' }, ...spec },
    });
    const istiod = (name: string): object[] => [
      { apiVersion: 'apps/v1', kind: 'Deployment', name, namespace: 'istio-system' },
    ];
    const secret = (name: string): object => ({ kubeConfig: { secretRef: { name } } });
    expect(kustomizations(fleet, { hub: 'east', kubeconfigs: { west: 'west-access' } })).toEqual([
      kustomization('east', { healthChecks: istiod('istiod') }),
      kustomization('west', { healthChecks: istiod('istiod-blue'), ...secret('west-access') }),
      kustomization('edge', { dependsOn: [{ name: 'shop-east' }], ...secret('edge-kubeconfig') }),
      kustomization('batch', secret('batch-kubeconfig')),
    ]);
  });

  test('with options', () => {
    const [first] = kustomizations(fleet, {
      path: '.',
      source: 'platform',
      namespace: 'gitops',
      interval: '1h',
      prune: true,
    }) as Loose[];
    expect([first.metadata, first.spec.path, first.spec.sourceRef.name, first.spec.interval, first.spec.prune]).toEqual(
      [{ name: 'shop-east', namespace: 'gitops' }, './east', 'platform', '1h', true],
    );
  });
});

test.each([
  ['My Mesh', 'my-mesh-east'],
  ['_', 'mesh-east'],
])('the mesh id %p becomes a name that Kubernetes takes: %p', (meshId, name) => {
  const props: MultiClusterMeshProps = { meshId, clusters: { east: {} } };
  expect(kustomizations(planClusters(props)).map(({ metadata }) => metadata.name)).toEqual([name]);
});
