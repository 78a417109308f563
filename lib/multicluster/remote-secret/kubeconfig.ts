import { toYaml } from '../../injection/go-template/yaml';
import type { RemoteSecretProps } from './props';

/**
 * Writes the kubeconfigs of remote secrets, with the same bytes as client-go: keys in alphabetical order, the context
 * and the user named as the cluster.
 */

const PEM = '-----BEGIN CERTIFICATE-----';

/** Returns a certificate authority as `certificate-authority-data` has it: PEM text in base64. */
export const authorityData = (ca: string): string => (ca.includes(PEM) ? Buffer.from(ca).toString('base64') : ca);

/** Entry `cluster` of a kubeconfig, without its certificate authority. */
const server = ({ url, tlsServerName }: RemoteSecretProps): object => ({
  server: url,
  ...(tlsServerName && { 'tls-server-name': tlsServerName }),
});

/** Parts of a kubeconfig between the clusters and the users. */
const context = (name: string): string =>
  toYaml({
    'contexts': [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
    'kind': 'Config',
  }) ?? '';

const head = toYaml({ apiVersion: 'v1' }) ?? '';

/** Returns the kubeconfig with which a user, as kubeconfigs have it, reads a cluster. */
export function kubeconfig(props: RemoteSecretProps, user: object): string {
  const { cluster: name, ca } = props;
  const authority = ca === undefined ? {} : { 'certificate-authority-data': authorityData(ca) };
  const clusters = toYaml({ clusters: [{ name, cluster: { ...authority, ...server(props) } }] });
  return `${head}${clusters}${context(name)}${toYaml({ users: [{ name, user }] })}`;
}

/**
 * Returns the kubeconfig as a template of External Secrets Operator, in which `.token` and, where no authority is
 * given, `.ca` stand for what comes from the store. Both are quoted: a store may hold any text.
 */
export function kubeconfigTemplate(props: RemoteSecretProps): string {
  const { cluster, ca } = props;
  const name = scalar(cluster);
  const authority = ca === undefined ? '{{ .ca | b64enc | quote }}' : scalar(authorityData(ca));
  return [
    `${head}clusters:\n- cluster:\n    certificate-authority-data: ${authority}\n`,
    `${indented(toYaml(server(props)) ?? '')}  name: ${name}\n`,
    `${context(cluster)}users:\n- name: ${name}\n  user:\n    token: {{ .token | quote }}\n`,
  ].join('');
}

const scalar = (text: string): string => (toYaml(text) ?? '').trimEnd();
const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
