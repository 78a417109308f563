import { objectName } from '../../../rules/schema-problems';
import type { Manifest, Problem } from '../../../model';
import { fields, items, kindOf, namespaceOf, text } from '../read';
import type { Fields } from '../read';
import type { DataPlanes } from './data-planes';
import { httpAttributes } from './http-attributes';

export const problemAt = (
  object: Manifest,
  code: string,
  path: string,
  found: unknown,
  message: string,
  fix: string,
  severity: Problem['severity'] = 'error',
): Problem => ({ severity, code: `ambient/${code}`, object: objectName(object), path, found, message, fix });

/** Kinds that only proxies with HTTP carry out, and that ztunnel does not know. */
const PROXY_ONLY: ReadonlySet<string> = new Set([
  'security.istio.io/RequestAuthentication',
  'extensions.istio.io/WasmPlugin',
  'extensions.istio.io/TrafficExtension',
  'networking.istio.io/EnvoyFilter',
]);
const AUTHORIZATION = 'security.istio.io/AuthorizationPolicy';
const TELEMETRY = 'telemetry.istio.io/Telemetry';
const SIDECAR = 'networking.istio.io/Sidecar';

/** Policies that nobody carries out, or not as they are written, because of the mode of the pods they are for. */
export function policyProblems(object: Manifest, planes: DataPlanes): Problem[] {
  const kind = kindOf(object);
  const spec = fields(object, 'spec');
  if (kind !== AUTHORIZATION && kind !== TELEMETRY && kind !== SIDECAR && !PROXY_ONLY.has(kind)) return [];
  const targets = targetsOf(spec);
  if (targets.length > 0) return targets.flatMap((target) => targetProblems(object, target, planes));
  if (!isForAmbient(object, spec, planes)) return [];
  if (kind === AUTHORIZATION) return authorizationProblems(object, spec, planes);
  if (kind === SIDECAR) {
    return [
      problemAt(
        object,
        'no-sidecar',
        'kind',
        kind,
        'its pods are in ambient mode and have no sidecars that could read it',
        'leave the object out, or enrol the namespace as sidecar',
      ),
    ];
  }
  if (kind === TELEMETRY && !hasSelector(spec) && planes.namespaceWaypoint(namespaceOf(object)) !== undefined)
    return [];
  return [ignored(object, planes)];
}

const SELECTORS = ['selector', 'workloadSelector'] as const;
const selectorField = (spec: Fields): string | undefined => SELECTORS.find((field) => spec[field] !== undefined);
const hasSelector = (spec: Fields): boolean => selectorField(spec) !== undefined;

/** The labels that a selector asks for, in whichever field of the kinds they are. */
function selectorOf(spec: Fields): Fields {
  const selector = fields(spec, selectorField(spec) ?? '');
  return { ...fields(selector, 'matchLabels'), ...fields(selector, 'labels') };
}

const isForAmbient = (object: Manifest, spec: Fields, planes: DataPlanes): boolean =>
  planes.modes(namespaceOf(object), selectorOf(spec)).has('ambient');

/** What to write so that a waypoint carries a policy out. */
function useWaypoint(namespace: string, planes: DataPlanes): string {
  const waypoint = planes.namespaceWaypoint(namespace);
  const targets = 'attach the policy with `targetRefs` to a Service, or to the waypoint';
  return waypoint ? targets : `give namespace ${namespace} a waypoint, and ${targets}`;
}

function ignored(object: Manifest, planes: DataPlanes): Problem {
  const spec = fields(object, 'spec');
  const namespace = namespaceOf(object);
  const selector = selectorField(spec);
  const message = planes.namespaceWaypoint(namespace)
    ? 'its pods are in ambient mode: ztunnel does not know this kind, and a waypoint ignores what is not attached to it'
    : 'its pods are in ambient mode: ztunnel does not know this kind, and no waypoint is there to carry it out';
  return problemAt(
    object,
    'not-enforced',
    selector === undefined ? 'spec' : `spec.${selector}`,
    selector === undefined ? undefined : spec[selector],
    message,
    useWaypoint(namespace, planes),
  );
}

/** ztunnel judges connections, not requests. https://istio.io/latest/docs/ambient/usage/l4-policy/ */
function authorizationProblems(object: Manifest, spec: Fields, planes: DataPlanes): Problem[] {
  const action = text(spec, 'action') ?? 'ALLOW';
  const fix = useWaypoint(namespaceOf(object), planes);
  if (action !== 'ALLOW' && action !== 'DENY') {
    return [
      problemAt(
        object,
        'not-enforced',
        'spec.action',
        action,
        'its pods are in ambient mode, and ztunnel only knows ALLOW and DENY',
        fix,
      ),
    ];
  }
  const message =
    action === 'DENY'
      ? 'its pods are in ambient mode, and ztunnel leaves this condition out, so that the rule denies what it was not written for'
      : 'its pods are in ambient mode, and ztunnel leaves out a rule with this condition, so that it allows nothing';
  return httpAttributes(spec).map(({ path, name }) => problemAt(object, 'http-attribute', path, name, message, fix));
}

interface Target {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
}

function targetsOf(spec: Fields): Target[] {
  const single = fields(spec, 'targetRef');
  const all = [
    ...items(spec, 'targetRefs').map((target, i) => ({ target, path: `spec.targetRefs[${i}]` })),
    ...(spec.targetRef === undefined ? [] : [{ target: single, path: 'spec.targetRef' }]),
  ];
  return all.map(({ target, path }) => ({ path, kind: text(target, 'kind') ?? '', name: text(target, 'name') ?? '' }));
}

/** A policy for a service is carried out by its waypoint, and by nobody else. */
function targetProblems(object: Manifest, { path, kind, name }: Target, planes: DataPlanes): Problem[] {
  if (kind !== 'Service' && kind !== 'ServiceEntry') return [];
  const namespace = namespaceOf(object);
  const mode = planes.namespaceMode(namespace);
  if (mode === undefined || planes.serviceWaypoint(namespace, name) !== undefined) return [];
  if (mode === 'sidecar') {
    return [
      problemAt(
        object,
        'not-enforced',
        path,
        name,
        'the namespace has sidecars, which ignore policies with targetRefs',
        'select the pods with `selector` instead',
      ),
    ];
  }
  return [
    problemAt(
      object,
      'no-waypoint',
      path,
      name,
      `no waypoint handles ${kind} ${namespace}/${name}, so nobody carries the policy out`,
      `give namespace ${namespace} a waypoint, or the ${kind} the label istio.io/use-waypoint`,
    ),
  ];
}
