import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { checksum } from '../shared/checksum';
import { claimTemplate, placedObject } from '../shared/objects';
import { isOpenShift } from '../shared/openshift';
import { moreEnv, RESTRICTED_CONTAINER, schedulingFields } from '../shared/pod';
import { lokiConfig } from './config';
import { LOKI_PORTS, lokiLabels, MEMBERLIST, SINGLE_BINARY, type LokiInput } from './input';

/** The image's own user. */
const USER = 10001;
const READ_ONLY = { ...RESTRICTED_CONTAINER, readOnlyRootFilesystem: true };

export function lokiStatefulSet(input: LokiInput): Manifest {
  const { name, props } = input;
  const { labels, selector } = lokiLabels(input);
  const own = { ...selector, ...SINGLE_BINARY };
  const storage = props.storage ?? { size: '10Gi' };
  return placedObject(
    ['apps/v1', 'StatefulSet'],
    input,
    { ...labels, ...SINGLE_BINARY, ...MEMBERLIST },
    {
      spec: {
        replicas: 1,
        podManagementPolicy: 'Parallel',
        updateStrategy: { rollingUpdate: { partition: 0 } },
        serviceName: `${name}-headless`,
        revisionHistoryLimit: 10,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
        selector: { matchLabels: own },
        template: {
          metadata: {
            annotations: {
              'checksum/config': checksum(lokiConfig(input)),
              'storage/size': storage.size,
              'kubectl.kubernetes.io/default-container': 'loki',
              ...props.podAnnotations,
            },
            labels: { ...own, ...MEMBERLIST, ...props.podLabels },
          },
          spec: podSpec(input, own),
        },
        volumeClaimTemplates: [claimTemplate('storage', storage)],
      },
    },
  );
}

function podSpec(input: LokiInput, own: Readonly<Record<string, string>>): object {
  const { name, props } = input;
  const apart = { labelSelector: { matchLabels: own }, topologyKey: 'kubernetes.io/hostname' };
  return {
    serviceAccountName: name,
    automountServiceAccountToken: true,
    enableServiceLinks: true,
    securityContext: props.podSecurityContext ?? {
      ...(!isOpenShift(input) && { fsGroup: USER, runAsGroup: USER, runAsUser: USER }),
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsNonRoot: true,
      ...(!input.asSample && { seccompProfile: { type: 'RuntimeDefault' } }),
    },
    terminationGracePeriodSeconds: 30,
    containers: [server(input), ruleLoader(input)],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
    ...schedulingFields(props.scheduling),
    volumes: [
      { name: 'tmp', emptyDir: {} },
      { name: 'config', configMap: { name, items: [{ key: 'config.yaml', path: 'config.yaml' }] } },
      { name: 'runtime-config', configMap: { name: `${name}-runtime` } },
      { name: 'sc-rules-volume', emptyDir: {} },
    ],
  };
}

const containerPort = (name: string, number: number): object => ({ name, containerPort: number, protocol: 'TCP' });

function server({ props, versions }: LokiInput): object {
  return {
    name: 'loki',
    image: props.image ?? `docker.io/grafana/loki:${versions.loki}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    args: ['-config.file=/etc/loki/config/config.yaml', '-target=all'],
    ...when('env', moreEnv(props)),
    ports: [
      containerPort('http-metrics', LOKI_PORTS.http),
      containerPort('grpc', LOKI_PORTS.grpc),
      containerPort('http-memberlist', LOKI_PORTS.memberlist),
    ],
    securityContext: props.securityContext ?? READ_ONLY,
    readinessProbe: {
      failureThreshold: 3,
      httpGet: { path: '/ready', port: 'http-metrics' },
      initialDelaySeconds: 15,
      periodSeconds: 10,
      successThreshold: 1,
      timeoutSeconds: 1,
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'config', mountPath: '/etc/loki/config' },
      { name: 'runtime-config', mountPath: '/etc/loki/runtime-config' },
      { name: 'storage', mountPath: '/var/loki' },
      { name: 'sc-rules-volume', mountPath: '/rules' },
    ],
    resources: props.resources ?? {},
  };
}

/** Collects rules from ConfigMaps and Secrets with the label `loki_rule`. */
function ruleLoader({ props, versions }: LokiInput): object {
  const env = {
    METHOD: 'WATCH',
    LABEL: 'loki_rule',
    FOLDER: '/rules',
    RESOURCE: 'both',
    WATCH_SERVER_TIMEOUT: '60',
    WATCH_CLIENT_TIMEOUT: '60',
    LOG_LEVEL: 'INFO',
  };
  return {
    name: 'loki-sc-rules',
    image: `docker.io/kiwigrid/k8s-sidecar:${versions.k8sSidecar}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
    securityContext: props.securityContext ?? READ_ONLY,
    volumeMounts: [
      ...(versions.lokiRulesTmp ? [{ name: 'tmp', mountPath: '/tmp' }] : []),
      { name: 'sc-rules-volume', mountPath: '/rules' },
    ],
  };
}
