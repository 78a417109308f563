import type { IstiodValues } from '../components/istiod';
import { chartMeshConfig } from '../components/istiod/mesh-config';
import { isRecord, overlay, type MeshNode, type ResolvedMesh, type ValueTree } from '../model';
import { findRelease, type Release } from '../releases';
import { readYaml } from '../yaml/read-yaml';
import { mergeChartValues } from './charts/merge-values';

/** Id of the object that holds the mesh config. */
const MESH_CONFIG = 'istiod/config-map';

/** Mesh config that istiod reads, patches included, and the settings in it that policies depend on. */
export interface ConfigInForce {
  /** Mesh config; undefined where the mesh uses the one of another cluster. */
  readonly meshConfig: ValueTree | undefined;
  /** Root namespace, whose policies apply to the whole mesh. */
  readonly rootNamespace: string;
  /** Trust domain of all identities of the mesh. */
  readonly trustDomain: string;
  /** Names of the extension providers that the mesh config declares. */
  readonly providers: readonly string[];
  /** Services of all extension providers, as a `Sidecar` names hosts: proxies must know them to reach the providers. */
  readonly providerHosts: readonly string[];
}

/** Returns the values of istiod with the defaults beneath, and the mesh config that the chart renders from them. */
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
 * Returns the mesh config in force, and the settings that policies need. The text of the ConfigMap is parsed only where
 * a patch changes it.
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
