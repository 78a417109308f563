import { isRecord, type Problem } from '../../model';
import { scopeProblems } from '../shared/resource-scope';
import { emptyLimits } from './pod-disruption-budget';
import type { IstiodInput } from './values';

/** Values that this chart has removed, with their replacements. */
const REMOVED: Readonly<Record<string, string>> = {
  'telemetry.v2.prometheus.configOverride': 'a Telemetry object',
  'telemetry.v2.stackdriver.disableOutbound': 'a Telemetry object',
  'global.tracer.stackdriver.debug': 'an extension provider',
  'global.tracer.stackdriver.maxNumberOfAttributes': 'an extension provider',
  'global.tracer.stackdriver.maxNumberOfAnnotations': 'an extension provider',
  'global.tracer.stackdriver.maxNumberOfMessageEvents': 'an extension provider',
  'meshConfig.defaultConfig.tracing.stackdriver.debug': 'an extension provider',
  'meshConfig.defaultConfig.tracing.stackdriver.maxNumberOfAttributes': 'an extension provider',
  'meshConfig.defaultConfig.tracing.stackdriver.maxNumberOfAnnotations': 'an extension provider',
  'meshConfig.defaultConfig.tracing.stackdriver.maxNumberOfMessageEvents': 'an extension provider',
};

/** Values that the chart warns of: most moved into mesh config, where the new place wins; some have no effect. */
const DEPRECATED: Readonly<Record<string, string>> = {
  'telemetry.v2.stackdriver.configOverride': 'a Telemetry object',
  'telemetry.v2.stackdriver.outboundAccessLogging': 'a Telemetry object',
  'global.policyCheckFailOpen': 'meshConfig.policyCheckFailOpen',
  'global.proxy.envoyAccessLogService.enabled': 'meshConfig.enableEnvoyAccessLogService',
  'pilot.ingress': 'meshConfig.ingressService, meshConfig.ingressControllerMode and meshConfig.ingressClass',
  'global.meshExpansion.enabled': 'Gateways and other networking objects',
  'istiocoredns.enabled': 'ISTIO_META_DNS_CAPTURE of the proxies',
  'global.outboundTrafficPolicy': 'meshConfig.outboundTrafficPolicy',
  'global.certificates': 'meshConfig.certificates',
  'global.localityLbSetting': 'meshConfig.localityLbSetting',
  'global.enableTracing': 'meshConfig.enableTracing',
  'global.proxy.accessLogFormat': 'meshConfig.accessLogFormat',
  'global.proxy.accessLogFile': 'meshConfig.accessLogFile',
  'global.proxy.concurrency': 'meshConfig.defaultConfig.concurrency',
  'global.proxy.envoyAccessLogService': 'meshConfig.defaultConfig.envoyAccessLogService',
  'global.proxy.envoyMetricsService': 'meshConfig.defaultConfig.envoyMetricsService',
  'global.proxy.protocolDetectionTimeout': 'meshConfig.protocolDetectionTimeout',
  'global.proxy.holdApplicationUntilProxyStarts': 'meshConfig.defaultConfig.holdApplicationUntilProxyStarts',
  'global.mtls.enabled': 'a PeerAuthentication',
  'global.mtls.auto': 'meshConfig.enableAutoMtls',
  'global.tracer.lightstep.address': 'meshConfig.defaultConfig.tracing.lightstep.address',
  'global.tracer.lightstep.accessToken': 'meshConfig.defaultConfig.tracing.lightstep.accessToken',
  'global.tracer.zipkin.address': 'meshConfig.defaultConfig.tracing.zipkin.address',
  'global.tracer.datadog.address': 'meshConfig.defaultConfig.tracing.datadog.address',
};

function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => (isRecord(value) ? value[key] : undefined), tree);
}

const has = (tree: unknown, path: string): boolean => ![undefined, null, ''].includes(at(tree, path) as never);

/** Reports values that are no maps, where the chart looks for a removed or deprecated value inside, and stops. */
function notMaps(values: unknown): Problem[] {
  const paths = [...Object.keys(REMOVED), ...Object.keys(DEPRECATED)];
  const maps = new Set(
    paths.flatMap((path) =>
      path
        .split('.')
        .map((_, i, names) => names.slice(0, i).join('.'))
        .slice(1),
    ),
  );
  return [...maps].flatMap((path): Problem[] => {
    const found = at(values, path);
    if (found === undefined || found === null || isRecord(found)) return [];
    return [
      { severity: 'error', code: 'values/wrong-type', path, found, message: 'must be an object', fix: 'leave it out' },
    ];
  });
}

/** Returns the problems for which chart `istiod` refuses to render, and its warnings. */
export function istiodProblems(input: IstiodInput): Problem[] {
  const { values } = input;
  return [
    ...notMaps(values),
    ...scopeProblems('global.resourceScope', values.global.resourceScope),
    ...Object.entries(REMOVED)
      .filter(([path]) => has(values, path))
      .map(([path, instead]): Problem => ({
        severity: 'error',
        code: 'values/removed',
        path,
        found: at(values, path),
        message: 'Istio no longer has this value',
        fix: `use ${instead}`,
      })),
    ...Object.entries(DEPRECATED)
      .filter(([path]) => has(values, path))
      .map(([path, instead]): Problem => ({
        severity: 'warning',
        code: 'values/deprecated',
        path,
        found: at(values, path),
        message: 'this value is deprecated',
        fix: `use ${instead}`,
      })),
    ...emptyLimits(input),
    ...readerProblems(input),
    ...trustBundleProblems(input),
    ...(values.global.pilotCertProvider === 'kubernetes'
      ? [
          {
            severity: 'error' as const,
            code: 'values/cert-provider',
            path: 'global.pilotCertProvider',
            found: 'kubernetes',
            message: 'istiod no longer has Kubernetes sign its certificate',
            fix: "use 'istiod', or 'k8s.io/SIGNER'",
          },
        ]
      : []),
  ];
}

/** Reports a reader account without a namespace: the chart would bind the role to it, which Kubernetes refuses. */
function readerProblems({
  values: {
    global: { readerServiceAccount: account },
  },
  release,
}: IstiodInput): Problem[] {
  if (!release.facts.ownReaderAccount || !account?.name || account.namespace) return [];
  return [
    {
      severity: 'error',
      code: 'values/missing',
      path: 'global.readerServiceAccount.namespace',
      found: account.namespace,
      message: 'a service account needs its namespace',
      fix: 'give the namespace of the account',
    },
  ];
}

/**
 * Reports a text in the variable that the chart compares with the boolean `true`: its template cannot compare a text
 * with one.
 */
function trustBundleProblems({ values: { env } }: IstiodInput): Problem[] {
  const found: unknown = isRecord(env) ? env.ENABLE_CLUSTER_TRUST_BUNDLE_API : undefined;
  if (found === undefined || found === null || typeof found === 'boolean') return [];
  return [
    {
      severity: 'error',
      code: 'values/wrong-type',
      path: 'env.ENABLE_CLUSTER_TRUST_BUNDLE_API',
      found,
      message: 'must be a boolean',
      fix: String(found) === 'true' ? 'write true without quotes' : 'write true, or leave it out',
    },
  ];
}
