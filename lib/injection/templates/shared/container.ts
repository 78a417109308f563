import { global, pod, values } from './data';
import {
  annotation,
  annotationOr,
  either,
  embed,
  type Expression,
  firstOf,
  fragment,
  hasAnnotation,
  type ListPart,
  map,
  type MapPart,
  omitNil,
  raw,
  type ScalarValue,
  text,
  type Value,
  when,
} from '../language';
import type { AnnotationName, ValuesObject } from '../template-data';
import { hasFunction } from '../../../releases/template-functions';
import type { TemplateRelease } from '../release';

/** Levels of Envoy's and the agent's logs, which annotations of the pod may change. */
export const logLevels = {
  proxy: annotationOr('sidecar.istio.io/logLevel', global.proxy.logLevel),
  components: annotationOr('sidecar.istio.io/componentLogLevel', global.proxy.componentLogLevel),
  agent: annotationOr('sidecar.istio.io/agentLogLevel', global.logging.level),
};
export const domain = text`$(POD_NAMESPACE).svc.${global.proxy.clusterDomain}`;
export const stsPortArg: ListPart = when(global.sts.servicePort, [text`--stsPort=${global.sts.servicePort}`]);
export const jsonLogArg: ListPart = when(global.logAsJson, ['--log_as_json']);
export const outlierLogArg: ListPart = when(global.proxy.outlierLogPath, [
  text`--outlierLogPath=${global.proxy.outlierLogPath}`,
]);

/** Returns the arguments of the proxy in a pod that a user owns. */
export const injectedProxyArgs = (role: 'sidecar' | 'router'): ListPart[] => [
  'proxy',
  role,
  '--domain',
  domain,
  text`--proxyLogLevel=${logLevels.proxy}`,
  text`--proxyComponentLogLevel=${logLevels.components}`,
  text`--log_output_level=${logLevels.agent}`,
  stsPortArg,
  jsonLogArg,
];

/** Lifecycle hooks of the proxy's container from the values, instead of its own. */
export const lifecycleFromValues: MapPart = when(global.proxy.lifecycle, [
  { lifecycle: embed(global.proxy.lifecycle) },
]);

/**
 * Returns the resources from the values, without the parts that are null where the release's istiod can leave those
 * out.
 */
export function resourcesFrom(resources: Expression<ValuesObject>, release: TemplateRelease): Value {
  return embed(hasFunction('omitNil', release.version) ? omitNil(resources) : resources);
}

const limitOf = (key: string, name: AnnotationName): MapPart =>
  when(hasAnnotation(name), [{ [key]: annotation(name) }]);
const anyOf = (...names: AnnotationName[]): Expression<unknown> => either(...names.map(hasAnnotation));

/** Returns the resources of an injected proxy: annotations of the pod replace the values as a whole. */
export function injectedResources(release: TemplateRelease): MapPart {
  return fragment<MapPart>(
    'resources',
    when<MapPart>(
      anyOf(
        'sidecar.istio.io/proxyCPU',
        'sidecar.istio.io/proxyMemory',
        'sidecar.istio.io/proxyCPULimit',
        'sidecar.istio.io/proxyMemoryLimit',
      ),
      [
        {
          resources: map(
            when<MapPart>(anyOf('sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyMemory'), [
              {
                requests: map(
                  limitOf('cpu', 'sidecar.istio.io/proxyCPU'),
                  limitOf('memory', 'sidecar.istio.io/proxyMemory'),
                ),
              },
            ]),
            when<MapPart>(anyOf('sidecar.istio.io/proxyCPULimit', 'sidecar.istio.io/proxyMemoryLimit'), [
              {
                limits: map(
                  limitOf('cpu', 'sidecar.istio.io/proxyCPULimit'),
                  limitOf('memory', 'sidecar.istio.io/proxyMemoryLimit'),
                ),
              },
            ]),
          ),
        },
      ],
      [
        when<MapPart>(
          global.proxy.resources,
          [{ resources: resourcesFrom(global.proxy.resources, release) }],
          [{ resources: null }],
        ),
      ],
    ),
  );
}

const readinessSetting = (name: AnnotationName, value: Expression<number>): ScalarValue =>
  raw(annotationOr(name, value));

/**
 * Returns a probe of the agent's health, with times from the values and, where `annotated`, from the pod's annotations.
 */
export function readinessProbe(port: number, annotated: boolean): MapPart {
  const {
    readinessInitialDelaySeconds: delay,
    readinessPeriodSeconds: period,
    readinessFailureThreshold: failures,
  } = global.proxy;
  return {
    readinessProbe: {
      httpGet: { path: '/healthz/ready', port },
      initialDelaySeconds: annotated
        ? readinessSetting('readiness.status.sidecar.istio.io/initialDelaySeconds', delay)
        : raw(delay),
      periodSeconds: annotated
        ? readinessSetting('readiness.status.sidecar.istio.io/periodSeconds', period)
        : raw(period),
      timeoutSeconds: 3,
      failureThreshold: annotated
        ? readinessSetting('readiness.status.sidecar.istio.io/failureThreshold', failures)
        : raw(failures),
    },
  };
}

/** User and group of Envoy, unless the namespace (on OpenShift) assigns others. */
export const PROXY_ID = '1337';
export const proxyUid = (byDefault = PROXY_ID): ScalarValue => raw(firstOf<number | string>(pod.ProxyUID, byDefault));
export const proxyGid = (byDefault = PROXY_ID): ScalarValue => raw(firstOf<number | string>(pod.ProxyGID, byDefault));

/**
 * Returns the security settings of a gateway's pod: those of the values, or the right to listen on low ports without
 * being root.
 */
export function gatewayPodSecurity(withSeccomp: boolean): MapPart {
  const { securityContext, seccompProfile } = values.gateways;
  const seccomp: MapPart[] = withSeccomp
    ? [when<MapPart>(seccompProfile, [{ seccompProfile: embed(seccompProfile) }])]
    : [];
  return when<MapPart>(
    securityContext,
    [{ securityContext: embed(securityContext) }],
    [
      {
        securityContext: map({ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] }, ...seccomp),
      },
    ],
  );
}
