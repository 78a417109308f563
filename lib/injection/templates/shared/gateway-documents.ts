import { gateway } from './data';
import { revisionOrDefault } from './metadata';
import {
  and,
  atLeast,
  each,
  embed,
  embedText,
  entry,
  eq,
  type Expression,
  first,
  type ListPart,
  map,
  type MapNode,
  type MapPart,
  mapsToJson,
  optionalField,
  raw,
  stringMap,
  when,
  withoutKeys,
} from '../language';

/** Differences between the kinds of gateway that istiod deploys for a Gateway object. */
export interface GatewayKind {
  /** Value of the label `gateway.istio.io/managed`. */
  readonly controller: string | Expression<string>;
  /**
   * Kubernetes version (as 128 for 1.28) from which on the ServiceAccount may belong to the Gateway; without it,
   * always.
   */
  readonly serviceAccountOwnedFrom?: number;
  /** True where the pods stay outside of the ambient mesh: their traffic is not redirected to ztunnel. */
  readonly outsideOfAmbient: boolean;
  /** Further annotations of the Service. */
  readonly serviceAnnotations?: Record<string, string>;
  /** True where the Service's ports carry the listeners' protocols. */
  readonly listenerProtocols: boolean;
  /** Spec of the pod, but for its service account. */
  readonly podSpec: readonly MapPart[];
}

const annotations = withoutKeys(
  gateway.InfrastructureAnnotations,
  'kubectl.kubernetes.io/last-applied-configuration',
  'gateway.istio.io/name-override',
  'gateway.istio.io/service-account',
  'gateway.istio.io/controller-version',
);
const gatewayLabels = {
  'gateway.networking.k8s.io/gateway-name': gateway.Name,
  'gateway.networking.k8s.io/gateway-class-name': gateway.GatewayClass,
};
const labels = mapsToJson(gateway.InfrastructureLabels, stringMap(gatewayLabels));
const owner: MapPart = {
  ownerReferences: [
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', name: gateway.Name, uid: gateway.UID },
  ],
};
const selector: MapPart = entry(gateway.GatewayNameLabel, gateway.Name);

const metadata = (
  name: Expression<string>,
  ownLabels: Expression<object>,
  ownAnnotations: Expression<object>,
  ...parts: MapPart[]
): MapNode =>
  map(
    { name, namespace: gateway.Namespace, annotations: embedText(ownAnnotations), labels: embedText(ownLabels) },
    ...parts,
  );

function serviceAccount({ serviceAccountOwnedFrom: since }: GatewayKind): MapNode {
  const ownership = since === undefined ? owner : when<MapPart>(atLeast(gateway.KubeVersion, since), [owner]);
  return map({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(gateway.ServiceAccount, labels, mapsToJson(annotations), ownership),
  });
}

function deployment({ controller, outsideOfAmbient, podSpec }: GatewayKind): MapNode {
  const managed = { ...gatewayLabels, 'gateway.istio.io/managed': controller };
  const podLabels = stringMap({
    'sidecar.istio.io/inject': 'false',
    ...(outsideOfAmbient ? { 'istio.io/dataplane-mode': 'none' } : {}),
    'service.istio.io/canonical-name': gateway.DeploymentName,
    'service.istio.io/canonical-revision': 'latest',
  });
  const podAnnotations = stringMap({
    'istio.io/rev': revisionOrDefault,
    'prometheus.io/path': '/stats/prometheus',
    'prometheus.io/port': '15020',
    'prometheus.io/scrape': 'true',
  });
  return map({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(
      gateway.DeploymentName,
      mapsToJson(gateway.InfrastructureLabels, stringMap(managed)),
      mapsToJson(annotations),
      owner,
    ),
    spec: {
      selector: { matchLabels: map(selector) },
      template: {
        metadata: {
          annotations: embedText(mapsToJson(annotations, podAnnotations)),
          labels: embedText(mapsToJson(podLabels, gateway.InfrastructureLabels, stringMap(managed))),
        },
        spec: map({ serviceAccountName: gateway.ServiceAccount }, ...podSpec),
      },
    },
  });
}

function service({ serviceAnnotations, listenerProtocols }: GatewayKind): MapNode {
  const all =
    serviceAnnotations === undefined ? mapsToJson(annotations) : mapsToJson(stringMap(serviceAnnotations), annotations);
  return map({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(gateway.DeploymentName, labels, all, owner),
    spec: map(
      { ipFamilyPolicy: 'PreferDualStack' },
      when<MapPart>(gateway.Ports, [
        {
          ports: [
            each('port', gateway.Ports, (port): ListPart[] => [
              {
                name: port.Name,
                port: raw(port.Port),
                protocol: listenerProtocols ? port.Protocol : 'TCP',
                // A pointer: only JSON prints what it points to.
                appProtocol: embed(port.AppProtocol),
              },
            ]),
          ],
        },
      ]),
      { selector: map(selector) },
      when<MapPart>(and(gateway.Spec.Addresses, eq(gateway.ServiceType, 'LoadBalancer')), [
        { loadBalancerIP: optionalField(first(gateway.Spec.Addresses), 'Value') },
      ]),
      { type: gateway.ServiceType },
    ),
  });
}

const autoscaler = map({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata(gateway.DeploymentName, labels, mapsToJson(annotations), owner),
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: gateway.DeploymentName }, maxReplicas: 1 },
});

const disruptionBudget = map({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadata(gateway.DeploymentName, labels, mapsToJson(annotations), owner),
  spec: { selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': gateway.Name } } },
});

/**
 * Returns the five objects that istiod's Gateway controller deploys for a Gateway.
 *
 * It applies the last two, autoscaler and disruption budget, only where parameters of the Gateway or its class
 * configure them.
 */
export function gatewayDocuments(kind: GatewayKind): MapNode[] {
  return [serviceAccount(kind), deployment(kind), service(kind), autoscaler, disruptionBudget];
}
