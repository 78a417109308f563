import type { MeshProps } from '../../lib/props';
import type { Effect } from '../mesh/effects';

type Changes = readonly (string | readonly string[])[];
type Addons = Exclude<MeshProps['addons'], boolean | undefined>;

/** A row about a mesh with these addons and nothing else that matters. */
export const beside = (addons: MeshProps['addons'], value: unknown, ...changes: Changes): Effect => ({
  base: { profile: 'minimal', addons },
  alone: true,
  value,
  changes: changes.flat() as string[],
});

/** What the common props of an addon change. */
export interface CommonChanges {
  readonly addon: keyof Addons;
  /** Objects with the pods. */
  readonly pods: readonly string[];
  /** The Service that `service` is about. */
  readonly service: string;
  /** Objects that change with the namespace. @default - all */
  readonly placed?: readonly string[];
  /** Where an object is called otherwise with a name of its own. */
  readonly renamed?: readonly string[];
  /** Objects that change with the names of pull secrets. @default - those with the pods */
  readonly pulled?: readonly string[];
  /** What the kinds of container security change. @default - those with the pods */
  readonly imaged?: readonly string[];
  /** Settings without which the addon is not rendered. */
  readonly settings?: object;
  /** Objects that know the configuration of Kiali. */
  readonly config?: readonly string[];
}

const toleration = [{ key: 'k', operator: 'Exists' }];
const affinity = { nodeAffinity: {}, podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } };
const spread = [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }];

/** Rows of the props that every addon has. */
export function commonEffects(common: CommonChanges): Record<string, Effect> {
  const { addon, pods, service, settings = {}, config = [] } = common;
  const { placed = [`${addon}/*`], renamed = [`${addon}/*`], pulled = pods, imaged = pods } = common;
  const base = { [addon]: settings } as Addons;
  const row = (value: unknown, ...changes: Changes): Effect => beside(base, value, ...changes);
  const own = [...pods, ...config];
  const rows: Record<string, Effect> = {
    'name': row('other', renamed),
    'namespace': row('elsewhere', placed, '+namespaces/elsewhere'),
    'image': row('example.com/image:1', imaged, config),
    'imagePullPolicy': row('Always', own),
    'imagePullSecrets': row(['s'], pulled, config),
    'resources': row({ requests: { cpu: '7m' } }, imaged, config),
    'scheduling.nodeSelector': row({ a: 'b' }, own),
    'scheduling.tolerations': row(toleration, own),
    'scheduling.affinity': row(affinity, own),
    'scheduling.topologySpreadConstraints': row(spread, own),
    'scheduling.priorityClassName': row('p', own),
    'podLabels': row({ a: 'b' }, own),
    'podAnnotations': row({ a: 'b' }, own),
    'env': row({ A: 'b' }, imaged, config),
    'podSecurityContext': row({ runAsUser: 7 }, pods),
    'securityContext': row({ runAsUser: 7 }, own),
    'networkPolicy': row(true, `+${addon}/network-policy`, config),
    'service.type': row('NodePort', service, config),
    'service.annotations': row({ a: 'b' }, service, config),
    'service.spec': row({ externalIPs: ['192.0.2.1'] }, service, config),
  };
  return at(addon, rows);
}

const at = (addon: string, rows: Readonly<Record<string, Effect>>): Record<string, Effect> =>
  Object.fromEntries(Object.entries(rows).map(([prop, effect]) => [`addons.${addon}.${prop}`, effect]));

/** Rows of a way in from outside; `also` are objects that know the URL. */
export function ingressEffects(
  addon: keyof Addons,
  also: readonly string[] = [],
  settings: object = {},
): Record<string, Effect> {
  const base = { [addon]: { ...settings, ingress: { host: 'a.example.com' } } } as Addons;
  const row = (value: unknown, ...changes: Changes): Effect => beside(base, value, ...changes);
  // Kiali's Ingress stands in its configuration.
  const config = addon === 'kiali' ? also.filter((id) => !id.endsWith('/service')) : [];
  const bare = beside({ [addon]: settings } as Addons, 'b.example.com', `+${addon}/ingress`, also);
  return at(addon, {
    'ingress.host': bare,
    'ingress.className': row('c', `${addon}/ingress`, config),
    'ingress.gateway': row({ name: 'ns/gateway' }, `-${addon}/ingress`, `+${addon}/virtual-service`, config),
    'ingress.path': row('/p', `${addon}/ingress`, config),
    'ingress.tlsSecret': row('s', `${addon}/ingress`, also),
    'ingress.labels': row({ a: 'b' }, `${addon}/ingress`, config),
    'ingress.annotations': row({ a: 'b' }, `${addon}/ingress`, config),
    'ingress.spec': row({ defaultBackend: { service: { name: 's' } } }, `${addon}/ingress`, config),
  });
}

