import { objectName } from '../../../rules/schema-problems';
import type { Manifest, Problem } from '../../../model';
import type { AnalysisOptions } from '../../outside';
import type { AmbientCode } from '../../problems.data';
import { fields, items, kindOf, namespaceOf, text, type Fields } from '../read';
import { DataPlanes, type Workload } from './data-planes';
import { meshSettings, type MeshSettings } from './mesh-settings';
import { Services } from './services';
import { Waypoints } from './waypoints';

export const AUTHORIZATION = 'security.istio.io/AuthorizationPolicy';

/** All that the checks of ambient mode ask of a set of objects. */
export interface AmbientMesh {
  readonly objects: readonly Manifest[];
  readonly planes: DataPlanes;
  readonly services: Services;
  readonly waypoints: Waypoints;
  readonly settings: MeshSettings;
  readonly authorizationPolicies: readonly Manifest[];
}

export function ambientMesh(
  objects: readonly Manifest[],
  { clusterDomain = 'cluster.local', outside }: AnalysisOptions,
): AmbientMesh {
  const planes = new DataPlanes(objects);
  return {
    objects,
    planes,
    services: new Services(objects, `.svc.${clusterDomain}`),
    waypoints: new Waypoints(objects, planes, outside),
    settings: meshSettings(objects),
    authorizationPolicies: objects.filter((object) => kindOf(object) === AUTHORIZATION),
  };
}

/** A problem without the object that it is about. */
export type Finding = Omit<Problem, 'object' | 'severity' | 'code'> & {
  readonly code: AmbientCode;
  readonly severity?: Problem['severity'];
};

export const problemOf = (object: Manifest, { code, severity = 'error', ...rest }: Finding): Problem => ({
  severity,
  code: `ambient/${code}`,
  object: objectName(object),
  ...rest,
});

const SELECTORS = ['selector', 'workloadSelector'] as const;

/** The field in which a policy of any kind selects pods. */
export const selectorField = (spec: Fields): string | undefined => SELECTORS.find((field) => spec[field] !== undefined);

/** The labels that a policy asks of pods. */
export function selectorOf(spec: Fields): Fields {
  const selector = fields(spec, selectorField(spec) ?? '');
  return { ...fields(selector, 'matchLabels'), ...fields(selector, 'labels') };
}

/** An object that a policy is for. */
export interface Target {
  readonly path: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** The objects that a policy names as its targets; the older single reference counts where there is no list. */
export function targetsOf(spec: Fields): Target[] {
  const listed = items(spec, 'targetRefs').map((target, i) => ({ target, path: `spec.targetRefs[${i}]` }));
  const single = spec.targetRef === undefined ? [] : [{ target: fields(spec, 'targetRef'), path: 'spec.targetRef' }];
  return (listed.length > 0 ? listed : single).map(({ target, path }) => ({
    path,
    group: text(target, 'group') ?? '',
    kind: text(target, 'kind') ?? '',
    name: text(target, 'name') ?? '',
  }));
}

/** Whether a policy is in the root namespace and so for pods of all namespaces. */
export const isMeshWide = (policy: Manifest, { settings }: AmbientMesh): boolean =>
  namespaceOf(policy) === settings.rootNamespace;

/** The pods that a policy without targets is for. */
export function podsOfPolicy(policy: Manifest, mesh: AmbientMesh): readonly Workload[] {
  const selector = selectorOf(fields(policy, 'spec'));
  const namespaces = isMeshWide(policy, mesh) ? mesh.planes.namespaceNames : [namespaceOf(policy)];
  return namespaces.flatMap((namespace) => mesh.planes.selected(namespace, selector));
}

/** Whether a policy without targets is for pods in ambient mode. */
export function isForAmbient(policy: Manifest, mesh: AmbientMesh): boolean {
  const selector = selectorOf(fields(policy, 'spec'));
  if (!isMeshWide(policy, mesh)) return mesh.planes.modes(namespaceOf(policy), selector).has('ambient');
  const selected = podsOfPolicy(policy, mesh);
  if (selected.length > 0 || Object.keys(selector).length > 0)
    return selected.some((pod) => mesh.planes.modeOf(pod) === 'ambient');
  return mesh.planes.hasAmbient;
}

/** What to write so that a waypoint carries a policy out. */
export function useWaypoint(namespace: string, { waypoints, settings }: AmbientMesh): string {
  const targets = 'attach the policy with `targetRefs` to a Service, or to the waypoint';
  if (namespace === settings.rootNamespace)
    return 'attach the policy with `targetRefs` to the GatewayClass istio-waypoint';
  return waypoints.ofNamespace(namespace) ? targets : `give namespace ${namespace} a waypoint, and ${targets}`;
}
