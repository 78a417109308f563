import { stringMap } from '../../components/shared/string-map';
import type { ValueTree } from '../../model';
import { defaultRoot, hasRoute, type KialiInput } from './input';
import { routeSpec } from './route';

/** An image reference as the chart takes it: name, digest and version. */
function imageValues(image: string): ValueTree {
  const [, digestName, digest, hash] = /^(.+)@(\w+):(.+)$/.exec(image) ?? [];
  if (hash !== undefined) return { image_name: digestName, image_digest: digest, image_version: hash };
  const [, name, version] = /^(.+):([^/:]+)$/.exec(image) ?? [];
  return version === undefined
    ? { image_name: image, image_version: 'latest' }
    : { image_name: name, image_version: version };
}

/** The part of the values that is about Kiali's own pods, from props. */
export function deploymentValues(input: KialiInput): ValueTree {
  const { props } = input;
  return {
    ...podValues(input),
    ...accessValues(input),
    ...(props.env && {
      custom_envs: Object.entries(stringMap(props.env)).map(([name, value]) => ({ name, value })),
    }),
    ...(props.hostAliases && { host_aliases: props.hostAliases }),
    ...(props.customSecrets && { custom_secrets: props.customSecrets }),
    ...(props.networkPolicy !== undefined && { network_policy: { enabled: props.networkPolicy } }),
    ...(props.service?.type && { service_type: props.service.type }),
    ...(props.service?.annotations && { service_annotations: props.service.annotations }),
    ...loggerValues(input),
    ...scalingValues(input),
    ...(props.remoteClusterResourcesOnly !== undefined && {
      remote_cluster_resources_only: props.remoteClusterResourcesOnly,
    }),
    ...ingressValues(input),
  };
}

function podValues({ props }: KialiInput): ValueTree {
  const auth = typeof props.auth === 'object' ? props.auth.openid.secret : undefined;
  return {
    ...(props.image !== undefined && imageValues(props.image)),
    ...(props.imagePullPolicy && { image_pull_policy: props.imagePullPolicy }),
    ...(props.imagePullSecrets && { image_pull_secrets: props.imagePullSecrets }),
    ...(props.resources && { resources: props.resources }),
    ...schedulingValues(props.scheduling ?? {}),
    ...(props.podLabels && { pod_labels: props.podLabels }),
    ...(props.podAnnotations && { pod_annotations: props.podAnnotations }),
    ...(props.securityContext && { security_context: props.securityContext }),
    ...(auth !== undefined && { secret_name: auth }),
  };
}

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

function loggerValues({ props: { logFormat, logLevel } }: KialiInput): ValueTree {
  if (logFormat === undefined && logLevel === undefined) return {};
  return { logger: { ...(logFormat && { log_format: logFormat }), ...(logLevel && { log_level: logLevel }) } };
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

function autoscalerSpec(autoscaling: NonNullable<KialiInput['props']['autoscaling']>): ValueTree {
  const { min = 1, max = 5, cpu, memory, behavior } = autoscaling;
  const metric = (name: string, averageUtilization: number) => ({
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  });
  const byCpu = cpu ?? (memory === undefined ? 80 : undefined);
  return {
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      ...(byCpu === undefined ? [] : [metric('cpu', byCpu)]),
      ...(memory === undefined ? [] : [metric('memory', memory)]),
    ],
    ...(behavior && { behavior }),
  };
}

/** An Ingress of its own, by the values of the chart; a gateway of the mesh is another way in. */
function ingressValues(input: KialiInput): ValueTree {
  const { name, props } = input;
  const { ingress, webRoot = defaultRoot(input) } = props;
  if (!ingress || (ingress.gateway !== undefined && ingress.className === undefined)) return {};
  const { host, className, tlsSecret, annotations, labels, path = webRoot } = ingress;
  const backend = { service: { name, port: { number: 20001 } } };
  return {
    ingress: {
      enabled: true,
      ...(className !== undefined && { class_name: className }),
      ...(labels && { additional_labels: labels }),
      override_yaml: {
        ...(annotations && { metadata: { annotations } }),
        spec: hasRoute(input)
          ? routeSpec(name, ingress)
          : {
              ...(className !== undefined && { ingressClassName: className }),
              ...(tlsSecret !== undefined && { tls: [{ hosts: [host], secretName: tlsSecret }] }),
              rules: [{ host, http: { paths: [{ path, pathType: 'Prefix', backend }] } }],
            },
      },
    },
  };
}
