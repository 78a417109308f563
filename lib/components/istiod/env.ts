import { envFromField, envFromMap, envFromResource, type EnvEntry } from '../shared/env';
import { given } from '../shared/sparse';
import { revisionLabel } from './names';
import type { IstiodInput } from './values';

const text = (name: string, value: unknown): EnvEntry => ({ name, value: String(value) });
const textWhen = (condition: unknown, name: string, value: unknown): EnvEntry[] =>
  condition ? [text(name, value)] : [];

/** Returns the environment of the discovery container. A later entry of the same name wins, as in Kubernetes. */
export function istiodEnv(input: IstiodInput): EnvEntry[] {
  const {
    values,
    release: { facts },
  } = input;
  const { global, env } = values;
  return [
    text('REVISION', revisionLabel(input)),
    text('PILOT_CERT_PROVIDER', global.pilotCertProvider),
    envFromField('POD_NAME', 'metadata.name', 'v1'),
    envFromField('POD_NAMESPACE', 'metadata.namespace', 'v1'),
    envFromField('SERVICE_ACCOUNT', 'spec.serviceAccountName', 'v1'),
    text('KUBECONFIG', '/var/run/secrets/remote/config'),
    ...textWhen(
      !env?.CA_TRUSTED_NODE_ACCOUNTS,
      'CA_TRUSTED_NODE_ACCOUNTS',
      `${values.trustedZtunnelNamespace || input.namespace}/${values.trustedZtunnelName || 'ztunnel'}`,
    ),
    ...envFromMap(env),
    ...textWhen(facts.fipsOnlyGodebug && env?.COMPLIANCE_POLICY === 'fips-140-3', 'GODEBUG', 'fips140=only'),
    ...((given(values.envVarFrom) ? values.envVarFrom : []) as EnvEntry[]),
    ...textWhen(values.traceSampling, 'PILOT_TRACE_SAMPLING', values.traceSampling),
    ...(facts.namedTaint && values.taint.enabled
      ? [
          text('PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS', true),
          text('PILOT_NODE_UNTAINT_CONTROLLERS_TAINT_NAME', values.taint.name),
        ]
      : []),
    ...textWhen(global.externalIstiod && !env?.EXTERNAL_ISTIOD, 'EXTERNAL_ISTIOD', global.externalIstiod),
    ...textWhen(global.trustBundleName, 'PILOT_CA_CERT_CONFIGMAP', global.trustBundleName),
    ...textWhen(values.crlConfigMapName, 'PILOT_CRL_CONFIGMAP', values.crlConfigMapName),
    text('PILOT_ENABLE_ANALYSIS', global.istiod.enableAnalysis),
    text('CLUSTER_ID', global.multiCluster.clusterName || 'Kubernetes'),
    ...(facts.goMaxProcs ? [envFromResource('GOMAXPROCS', 'limits.cpu')] : []),
    text('PLATFORM', global.platform || values.platform || ''),
  ];
}
