import { when } from '../../components/shared/sparse';
import type { Manifest } from '../../model';
import type { AddonServiceAccountProps } from '../../props';

type Labels = Readonly<Record<string, string>>;

/** Name and place of an object of an addon. */
export interface Placed {
  readonly name: string;
  readonly namespace: string;
}

/** The labels that all objects of an addon have, and those by which its pods are found. */
export interface AddonLabels {
  readonly labels: Labels;
  readonly selector: Labels;
}

/** An object in the addon's namespace. */
export function placedObject(
  type: readonly [apiVersion: string, kind: string],
  { name, namespace }: Placed,
  labels: Labels | undefined,
  fields: object,
): Manifest {
  const metadata = { name, namespace, ...(labels && { labels: { ...labels } }) };
  return { apiVersion: type[0], kind: type[1], metadata, ...fields };
}

export const serviceAccount = (at: Placed, labels: Labels, fields: object = {}): Manifest =>
  placedObject(['v1', 'ServiceAccount'], at, labels, fields);

/** An addon whose pods may run as an account that there is. */
interface WithAccount extends Placed {
  readonly props: { readonly serviceAccount?: AddonServiceAccountProps };
}

/** The account that the pods of an addon run as. */
export const accountName = ({ name, props }: WithAccount): string => props.serviceAccount?.name ?? name;

/** The account of an addon, unless there is one already. */
export function ownAccount(at: WithAccount, labels: Labels, fields: object = {}): Manifest | undefined {
  const {
    name,
    create = name === undefined,
    annotations,
    labels: more,
    automountToken,
  } = at.props.serviceAccount ?? {};
  if (!create) return undefined;
  const token = automountToken !== undefined && { automountServiceAccountToken: automountToken };
  const named = { name: accountName(at), namespace: at.namespace };
  return annotated(serviceAccount(named, { ...labels, ...more }, { ...fields, ...token }), annotations);
}

/** An object with annotations, where there are any. */
export const annotated = (manifest: Manifest, annotations: Labels | undefined): Manifest =>
  annotations === undefined
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, annotations: { ...annotations } } };

export const configMap = (at: Placed, labels: Labels, data: Labels): Manifest =>
  placedObject(['v1', 'ConfigMap'], at, labels, { data });

const RBAC = 'rbac.authorization.k8s.io';

export const clusterRole = (name: string, labels: Labels, rules: readonly object[]): Manifest => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata: { name, labels: { ...labels } },
  rules: [...rules],
});

/** Gives a cluster role to the service account of an addon. */
export const clusterRoleBinding = (name: string, labels: Labels, role: string, account: Placed): Manifest => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name, labels: { ...labels } },
  subjects: [{ kind: 'ServiceAccount', name: account.name, namespace: account.namespace }],
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
});

/** The claim of a volume that outlives the pod; none where there is one already. */
export const persistentVolumeClaim = (at: Placed, labels: Labels, storage: StorageOptions): Manifest | undefined =>
  storage.existingClaim === undefined
    ? annotated(
        placedObject(
          ['v1', 'PersistentVolumeClaim'],
          at,
          { ...labels, ...storage.labels },
          { spec: claimSpec(storage) },
        ),
        storage.annotations,
      )
    : undefined;

/** What a claim asks for. */
export interface StorageOptions {
  readonly size?: string;
  readonly existingClaim?: string;
  readonly selector?: object;
  readonly volumeName?: string;
  readonly storageClass?: string;
  readonly accessModes?: readonly string[];
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

export const claimSpec = (storage: StorageOptions): object => {
  const { size, storageClass, accessModes = ['ReadWriteOnce'], selector, volumeName } = storage;
  return {
    accessModes: [...accessModes],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: size } },
    ...(selector && { selector }),
    ...(volumeName !== undefined && { volumeName }),
  };
};

/** The template of the claims of a StatefulSet. */
export const claimTemplate = (name: string, storage: StorageOptions): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, ...when('labels', storage.labels), ...when('annotations', storage.annotations) },
  spec: claimSpec(storage),
});

/** The volume of an addon: a claim of its own, or an emptyDir. */
export const storageVolume = (name: string, claim: string, storage: StorageOptions | undefined): object =>
  storage === undefined
    ? { name, emptyDir: {} }
    : { name, persistentVolumeClaim: { claimName: storage.existingClaim ?? claim } };

/** Lets in what the ports of an addon serve, and nothing else. */
export function networkPolicy(at: Placed, { labels, selector }: AddonLabels, ports: readonly number[]): Manifest {
  return placedObject(['networking.k8s.io/v1', 'NetworkPolicy'], at, labels, {
    spec: {
      podSelector: { matchLabels: { ...selector } },
      policyTypes: ['Ingress'],
      ingress: [{ ports: ports.map((port) => ({ protocol: 'TCP', port })) }],
    },
  });
}

/** How many pods of an addon may be gone. */
export interface BudgetOptions {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  readonly unhealthyPodEvictionPolicy?: string;
}

export function podDisruptionBudget(
  at: Placed,
  { labels, selector }: AddonLabels,
  budget: boolean | BudgetOptions | undefined,
): Manifest | undefined {
  if (budget === undefined || budget === false) return undefined;
  const { minAvailable, maxUnavailable, ...more } = budget === true ? ({} as BudgetOptions) : budget;
  const limit = maxUnavailable === undefined ? { minAvailable: minAvailable ?? 1 } : { maxUnavailable };
  return placedObject(['policy/v1', 'PodDisruptionBudget'], at, labels, {
    spec: { selector: { matchLabels: { ...selector } }, ...limit, ...more },
  });
}
