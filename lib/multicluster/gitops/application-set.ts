import type { Manifest } from '../../model';
import type { MultiClusterPlan } from '../types';
import { folderOf, unitOf, type GitOpsOptions } from './options';

/** Options of `applicationSet`. */
export interface ApplicationSetOptions extends GitOpsOptions {
  /** URL of the Git repository. */
  readonly repository: string;
  /** Branch, tag or commit. @default 'HEAD' */
  readonly revision?: string;
  /** Project of Argo CD. @default 'default' */
  readonly project?: string;
  /** Namespace of Argo CD. @default 'argocd' */
  readonly namespace?: string;
}

/** Label that says in which step an Application is synced. */
const STEP = 'mesh-step';
const STEPS = ['primary', 'remote'] as const;

/** Fields that istiod writes into its webhooks while it runs. */
const WRITTEN_BY_ISTIOD = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => ({
  group: 'admissionregistration.k8s.io',
  kind,
  jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
}));

/**
 * Returns an ApplicationSet of Argo CD with an Application for each cluster. Clusters are named as Argo CD knows them.
 * Remote clusters follow when the primaries are healthy, where Argo CD has progressive syncs switched on; else all are
 * synced at once, and tried again.
 */
export function applicationSet(plan: MultiClusterPlan, options: ApplicationSetOptions): Manifest {
  const { repository, revision = 'HEAD', project = 'default', namespace = 'argocd', hub } = options;
  const hasRemotes = plan.clusters.some(({ role }) => role === 'remote');
  const elements = plan.clusters.map((cluster) => ({
    cluster: cluster.name,
    destination: cluster.name === hub ? 'in-cluster' : cluster.name,
    path: folderOf(cluster, options),
    step: cluster.role === 'remote' ? 'remote' : 'primary',
  }));
  const name = unitOf(plan, 'clusters');
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ list: { elements } }],
      ...(hasRemotes && { strategy: { type: 'RollingSync', rollingSync: { steps: STEPS.map(stepOf) } } }),
      template: {
        metadata: { name: unitOf(plan, '{{ .cluster }}'), labels: { [STEP]: '{{ .step }}' } },
        spec: {
          project,
          source: { repoURL: repository, targetRevision: revision, path: '{{ .path }}' },
          destination: { name: '{{ .destination }}' },
          syncPolicy: {
            automated: {},
            syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
            // The first time, until istiod is ready to check configuration.
            retry: { limit: 10 },
          },
          ignoreDifferences: WRITTEN_BY_ISTIOD,
        },
      },
    },
  };
}

const stepOf = (step: string): object => ({ matchExpressions: [{ key: STEP, operator: 'In', values: [step] }] });
