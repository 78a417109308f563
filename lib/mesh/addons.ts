import { observedMesh } from '../addons/shared/observed-mesh';
import {
  isRecord,
  plainAddresses,
  readableTraces,
  throwIfAny,
  type MeshFacts,
  type MeshNode,
  type Problem,
  type ResolvedAddon,
  type ResolvedAddons,
  type ResolvedMesh,
  type ValueTree,
} from '../model';
import type { AddonName } from '../props/addons';
import type { MeshSettings } from '../props/settings';
import { findRelease, type Release } from '../releases';
import { walk } from '../schema/walker';
import type { ConfigInForce } from './config-in-force';

/** What becomes of the problems that were found. */
type Judge = (problems: readonly Problem[]) => void;

/* eslint-disable @typescript-eslint/no-require-imports -- few programs have addons */
const addons = (): typeof import('../addons') => require('../addons') as typeof import('../addons');
const shapes = (): typeof import('../props/addons') => require('../props/addons') as typeof import('../props/addons');
const formats = () => require('../rules/kubernetes') as typeof import('../rules/kubernetes');
/* eslint-enable @typescript-eslint/no-require-imports */

/** A component that is on, and where. */
interface PlacedPart {
  readonly chart: { readonly name: string };
  readonly namespace?: string;
}

/** The protocol of the backend that `tracing.to` names. */
function namedProtocol(to: unknown): string | undefined {
  const [first] = [to].flat() as unknown[];
  return isRecord(first) && 'zipkin' in first ? 'zipkin' : undefined;
}

/** The addons of a mesh, and what is wrong with them; nothing where there are none. */
export function meshAddons(
  mesh: MeshSettings,
  release: Release,
  namespace: string,
  parts: readonly PlacedPart[],
): { readonly addons?: ResolvedAddons; readonly problems: readonly Problem[] } {
  if (mesh.addons === undefined) return { problems: [] };
  const at = (name: string): string | undefined => {
    const part = parts.find(({ chart }) => chart.name === name);
    return part && (part.namespace ?? namespace);
  };
  const facts = {
    version: release.version,
    namespace,
    clusterName: mesh.clusterName ?? 'Kubernetes',
    rootNamespace: mesh.meshConfig?.rootNamespace ?? namespace,
    istiod: at('istiod'),
    ztunnel: at('ztunnel'),
    cni: at('cni'),
    merged: mesh.meshConfig?.enablePrometheusMerge !== false,
    traces: readableTraces(mesh) as MeshFacts['traces'],
    traceProtocol: namedProtocol(mesh.tracing?.to),
  };
  const context = { release, asSample: true, mesh: facts };
  const list = addons().resolveAddons(mesh.addons, context, namespace);
  return { addons: { list, facts }, problems: addons().addonsProblems(mesh.addons, list, context) };
}

/** The objects of the addons of a mesh. */
export function meshAddonNodes({ addons: resolved }: ResolvedMesh, release: Release): MeshNode[] {
  if (resolved === undefined) return [];
  const context = { release, asSample: true, mesh: resolved.facts };
  return resolved.list.flatMap((addon) => addons().addonNodes(addon, context));
}

/** An addon beside a mesh, as an engine declares it. */
export interface AddonRequest {
  readonly addon: AddonName;
  readonly props: object;
  readonly name: string;
  readonly namespace: string;
  /** The release of Istio whose samples decide the version. */
  readonly version: string;
  /** The mesh that it shows. @default - it is of no mesh */
  readonly facts?: MeshFacts;
}

/** The addon as it is resolved, and what it is rendered with. */
function resolvedAddon({ addon, props, name, namespace, version, facts }: AddonRequest) {
  const release = findRelease(version) as Release;
  const context = { release, asSample: false, mesh: facts };
  const own: ResolvedAddon = { addon, name, namespace, settings: plainAddresses(props) as ValueTree };
  if (facts === undefined) return { resolved: own, context };
  // What the mesh has beside it, unless the program says something else.
  const settings = { ...addons().connections(own, facts.addons ?? [], context), ...own.settings } as ValueTree;
  return { resolved: { ...own, settings }, context };
}

/**
 * The objects of one addon beside a mesh.
 *
 * @throws MeshProblems with everything that is wrong with the props
 */
export function renderAddon(request: AddonRequest, judge: Judge = throwIfAny): MeshNode[] {
  const { resolved, context } = resolvedAddon(request);
  const misshapen = walk(shapes().ADDON_SHAPES[request.addon], resolved.settings);
  judge(misshapen);
  if (misshapen.some(({ severity }) => severity === 'error')) return [];
  judge(addons().ownProblems(resolved, context));
  const nodes = addons().addonNodes(resolved, context);
  judge(nodes.flatMap(({ manifest }) => formats().kubernetesProblems(manifest)));
  return nodes;
}

/** The URL at which an addon is reached inside the cluster. */
export const addonUrl = (request: AddonRequest): string => addons().addonUrl(resolvedAddon(request).resolved);

/** What an addon stands for at a path of props. */
export function addonAddress(request: AddonRequest, path: string): unknown {
  const { resolved, context } = resolvedAddon(request);
  return addons().addressAt(resolved, path, () => addons().linkedDashboards(resolved, context));
}

/** An addon with what its address depends on. */
const addressOnly = ({ settings, ...addon }: ResolvedAddon): ResolvedAddon => {
  const { service, basePath, routePrefix, dashboards } = settings;
  return { ...addon, settings: { service, basePath, routePrefix, dashboards } };
};

/** The field of the first provider of traces. */
const protocolOf = ([first]: readonly object[]): string | undefined =>
  first && Object.keys(first).find((field) => field !== 'name');

/** What addons know of a mesh that was rendered. */
export function meshFacts(
  { version, namespace, addons: own, telemetry }: ResolvedMesh,
  nodes: readonly MeshNode[],
  { meshConfig, rootNamespace }: ConfigInForce,
  { clusterName = 'Kubernetes', ...props }: { readonly clusterName?: string },
): MeshFacts {
  const traces = readableTraces(props) as MeshFacts['traces'];
  return {
    ...(own !== undefined && { addons: own.list.map(addressOnly) }),
    ...(traces !== undefined && { traces }),
    traceProtocol: protocolOf(telemetry?.providers ?? []),
    namespace,
    clusterName,
    rootNamespace,
    ...observedMesh({ version, nodes, meshConfig }),
  };
}
