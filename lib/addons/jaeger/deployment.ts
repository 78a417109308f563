import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { placedObject, storageVolume } from '../shared/objects';
import { containerSecurity, moreEnv, podFields, podLabels } from '../shared/pod';
import { JAEGER_PORTS, jaegerLabels, type JaegerInput } from './input';

/** The image's own user. */
const USER = 10001;

export function jaegerDeployment(input: JaegerInput): Manifest {
  const { name, props } = input;
  const { labels, selector } = jaegerLabels(input);
  const annotations = {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(JAEGER_PORTS.metrics),
    ...props.podAnnotations,
  };
  return placedObject(['apps/v1', 'Deployment'], input, labels, {
    spec: {
      selector: { matchLabels: selector },
      // Two of them cannot have one volume.
      ...(props.storage && { strategy: { type: 'Recreate' } }),
      template: {
        metadata: { labels: podLabels(labels, props), annotations },
        spec: {
          containers: [container(input)],
          ...podFields(input, USER),
          volumes: [storageVolume('data', name, props.storage), { name: 'jaeger-configuration', configMap: { name } }],
        },
      },
    },
  });
}

function container(input: JaegerInput): object {
  const { props, versions } = input;
  const probe = { httpGet: { path: '/status', port: JAEGER_PORTS.health } };
  return {
    name: 'jaeger',
    image: props.image ?? `docker.io/jaegertracing/jaeger:${versions.jaeger}`,
    ...when('imagePullPolicy', props.imagePullPolicy),
    args: ['--config', '/jaeger-configuration/config.yaml'],
    ...when('env', moreEnv(props)),
    ...containerSecurity(input),
    livenessProbe: probe,
    readinessProbe: probe,
    volumeMounts: [
      { name: 'data', mountPath: '/badger' },
      { name: 'jaeger-configuration', mountPath: '/jaeger-configuration' },
    ],
    resources: props.resources ?? { requests: { cpu: '10m' } },
  };
}
