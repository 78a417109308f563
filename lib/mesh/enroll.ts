import type { Problem } from '../model';
import { error } from './checks/names';

/** Mode in which the pods of a namespace join the mesh. */
export type EnrollMode = 'sidecar' | 'ambient' | 'none';

const MODES: readonly EnrollMode[] = ['sidecar', 'ambient', 'none'];

export interface EnrollOptions {
  /** Name of the waypoint that handles L7 for the namespace; only in ambient mode. @default - none */
  readonly waypoint?: string;
  /** Namespace of the waypoint. @default - the namespace itself */
  readonly waypointNamespace?: string;
  /** Revision tag to follow instead of the mesh's own revision; only in sidecar mode. @default - the mesh's revision */
  readonly revisionTag?: string;
}

/** How to enrol, with the waypoint itself or its name. */
export type EnrollWith<Waypoint> = Omit<EnrollOptions, 'waypoint'> & { readonly waypoint?: string | Waypoint };

/** Returns the options with the waypoint by its name; one in another namespace than the enrolled is named with that. */
export function withWaypointName<Waypoint extends object>(
  { waypoint, ...rest }: EnrollWith<Waypoint>,
  namespace: string | undefined,
  nameOf: (waypoint: Waypoint) => { readonly name: string; readonly namespace?: string },
): EnrollOptions {
  if (typeof waypoint !== 'object') return { ...rest, waypoint };
  const { name, namespace: own } = nameOf(waypoint);
  return { ...(own !== undefined && own !== namespace && { waypointNamespace: own }), ...rest, waypoint: name };
}

/** An enrolment: the labels that the namespace gets, and what is wrong with them beside others. */
export interface Enrolment {
  readonly labels: Record<string, string>;
  /** Returns what is wrong with other labels of the namespace, which `object` has. */
  readonly problemsBeside: (object: string, others: Readonly<Record<string, string>>) => Problem[];
}

/** A namespace that is enrolled: how, and what its waypoint is called. */
interface Enrolled<Waypoint> {
  readonly mode: EnrollMode;
  /** The options, with further labels of the namespace. */
  readonly options: EnrollWith<Waypoint> & { readonly labels?: Readonly<Record<string, string>> };
  /** The name of the namespace, if it is known. */
  readonly namespace: string | undefined;
  readonly nameOf: (waypoint: Waypoint) => { readonly name: string; readonly namespace?: string };
}

/** Returns the enrolment of a namespace in the mesh of a revision. */
export function enrolment<Waypoint extends object>(
  revision: string,
  { mode, options: { labels, ...options }, namespace, nameOf }: Enrolled<Waypoint>,
): Enrolment {
  // What remains of the options are those of `EnrollWith`, which TypeScript does not see.
  const named = withWaypointName(options as EnrollWith<Waypoint>, namespace, nameOf);
  return {
    labels: { ...labels, ...enrollmentLabels(revision, mode, named) },
    problemsBeside: (object, others) => enrollmentProblems(object, others, revision, mode, named),
  };
}

export const INJECTION = 'istio-injection';
export const REVISION = 'istio.io/rev';
export const DATAPLANE_MODE = 'istio.io/dataplane-mode';
export const USE_WAYPOINT = 'istio.io/use-waypoint';
export const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';

/** Returns the labels by which istiod, the CNI agent and ztunnel recognise the mode of a namespace. */
export function enrollmentLabels(
  revision: string,
  mode: EnrollMode,
  options: EnrollOptions = {},
): Record<string, string> {
  if (mode === 'none') return { [INJECTION]: 'disabled', [DATAPLANE_MODE]: 'none' };
  if (mode === 'ambient') {
    return {
      [DATAPLANE_MODE]: 'ambient',
      ...(options.waypoint !== undefined && { [USE_WAYPOINT]: options.waypoint }),
      ...(options.waypointNamespace !== undefined && { [USE_WAYPOINT_NAMESPACE]: options.waypointNamespace }),
    };
  }
  const wanted = options.revisionTag ?? revision;
  return wanted === 'default' ? { [INJECTION]: 'enabled' } : { [REVISION]: wanted };
}

/** Returns the problem of enrolling an object that is no Namespace: its labels would have no effect. */
export function enrolledKindProblems(object: string, kind: string): Problem[] {
  if (kind === 'Namespace') return [];
  const message = 'only the labels of a Namespace say how its pods join the mesh';
  return [{ ...error('namespace', 'enroll-kind', kind, message, 'pass the Namespace of the pods'), object }];
}

/** Reports labels that would undo the enrolment: the same key with another value, or a key that takes precedence. */
export function enrollmentProblems(
  object: string,
  labels: Readonly<Record<string, string>>,
  revision: string,
  mode: EnrollMode,
  options: EnrollOptions = {},
): Problem[] {
  if (!MODES.includes(mode))
    return [
      { ...error('mode', 'enroll-mode', mode, 'pods cannot join a mesh so', `use one of ${MODES.join(', ')}`), object },
    ];
  const wanted = enrollmentLabels(revision, mode, options);
  const problem = (key: string, message: string, fix: string): Problem => ({
    ...error(`metadata.labels[${JSON.stringify(key)}]`, 'enroll-contradiction', labels[key], message, fix),
    object,
  });
  const problems = Object.keys(wanted)
    .filter((key) => labels[key] !== undefined && labels[key] !== wanted[key])
    .map((key) =>
      problem(
        key,
        `enrolled as ${mode}, which needs ${JSON.stringify(wanted[key])}`,
        'leave the label out, or enrol the namespace otherwise',
      ),
    );
  if (mode === 'sidecar' && wanted[REVISION] !== undefined && labels[INJECTION] !== undefined) {
    problems.push(
      problem(
        INJECTION,
        `it wins over ${REVISION}=${wanted[REVISION]}, so this revision would never inject`,
        'leave the label out',
      ),
    );
  }
  if (mode === 'sidecar' && wanted[INJECTION] === 'enabled' && labels[REVISION] !== undefined) {
    problems.push(
      problem(
        REVISION,
        `${INJECTION}=enabled wins over it`,
        'leave the label out, or enrol the namespace in the mesh of that revision',
      ),
    );
  }
  if (mode === 'sidecar' && labels[DATAPLANE_MODE] === 'ambient') {
    problems.push(
      problem(
        DATAPLANE_MODE,
        'pods would get a sidecar and be captured by ztunnel too',
        'enrol the namespace in one mode',
      ),
    );
  }
  if (mode === 'ambient' && (labels[INJECTION] === 'enabled' || labels[REVISION] !== undefined)) {
    const key = labels[INJECTION] === 'enabled' ? INJECTION : REVISION;
    problems.push(
      problem(
        key,
        'pods would get a sidecar, and ztunnel would leave them alone',
        'leave the label out, or enrol the namespace as sidecar',
      ),
    );
  }
  return problems;
}
