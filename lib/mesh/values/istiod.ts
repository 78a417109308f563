import type { MeshProps, PilotProps } from '../../props';
import { globalValues, meshConfigValues, proxyValues } from './global';
import { options, sparse, type Values } from './sparse';

/** What other components being on means for istiod. */
export interface Neighbours {
  readonly cni: boolean;
  readonly ztunnel: boolean;
  /** Where ztunnel runs, when not in istiod's namespace. @default - the same namespace */
  readonly ztunnelNamespace?: string;
  /** @default 'ztunnel' */
  readonly ztunnelName?: string;
}

/** Values of chart `istiod`. */
export function istiodValues(props: MeshProps, neighbours: Neighbours): Values {
  const pilot = options(props.pilot) ?? {};
  return (
    sparse({
      global: sparse({ ...globalValues(props), ...istiodGlobals(props, pilot) }),
      revision: props.revision,
      revisionTags: props.revisionTags,
      meshConfig: meshConfigValues(props, neighbours),
      cni: neighbours.cni ? sparse({ enabled: true, provider: options(props.cni)?.provider }) : undefined,
      ...workload(pilot),
      ...service(pilot),
      env: env(pilot, neighbours),
      envVarFrom: pilot.envFrom,
      trustedZtunnelNamespace: neighbours.ztunnel ? neighbours.ztunnelNamespace : undefined,
      trustedZtunnelName: neighbours.ztunnel ? neighbours.ztunnelName : undefined,
      ...podDisruptionBudget(pilot),
      sidecarInjectorWebhook: injector(props),
      sidecarInjectorWebhookAnnotations: props.sidecarInjector?.annotations,
      base: sparse({
        validationURL: props.remote?.validationURL,
        validationCABundle: props.remote?.validationCABundle,
        validationFailurePolicy: props.validationFailurePolicy,
      }),
      istiodRemote:
        props.remote &&
        sparse({
          injectionURL: props.remote.injectionURL,
          injectionPath: props.remote.injectionPath,
          injectionCABundle: props.remote.injectionCABundle,
        }),
    }) ?? {}
  );
}

function istiodGlobals(props: MeshProps, pilot: Partial<PilotProps>): Values {
  const external = options(props.externalControlPlane);
  return {
    logging: sparse({ level: pilot.logLevel }),
    priorityClassName: pilot.scheduling?.priorityClassName,
    proxy: proxyValues(props),
    meshNetworks: props.meshNetworks,
    remotePilotAddress: props.remote?.pilotAddress,
    configCluster: props.remote?.configCluster,
    externalIstiod: external && (external.enabled ?? true),
    defaultPodDisruptionBudget:
      typeof pilot.podDisruptionBudget === 'boolean' ? { enabled: pilot.podDisruptionBudget } : undefined,
  };
}

/** Where the chart has a value, but takes 0 for not given, there is the environment. */
function env(pilot: Partial<PilotProps>, neighbours: Neighbours): Values | undefined {
  return sparse({
    PILOT_ENABLE_AMBIENT: neighbours.ztunnel ? 'true' : undefined,
    PILOT_TRACE_SAMPLING: pilot.traceSampling === 0 ? '0' : undefined,
    ...pilot.env,
  });
}

function workload(pilot: Partial<PilotProps>): Values {
  const { autoscaling, scheduling } = pilot;
  return {
    image: pilot.image,
    autoscaleEnabled: pilot.replicas !== undefined ? false : autoscaling && true,
    replicaCount: pilot.replicas,
    autoscaleMin: autoscaling?.min,
    autoscaleMax: autoscaling?.max,
    autoscaleBehavior: autoscaling?.behavior,
    cpu: autoscaling?.cpu === undefined ? undefined : { targetAverageUtilization: autoscaling.cpu },
    memory: autoscaling?.memory === undefined ? undefined : { targetAverageUtilization: autoscaling.memory },
    rollingMaxSurge: pilot.maxSurge,
    rollingMaxUnavailable: pilot.maxUnavailable,
    resources: pilot.resources,
    nodeSelector: scheduling?.nodeSelector,
    tolerations: scheduling?.tolerations,
    affinity: scheduling?.affinity,
    topologySpreadConstraints: scheduling?.topologySpreadConstraints,
    deploymentLabels: pilot.labels,
    deploymentAnnotations: pilot.annotations,
    podLabels: pilot.podLabels,
    podAnnotations: pilot.podAnnotations,
    serviceAccountAnnotations: pilot.serviceAccountAnnotations,
    volumes: pilot.volumes,
    volumeMounts: pilot.volumeMounts,
    initContainers: pilot.initContainers,
    extraContainerArgs: pilot.extraArgs,
    seccompProfile: pilot.seccompProfile,
    traceSampling: pilot.traceSampling,
    keepaliveMaxServerConnectionAge: pilot.keepaliveMaxServerConnectionAge,
    jwksResolverExtraRootCA: pilot.jwksResolverExtraRootCA,
  };
}

function service(pilot: Partial<PilotProps>): Values {
  return {
    serviceAnnotations: pilot.serviceAnnotations,
    ipFamilies: pilot.ipFamilies,
    ipFamilyPolicy: pilot.ipFamilyPolicy,
  };
}

function podDisruptionBudget(pilot: Partial<PilotProps>): Values {
  const budget = options(pilot.podDisruptionBudget);
  return {
    pdb:
      budget &&
      sparse({
        // The chart writes both limits when both are there, which Kubernetes refuses: the one not given is taken away.
        minAvailable:
          budget.maxUnavailable !== undefined && budget.minAvailable === undefined ? null : budget.minAvailable,
        maxUnavailable: budget.maxUnavailable,
        unhealthyPodEvictionPolicy: budget.unhealthyPodEvictionPolicy,
      }),
  };
}

function injector(props: MeshProps): Values | undefined {
  const webhook = props.sidecarInjector;
  return (
    webhook &&
    sparse({
      enableNamespacesByDefault: webhook.enableNamespacesByDefault,
      alwaysInjectSelector: webhook.alwaysInjectSelector,
      neverInjectSelector: webhook.neverInjectSelector,
      injectedAnnotations: webhook.injectedAnnotations,
      reinvocationPolicy: webhook.reinvocationPolicy,
      rewriteAppHTTPProbe: webhook.rewriteAppHTTPProbe,
      templates: webhook.templates,
      defaultTemplates: webhook.defaultTemplates,
    })
  );
}
