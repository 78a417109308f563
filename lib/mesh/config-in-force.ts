import type { IstiodValues } from '../components/istiod';
import { chartMeshConfig } from '../components/istiod/mesh-config';
import { isRecord, overlay, type MeshNode, type ResolvedMesh, type ValueTree } from '../model';
import { findRelease, type Release } from '../releases';
import { readYaml } from '../yaml/read-yaml';
import { mergeChartValues } from './charts/merge-values';

/** The object that holds the mesh config. */
const MESH_CONFIG = 'istiod/config-map';

/** The mesh config that istiod reads, patches included, and what policies depend on in it. */
export interface ConfigInForce {
  /** Undefined where the mesh has none of its own. */
  readonly meshConfig: ValueTree | undefined;
  /** The namespace whose policies are for the whole mesh. */
  readonly rootNamespace: string;
  /** The domain of all identities of the mesh. */
  readonly trustDomain: string;
  /** Names of the extension providers that the mesh config declares. */
  readonly providers: readonly string[];
  /** Services of all extension providers, as a `Sidecar` names hosts: proxies must know them to reach the providers. */
  readonly providerHosts: readonly string[];
}

/** The values of istiod with the defaults beneath, and the mesh config that the chart makes of them. */
export function istiodConfig(mesh: ResolvedMesh): { values: ValueTree; meshConfig: ValueTree } | undefined {
  const istiod = mesh.components.find(({ chart }) => chart === 'istiod');
  if (!istiod) return undefined;
  const release = findRelease(mesh.version) as Release;
  const { values } = mergeChartValues(release, 'istiod', istiod.values);
  const input = {
    release,
    name: istiod.release,
    namespace: istiod.namespace,
    userValues: istiod.values,
    values: values as unknown as IstiodValues,
    templates: {},
    crds: [],
  };
  return { values, meshConfig: overlay(chartMeshConfig(input), (values.meshConfig ?? {}) as ValueTree) };
}

/**
 * Returns the mesh config in force, and what follows from it. Only where a patch changes the ConfigMap is its text
 * read.
 */
export function configInForce(mesh: ResolvedMesh, nodes: readonly MeshNode[]): ConfigInForce {
  const meshConfig = ownConfig(mesh, nodes);
  const { rootNamespace, trustDomain, extensionProviders } = meshConfig ?? {};
  const providers = (Array.isArray(extensionProviders) ? extensionProviders : []).filter(isRecord);
  const services = providers
    .flatMap((provider) => Object.values(provider))
    .flatMap((settings) => (isRecord(settings) && typeof settings.service === 'string' ? [settings.service] : []));
  return {
    meshConfig,
    rootNamespace: textOr(rootNamespace, 'istio-system'),
    trustDomain: textOr(trustDomain, 'cluster.local'),
    providers: providers.map(({ name }) => String(name)),
    providerHosts: services.map((service) => (service.includes('/') ? service : `*/${service}`)),
  };
}

const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || otherwise : otherwise;

function ownConfig(mesh: ResolvedMesh, nodes: readonly MeshNode[]): ValueTree | undefined {
  const config = nodes.find(({ id }) => id === MESH_CONFIG)?.manifest;
  if (!config) return undefined;
  if (!mesh.patches.some(({ kind }) => kind === config.kind)) return istiodConfig(mesh)?.meshConfig;
  const text = (config.data as { readonly mesh?: unknown } | undefined)?.mesh;
  const read = typeof text === 'string' ? readYaml(text) : undefined;
  return isRecord(read) ? read : {};
}
