import type { LabelSelector } from '../../model';

/** Namespaces that are never injected. */
export const IGNORED_NAMESPACES: readonly string[] = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
];

/** Settings, apart from the pod, that decide whether a pod is injected. */
export interface InjectPolicy {
  readonly policy: string;
  readonly neverInjectSelector: readonly LabelSelector[];
  readonly alwaysInjectSelector: readonly LabelSelector[];
  /** Labels of the namespace; undefined where the namespace has already admitted the pod, as for `kube-inject`. */
  readonly namespaceLabels?: Record<string, string>;
  readonly enableNamespacesByDefault: boolean;
  readonly revision: string;
}

export interface InjectSubject {
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly hostNetwork: boolean;
}

/** Decision whether a pod is injected, with its reason. */
export interface InjectDecision {
  readonly inject: boolean;
  readonly reason: string;
}

const INJECT = 'sidecar.istio.io/inject';
const REVISION = 'istio.io/rev';

/**
 * Decides whether a pod is injected, in the order of istiod: host network, namespaces of the system, the namespace's
 * labels (when known), the pod's label or annotation `sidecar.istio.io/inject`, never-selectors, always-selectors,
 * policy.
 */
export function decideInjection(pod: InjectSubject, policy: InjectPolicy): InjectDecision {
  const no = (reason: string): InjectDecision => ({ inject: false, reason });
  const yes = (reason: string): InjectDecision => ({ inject: true, reason });
  if (pod.hostNetwork) return no('the pod uses the network of its host');
  if (IGNORED_NAMESPACES.includes(pod.namespace)) return no(`namespace ${pod.namespace} is never injected`);

  const fromNamespace =
    policy.namespaceLabels === undefined ? undefined : namespaceRefuses(pod.labels, policy.namespaceLabels, policy);
  if (fromNamespace !== undefined) return no(fromNamespace);

  const source = INJECT in pod.labels ? 'label' : 'annotation';
  const requested = pod.labels[INJECT] ?? pod.annotations[INJECT] ?? '';
  if (requested === 'true') return yes(`${source} ${INJECT} is true`);
  if (requested === 'false') return no(`${source} ${INJECT} is false`);

  if (policy.neverInjectSelector.some((selector) => selects(selector, pod.labels)))
    return no('the labels match a neverInjectSelector');
  if (policy.alwaysInjectSelector.some((selector) => selects(selector, pod.labels)))
    return yes('the labels match an alwaysInjectSelector');
  if (policy.policy === 'enabled') return yes('the policy is enabled');
  return no(
    policy.policy === 'disabled'
      ? 'the policy is disabled and the pod does not ask'
      : `the policy ${JSON.stringify(policy.policy)} is unknown`,
  );
}

/**
 * Returns the reason why the webhook of istiod would not be called for a pod of this namespace; undefined if it would.
 * The default revision selects `istio-injection: enabled`, every revision its name in `istio.io/rev` of the namespace
 * or, where the namespace has no label, of the pod.
 */
function namespaceRefuses(
  pod: Record<string, string>,
  namespace: Record<string, string>,
  policy: InjectPolicy,
): string | undefined {
  const revision = policy.revision === '' ? 'default' : policy.revision;
  const isDefault = revision === 'default';
  if (pod[INJECT] === 'false') return `label ${INJECT} is false`;
  if (namespace['istio-injection'] !== undefined) {
    if (namespace['istio-injection'] === 'enabled' && isDefault) return undefined;
    return namespace['istio-injection'] === 'enabled'
      ? `the namespace asks for the default revision, not for ${revision}`
      : `label istio-injection of the namespace is ${namespace['istio-injection']}`;
  }
  if (namespace[REVISION] !== undefined) {
    return namespace[REVISION] === revision ? undefined : `the namespace asks for revision ${namespace[REVISION]}`;
  }
  if (pod[REVISION] !== undefined)
    return pod[REVISION] === revision ? undefined : `the pod asks for revision ${pod[REVISION]}`;
  if (!isDefault) return `neither namespace nor pod ask for revision ${revision}`;
  if (pod[INJECT] === 'true' || policy.enableNamespacesByDefault) return undefined;
  return 'the namespace is not labelled for injection and the pod does not ask';
}

/** Returns whether a label selector matches; an empty one matches nothing here. */
function selects(selector: LabelSelector, labels: Record<string, string>): boolean {
  const exact = Object.entries(selector.matchLabels ?? {});
  const expressions = selector.matchExpressions ?? [];
  if (exact.length === 0 && expressions.length === 0) return false;
  if (!exact.every(([key, value]) => labels[key] === value)) return false;
  return expressions.every(({ key, operator, values }) => {
    const present = Object.hasOwn(labels, key);
    switch (operator) {
      case 'In':
        return present && (values ?? []).includes(labels[key]);
      case 'NotIn':
        return !present || !(values ?? []).includes(labels[key]);
      case 'Exists':
        return present;
      case 'DoesNotExist':
        return !present;
      default:
        return false;
    }
  });
}
