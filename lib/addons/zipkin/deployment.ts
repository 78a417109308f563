import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { placedObject } from '../shared/objects';
import { containerSecurity, moreEnv, podFields, podLabels } from '../shared/pod';
import { ZIPKIN_PORT, zipkinLabels, type ZipkinInput } from './input';

/** The image's own user. */
const USER = 1000;

export function zipkinDeployment(input: ZipkinInput): Manifest {
  const { props } = input;
  const { labels, selector } = zipkinLabels(input);
  return placedObject(['apps/v1', 'Deployment'], input, labels, {
    spec: {
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: podLabels(labels, props), ...when('annotations', props.podAnnotations) },
        spec: { containers: [container(input)], ...podFields(input, USER) },
      },
    },
  });
}

function container(input: ZipkinInput): object {
  const { props, versions } = input;
  return {
    name: 'zipkin',
    image: props.image ?? `docker.io/openzipkin/zipkin-slim:${versions.zipkin}`,
    ...when('imagePullPolicy', props.imagePullPolicy),
    env: [{ name: 'STORAGE_METHOD', value: 'mem' }, ...moreEnv(props)],
    ...containerSecurity(input),
    readinessProbe: { httpGet: { path: '/health', port: ZIPKIN_PORT }, initialDelaySeconds: 5, periodSeconds: 5 },
    ...when('resources', props.resources),
  };
}
