import { given, when } from '../../components/shared/sparse';
import { isOpenShift } from '../shared/openshift';
import type { KialiInput } from './input';
import { kialiSecurity } from './security';
import { serviceCa, servingSecret } from './openshift';
import { mountedSecrets } from './secrets';
import type { KialiDeploymentValues, KialiValues } from './value-types';

const MULTI_CLUSTER = 'kiali-multi-cluster-secret';

function image({ image_name, image_digest, image_version }: KialiDeploymentValues): string {
  return `${image_name}${given(image_digest) ? `@${image_digest}` : ''}:${image_version}`;
}

/** The server itself. */
export function kialiContainer(input: KialiInput, values: KialiValues): object {
  const { deployment, server } = values;
  const { metrics } = server.observability;
  return {
    image: image(deployment),
    imagePullPolicy: given(deployment.image_pull_policy) ? deployment.image_pull_policy : 'Always',
    name: 'kiali',
    command: ['/opt/kiali/kiali', '-config', '/kiali-configuration/config.yaml'],
    terminationMessagePolicy: 'FallbackToLogsOnError',
    securityContext: given(deployment.security_context)
      ? deployment.security_context
      : kialiSecurity(input.versions.kialiSeccomp || !input.asSample),
    ports: [
      { name: 'api-port', containerPort: server.port },
      ...(metrics.enabled ? [{ name: 'http-metrics', containerPort: metrics.port }] : []),
    ],
    ...probes(values),
    env: [...env(deployment), ...(input.props.envFrom ?? [])],
    volumeMounts: volumeMounts(input, values),
    ...when('resources', deployment.resources),
  };
}

function probes({ deployment, server, identity }: KialiValues): object {
  const path = `${server.web_root.replace(/\/$/, '')}/healthz`;
  const httpGet = { path, port: 'api-port', scheme: given(identity.cert_file) ? 'HTTPS' : 'HTTP' };
  const { readiness, liveness, startup } = deployment.probes;
  return {
    readinessProbe: {
      httpGet,
      initialDelaySeconds: readiness.initial_delay_seconds,
      periodSeconds: readiness.period_seconds,
    },
    livenessProbe: {
      httpGet,
      initialDelaySeconds: liveness.initial_delay_seconds,
      periodSeconds: liveness.period_seconds,
    },
    startupProbe: {
      httpGet,
      failureThreshold: startup.failure_threshold,
      initialDelaySeconds: startup.initial_delay_seconds,
      periodSeconds: startup.period_seconds,
    },
  };
}

function env({ logger, custom_envs }: KialiDeploymentValues): object[] {
  return [
    { name: 'ACTIVE_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'LOG_LEVEL', value: logger.log_level },
    { name: 'LOG_FORMAT', value: logger.log_format },
    { name: 'LOG_TIME_FIELD_FORMAT', value: logger.time_field_format },
    { name: 'LOG_SAMPLER_RATE', value: logger.sampler_rate },
    ...custom_envs.map(({ name, value }) => ({ name, value: String(value) })),
  ];
}

/** Secrets with kubeconfigs, but for the one that is there in any case. */
const clustersOf = ({ clustering }: KialiValues) =>
  clustering.clusters.filter(({ secret_name: secret }) => given(secret) && secret !== MULTI_CLUSTER);

function volumeMounts({ name }: KialiInput, values: KialiValues): object[] {
  const remote = (volume: string, secret: string | undefined): object => ({
    name: volume,
    mountPath: `/kiali-remote-cluster-secrets/${secret}`,
    readOnly: true,
  });
  return [
    ...['configuration', 'cert', 'secret', 'cabundle'].map((part) => ({
      name: `${name}-${part}`,
      mountPath: `/kiali-${part}`,
    })),
    ...values.deployment.custom_secrets.map((secret) => ({ name: secret.name, mountPath: secret.mount })),
    remote(MULTI_CLUSTER, MULTI_CLUSTER),
    ...clustersOf(values).map((cluster) => remote(cluster.name, cluster.secret_name)),
    ...mountedSecrets(values).map(({ volume }) => ({
      name: volume,
      mountPath: `/kiali-override-secrets/${volume}`,
      readOnly: true,
    })),
  ];
}

/** Certificates of issuers that Kiali trusts: on OpenShift those of the cluster too. */
const certificates = (input: KialiInput, own: object): object =>
  isOpenShift(input)
    ? {
        projected: {
          sources: [
            { configMap: { name: serviceCa(input) } },
            { configMap: own },
            { configMap: { name: `${input.name}-oauth-cabundle`, optional: true } },
          ],
        },
      }
    : { configMap: own };

export function kialiVolumes(input: KialiInput, values: KialiValues): object[] {
  const { name, props } = input;
  const { deployment, identity } = values;
  const secret = (volume: string, secretName: unknown, more: object = {}): object => ({
    name: volume,
    secret: { secretName, ...more },
  });
  const optional = { optional: true };
  return [
    { name: `${name}-configuration`, configMap: { name } },
    secret(
      `${name}-cert`,
      isOpenShift(input) ? servingSecret(input) : `istio.${name}-service-account`,
      given(identity.cert_file) ? {} : optional,
    ),
    secret(`${name}-secret`, deployment.secret_name, optional),
    { name: `${name}-cabundle`, ...certificates(input, { name: props.caBundle ?? `${name}-cabundle`, ...optional }) },
    ...deployment.custom_secrets.map((custom) =>
      custom.csi
        ? { name: custom.name, csi: custom.csi }
        : secret(custom.name, custom.name, { optional: custom.optional ?? false }),
    ),
    secret(MULTI_CLUSTER, MULTI_CLUSTER, optional),
    ...clustersOf(values).map((cluster) => secret(cluster.name, cluster.secret_name)),
    ...mountedSecrets(values).map(({ volume, secret: secretName, key, file }) =>
      secret(volume, secretName, { items: [{ key, path: file }] }),
    ),
  ];
}
