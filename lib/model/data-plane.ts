/** Data plane that pods take part in: a sidecar in each pod, ztunnel on the node (`ambient`), or none. */
export type DataPlaneMode = 'sidecar' | 'ambient' | 'none';

/** A waypoint by its name and namespace. */
export interface WaypointName {
  readonly name: string;
  readonly namespace: string;
}

export type Labels = Readonly<Record<string, unknown>>;

const USE_WAYPOINT = 'istio.io/use-waypoint';

/**
 * Returns the data plane mode of pods, by their labels and those of their namespace; labels of the pod win. Undefined
 * when no label names a mode.
 * https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function dataPlaneMode(namespace: Labels = {}, pod: Labels = {}): DataPlaneMode | undefined {
  return modeOfLabels(pod, 'sidecar.istio.io/inject') ?? modeOfLabels(namespace, 'istio-injection');
}

function modeOfLabels(labels: Labels, injection: string): DataPlaneMode | undefined {
  const wanted = labels[injection];
  if (wanted === 'true' || wanted === 'enabled') return 'sidecar';
  const mode = labels['istio.io/dataplane-mode'];
  if (mode === 'ambient' || mode === 'none') return mode;
  if (wanted === 'false' || wanted === 'disabled') return 'none';
  return labels['istio.io/rev'] === undefined ? undefined : 'sidecar';
}

/**
 * Returns the waypoint of a service or pod, by its labels and those of its namespace. The value `none` on the object
 * itself switches off the waypoint of its namespace.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export function waypointOf(
  namespaceName: string,
  namespace: Labels = {},
  object: Labels = {},
): WaypointName | undefined {
  const own = object[USE_WAYPOINT] !== undefined ? object : namespace;
  const name = own[USE_WAYPOINT];
  if (typeof name !== 'string' || name === '' || name === 'none') return undefined;
  const elsewhere = own[`${USE_WAYPOINT}-namespace`];
  return { name, namespace: typeof elsewhere === 'string' ? elsewhere : namespaceName };
}
