import type { Manifest } from '../../model';
import type { MultiClusterPlan } from '../types';
import { objectNameOf, pathOf, unitsOf, type GitOpsOptions, type Unit } from './options';

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
  /**
   * Names of the Secrets with the kubeconfigs of clusters, by the names of these. That of the cluster that runs an
   * external control plane is by `NAME-istiod`. @default - `NAME-kubeconfig`
   */
  readonly kubeconfigs?: Readonly<Record<string, string>>;
}

/**
 * Returns a Kustomization of Flux for each cluster. A remote cluster waits for its primary, which is ready when its
 * istiod is.
 */
export const kustomizations = (plan: MultiClusterPlan, options: KustomizationOptions = {}): Manifest[] =>
  unitsOf(plan).map((unit) => kustomization(unit, plan, options));

function kustomization(unit: Unit, plan: MultiClusterPlan, options: KustomizationOptions): Manifest {
  const { source = 'flux-system', namespace = 'flux-system', interval = '10m', kubeconfigs = {}, hub } = options;
  const { prune = false } = options;
  const { name, after, hasIstiod } = unit;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: objectNameOf(plan, name), namespace },
    spec: {
      interval,
      retryInterval: '1m',
      timeout: '5m',
      path: `./${pathOf(name, options)}`,
      prune,
      sourceRef: { kind: 'GitRepository', name: source },
      ...(after !== undefined && { dependsOn: [{ name: objectNameOf(plan, after) }] }),
      ...(hasIstiod && { healthChecks: [istiodOf(unit)] }),
      ...(name !== hub && { kubeConfig: { secretRef: { name: kubeconfigs[name] ?? `${name}-kubeconfig` } } }),
    },
  };
}

const istiodOf = ({ cluster: { namespace, revision } }: Unit): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: revision === 'default' ? 'istiod' : `istiod-${revision}`,
  namespace,
});
