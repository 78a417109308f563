import type { Manifest } from '../../model';
import { when } from '../shared/sparse';
import { numberOrText } from '../shared/scalar';
import { stringMap } from '../shared/string-map';
import { cniContainer, setsAppArmorField } from './container';
import { cniLabels, cniNameLabels } from './labels';
import {
  CNI_NAME,
  CNI_NODE_NAME,
  readsHostProcesses,
  sharesHostNetwork,
  type CniInput,
  type CniValues,
} from './values';

/** Renders the DaemonSet of the agent, on every Linux node. The plugin looks for the DaemonSet by this very name. */
export function cniDaemonSet(input: CniInput): Manifest {
  const { values } = input;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name: CNI_NODE_NAME,
      namespace: input.namespace,
      labels: stringMap(cniLabels(input, { 'k8s-app': CNI_NODE_NAME }), values.daemonSetLabels),
    },
    spec: {
      selector: { matchLabels: { 'k8s-app': CNI_NODE_NAME } },
      ...when('updateStrategy', values.updateStrategy),
      template: { metadata: podMetadata(input), spec: podSpec(input) },
    },
  };
}

function podMetadata(input: CniInput): object {
  const { values } = input;
  return {
    labels: stringMap(
      {
        'k8s-app': CNI_NODE_NAME,
        'sidecar.istio.io/inject': 'false',
        'istio.io/dataplane-mode': 'none',
        ...cniNameLabels(input),
      },
      values.podLabels,
    ),
    annotations: stringMap(
      {
        'sidecar.istio.io/inject': 'false',
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '15014',
        'prometheus.io/path': '/metrics',
        ...(!setsAppArmorField(input) && {
          'container.apparmor.security.beta.kubernetes.io/install-cni': 'unconfined',
        }),
      },
      values.podAnnotations,
    ),
  };
}

function podSpec(input: CniInput): object {
  const { values } = input;
  return {
    ...(sharesHostNetwork(values) && { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }),
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    ...when('affinity', values.affinity),
    ...when('tolerations', values.tolerations),
    priorityClassName: 'system-node-critical',
    serviceAccountName: CNI_NAME,
    terminationGracePeriodSeconds: numberOrText(values.terminationGracePeriodSeconds),
    containers: [cniContainer(input)],
    volumes: volumes(values),
  };
}

function volumes(values: CniValues): object[] {
  const { ambient } = values;
  return [
    // A cluster on GKE has another directory, which the official chart finds by reading the version of the cluster;
    // there is no cluster here.
    { name: 'cni-bin-dir', hostPath: { path: values.cniBinDir || '/opt/cni/bin' } },
    ...(readsHostProcesses(values)
      ? [{ name: 'cni-host-procfs', hostPath: { path: '/proc', type: 'Directory' } }]
      : []),
    ...(ambient.enabled
      ? [{ name: 'cni-ztunnel-sock-dir', hostPath: { path: '/var/run/ztunnel', type: 'DirectoryOrCreate' } }]
      : []),
    { name: 'cni-net-dir', hostPath: { path: values.cniConfDir } },
    { name: 'cni-socket-dir', hostPath: { path: '/var/run/istio-cni' } },
    // The node creates it with its first pod that has a network of its own, which may be later than this pod.
    { name: 'cni-netns-dir', hostPath: { path: values.cniNetnsDir, type: 'DirectoryOrCreate' } },
  ];
}
