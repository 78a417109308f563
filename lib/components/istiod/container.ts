import { imageReference } from '../shared/image';
import { containerResources } from '../shared/resources';
import { given, when } from '../shared/sparse';
import { istiodEnv } from './env';
import type { IstiodInput } from './values';
import { istiodVolumeMounts } from './volumes';

const PORTS = [
  { containerPort: 8080, protocol: 'TCP', name: 'http-debug' },
  { containerPort: 15010, protocol: 'TCP', name: 'grpc-xds' },
  { containerPort: 15012, protocol: 'TCP', name: 'tls-xds' },
  { containerPort: 15017, protocol: 'TCP', name: 'https-webhooks' },
  { containerPort: 15014, protocol: 'TCP', name: 'http-monitoring' },
];

/** Returns the one container of istiod's pods. */
export function discoveryContainer(input: IstiodInput): object {
  const { values } = input;
  return {
    name: 'discovery',
    image: imageReference({
      hub: values.hub || values.global.hub,
      image: values.image,
      defaultImage: 'pilot',
      tag: values.tag || values.global.tag,
      variant: values.variant || values.global.variant,
    }),
    ...when('imagePullPolicy', values.global.imagePullPolicy),
    ...(input.release.facts.istiodTerminationMessagePolicy
      ? when('terminationMessagePolicy', values.terminationMessagePolicy)
      : {}),
    args: discoveryArgs(input),
    ports: PORTS,
    readinessProbe: {
      httpGet: { path: '/ready', port: 8080 },
      initialDelaySeconds: 1,
      periodSeconds: 3,
      timeoutSeconds: 5,
    },
    env: istiodEnv(input),
    resources: containerResources(given(values.resources) ? values.resources : values.global.defaultResources),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      ...when('seccompProfile', values.seccompProfile),
    },
    volumeMounts: istiodVolumeMounts(input),
  };
}

function discoveryArgs({ values }: IstiodInput): string[] {
  const { global } = values;
  return [
    'discovery',
    '--monitoringAddr=:15014',
    ...(given(global.logging.level) ? [`--log_output_level=${global.logging.level}`] : []),
    ...(global.logAsJson ? ['--log_as_json'] : []),
    '--domain',
    global.proxy.clusterDomain,
    ...(given(values.taint.namespace) ? [`--cniNamespace=${values.taint.namespace}`] : []),
    '--keepaliveMaxServerConnectionAge',
    String(values.keepaliveMaxServerConnectionAge),
    ...(given(values.extraContainerArgs) ? values.extraContainerArgs : []),
  ];
}
