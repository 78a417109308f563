import { stringMap } from '../../components/shared/string-map';
import { overlay, type ValueTree } from '../../model';
import type { KialiProbes, KialiStartupProbe } from '../../props';
import { autoscalerSpec } from '../shared/autoscaler';
import { ingressSpec } from '../shared/ingress';
import { defaultRoot, hasRoute, type KialiInput } from './input';
import { routeSpec } from './route';
import { kialiSecurity } from './security';

/** An image reference as the chart takes it: name, digest and version. */
function imageValues(image: string): ValueTree {
  const [, digestName, digest, hash] = /^(.+)@(\w+):(.+)$/.exec(image) ?? [];
  if (hash !== undefined) return { image_name: digestName, image_digest: digest, image_version: hash };
  const [, name, version] = /^(.+):([^/:]+)$/.exec(image) ?? [];
  return version === undefined
    ? { image_name: image, image_version: 'latest' }
    : { image_name: name, image_version: version };
}

/** Values without those of which nothing is said. */
const said = (values: ValueTree): ValueTree =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The part of the values that is about Kiali's own pods, from props. */
export function deploymentValues(input: KialiInput): ValueTree {
  const { props } = input;
  const { env, service } = props;
  return {
    ...podValues(input),
    ...accessValues(input),
    ...said({
      custom_envs: env && Object.entries(stringMap(env)).map(([name, value]) => ({ name, value })),
      configmap_annotations: props.configMapAnnotations,
      host_aliases: props.hostAliases,
      custom_secrets: props.customSecrets,
      network_policy: props.networkPolicy === undefined ? undefined : { enabled: props.networkPolicy },
      service_type: service?.type,
      service_annotations: service?.annotations,
      additional_service_yaml: service?.spec,
      remote_cluster_resources_only: props.remoteClusterResourcesOnly,
    }),
    ...loggerValues(input),
    ...scalingValues(input),
    ...ingressValues(input),
  };
}

/** A container beside the server, held to what the server is held to. */
const secured = (container: object): ValueTree => overlay({ ...container }, { securityContext: kialiSecurity(true) });

function podValues({ props }: KialiInput): ValueTree {
  const { auth, pod, workload } = props;
  const openidSecret = typeof auth === 'object' ? auth.openid.secret : undefined;
  return {
    ...(props.image !== undefined && imageValues(props.image)),
    ...schedulingValues(props.scheduling ?? {}),
    ...said({
      additional_pod_containers_yaml: props.additionalContainers?.map(secured),
      additional_pod_init_containers_yaml: props.initContainers?.map(secured),
      dns: pod && (pod.dnsPolicy ?? pod.dnsConfig) && { config: pod.dnsConfig ?? {}, policy: pod.dnsPolicy ?? '' },
      extra_labels: props.labels,
      image_pull_policy: props.imagePullPolicy,
      image_pull_secrets: props.imagePullSecrets,
      resources: props.resources,
      pod_labels: props.podLabels,
      pod_annotations: props.podAnnotations,
      probes: props.probes && probeValues(props.probes),
      secret_name: openidSecret ?? props.secretName,
      security_context: props.securityContext,
      strategy: workload?.strategy,
      version_label: props.versionLabel,
    }),
  };
}

const probeValue = (probe: KialiStartupProbe | undefined): ValueTree | undefined =>
  probe &&
  said({
    initial_delay_seconds: probe.initialDelaySeconds,
    period_seconds: probe.periodSeconds,
    failure_threshold: probe.failureThreshold,
  });

const probeValues = ({ liveness, readiness, startup }: KialiProbes): ValueTree =>
  said({ liveness: probeValue(liveness), readiness: probeValue(readiness), startup: probeValue(startup) });

function schedulingValues(scheduling: NonNullable<KialiInput['props']['scheduling']>): ValueTree {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName } = scheduling;
  const { nodeAffinity = {}, podAffinity = {}, podAntiAffinity = {} } = affinity ?? {};
  return {
    ...(nodeSelector && { node_selector: nodeSelector }),
    ...(tolerations && { tolerations }),
    ...(affinity && { affinity: { node: nodeAffinity, pod: podAffinity, pod_anti: podAntiAffinity } }),
    ...(topologySpreadConstraints && { topology_spread_constraints: topologySpreadConstraints }),
    ...(priorityClassName !== undefined && { priority_class_name: priorityClassName }),
  };
}

/** What Kiali may do, and where. */
function accessValues({ props, namespace, asSample }: KialiInput): ValueTree {
  const { access, auth, namespaces } = props;
  const readOnly = access === undefined ? !asSample && auth === 'anonymous' : access === 'read-only';
  const seen = [...new Set([namespace, ...(namespaces ?? [])])].sort();
  return {
    ...(readOnly && { view_only_mode: true }),
    ...(namespaces && {
      cluster_wide_access: false,
      discovery_selectors: {
        default: [{ matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: seen }] }],
      },
    }),
  };
}

function loggerValues({ props }: KialiInput): ValueTree {
  const logger = said({
    log_format: props.logFormat,
    log_level: props.logLevel,
    sampler_rate: props.logSamplerRate,
    time_field_format: props.logTimeFormat,
  });
  return Object.keys(logger).length === 0 ? {} : { logger };
}

function scalingValues({ props }: KialiInput): ValueTree {
  const { replicas, autoscaling, podDisruptionBudget: budget } = props;
  const options = budget === true ? {} : budget;
  const { minAvailable, maxUnavailable, ...more } = options === undefined || options === false ? {} : options;
  const limit = maxUnavailable === undefined ? { minAvailable: minAvailable ?? 1 } : { maxUnavailable };
  return {
    ...(replicas !== undefined && { replicas }),
    ...(autoscaling && { hpa: { spec: autoscalerSpec(autoscaling) } }),
    ...(options && { pod_disruption_budget: { api_version: 'policy/v1', spec: { ...limit, ...more } } }),
  };
}

/** Reports whether the values of the chart can express all settings of an Ingress. */
const isByClass = (input: KialiInput): boolean =>
  !hasRoute(input) &&
  (['tlsSecret', 'path', 'spec'] as const).every((name) => input.props.ingress?.[name] === undefined);

/**
 * An Ingress of its own, by the values of the chart: what they have no words for is its spec. A gateway of the mesh is
 * another way in.
 */
function ingressValues(input: KialiInput): ValueTree {
  const { name, props } = input;
  const { ingress, config, webRoot = defaultRoot(input) } = props;
  if (!ingress || (ingress.gateway !== undefined && ingress.className === undefined)) return {};
  const { className, annotations, labels } = ingress;
  const isUsual = isByClass(input);
  const target = { service: name, port: config?.server?.port ?? 20001, path: webRoot };
  return {
    ingress: {
      enabled: true,
      // The chart's own is what nobody reads beside a spec.
      ...((className !== undefined || isUsual) && { class_name: className ?? '' }),
      ...(labels && { additional_labels: labels }),
      override_yaml: {
        ...(annotations && { metadata: { annotations } }),
        ...(hasRoute(input) ? { spec: routeSpec(name, ingress) } : !isUsual && { spec: ingressSpec(ingress, target) }),
      },
    },
  };
}
