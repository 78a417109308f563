import { objectName } from '../../model/manifest';
import type { Manifest, Problem, ValueTree } from '../../model';
import { Place } from '../place';
import { keyedData, webhooks } from './cluster';
import { lifecycle, localReference } from './container';
import { labelValue } from './formats/names';
import { annotations, labels, labelSelector } from './labels';
import { metadata } from './metadata';
import { horizontalPodAutoscaler, networkPolicy, podDisruptionBudget, resourceQuota, roleBinding } from './policies';
import { object, objects, text } from './read';
import { resources } from './resources';
import { affinity, toleration, topologySpread } from './scheduling';
import { podSecurityContext, securityProfile } from './security';
import { service } from './service';
import { WORKLOADS } from './workloads';

/** Checks of Kubernetes' own kinds by `group/Kind`. */
const KINDS: Readonly<Record<string, (object: Place) => void>> = {
  ...WORKLOADS,
  '/Service': service,
  '/ConfigMap': keyedData,
  '/Secret': keyedData,
  '/ServiceAccount': (place) => void objects(place, 'imagePullSecrets', localReference),
  '/ResourceQuota': resourceQuota,
  'policy/PodDisruptionBudget': podDisruptionBudget,
  'autoscaling/HorizontalPodAutoscaler': horizontalPodAutoscaler,
  'networking.k8s.io/NetworkPolicy': networkPolicy,
  'rbac.authorization.k8s.io/RoleBinding': roleBinding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': roleBinding,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhooks,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhooks,
};

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? apiVersion.split('/')[0] : '');

/**
 * Returns the problems that the API server would have with the fields of an object that are there: formats of names,
 * labels, quantities, ports, addresses, and fields that contradict each other. Of every kind the metadata is checked,
 * of Kubernetes' own kinds the spec too. A field that is absent is never required, so that a part of an object can be
 * checked.
 */
export function kubernetesProblems(manifest: Manifest): Problem[] {
  const problems: Problem[] = [];
  const place = Place.root(manifest, problems, { room: 'kubernetes' });
  metadata(place, manifest.kind);
  const check = KINDS[`${groupOf(manifest.apiVersion)}/${manifest.kind}`];
  check?.(place);
  if (problems.length === 0) return problems;
  const name = objectName(manifest);
  return problems.map((problem) => ({ ...problem, object: name }));
}

type Check = (owner: Place, field: string) => void;
const one =
  (check: (place: Place) => void): Check =>
  (owner, field) =>
    void object(owner, field, check);
const many =
  (check: (place: Place) => void): Check =>
  (owner, field) =>
    void objects(owner, field, check);

/** Checks of fields by the name of their type, for values that are in no object yet. */
export const FIELD_FORMATS = {
  'ResourceRequirements': one(resources),
  'Affinity': one(affinity),
  'Toleration[]': many(toleration),
  'TopologySpreadConstraint[]': many(topologySpread),
  'LabelSelector[]': many(labelSelector),
  'Lifecycle': one(lifecycle),
  'SeccompProfile': one(securityProfile),
  'PodSecurityContext': one(podSecurityContext),
  'labels': labels,
  'annotations': annotations,
  'label value': (owner, field) => void text(owner, field, labelValue),
} as const satisfies Record<string, Check>;

/**
 * Returns the problems that Kubernetes would have with one field of a tree; `path` leads there from the tree and begins
 * the paths of the problems.
 */
export function fieldProblems(format: keyof typeof FIELD_FORMATS, tree: ValueTree, path: string): Problem[] {
  const problems: Problem[] = [];
  const steps = path.split('.');
  const owner = Place.root(tree, problems, { room: 'kubernetes' }).at(...steps.slice(0, -1));
  FIELD_FORMATS[format](owner, steps[steps.length - 1]);
  return problems;
}
