import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import type { GrafanaSidecarDashboards, GrafanaSidecarDatasources } from '../../props';
import { emit } from '../../yaml/emit';
import type { AddonRenderer } from '../addon';
import { accountName, clusterRole, clusterRoleBinding, configMap, placedObject } from '../shared/objects';
import { RESTRICTED_CONTAINER } from '../shared/pod';
import { GRAFANA_PORT, grafanaLabels, type GrafanaInput } from './input';

/* Containers beside Grafana that write what ConfigMaps and Secrets of other programs hold to its directories. */

type Dashboards = GrafanaSidecarDashboards;
type Found = GrafanaSidecarDatasources;

const SECURITY = { ...RESTRICTED_CONTAINER, seccompProfile: { type: 'RuntimeDefault' } };
const RULES = [{ apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'watch', 'list'] }];
const PROVISIONING = '/etc/grafana/provisioning';

/** What a prop asks for: nothing, what is usual, or its own settings. */
const wanted = <T extends object>(given: boolean | T | undefined): T | undefined =>
  given === true ? ({} as T) : given === false ? undefined : given;

const dashboardsOf = ({ props }: GrafanaInput): Dashboards | undefined =>
  wanted<Dashboards>(props.sidecar?.dashboards as boolean | Dashboards | undefined);
const datasourcesOf = ({ props }: GrafanaInput): Found | undefined =>
  wanted<Found>(props.sidecar?.datasources as boolean | Found | undefined);

const isOn = (input: GrafanaInput): boolean => dashboardsOf(input) !== undefined || datasourcesOf(input) !== undefined;

const folderOf = ({ folder = '/tmp/dashboards' }: Dashboards): string => folder;

/** One container: it watches what has a label, writes it to a directory, and has Grafana read that again. */
function watcher(
  { props, versions }: GrafanaInput,
  [part, name, volume, usual]: readonly [part: string, name: string, volume: string, usual: string],
  { label = usual, labelValue, searchNamespace, resource = 'both' }: Found,
  [folder, folderAnnotation]: readonly [folder: string, folderAnnotation?: string],
): object {
  const text = (variable: string, value: string | undefined): object[] =>
    value === undefined || value === '' ? [] : [{ name: variable, value }];
  return {
    name,
    image: props.sidecar?.image ?? `quay.io/kiwigrid/k8s-sidecar:${versions.grafanaSidecar}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    env: [
      ...text('METHOD', 'WATCH'),
      ...text('LABEL', label),
      ...text('LABEL_VALUE', labelValue),
      ...text('FOLDER', folder),
      ...text('RESOURCE', resource),
      ...text('NAMESPACE', searchNamespace),
      ...text('FOLDER_ANNOTATION', folderAnnotation),
      ...text('REQ_URL', `http://localhost:${GRAFANA_PORT}/api/admin/provisioning/${part}/reload`),
      ...text('REQ_METHOD', 'POST'),
    ],
    ...when('resources', props.sidecar?.resources),
    securityContext: SECURITY,
    volumeMounts: [{ name: volume, mountPath: folder }],
  };
}

const DASHBOARDS = ['dashboards', 'grafana-sc-dashboard', 'sc-dashboard-volume', 'grafana_dashboard'] as const;
const DATASOURCES = ['datasources', 'grafana-sc-datasources', 'sc-datasources-volume', 'grafana_datasource'] as const;

/** The containers that the prop asks for. */
export function sidecars(input: GrafanaInput): object[] {
  const [dashboards, datasources] = [dashboardsOf(input), datasourcesOf(input)];
  return [
    ...(dashboards
      ? [watcher(input, DASHBOARDS, dashboards, [folderOf(dashboards), dashboards.folderAnnotation])]
      : []),
    ...(datasources ? [watcher(input, DATASOURCES, datasources, [`${PROVISIONING}/datasources`])] : []),
  ];
}

/** Where Grafana reads what the containers write. */
export function sidecarMounts(input: GrafanaInput): object[] {
  const dashboards = dashboardsOf(input);
  return [
    ...(dashboards
      ? [
          { name: DASHBOARDS[2], mountPath: folderOf(dashboards) },
          {
            name: 'sc-dashboard-provider',
            mountPath: `${PROVISIONING}/dashboards/sc-dashboardproviders.yaml`,
            subPath: 'provider.yaml',
          },
        ]
      : []),
    ...(datasourcesOf(input) ? [{ name: DATASOURCES[2], mountPath: `${PROVISIONING}/datasources` }] : []),
  ];
}

const providerName = ({ name }: GrafanaInput): string => `${name}-config-dashboards`;

/** The volumes that the containers share with Grafana. */
export function sidecarVolumes(input: GrafanaInput): object[] {
  return [
    ...(dashboardsOf(input)
      ? [
          { name: DASHBOARDS[2], emptyDir: {} },
          { name: 'sc-dashboard-provider', configMap: { name: providerName(input) } },
        ]
      : []),
    ...(datasourcesOf(input) ? [{ name: DATASOURCES[2], emptyDir: {} }] : []),
  ];
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
