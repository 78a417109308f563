import { objectName } from '../../../rules/schema-problems';
import type { Manifest, Problem } from '../../../model';
import type { AnalysisOptions } from '../../outside';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, type Fields } from '../../objects/read';
import type { AmbientCode } from '../../problems.data';
import { DataPlanes, type Workload } from './data-planes';
import { meshSettings, type MeshSettings } from './mesh-settings';
import { Services } from './services';
import { Waypoints } from './waypoints';

export const AUTHORIZATION = 'security.istio.io/AuthorizationPolicy';

/** Indexes of a set of objects that the checks of ambient mode need. */
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

/** Problem without its object. */
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

/** Returns the field in which a policy selects pods. */
export const selectorField = (spec: Fields): string | undefined => SELECTORS.find((field) => spec[field] !== undefined);

/** Returns the labels by which a policy selects pods. */
export function selectorOf(spec: Fields): Fields {
  const selector = fieldsOf(spec, selectorField(spec) ?? '');
  return { ...fieldsOf(selector, 'matchLabels'), ...fieldsOf(selector, 'labels') };
}

/** Object that a policy targets. */
export interface Target {
  readonly path: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** Returns the targets of a policy; the older field for one reference counts where there is no list. */
export function targetsOf(spec: Fields): Target[] {
  const listed = itemsOf(spec, 'targetRefs').map((target, i) => ({ target, path: `spec.targetRefs[${i}]` }));
  const single = spec.targetRef === undefined ? [] : [{ target: fieldsOf(spec, 'targetRef'), path: 'spec.targetRef' }];
  return (listed.length > 0 ? listed : single).map(({ target, path }) => ({
    path,
    group: textOf(target, 'group') ?? '',
    kind: textOf(target, 'kind') ?? '',
    name: textOf(target, 'name') ?? '',
  }));
}

/** Reports whether a policy is in the root namespace, so that it applies to pods of all namespaces. */
export const isMeshWide = (policy: Manifest, { settings }: AmbientMesh): boolean =>
  namespaceOf(policy) === settings.rootNamespace;

/** Returns the pods that a policy without targets applies to. */
export function podsOfPolicy(policy: Manifest, mesh: AmbientMesh): readonly Workload[] {
  const selector = selectorOf(fieldsOf(policy, 'spec'));
  const namespaces = isMeshWide(policy, mesh) ? mesh.planes.namespaceNames : [namespaceOf(policy)];
  return namespaces.flatMap((namespace) => mesh.planes.selected(namespace, selector));
}

/** Reports whether a policy without targets applies to pods in ambient mode. */
export function isForAmbient(policy: Manifest, mesh: AmbientMesh): boolean {
  const selector = selectorOf(fieldsOf(policy, 'spec'));
  if (!isMeshWide(policy, mesh)) return mesh.planes.modes(namespaceOf(policy), selector).has('ambient');
  const selected = podsOfPolicy(policy, mesh);
  if (selected.length > 0 || Object.keys(selector).length > 0)
    return selected.some((pod) => mesh.planes.modeOf(pod) === 'ambient');
  return mesh.planes.hasAmbient;
}

/** Returns the fix by which a waypoint enforces a policy. */
export function useWaypoint(namespace: string, { waypoints, settings }: AmbientMesh): string {
  const targets = 'attach the policy with `targetRefs` to a Service, or to the waypoint';
  if (namespace === settings.rootNamespace)
    return 'attach the policy with `targetRefs` to the GatewayClass istio-waypoint';
  return waypoints.ofNamespace(namespace) ? targets : `give namespace ${namespace} a waypoint, and ${targets}`;
}
