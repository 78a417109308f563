import type { Manifest } from '../../model';
import type { MultiClusterPlan } from '../types';
import { objectNameOf, pathOf, unitsOf, type GitOpsOptions } from './options';

/** Options of `applicationSet`. */
export interface ApplicationSetOptions extends GitOpsOptions {
  /** URL of the Git repository. */
  readonly repository: string;
  /** Branch, tag or commit. @default 'HEAD' */
  readonly revision?: string;
  /** Project of Argo CD. @default 'default' */
  readonly project?: string;
  /**
   * Names of the clusters as Argo CD knows them, by those of the mesh. That of the cluster that runs an external
   * control plane is by `NAME-istiod`. @default - the same
   */
  readonly destinations?: Readonly<Record<string, string>>;
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
 * Returns an ApplicationSet of Argo CD with an Application for each cluster.
 * Remote clusters follow when the primaries are healthy, where Argo CD has progressive syncs switched on; else all are
 * synced at once, and tried again.
 */
export function applicationSet(plan: MultiClusterPlan, options: ApplicationSetOptions): Manifest {
  const { repository, revision = 'HEAD', project = 'default', namespace = 'argocd' } = options;
  const { hub, destinations = {} } = options;
  const units = unitsOf(plan);
  const hasRemotes = units.some(({ after }) => after !== undefined);
  const elements = units.map(({ name, after }) => ({
    cluster: name,
    destination: name === hub ? 'in-cluster' : (destinations[name] ?? name),
    path: pathOf(name, options),
    step: after === undefined ? 'primary' : 'remote',
  }));
  const name = objectNameOf(plan, 'clusters');
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
        metadata: { name: objectNameOf(plan, '{{ .cluster }}'), labels: { [STEP]: '{{ .step }}' } },
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
