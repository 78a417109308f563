import { url } from '../../schema/late';
import { any, bool, either, list, map, str, struct } from '../../schema/notation';
import { props } from '../declare';
import { Storage, commonProps, ingressProp, replicaProps, structs } from './shared';

const AdminSecret = props('GrafanaAdminSecret', "A Secret with Grafana's first user.", {
  'secret!': str.doc('Name of the Secret.'),
  'userKey': str.doc("Key of the user's name. @default 'admin-user'"),
  'passwordKey': str.doc("Key of the password. @default 'admin-password'"),
});

export const Grafana = props('GrafanaProps', 'A Grafana server with dashboards of Istio. https://grafana.com/docs/', {
  ...commonProps('grafana', 'docker.io/grafana/grafana'),
  ...replicaProps,
  prometheus: url.type('UrlLike').doc('The Prometheus of its dashboards. @default - that of `addons`'),
  loki: url.type('UrlLike').doc('A Loki whose logs can be seen. @default - that of `addons`'),
  datasources: structs.doc("Further data sources, as Grafana's provisioning has them. @default - none"),
  dashboards: either(bool, list(struct)).plain.doc(
    "Dashboards, as JSON: `istioDashboards(mesh)` and your own. @default - Istio's, for the release of the mesh",
  ),
  anonymous: bool.doc('Whether everybody is its administrator. @default true under `addons`, else false'),
  adminSecret: AdminSecret.doc('Secret with its first user. @default - user `admin`, password `admin`'),
  config: map(map(any)).doc('Sections and settings of `grafana.ini`. @default - none'),
  storage: Storage.doc('A volume for its data. @default - an emptyDir'),
  externalUrl: url.doc('URL by which people reach it. @default - that of `ingress`, if there is one'),
  ingress: ingressProp,
});
