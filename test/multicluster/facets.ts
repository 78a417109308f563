import { parse } from 'yaml';
import type { MeshProps } from '../../lib/props';
import { renderMesh } from '../../lib/mesh/render';
import type { Manifest, MeshNode } from '../../lib/model';
import { clusterObjects } from '../../lib/multicluster/objects';
import { externalIstiodObjects } from '../../lib/multicluster/objects/external-istiod';
import type { MultiClusterPlan } from '../../lib/multicluster/types';

type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** What depends on a cluster's name, network and role among all objects of the cluster. */
export interface Facets {
  /** Metadata of the namespaces. */
  readonly namespaces: readonly object[];
  /** Environment of istiod that names clusters, or that other clusters need. */
  readonly istiod?: Readonly<Record<string, string>>;
  /** The settings with which istiod injects. */
  readonly injection?: object;
  /** Mesh config, without what every mesh has. */
  readonly meshConfig?: object;
  /** How the API server calls the webhook of injection, and the one that checks objects, each where it has one. */
  readonly injectionWebhook?: object;
  readonly validationWebhook?: object;
  /** Service and endpoints by which proxies reach a control plane elsewhere. */
  readonly remoteIstiod?: readonly object[];
  /** Ports, labels and environment of the gateway of chart `gateway` between networks. */
  readonly eastWest?: object;
  /** Environment of ztunnel that names the cluster. */
  readonly ztunnel?: object;
  /** Everything that is written beside the mesh, whole. */
  readonly beside: readonly Manifest[];
}

const ISTIOD_ENV =
  /^(CLUSTER_ID|EXTERNAL_ISTIOD|AMBIENT_ENABLE_MULTI_NETWORK|REVISION|LOCAL_CLUSTER.*|SHARED_.*|.*_CONFIG_NAME)$/;
const ZTUNNEL_ENV = /^(ISTIO_META_CLUSTER_ID|NETWORK)$/;

/** Returns the facets of each cluster by its name, and of external control planes as `CLUSTER-istiod`. */
export const facetsOf = (plan: MultiClusterPlan): Readonly<Record<string, Facets>> =>
  Object.fromEntries(
    plan.clusters.flatMap(({ name, mesh, externalIstiod }) => [
      [name, facetsOfMesh(mesh, clusterObjects(plan, name))],
      ...(externalIstiod
        ? [[`${name}-istiod`, facetsOfMesh(externalIstiod, externalIstiodObjects(plan, name))] as const]
        : []),
    ]),
  );

function facetsOfMesh(mesh: MeshProps, beside: readonly MeshNode[]): Facets {
  const objects = renderMesh(mesh).map(({ manifest }) => manifest as Loose);
  const find = (kind: string, name: RegExp): Loose | undefined =>
    objects.find((object) => object.kind === kind && name.test(object.metadata.name));
  const facets = {
    namespaces: objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata as object),
    istiod: envOf(find('Deployment', /^istiod/), ISTIOD_ENV),
    injection: injectionOf(find('ConfigMap', /^istio-sidecar-injector/)),
    meshConfig: meshConfigOf(find('ConfigMap', /^istio(-canary)?$/)),
    injectionWebhook: find('MutatingWebhookConfiguration', /^istio-sidecar-injector/)?.webhooks[0].clientConfig,
    validationWebhook: find('ValidatingWebhookConfiguration', /^istio-validator/)?.webhooks[0].clientConfig,
    remoteIstiod: find('Deployment', /^istiod/)
      ? undefined
      : objects
          .filter(({ kind, metadata }) => /^(Service|EndpointSlice)$/.test(kind) && /^istiod/.test(metadata.name))
          .map(({ kind, metadata: { name, namespace }, spec, addressType, endpoints, ports }) => ({
            kind,
            name,
            namespace,
            ...(kind === 'Service' ? { spec } : { addressType, endpoints, ports }),
          })),
    eastWest: eastWestOf(find('Service', /^istio-eastwest/), find('Deployment', /^istio-eastwest/)),
    ztunnel: envOf(find('DaemonSet', /^ztunnel/), ZTUNNEL_ENV),
    beside: beside.map(({ manifest }) => manifest),
  };
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined)) as unknown as Facets;
}

function envOf(workload: Loose | undefined, names: RegExp): Record<string, string> | undefined {
  if (workload === undefined) return undefined;
  const { env } = workload.spec.template.spec.containers[0];
  return Object.fromEntries(
    (env as Loose[]).filter(({ name }) => names.test(name)).map(({ name, value }) => [name, value]),
  );
}

function injectionOf(config: Loose | undefined): object | undefined {
  if (config === undefined) return undefined;
  const { global } = JSON.parse(config.data.values) as Loose;
  return { clusterName: global.multiCluster.clusterName, network: global.network, meshID: global.meshID };
}

function meshConfigOf(config: Loose | undefined): object | undefined {
  if (config === undefined) return undefined;
  const { trustDomain, trustDomainAliases, rootNamespace, defaultConfig } = parse(config.data.mesh) as Loose;
  const { meshId, discoveryAddress } = defaultConfig;
  return { trustDomain, ...(trustDomainAliases && { trustDomainAliases }), rootNamespace, meshId, discoveryAddress };
}

function eastWestOf(service: Loose | undefined, deployment: Loose | undefined): object | undefined {
  if (service === undefined || deployment === undefined) return undefined;
  return {
    namespace: service.metadata.namespace,
    network: service.metadata.labels['topology.istio.io/network'],
    type: service.spec.type,
    selector: service.spec.selector,
    ports: (service.spec.ports as Loose[]).map(({ name, port }) => `${name} ${port}`),
    podNetwork: deployment.spec.template.metadata.labels['topology.istio.io/network'],
    view: envOf(deployment, /^ISTIO_META_REQUESTED_NETWORK_VIEW$/)?.ISTIO_META_REQUESTED_NETWORK_VIEW,
  };
}
