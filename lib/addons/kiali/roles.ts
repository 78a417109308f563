import type { Manifest } from '../../model';
import type { KialiInput } from './input';
import { kialiLabels } from './labels';
import type { KialiValues } from './value-types';
import { kialiValues } from './values';

const RBAC = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];
const ISTIO_GROUPS = [
  'networking.istio.io',
  'security.istio.io',
  'extensions.istio.io',
  'telemetry.istio.io',
  'gateway.networking.k8s.io',
  'inference.networking.k8s.io',
];

/** Whether Kiali itself only reads: what users may do then is by their own rights. */
const isViewer = ({ deployment, auth }: KialiValues): boolean =>
  deployment.view_only_mode || auth.strategy !== 'anonymous';

const roleName = (name: string, values: KialiValues): string => (isViewer(values) ? `${name}-viewer` : name);

function rules({ name, namespace }: KialiInput, values: KialiValues): object[] {
  const viewer = isViewer(values);
  const logs = values.kiali_feature_flags.disabled_features.includes('logs-tab') ? [] : ['pods/log'];
  const changed = viewer ? READ : [...READ, 'patch'];
  const rule = (apiGroups: string[], resources: string[], verbs: readonly string[], more: object = {}) => ({
    apiGroups,
    resources,
    ...more,
    verbs: [...verbs],
  });
  return [
    rule([''], ['configmaps', 'endpoints', ...logs], READ),
    rule([''], ['namespaces', 'pods', 'replicationcontrollers', 'services'], changed),
    rule([''], ['pods/portforward'], ['create', 'post']),
    rule(['extensions', 'apps'], ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], changed),
    rule(['batch'], ['cronjobs', 'jobs'], changed),
    rule(ISTIO_GROUPS, ['*'], viewer ? READ : [...READ, 'create', 'delete', 'patch']),
    rule(['apps.openshift.io'], ['deploymentconfigs'], changed),
    rule(['route.openshift.io'], ['routes'], ['get']),
    rule(['authentication.k8s.io'], ['tokenreviews'], ['create']),
    rule(['oauth.openshift.io'], ['oauthclients'], ['get'], { resourceNames: [`${name}-${namespace}`] }),
    rule(['admissionregistration.k8s.io'], ['mutatingwebhookconfigurations'], READ),
  ];
}

/** The namespaces that Kiali may see, where they are not all. */
function namespacesOf({ namespace, props }: KialiInput): string[] {
  return [...new Set([namespace, ...(props.namespaces ?? [])])].sort();
}

/** A ClusterRole, or a Role in each namespace that Kiali may see. */
export function kialiRoles(input: KialiInput): Manifest | readonly Manifest[] | undefined {
  const values = kialiValues(input);
  if (values.skipResources.includes('clusterrole')) return undefined;
  const { labels } = kialiLabels(input, values);
  const name = roleName(input.name, values);
  const own = (kind: string, namespace?: string): Manifest => ({
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name, ...(namespace !== undefined && { namespace }), labels },
    rules: rules(input, values),
  });
  if (values.deployment.cluster_wide_access) return own('ClusterRole');
  return namespacesOf(input).map((namespace) => own('Role', namespace));
}

/** Gives the role, or the roles, to Kiali's account. */
export function kialiRoleBindings(input: KialiInput): Manifest | readonly Manifest[] | undefined {
  const values = kialiValues(input);
  if (values.skipResources.includes('clusterrolebinding')) return undefined;
  const { labels } = kialiLabels(input, values);
  const name = roleName(input.name, values);
  const own = (kind: string, namespace?: string): Manifest => ({
    apiVersion: `${RBAC}/v1`,
    kind: `${kind}Binding`,
    metadata: { name, ...(namespace !== undefined && { namespace }), labels },
    roleRef: { apiGroup: RBAC, kind, name },
    subjects: [{ kind: 'ServiceAccount', name: input.name, namespace: input.namespace }],
  });
  if (values.deployment.cluster_wide_access) return own('ClusterRole');
  return namespacesOf(input).map((namespace) => own('Role', namespace));
}
