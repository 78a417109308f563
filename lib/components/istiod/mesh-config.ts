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

type TracerValues = NonNullable<IstiodInput['values']['global']['tracer']>;

/** Tracers by the value `global.proxy.tracer`, each with its settings in the mesh config. */
const TRACERS: Readonly<Record<string, (tracer: TracerValues, istioNamespace: string) => Tree>> = {
  lightstep: ({ lightstep }) => ({ address: lightstep?.address, accessToken: lightstep?.accessToken }),
  zipkin: ({ zipkin }, istioNamespace) => ({ address: zipkin?.address || `zipkin.${istioNamespace}:9411` }),
  datadog: ({ datadog }) => ({ address: datadog?.address || '$(HOST_IP):8126' }),
  stackdriver: ({ stackdriver }) => ({
    debug: stackdriver?.debug || false,
    maxNumberOfAttributes: stackdriver?.maxNumberOfAttributes || MAX_PER_SPAN,
    maxNumberOfAnnotations: stackdriver?.maxNumberOfAnnotations || MAX_PER_SPAN,
    maxNumberOfMessageEvents: stackdriver?.maxNumberOfMessageEvents || MAX_PER_SPAN,
  }),
};

/** Returns the tracer settings by the value `global.proxy.tracer`. */
function tracing({ values: { global } }: IstiodInput): Tree {
  const { tracer } = global.proxy;
  if (tracer === 'none') return {};
  if (!Object.hasOwn(TRACERS, tracer)) return { tracing: null };
  return { tracing: { [tracer]: TRACERS[tracer](global.tracer ?? {}, global.istioNamespace) } };
}
