import type { Manifest } from '../../model';
import { given, when } from '../../components/shared/sparse';
import { stringMap } from '../../components/shared/string-map';
import type { GrafanaSidecarDashboards } from '../../props';
import { emit } from '../../yaml/emit';
import type { AddonRenderer } from '../addon';
import { accountName, clusterRole, clusterRoleBinding, configMap, placedObject } from '../shared/objects';
import { RESTRICTED_CONTAINER } from '../shared/pod';
import { GRAFANA_PORT, grafanaLabels, type GrafanaInput } from './input';

/* Containers beside Grafana that write what ConfigMaps and Secrets of other programs hold to its directories. */

type Dashboards = GrafanaSidecarDashboards;

const SECURITY = { ...RESTRICTED_CONTAINER, seccompProfile: { type: 'RuntimeDefault' } };
const RULES = [{ apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'watch', 'list'] }];
const PROVISIONING = '/etc/grafana/provisioning';

/** What a prop asks for: nothing, what is usual, or its own settings. */
const wanted = <T extends object>(given: boolean | T | undefined): T | undefined =>
  given === true ? ({} as T) : given === false ? undefined : given;

/** One kind of what is found: its prop, its container, where it is written, and the label by which it is found. */
interface Part {
  readonly prop: 'alerts' | 'dashboards' | 'datasources' | 'plugins';
  readonly container: string;
  readonly folder: string;
  readonly label: string;
}

const part = (prop: Part['prop'], folder: string, label: string): Part => ({
  prop,
  container: `grafana-sc-${prop === 'dashboards' ? 'dashboard' : prop}`,
  folder,
  label: `grafana_${label}`,
});
const DASHBOARDS = part('dashboards', '/tmp/dashboards', 'dashboard');
const PARTS = [
  part('alerts', `${PROVISIONING}/alerting`, 'alert'),
  DASHBOARDS,
  part('datasources', `${PROVISIONING}/datasources`, 'datasource'),
  part('plugins', `${PROVISIONING}/plugins`, 'plugin'),
];

const foundOf = ({ props }: GrafanaInput, { prop }: Part): Dashboards | undefined =>
  wanted<Dashboards>(props.sidecar?.[prop] as boolean | Dashboards | undefined);
const dashboardsOf = (input: GrafanaInput): Dashboards | undefined => foundOf(input, DASHBOARDS);

/** The parts that are on, each with its settings. */
const partsOf = (input: GrafanaInput): [Part, Dashboards][] =>
  PARTS.flatMap((each): [Part, Dashboards][] => {
    const found = foundOf(input, each);
    return found ? [[each, found]] : [];
  });

const isOn = (input: GrafanaInput): boolean => partsOf(input).length > 0;

const folderOf = (given: Dashboards, usual = DASHBOARDS.folder): string => given.folder ?? usual;
const volumeOf = ({ container }: Part): string => `${container.replace('grafana-', '')}-volume`;

/** The path of Grafana's API that has it read the files of a part again. */
const reloadPath = ({ prop }: Part): string =>
  `/api/admin/provisioning/${prop === 'alerts' ? 'alerting' : prop}/reload`;

/** Credentials of the container for Grafana, which does not let everybody have it read files again. */
function credentials(admin: GrafanaInput['props']['adminSecret']): object {
  if (admin === undefined) return {};
  const { secret: name, userKey = 'admin-user', passwordKey = 'admin-password' } = admin;
  const from = (key: string): object => ({ secretKeyRef: { name, key } });
  return { REQ_USERNAME: from(userKey), REQ_PASSWORD: from(passwordKey) };
}

