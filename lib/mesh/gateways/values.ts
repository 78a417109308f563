import { overlay, type ResourceList, type ResourceRequirements } from '../../model';
import { globalValues, meshConfigValues } from '../../components/shared/values/global-values';
import { sparse, type Values } from '../../components/shared/values/prop-values';
import { EastWestGateway } from '../../props/gateway';
import { valuesOf } from '../../props/value-paths';
import type { GatewayPort, CommonGatewayProps } from '../../props';
import type { MeshSettings } from '../../props/settings';

/**
 * Returns the values of chart `gateway`, whose pods carry `image: auto`, which istiod replaces with the proxy's image.
 */
export function injectedGatewayValues(mesh: MeshSettings, gateway: CommonGatewayProps, network?: string): Values {
  const global = globalValues(mesh);
  const following = sparse({
    global: sparse({ platform: global.platform, networkPolicy: global.networkPolicy }),
    revision: gateway.revision ?? mesh.revision,
    imagePullPolicy: mesh.imagePullPolicy,
    imagePullSecrets: mesh.imagePullSecrets?.map((name) => ({ name })),
    autoscaling: hasAutoscaler(gateway) ? undefined : { enabled: false },
    service: service(gateway),
    resources: amountsAsText(gateway.resources),
    ...gateway.scheduling,
  });
  return overlay(valuesOf(EastWestGateway, { ...gateway, network }), following ?? {});
}

/** Converts resource quantities to text: the schema of chart `gateway` takes no numbers, though Kubernetes does. */
function amountsAsText({ requests, limits, ...rest }: ResourceRequirements = {}): Values | undefined {
  const text = (list: ResourceList | undefined): Values | undefined =>
    list &&
    Object.fromEntries(
      Object.entries(list).map(([name, amount]) => [name, typeof amount === 'number' ? String(amount) : amount]),
    );
  return sparse({ ...rest, requests: text(requests), limits: text(limits) });
}

const hasAutoscaler = ({ replicas, kind }: CommonGatewayProps): boolean =>
  replicas === undefined && kind !== 'DaemonSet';

function service(gateway: CommonGatewayProps): Values | undefined {
  return sparse({ ...gateway.service, ports: gateway.ports?.map(portValues) });
}

function portValues(port: GatewayPort): Values {
  return { ...port, targetPort: port.targetPort ?? port.port, protocol: port.protocol ?? 'TCP' };
}

/**
 * Props that the charts `istio-ingress` and `istio-egress` have values for. Any other prop beside `injection: false` is
 * a problem.
 */
export const WRITTEN_OUT_PROPS = [
  'name',
  'namespace',
  'labels',
  'injection',
  'revision',
  'service',
  'ports',
  'replicas',
  'autoscaling',
  'resources',
  'scheduling',
  'podDisruptionBudget',
  'podAnnotations',
  'serviceAccountAnnotations',
  'env',
  'additionalContainers',
  'values',
] as const satisfies readonly (keyof CommonGatewayProps)[];

const utilization = (percent: number | undefined): Values | undefined =>
  percent === undefined ? undefined : { targetAverageUtilization: percent };

/** Returns the values for replicas and autoscaling of the charts `istio-ingress` and `istio-egress`. */
const writtenOutScaling = ({ replicas, autoscaling }: CommonGatewayProps): Values => ({
  autoscaleEnabled: replicas !== undefined ? false : autoscaling && true,
  replicaCount: replicas,
  autoscaleMin: autoscaling?.min,
  autoscaleMax: autoscaling?.max,
  cpu: utilization(autoscaling?.cpu),
  memory: utilization(autoscaling?.memory),
});

/** Returns the values of the charts `istio-ingress` and `istio-egress`, which write the whole proxy out. */
export function writtenOutGatewayValues(mesh: MeshSettings, gateway: CommonGatewayProps, chartKey: string): Values {
  const { service: svc = {}, scheduling = {} } = gateway;
  return (
    sparse({
      global: sparse({
        ...globalValues(mesh),
        priorityClassName: scheduling.priorityClassName,
        defaultPodDisruptionBudget: gateway.podDisruptionBudget && { enabled: true },
      }),
      revision: gateway.revision ?? mesh.revision,
      meshConfig: meshConfigValues(mesh),
      gateways: {
        [chartKey]:
          sparse({
            name: gateway.name,
            labels: gateway.labels,
            ports: gateway.ports?.map(portValues),
            type: svc.type,
            serviceAnnotations: svc.annotations,
            loadBalancerIP: svc.loadBalancerIP,
            loadBalancerSourceRanges: svc.loadBalancerSourceRanges,
            externalTrafficPolicy: svc.externalTrafficPolicy,
            ipFamilies: svc.ipFamilies,
            ipFamilyPolicy: svc.ipFamilyPolicy,
            ...writtenOutScaling(gateway),
            resources: gateway.resources,
            nodeSelector: scheduling.nodeSelector,
            tolerations: scheduling.tolerations,
            podAnnotations: gateway.podAnnotations,
            serviceAccount: gateway.serviceAccountAnnotations && { annotations: gateway.serviceAccountAnnotations },
            env: gateway.env,
            additionalContainers: gateway.additionalContainers,
          }) ?? {},
      },
    }) ?? {}
  );
}
