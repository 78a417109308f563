import type { Manifest } from '../../model';
import { given, when } from '../shared/sparse';
import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import { rootCertificateVolume } from '../shared/root-certificate';
import { numberOrText } from '../shared/scalar';
import { ztunnelContainer } from './container';
import { ztunnelAnnotations, ztunnelLabels } from './metadata';
import { ztunnelName, type ZtunnelInput, type ZtunnelValues } from './values';

/** Renders the DaemonSet of the node proxy, on every Linux node. */
export function ztunnelDaemonSet(input: ZtunnelInput): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name: ztunnelName(input),
      namespace: input.namespace,
      labels: ztunnelLabels(input),
      annotations: ztunnelAnnotations(input),
    },
    spec: {
      ...when('updateStrategy', input.values.updateStrategy),
      selector: { matchLabels: { app: 'ztunnel' } },
      template: { metadata: podMetadata(input), spec: podSpec(input) },
    },
  };
}

function podMetadata(input: ZtunnelInput): object {
  const { values } = input;
  return {
    labels: stringMap(
      {
        'sidecar.istio.io/inject': 'false',
        'istio.io/dataplane-mode': 'none',
        'app': 'ztunnel',
        'app.kubernetes.io/name': 'ztunnel',
        ...istioLabels(input),
      },
      values.podLabels,
    ),
    annotations: stringMap(
      {
        'sidecar.istio.io/inject': 'false',
        ...(values.revision && { 'istio.io/rev': values.revision }),
      },
      values.podAnnotations,
    ),
  };
}

function podSpec(input: ZtunnelInput): object {
  const { values, release } = input;
  return {
    nodeSelector: stringMap({ 'kubernetes.io/os': 'linux' }, values.nodeSelector),
    ...when('affinity', values.affinity),
    serviceAccountName: ztunnelName(input),
    ...when('tolerations', values.tolerations),
    ...(release.facts.ztunnelDns && { ...when('dnsPolicy', values.dnsPolicy), ...when('dnsConfig', values.dnsConfig) }),
    containers: [ztunnelContainer(input)],
    priorityClassName: 'system-node-critical',
    terminationGracePeriodSeconds: numberOrText(values.terminationGracePeriodSeconds),
    volumes: volumes(values),
  };
}

function volumes(values: ZtunnelValues): object[] {
  const token = { serviceAccountToken: { path: 'istio-token', expirationSeconds: 43200, audience: 'istio-ca' } };
  return [
    { name: 'istio-token', projected: { sources: [token] } },
    rootCertificateVolume(values.env, values.trustBundleName),
    // A directory and not the socket in it: the CNI agent, which opens the socket, may start later.
    { name: 'cni-ztunnel-sock-dir', hostPath: { path: '/var/run/ztunnel', type: 'DirectoryOrCreate' } },
    { name: 'tmp', emptyDir: {} },
    ...(values.peerCaCrl.enabled ? [{ name: 'crl-volume', configMap: { name: 'istio-ca-crl', optional: true } }] : []),
    ...(given(values.volumes) ? values.volumes : []),
  ];
}