/** One container: it watches what has a label, writes it to a directory, and has Grafana read that again. */
function watcher({ props, versions }: GrafanaInput, [part, found]: readonly [Part, Dashboards]): object {
  const { label = part.label, labelValue, searchNamespace, resource = 'both', folderAnnotation, reload = true } = found;
  const folder = folderOf(found, part.folder);
  const settings = {
    METHOD: 'WATCH',
    LABEL: label,
    LABEL_VALUE: labelValue,
    FOLDER: folder,
    RESOURCE: resource,
    NAMESPACE: searchNamespace,
    FOLDER_ANNOTATION: folderAnnotation,
    ...(reload && credentials(props.adminSecret)),
    ...(reload && { REQ_URL: `http://localhost:${GRAFANA_PORT}${reloadPath(part)}`, REQ_METHOD: 'POST' }),
    ...stringMap(found.env),
  };
  return {
    name: part.container,
    image: props.sidecar?.image ?? `quay.io/kiwigrid/k8s-sidecar:${versions.grafanaSidecar}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    env: Object.entries(settings).flatMap(([name, value]) =>
      given(value) ? [{ name, ...(typeof value === 'string' ? { value } : { valueFrom: value }) }] : [],
    ),
    ...when('resources', props.sidecar?.resources),
    securityContext: SECURITY,
    volumeMounts: [{ name: volumeOf(part), mountPath: folder }],
  };
}

/** The containers that the prop asks for. */
export const sidecars = (input: GrafanaInput): object[] => partsOf(input).map((each) => watcher(input, each));

/** Where Grafana reads what the containers write. */
export function sidecarMounts(input: GrafanaInput): object[] {
  return partsOf(input).flatMap(([part, found]) => [
    { name: volumeOf(part), mountPath: folderOf(found, part.folder) },
    ...(part === DASHBOARDS
      ? [
          {
            name: 'sc-dashboard-provider',
            mountPath: `${PROVISIONING}/dashboards/sc-dashboardproviders.yaml`,
            subPath: 'provider.yaml',
          },
        ]
      : []),
  ]);
}

const providerName = ({ name }: GrafanaInput): string => `${name}-config-dashboards`;

/** The volumes that the containers share with Grafana. */
export function sidecarVolumes(input: GrafanaInput): object[] {
  return partsOf(input).flatMap(([part]) => [
    { name: volumeOf(part), emptyDir: {} },
    ...(part === DASHBOARDS ? [{ name: 'sc-dashboard-provider', configMap: { name: providerName(input) } }] : []),
  ]);
}

/** Where Grafana finds the dashboards that a container writes. */
function provider(given: Dashboards): string {
  const { providerName: name = 'sidecarProvider', providerFolder: folder = '', allowUiUpdates = false } = given;
  const { foldersFromFilesStructure = false } = given;
  const entry = {
    name,
    orgId: 1,
    // Folders are by directory, or one for all.
    ...(!foldersFromFilesStructure && { folder, folderUid: '' }),
    type: 'file',
    disableDeletion: false,
    allowUiUpdates,
    updateIntervalSeconds: 30,
    options: { foldersFromFilesStructure, path: folderOf(given) },
  };
  return emit({ apiVersion: 1, providers: [entry] });
}

const inCluster = (input: GrafanaInput): boolean => isOn(input) && input.props.sidecar?.namespaced !== true;
const inNamespace = (input: GrafanaInput): boolean => isOn(input) && input.props.sidecar?.namespaced === true;
const RBAC = 'rbac.authorization.k8s.io';

function roleBinding(input: GrafanaInput): Manifest {
  const { name, namespace } = input;
  return placedObject([`${RBAC}/v1`, 'RoleBinding'], input, grafanaLabels(input).labels, {
    roleRef: { apiGroup: RBAC, kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: accountName(input), namespace }],
  });
}

/** Objects that the containers need: the provider of their dashboards, and the right to read. */
export const sidecarObjects: Readonly<Record<string, AddonRenderer<GrafanaInput['props']>>> = {
  'sidecar-provider': (input) => {
    const dashboards = dashboardsOf(input);
    const at = { name: providerName(input), namespace: input.namespace };
    return dashboards && configMap(at, grafanaLabels(input).labels, { 'provider.yaml': provider(dashboards) });
  },
  'cluster-role': (input) =>
    inCluster(input) ? clusterRole(`${input.name}-clusterrole`, grafanaLabels(input).labels, RULES) : undefined,
  'cluster-role-binding': (input) => {
    const account = { name: accountName(input), namespace: input.namespace };
    const [role, binding] = [`${input.name}-clusterrole`, `${input.name}-clusterrolebinding`];
    return inCluster(input) ? clusterRoleBinding(binding, grafanaLabels(input).labels, role, account) : undefined;
  },
  'role': (input) =>
    inNamespace(input)
      ? placedObject([`${RBAC}/v1`, 'Role'], input, grafanaLabels(input).labels, { rules: RULES })
      : undefined,
  'role-binding': (input) => (inNamespace(input) ? roleBinding(input) : undefined),
};
