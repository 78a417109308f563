import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import {
  AUTHORIZATION_POLICY,
  ENVOY_FILTER,
  REQUEST_AUTHENTICATION,
  SERVICE_ENTRY,
  TELEMETRY,
  WASM_PLUGIN,
  type Check,
  type Report,
} from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf } from '../../../objects/read';

const KINDS = [
  ENVOY_FILTER,
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  TELEMETRY,
  WASM_PLUGIN,
  'extensions.istio.io/TrafficExtension',
];

/** Reports missing targets of policies, which are always in the policy's own namespace. */
export const policyTargets: Check = {
  codes: ['ISC1002'],
  kinds: KINDS,
  check: (facts, report) => {
    for (const object of KINDS.flatMap((kind) => facts.of(kind))) {
      const spec = fieldsOf(object, 'spec');
      checkTarget(
        object,
        'spec.targetRef',
        textOf(fieldsOf(spec, 'targetRef'), 'name'),
        fieldsOf(spec, 'targetRef').kind,
        {
          facts,
          report,
        },
      );
      itemsOf(spec, 'targetRefs').forEach((target, i) =>
        checkTarget(object, `spec.targetRefs[${i}]`, textOf(target, 'name'), target.kind, { facts, report }),
      );
    }
  },
};

interface Context {
  readonly facts: ProgramFacts;
  readonly report: Report;
}

function checkTarget(object: Manifest, path: string, name: string | undefined, kind: unknown, context: Context): void {
  const namespace = namespaceOf(object);
  const { facts, report } = context;
  if (name === undefined || facts.isOutside(namespace)) return;
  if (kind === 'Gateway') checkWaypoint({ object, path: `${path}.name`, namespace, name }, context);
  if (
    kind !== 'Service' ||
    !facts.expects(facts.hosts.declaresServices) ||
    facts.hosts.find(name, namespace).length > 0
  )
    return;
  report({
    code: 'ISC1002',
    object,
    path: `${path}.name`,
    found: name,
    message: 'the namespace has no such Service',
    known: () => facts.hosts.shortNames(namespace),
    fix: 'declare the Service, or mark its host in `outside`',
  });
}

const LABELLED = ['Namespace', 'Service', SERVICE_ENTRY];

/**
 * Reports missing waypoints that labels of namespaces and services name.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export const waypointLabels: Check = {
  codes: ['ISC1002'],
  kinds: LABELLED,
  check: (facts, report) => {
    for (const object of LABELLED.flatMap((kind) => facts.of(kind))) {
      const labels = object.metadata.labels ?? {};
      const name = labels['istio.io/use-waypoint'];
      if (typeof name !== 'string' || name === 'none' || name === '') continue;
      const own = object.kind === 'Namespace' ? String(object.metadata.name) : namespaceOf(object);
      const namespace = labels['istio.io/use-waypoint-namespace'] ?? own;
      checkWaypoint({ object, path: 'metadata.labels["istio.io/use-waypoint"]', namespace, name }, { facts, report });
    }
  },
};

interface NamedWaypoint {
  readonly object: Manifest;
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
}

function checkWaypoint({ object, path, namespace, name }: NamedWaypoint, { facts, report }: Context): void {
  const { waypoints } = facts;
  if (waypoints.has(namespace, name) || facts.isOutside(namespace) || !facts.expects(waypoints.size > 0)) return;
  report({
    code: 'ISC1002',
    object,
    path,
    found: name,
    message: `namespace ${namespace} has no such Gateway`,
    known: () => [...waypoints.namesIn(namespace), ...waypoints.qualified()],
    fix: 'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`',
  });
}
