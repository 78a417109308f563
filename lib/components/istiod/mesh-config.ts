import { revisioned } from './names';
import type { IstiodInput } from './values';

type Tree = Record<string, unknown>;

/** Returns the mesh config that follows from other values of the chart. The value `meshConfig` is laid over it. */
export function chartMeshConfig(input: IstiodInput): Tree {
  const { values } = input;
  return {
    trustDomain: 'cluster.local',
    rootNamespace: values.meshConfig?.rootNamespace || values.global.istioNamespace,
    ...defaultProviders(input),
    defaultConfig: defaultProxyConfig(input),
  };
}

/**
 * Returns the default providers: Prometheus metrics are on unless the user names providers. Stackdriver takes metrics
 * and logs together.
 */
function defaultProviders({ values: { meshConfig, telemetry } }: IstiodInput): Tree {
  const { v2 } = telemetry;
  const wanted = !meshConfig?.defaultProviders && telemetry.enabled && v2?.enabled;
  const prometheus = wanted && v2.prometheus?.enabled;
  const stackdriver = wanted && v2.stackdriver?.enabled;
  if (!prometheus && !stackdriver) return {};
  const metrics = [...(prometheus ? ['prometheus'] : []), ...(stackdriver ? ['stackdriver'] : [])];
  return { defaultProviders: { metrics, ...(stackdriver && { accessLogging: ['stackdriver'] }) } };
}

function defaultProxyConfig(input: IstiodInput): Tree {
  const { global } = input.values;
  const imageType = global.proxy.variant || global.variant;
  return {
    ...(global.meshID && { meshId: global.meshID }),
    ...(imageType && { image: { imageType } }),
    ...tracing(input),
    discoveryAddress: discoveryAddress(input),
  };
}

function discoveryAddress({ values, namespace }: IstiodInput): string {
  if (!values.global.remotePilotAddress) return `${revisioned('istiod', values.revision)}.${namespace}.svc:15012`;
  const { enabled, enabledLocalInjectorIstiod } = values.istiodRemote;
  return `${enabled && enabledLocalInjectorIstiod ? 'istiod-remote' : 'istiod'}.${namespace}.svc:15012`;
}

const MAX_PER_SPAN = 200;

/** Returns the tracer settings by the value `global.proxy.tracer`. */
function tracing({ values: { global } }: IstiodInput): Tree {
  const settings = global.tracer ?? {};
  switch (global.proxy.tracer) {
    case 'none':
      return {};
    case 'lightstep':
      return {
        tracing: { lightstep: { address: settings.lightstep?.address, accessToken: settings.lightstep?.accessToken } },
      };
    case 'zipkin':
      return { tracing: { zipkin: { address: settings.zipkin?.address || `zipkin.${global.istioNamespace}:9411` } } };
    case 'datadog':
      return { tracing: { datadog: { address: settings.datadog?.address || '$(HOST_IP):8126' } } };
    case 'stackdriver':
      return {
        tracing: {
          stackdriver: {
            debug: settings.stackdriver?.debug || false,
            maxNumberOfAttributes: settings.stackdriver?.maxNumberOfAttributes || MAX_PER_SPAN,
            maxNumberOfAnnotations: settings.stackdriver?.maxNumberOfAnnotations || MAX_PER_SPAN,
            maxNumberOfMessageEvents: settings.stackdriver?.maxNumberOfMessageEvents || MAX_PER_SPAN,
          },
        },
      };
    default:
      return { tracing: null };
  }
}