/** Rows of the props that lay fields over objects; `labelled` are those with the labels of the addon. */
export function chartedEffects(common: {
  readonly addon: 'prometheus' | 'grafana' | 'kiali';
  readonly pods: string;
  readonly labelled: readonly string[];
  readonly settings?: object;
  /** Objects that know the configuration of Kiali. */
  readonly config?: readonly string[];
}): Record<string, Effect> {
  const { addon, pods, labelled, settings = {}, config = [] } = common;
  const row = (value: unknown, ...changes: Changes): Effect =>
    beside({ [addon]: settings } as Addons, value, ...changes);
  return at(addon, {
    labels: row({ a: 'b' }, labelled),
    annotations: row({ a: 'b' }, pods),
    configMapAnnotations: row({ a: 'b' }, `${addon}/config-map`, config),
    envFrom: row([{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }], pods),
    volumes: row([{ name: 'v', emptyDir: {} }], pods),
    volumeMounts: beside(
      { [addon]: { ...settings, volumes: [{ name: 'v', emptyDir: {} }] } } as Addons,
      [{ name: 'v', mountPath: '/v' }],
      pods,
    ),
    initContainers: row([{ name: 'i', image: 'example.com/i:1' }], pods, config),
    additionalContainers: row([{ name: 'i', image: 'example.com/i:1' }], pods, config),
    container: row({ lifecycle: { preStop: { exec: { command: ['true'] } } } }, pods),
    pod: row({ runtimeClassName: 'r' }, pods),
    workload: row({ minReadySeconds: 7 }, pods),
  });
}

/** Rows of several pods. */
export function replicaEffects(
  addon: keyof Addons,
  pods: string,
  settings: object = {},
  config: readonly string[] = [],
) {
  const row = (own: object, value: unknown, ...changes: Changes): Effect =>
    beside({ [addon]: { ...settings, ...own } } as Addons, value, ...changes);
  const budget = { podDisruptionBudget: true };
  const id = `${addon}/pod-disruption-budget`;
  return at(addon, {
    'replicas': row({}, 2, pods, config),
    'podDisruptionBudget': row({}, true, `+${id}`, config),
    'podDisruptionBudget.minAvailable': row(budget, 2, id, config),
    'podDisruptionBudget.maxUnavailable': row(budget, 2, id, config),
    'podDisruptionBudget.unhealthyPodEvictionPolicy': row(budget, 'AlwaysAllow', id, config),
  });
}

/** Rows of a volume. */
export function storageEffects(
  addon: keyof Addons,
  pods: string,
  claim = `${addon}/volume-claim`,
): Record<string, Effect> {
  const base = { [addon]: { storage: { size: '1Gi' } } } as Addons;
  const isNew = claim !== pods;
  return at(addon, {
    'storage.size': beside({ [addon]: true } as Addons, '2Gi', isNew ? [`+${claim}`, pods] : pods),
    'storage.storageClass': beside(base, 'fast', claim),
    'storage.accessModes': beside(base, ['ReadWriteMany'], claim),
    'storage.labels': beside(base, { a: 'b' }, claim),
    'storage.annotations': beside(base, { a: 'b' }, claim),
    ...(isNew &&
      addon !== 'jaeger' && {
        'storage.existingClaim': beside(base, 'mine', `-${claim}`, pods),
        'storage.selector': beside(base, { matchLabels: { a: 'b' } }, claim),
        'storage.volumeName': beside(base, 'v', claim),
      }),
  });
}

/** Rows of a Service with one port, and of the account of the pods. */
export function portServiceEffects(addon: 'prometheus' | 'grafana', pods: string, bound: readonly string[] = []) {
  const row = (service: object, value: unknown): Effect => beside({ [addon]: { service } }, value, `${addon}/service`);
  const account = `${addon}/service-account`;
  return at(addon, {
    'service.port': row({}, 80),
    'service.nodePort': row({ type: 'NodePort' }, 30080),
    'service.labels': row({}, { a: 'b' }),
    'service.loadBalancerSourceRanges': row({ type: 'LoadBalancer' }, ['10.0.0.0/8']),
    'serviceAccount.name': beside({ [addon]: true }, 'mine', `-${account}`, pods, bound),
    'serviceAccount.annotations': beside({ [addon]: true }, { a: 'b' }, account),
    'serviceAccount.labels': beside({ [addon]: true }, { a: 'b' }, account),
    'serviceAccount.automountToken': beside({ [addon]: true }, true, account),
    'serviceAccount.create': beside({ [addon]: true }, false, `-${account}`),
  });
}
