import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { placedObject } from '../shared/objects';
import { containerSecurity, moreEnv, podFields } from '../shared/pod';
import { SKYWALKING_PORTS, skywalkingNames, type SkyWalkingInput } from './input';

const LATE = { initialDelaySeconds: 30, periodSeconds: 5 };

/** Collects and keeps traces. */
export function skywalkingServer(input: SkyWalkingInput): Manifest {
  const { props, versions } = input;
  const { server: name } = skywalkingNames(input);
  return workload(input, name, { 'sidecar.istio.io/inject': 'false', ...props.podLabels }, props.podAnnotations, {
    name,
    image: props.image ?? `docker.io/apache/skywalking-oap-server:${versions.skywalking}`,
    env: [{ name: 'SW_HEALTH_CHECKER', value: 'default' }, ...moreEnv(props)],
    readinessProbe: { exec: { command: ['/skywalking/bin/swctl', 'health'] }, ...LATE },
    ...when('resources', props.resources),
  });
}

/** Shows traces. */
export function skywalkingUi(input: SkyWalkingInput): Manifest {
  const { props, versions } = input;
  const { server, ui: name } = skywalkingNames(input);
  return workload(input, name, { 'sidecar.istio.io/inject': 'false', ...props.podLabels }, props.podAnnotations, {
    name,
    image: props.uiImage ?? `docker.io/apache/skywalking-ui:${versions.skywalkingUi}`,
    env: [{ name: 'SW_OAP_ADDRESS', value: `http://${server}:${SKYWALKING_PORTS.query}` }],
    readinessProbe: { httpGet: { path: '/', port: SKYWALKING_PORTS.ui }, ...LATE },
  });
}

function workload(
  input: SkyWalkingInput,
  name: string,
  more: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> | undefined,
  container: object,
): Manifest {
  const labels = { app: name };
  const { imagePullPolicy } = input.props;
  return placedObject(['apps/v1', 'Deployment'], { name, namespace: input.namespace }, labels, {
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels, ...more }, ...when('annotations', annotations) },
        spec: {
          containers: [{ ...container, ...when('imagePullPolicy', imagePullPolicy), ...containerSecurity(input) }],
          ...podFields(input),
        },
      },
    },
  });
}
