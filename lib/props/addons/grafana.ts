import { url } from '../../schema/late';
import { any, bool, either, en, list, map, num, str, struct } from '../../schema/notation';
import { Autoscaling, env, resources } from '../common';
import { extended, props, toggle } from '../declare';
import {
  ClaimedStorage,
  named,
  ingressProp,
  names,
  ChartedAddon,
  portService,
  replicaProps,
  serviceAccount,
  structs,
} from './shared';

const AdminSecret = props('GrafanaAdminSecret', "A Secret with Grafana's first user.", {
  'secret!': str.doc('Name of the Secret.'),
  'userKey': str.doc("Key of the user's name. @default 'admin-user'"),
  'passwordKey': str.doc("Key of the password. @default 'admin-password'"),
});

const found = {
  label: str.minLen(1).doc('Label of the ConfigMaps and Secrets. @default - that of the official chart'),
  labelValue: str.doc('Value of the label. @default - any'),
  searchNamespace: str.doc("Namespace that is searched; `ALL` for every one. @default - Grafana's namespace"),
  resource: en('both', 'configmap', 'secret').doc("Kinds that are searched. @default 'both'"),
  reload: bool.doc('Reloads them in Grafana when they change. @default true'),
  env: env.doc('Further environment: settings of https://github.com/kiwigrid/k8s-sidecar. @default - none'),
};
const SidecarDashboards = props('GrafanaSidecarDashboards', 'Dashboards that a sidecar of Grafana finds.', {
  ...found,
  folder: str.minLen(1).doc("Directory of the files. @default '/tmp/dashboards'"),
  folderAnnotation: str.minLen(1).doc('Annotation that names the folder of a dashboard. @default - none'),
  foldersFromFilesStructure: bool.doc('Makes a folder of Grafana of each directory. @default false'),
  providerName: str.minLen(1).doc("Name of the provider. @default 'sidecarProvider'"),
  providerFolder: str.doc('Folder of all its dashboards. @default - none'),
  allowUiUpdates: bool.doc('Lets people change them in Grafana. @default false'),
});
const SidecarDatasources = props('GrafanaSidecarDatasources', 'Objects that a sidecar of Grafana finds.', found);
const Sidecar = props('GrafanaSidecarProps', 'Containers beside Grafana that watch ConfigMaps and Secrets.', {
  dashboards: toggle(SidecarDashboards).doc('Dashboards, by the label `grafana_dashboard`. @default false'),
  datasources: toggle(SidecarDatasources).doc('Data sources, by the label `grafana_datasource`. @default false'),
  alerts: toggle(SidecarDatasources).doc(
    'Alert rules and contact points, by the label `grafana_alert`. @default false',
  ),
  plugins: toggle(SidecarDatasources).doc('Settings of plugins, by the label `grafana_plugin`. @default false'),
  namespaced: bool.doc("Limits it to Grafana's namespace, by a Role in place of a ClusterRole. @default false"),
  image: str.minLen(1).doc('Image. @default - that of the official chart'),
  resources: resources.doc('Compute resources. @default - none'),
});

export const Grafana = extended(
  ChartedAddon,
  'GrafanaProps',
  'A Grafana server with dashboards of Istio. https://grafana.com/docs/',
  {
    ...named('grafana', 'docker.io/grafana/grafana'),
    ...replicaProps,
    autoscaling: Autoscaling.plain.doc('A HorizontalPodAutoscaler. @default - none'),
    service: portService,
    serviceAccount,
    prometheus: url.type('UrlLike').doc('The Prometheus of its dashboards. @default - that of `addons`'),
    loki: url.type('UrlLike').doc('A Loki whose logs can be seen. @default - that of `addons`'),
    datasources: structs.doc("Further data sources, as Grafana's provisioning has them. @default - none"),
    dashboards: either(bool, list(struct)).plain.doc(
      "Dashboards, as JSON: `istioDashboards(mesh)` and your own. @default - Istio's, for the release of the mesh",
    ),
    anonymous: bool.doc('Makes everybody an administrator. @default true under `addons`, else false'),
    adminSecret: AdminSecret.doc('Secret with its first user. @default - user `admin`, password `admin`'),
    plugins: names.doc('Plugins that are installed when it starts: `NAME` or `NAME VERSION`. @default - none'),
    sidecar: Sidecar.plain.doc(
      'Containers that bring dashboards and data sources of other programs, from ConfigMaps and Secrets with a ' +
        'label. ' +
        '@default - none',
    ),
    config: map(either(map(any), str, bool, num)).doc('Sections and settings of `grafana.ini`. @default - none'),
    alerting: map(struct).plain.doc(
      'Files of alert rules, contact points and policies, as provisioning has them: `{ "rules.yaml": { ... } }`. ' +
        '@default - none',
    ),
    storage: ClaimedStorage.doc('A volume for its data. @default - an emptyDir'),
    externalUrl: url.doc('URL by which people reach it. @default - that of `ingress`, if there is one'),
    ingress: ingressProp,
  },
);
