import { isRecord, type Manifest, type ManifestMetadata, type MeshNode, type ValueTree } from '../../model';
import type { MetricProviders } from './telemetry-metrics';

/** What those who watch a mesh have to know of it. */
export interface ObservedMesh {
  /** The exact release, for example `1.31.4`. */
  readonly version: string;
  /** Namespace of istiod; undefined where it runs in another cluster. */
  readonly istiod?: string;
  /** Namespace of ztunnel; undefined where the mesh is not ambient. */
  readonly ztunnel?: string;
  /** Namespace of the CNI agents; undefined where there are none. */
  readonly cni?: string;
  /** Whether proxies give the metrics of their application and of their agent with their own, on port 15020. */
  readonly merged: boolean;
  /** Providers of metrics. @default - `prometheus`, for all that no Telemetry says otherwise of */
  readonly metricProviders?: MetricProviders;
}

/** The mesh as its objects are: what patches changed included. */
interface Rendered {
  readonly version: string;
  readonly nodes: readonly MeshNode[];
  /** Undefined where it is another mesh's. */
  readonly meshConfig?: ValueTree;
}

/** Labels of the pods that a workload makes. */
function podLabels({ spec }: Manifest): Readonly<Record<string, unknown>> {
  const template = isRecord(spec) && isRecord(spec.template) ? spec.template : {};
  return (template.metadata as ManifestMetadata | undefined)?.labels ?? {};
}

const lowerCase = (names: unknown): string[] =>
  Array.isArray(names) ? names.map((name) => String(name).toLowerCase()) : [];

/**
 * Returns the providers of metrics of a mesh config, whose names istiod compares without case; undefined where they are
 * the usual.
 */
function metricProviders({ extensionProviders, defaultProviders }: ValueTree): MetricProviders | undefined {
  const declared = (Array.isArray(extensionProviders) ? extensionProviders : []).filter(isRecord);
  // istiod has one of this name of itself, which the mesh config may replace.
  const all = [{ name: PROMETHEUS, prometheus: {} }, ...declared].map((provider) => [
    lowerCase([provider.name])[0],
    provider,
  ]);
  const byName = Object.fromEntries(all) as Readonly<Record<string, object>>;
  const prometheus = Object.keys(byName).filter((name) => 'prometheus' in byName[name]);
  const defaults = lowerCase(isRecord(defaultProviders) ? defaultProviders.metrics : undefined);
  const isUsual = [prometheus, defaults].every((names) => names.join() === PROMETHEUS);
  return isUsual ? undefined : { prometheus, defaults };
}

const PROMETHEUS = 'prometheus';

/** Returns what scraping, rules and dashboards depend on in a mesh. */
export function observedMesh({ version, nodes, meshConfig }: Rendered): ObservedMesh {
  const namespaceOf = (kind: string, label: string, value: string): string | undefined =>
    nodes.find(({ manifest }) => manifest.kind === kind && podLabels(manifest)[label] === value)?.manifest.metadata
      .namespace;
  const providers = meshConfig && metricProviders(meshConfig);
  return {
    version,
    istiod: namespaceOf('Deployment', 'app', 'istiod'),
    ztunnel: namespaceOf('DaemonSet', 'app', 'ztunnel'),
    cni: namespaceOf('DaemonSet', 'k8s-app', 'istio-cni-node'),
    // On unless it is switched off.
    merged: meshConfig?.enablePrometheusMerge !== false,
    ...(providers && { metricProviders: providers }),
  };
}
