import type { Manifest } from '../../model';
import { envFromField } from '../../components/shared/env';
import { when } from '../../components/shared/sparse';
import { placedObject } from '../shared/objects';
import { containerSecurity, moreEnv, podFields, podLabels } from '../shared/pod';
import { CONFIG_KEY, OTEL_PORTS, otelLabels, type OtelInput } from './input';

/** The image's own user. */
const USER = 10001;
const VOLUME = 'opentelemetry-collector-config-vol';

export function otelDeployment(input: OtelInput): Manifest {
  const { name, props } = input;
  const { labels, selector } = otelLabels(input);
  return placedObject(['apps/v1', 'Deployment'], input, undefined, {
    spec: {
      selector: { matchLabels: selector },
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }, type: 'RollingUpdate' },
      template: {
        metadata: { labels: podLabels(labels, props), ...when('annotations', props.podAnnotations) },
        spec: {
          containers: [container(input)],
          dnsPolicy: 'ClusterFirst',
          restartPolicy: 'Always',
          schedulerName: 'default-scheduler',
          terminationGracePeriodSeconds: 30,
          ...podFields(input, USER),
          volumes: [
            {
              configMap: {
                defaultMode: 420,
                items: [{ key: CONFIG_KEY, path: `${CONFIG_KEY}.yaml` }],
                name: `${name}-conf`,
              },
              name: VOLUME,
            },
          ],
        },
      },
    },
  });
}

function container(input: OtelInput): object {
  const { props, versions } = input;
  return {
    args: [`--config=/conf/${CONFIG_KEY}.yaml`],
    env: [
      envFromField('POD_NAME', 'metadata.name', 'v1'),
      envFromField('POD_NAMESPACE', 'metadata.namespace', 'v1'),
      ...moreEnv(props),
    ],
    image: props.image ?? `docker.io/otel/opentelemetry-collector-contrib:${versions.otelCollector}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    name: 'opentelemetry-collector',
    ports: [OTEL_PORTS.grpc, OTEL_PORTS.http].map((number) => ({ containerPort: number, protocol: 'TCP' })),
    resources: props.resources ?? {
      limits: { cpu: '2', memory: '4Gi' },
      requests: { cpu: '200m', memory: '400Mi' },
    },
    ...containerSecurity(input),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    volumeMounts: [{ name: VOLUME, mountPath: '/conf' }],
  };
}
