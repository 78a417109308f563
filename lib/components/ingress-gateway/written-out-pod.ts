import { rootCertificateVolume } from '../shared/root-certificate';
import { NO_DATAPLANE } from './dataplane';
import { canonicalLabels, componentLabels, legacyLabels } from './labels';
import { podIdentity, podPlacement, userVolumes } from './pod';
import { PROMETHEUS_MERGE, type PodTemplate } from './pod-template';
import { writtenOutProxy } from './proxy-container';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/** Returns the whole pod, which no injector changes. */
export function writtenOutPod(input: IngressGatewayInput): PodTemplate {
  const { values, gateway } = input;
  const revision = { 'istio.io/rev': values.revision || 'default' };
  return {
    labels: {
      ...legacyLabels(input),
      ...canonicalLabels(input, ingressGatewayName(input)),
      ...revision,
      ...componentLabels(input),
      'sidecar.istio.io/inject': 'false',
      ...NO_DATAPLANE,
    },
    annotations: {
      ...revision,
      ...(values.meshConfig.enablePrometheusMerge && PROMETHEUS_MERGE),
      'sidecar.istio.io/inject': 'false',
    },
    spec: {
      ...podIdentity(input),
      containers: [writtenOutProxy(input), ...(gateway.additionalContainers ?? [])],
      volumes: [...proxyVolumes(input), ...userVolumes(input)],
      ...podPlacement(input),
    },
  };
}

function proxyVolumes({ values, direction }: IngressGatewayInput): object[] {
  const { global, revision } = values;
  const podInfo = ['labels', 'annotations'].map((path) => ({ path, fieldRef: { fieldPath: `metadata.${path}` } }));
  const token = {
    serviceAccountToken: { path: 'istio-token', expirationSeconds: 43200, audience: global.sds.token.aud },
  };
  return [
    { name: 'workload-socket', emptyDir: {} },
    { name: 'credential-socket', emptyDir: {} },
    { name: 'workload-certs', emptyDir: {} },
    ...(global.pilotCertProvider === 'istiod'
      ? [rootCertificateVolume(values.pilot?.env, global.trustBundleName)]
      : []),
    { name: 'podinfo', downwardAPI: { items: podInfo } },
    { name: 'istio-envoy', emptyDir: {} },
    { name: 'istio-data', emptyDir: {} },
    { name: 'istio-token', projected: { sources: [token] } },
    // The Secret has the name of the default account, whatever the gateway is called.
    ...(global.mountMtlsCerts
      ? [{ name: 'istio-certs', secret: { secretName: `istio.${direction.key}-service-account`, optional: true } }]
      : []),
    { name: 'config-volume', configMap: { name: revision ? `istio-${revision}` : 'istio', optional: true } },
  ];
}
