import type { Manifest } from '../../model';
import type { Findings } from './findings';
import type { Program } from './declared';
import { fields, items, namespaceOf, text } from './read';
import type { Fields } from './read';

const DECLARE_WAYPOINT = 'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`';

/** Objects that a policy is for: always in its own namespace. */
export function checkTargets(object: Manifest, program: Program, findings: Findings): void {
  const spec = fields(object, 'spec');
  checkTarget(object, 'spec.targetRef', fields(spec, 'targetRef'), program, findings);
  items(spec, 'targetRefs').forEach((target, i) =>
    checkTarget(object, `spec.targetRefs[${i}]`, target, program, findings),
  );
}

function checkTarget(object: Manifest, path: string, target: Fields, program: Program, findings: Findings): void {
  const name = text(target, 'name');
  if (name === undefined || program.isOutside(namespaceOf(object))) return;
  if (target.kind === 'Gateway') checkWaypoint(object, `${path}.name`, namespaceOf(object), name, program, findings);
  if (target.kind !== 'Service' || (!program.whole && !program.declaresServices)) return;
  if (program.find(name, namespaceOf(object)) !== undefined) return;
  const end = `.${namespaceOf(object)}${program.domain}`;
  findings.add(
    object,
    `${path}.name`,
    name,
    'the namespace has no such Service',
    () => [...program.hosts.keys()].filter((host) => host.endsWith(end)).map((host) => host.slice(0, -end.length)),
    'declare the Service, or mark its host in `outside`',
  );
}

/** The waypoint that a namespace or service is told to use. https://istio.io/latest/docs/ambient/usage/waypoint/ */
export function checkWaypointLabels(object: Manifest, program: Program, findings: Findings): void {
  const labels = object.metadata.labels ?? {};
  const name = labels['istio.io/use-waypoint'];
  if (typeof name !== 'string' || name === 'none' || name === '') return;
  const own = object.kind === 'Namespace' ? String(object.metadata.name) : namespaceOf(object);
  checkWaypoint(
    object,
    'metadata.labels["istio.io/use-waypoint"]',
    labels['istio.io/use-waypoint-namespace'] ?? own,
    name,
    program,
    findings,
  );
}

function checkWaypoint(
  object: Manifest,
  path: string,
  namespace: string,
  name: string,
  program: Program,
  findings: Findings,
): void {
  if (program.waypoints.has(namespace, name) || program.isOutside(namespace)) return;
  if (!program.whole && program.waypoints.size === 0) return;
  const end = `${namespace}/`;
  findings.add(
    object,
    path,
    name,
    `namespace ${namespace} has no such Gateway`,
    () => [...program.waypoints.all].map((known) => (known.startsWith(end) ? known.slice(end.length) : known)),
    DECLARE_WAYPOINT,
  );
}

const PROVIDER_LISTS = ['tracing', 'metrics', 'accessLogging'];

/** Extension providers, which the mesh config declares. */
export function checkProviders(object: Manifest, program: Program, findings: Findings): void {
  const spec = fields(object, 'spec');
  checkProvider(object, 'spec.provider', fields(spec, 'provider'), program, findings);
  for (const list of PROVIDER_LISTS) {
    items(spec, list).forEach((entry, i) =>
      items(entry, 'providers').forEach((provider, j) =>
        checkProvider(object, `spec.${list}[${i}].providers[${j}]`, provider, program, findings),
      ),
    );
  }
}

function checkProvider(object: Manifest, path: string, provider: Fields, program: Program, findings: Findings): void {
  const name = text(provider, 'name');
  if (name === undefined || !program.whole || program.providers.has(name)) return;
  findings.add(
    object,
    `${path}.name`,
    name,
    'the mesh config declares no such provider',
    () => program.providers,
    'declare it in `meshConfig.extensionProviders`',
  );
}
