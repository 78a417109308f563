import { observedMesh } from '../addons/shared/observed-mesh';
import {
  isRecord,
  plainAddresses,
  readableTraces,
  suggest,
  throwIfAny,
  type MeshFacts,
  type MeshNode,
  type Problem,
  type ResolvedAddon,
  type ResolvedAddons,
  type ResolvedMesh,
  type ValueTree,
} from '../model';
import type { MeshProps } from '../props';
import type { AddonName } from '../props/addons';
import type { MeshSettings } from '../props/settings';
import { DEFAULT_RELEASE, findRelease, type Release } from '../releases';
import { PROFILE_COMPONENTS } from '../releases/profiles';
import { PLATFORMS, type IstioRelease, type IstioVersion, type Platform } from '../releases/names';
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

/** The Kubernetes distribution that props or the profile name. */
function platformFact({ platform, profile = 'default' }: Pick<MeshProps, 'platform' | 'profile'>): {
  readonly platform?: string;
} {
  const chosen = platform ?? PROFILE_COMPONENTS[profile].platform;
  return chosen === undefined ? {} : { platform: chosen };
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
    ...platformFact(mesh),
  };
  const context = { release, asSample: true, mesh: facts };
  const list = addons().resolveAddons(mesh.addons, context, facts);
  const { addons: given } = mesh;
  return {
    addons: { list, facts },
    // Only whoever checks the props needs them.
    get problems() {
      return addons().addonsProblems(given, list, context);
    },
  };
}

/** The objects of the addons of a mesh. */
export function meshAddonNodes({ addons: resolved }: ResolvedMesh, release: Release): MeshNode[] {
  if (resolved === undefined) return [];
  const context = { release, asSample: true, mesh: resolved.facts };
  return resolved.list.flatMap((addon) => addons().addonNodes(addon, context));
}

/** Mesh, release and platform of an addon beside a mesh. */
export interface AddonSurroundings<Mesh> {
  /** The mesh that it shows. @default - none */
  readonly mesh?: Mesh;
  /** The release of Istio whose samples decide its version. @default - that of `mesh`, else the newest */
  readonly version?: IstioVersion | IstioRelease;
  /** The Kubernetes distribution of its cluster, which `openshift` has it follow. @default - that of `mesh` */
  readonly platform?: Platform;
}

/** An addon beside a mesh, as an engine declares it. */
export interface AddonRequest {
  readonly addon: AddonName;
  readonly props: object;
  readonly name: string;
  readonly namespace: string;
  /** The release of Istio whose samples decide the version. */
  readonly version: string;
  /** The Kubernetes distribution of its cluster. @default - any */
  readonly platform?: string;
  /** The mesh that it shows. @default - it is of no mesh */
  readonly facts?: MeshFacts;
}

/** Props that say what the objects of an addon are called, and where they are. */
export interface PlacedProps {
  readonly name?: string;
  readonly namespace?: string;
}

/** Returns the request of an addon beside a mesh. `otherwise` is where its objects are unless props say so. */
export function addonRequest(
  addon: AddonName,
  props: PlacedProps,
  otherwise: PlacedProps & { readonly name: string },
  {
    mesh,
    version,
    platform = mesh?.facts.platform as Platform,
  }: AddonSurroundings<Pick<MeshFacts, 'namespace' | 'version'> & { readonly facts: MeshFacts }>,
): AddonRequest {
  const { name = otherwise.name, namespace = otherwise.namespace ?? mesh?.namespace ?? 'default' } = props;
  const release = version ?? mesh?.version ?? DEFAULT_RELEASE.version;
  return { addon, props, name, namespace, version: release, platform, facts: mesh?.facts };
}

/** The addon as it is resolved, and what it is rendered with. */
function resolvedAddon({ addon, props, name, namespace, version, platform, facts }: AddonRequest) {
  const release = findRelease(version) as Release;
  const context = { release, asSample: false, mesh: facts };
  const settings = plainAddresses(props) as ValueTree;
  const own: ResolvedAddon = { addon, name, namespace, settings, ...(platform !== undefined && { platform }) };
  if (facts === undefined) return { resolved: own, context };
  // What the mesh has beside it, unless the program says something else.
  const connected = { ...addons().connections(own, facts.addons ?? [], context), ...settings } as ValueTree;
  return { resolved: { ...own, settings: connected }, context };
}

function platformProblems({ platform }: AddonRequest): Problem[] {
  if (platform === undefined || (PLATFORMS as readonly unknown[]).includes(platform)) return [];
  const found = { severity: 'error', code: 'addons/platform', path: 'platform', found: platform } as const;
  return [{ ...found, message: `must be one of ${PLATFORMS.join(', ')}`, fix: suggest(platform, PLATFORMS) }];
}

/**
 * The objects of one addon beside a mesh.
 *
 * @throws MeshProblems with everything that is wrong with the props
 */
export function renderAddon(request: AddonRequest, judge: Judge = throwIfAny): MeshNode[] {
  const { resolved, context } = resolvedAddon(request);
  const misshapen = [...walk(shapes().ADDON_SHAPES[request.addon], resolved.settings), ...platformProblems(request)];
  judge(misshapen);
  if (misshapen.some(({ severity }) => severity === 'error')) return [];
  judge(addons().ownProblems(resolved, context));
  const nodes = addons().addonNodes(resolved, context);
  judge(nodes.flatMap(({ manifest }) => formats().kubernetesProblems(manifest)));
  return nodes;
}

/** Returns the ids of objects that depend on a mesh that is declared later: what a Prometheus scrapes. */
export const lateObjects = (addon: AddonName): string[] => (addon === 'prometheus' ? ['prometheus/config-map'] : []);

/** Returns what is wrong with having a Prometheus scrape a mesh, where its configuration may be on its way already. */
export const scrapeCallProblems = (request: AddonRequest, facts: MeshFacts, isWritten = false): Problem[] =>
  addons().scrapeCallProblems(request, facts, isWritten);

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
  { clusterName = 'Kubernetes', ...props }: MeshProps,
): MeshFacts {
  const traces = readableTraces(props) as MeshFacts['traces'];
  return {
    ...(own !== undefined && { addons: own.list.map(addressOnly) }),
    ...(traces !== undefined && { traces }),
    traceProtocol: protocolOf(telemetry?.providers ?? []),
    namespace,
    clusterName,
    rootNamespace,
    ...platformFact(props),
    ...observedMesh({ version, nodes, meshConfig }),
  };
}
