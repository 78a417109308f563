import type { Manifest } from '../../model';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { folderOf, unitOf, type GitOpsOptions } from './options';

/** Options of `kustomizations`. */
export interface KustomizationOptions extends GitOpsOptions {
  /** Name of the GitRepository. @default 'flux-system' */
  readonly source?: string;
  /** Namespace of Flux. @default 'flux-system' */
  readonly namespace?: string;
  /**
   * Deletes what is no longer among the files, and with the Kustomization itself all that it applied: the definitions
   * too, and so all configuration of the mesh. @default false
   */
  readonly prune?: boolean;
  /** Time between two looks, as a duration of Go. @default '10m' */
  readonly interval?: string;
  /** Names of the Secrets with the kubeconfigs of clusters, by the names of these. @default - `CLUSTER-kubeconfig` */
  readonly kubeconfigs?: Readonly<Record<string, string>>;
}

/**
 * Returns a Kustomization of Flux for each cluster. A remote cluster waits for its primary, which is ready when its
 * istiod is.
 */
export const kustomizations = (plan: MultiClusterPlan, options: KustomizationOptions = {}): Manifest[] =>
  plan.clusters.map((cluster) => kustomization(cluster, plan, options));

function kustomization(cluster: ClusterPlan, plan: MultiClusterPlan, options: KustomizationOptions): Manifest {
  const { source = 'flux-system', namespace = 'flux-system', interval = '10m', kubeconfigs = {}, hub } = options;
  const { prune = false } = options;
  const { name, role, primary } = cluster;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: unitOf(plan, name), namespace },
    spec: {
      interval,
      retryInterval: '1m',
      timeout: '5m',
      path: `./${folderOf(cluster, options)}`,
      prune,
      sourceRef: { kind: 'GitRepository', name: source },
      ...(role === 'remote' && { dependsOn: [{ name: unitOf(plan, primary) }] }),
      ...(role === 'primary' && { healthChecks: [istiodOf(cluster)] }),
      ...(name !== hub && { kubeConfig: { secretRef: { name: kubeconfigs[name] ?? `${name}-kubeconfig` } } }),
    },
  };
}

const istiodOf = ({ namespace, revision }: ClusterPlan): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: revision === 'default' ? 'istiod' : `istiod-${revision}`,
  namespace,
});
