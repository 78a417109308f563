import { objectName } from '../../rules/schema-problems';
import type { Manifest, Problem } from '../../model';
import type { Findings } from './findings';
import type { Program } from './declared';
import { fields, items, kindOf, namespaceOf, text } from './read';
import type { Fields } from './read';

const GROUP = 'gateway.networking.k8s.io';

/** What a route or Gateway of the Gateway API names. */
interface Named {
  readonly path: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: unknown;
}

function named(object: Manifest, path: string, reference: Fields, group: string, kind: string): Named {
  const given = reference.group;
  return {
    path,
    group: typeof given === 'string' ? given : group,
    kind: text(reference, 'kind') ?? kind,
    name: text(reference, 'name') ?? '',
    namespace: text(reference, 'namespace') ?? namespaceOf(object),
    port: reference.port,
  };
}

const parents = (object: Manifest): Named[] =>
  items(fields(object, 'spec'), 'parentRefs').map((parent, i) =>
    named(object, `spec.parentRefs[${i}]`, parent, GROUP, 'Gateway'),
  );

/** Where a route sends requests, and copies of them. */
function backends(object: Manifest): Named[] {
  return items(fields(object, 'spec'), 'rules').flatMap((rule, i) => [
    ...items(rule, 'backendRefs').map((backend, j) =>
      named(object, `spec.rules[${i}].backendRefs[${j}]`, backend, '', 'Service'),
    ),
    ...items(rule, 'filters').flatMap((filter, j) =>
      filter.requestMirror === undefined
        ? []
        : [
            named(
              object,
              `spec.rules[${i}].filters[${j}].requestMirror.backendRef`,
              fields(fields(filter, 'requestMirror'), 'backendRef'),
              '',
              'Service',
            ),
          ],
    ),
  ]);
}

function certificates(object: Manifest): Named[] {
  return items(fields(object, 'spec'), 'listeners').flatMap((listener, i) =>
    items(fields(listener, 'tls'), 'certificateRefs').map((secret, j) =>
      named(object, `spec.listeners[${i}].tls.certificateRefs[${j}]`, secret, '', 'Secret'),
    ),
  );
}

/** Gateways and services that a route of the Gateway API names. */
export function checkGatewayRoute(object: Manifest, program: Program, findings: Findings): void {
  for (const parent of parents(object)) {
    if (parent.kind === 'Gateway' && parent.group === GROUP) checkGateway(object, parent, program, findings);
    else checkService(object, parent, program, findings);
  }
  for (const backend of backends(object)) checkService(object, backend, program, findings);
}

function checkGateway(object: Manifest, { path, name, namespace }: Named, program: Program, findings: Findings): void {
  if (
    name === '' ||
    program.waypoints.has(namespace, name) ||
    program.isOutside(namespace) ||
    (!program.whole && program.waypoints.size === 0)
  )
    return;
  const own = `${namespace}/`;
  findings.add(
    object,
    `${path}.name`,
    name,
    `namespace ${namespace} has no such Gateway`,
    () => [...program.waypoints.all].filter((known) => known.startsWith(own)).map((known) => known.slice(own.length)),
    'declare the Gateway, or name it in `outside`',
  );
}

function checkService(
  object: Manifest,
  { path, group, kind, name, namespace, port }: Named,
  program: Program,
  findings: Findings,
): void {
  if (kind !== 'Service' || group !== '' || name === '' || program.isOutside(namespace)) return;
  const found = program.find(name, namespace);
  if (found?.ports !== undefined && typeof port === 'number' && !found.ports.has(port)) {
    findings.add(
      object,
      `${path}.port`,
      port,
      `Service ${namespace}/${name} does not serve this port`,
      () => [],
      `use one of ${[...found.ports].join(', ')}`,
    );
  }
  if (found !== undefined || (!program.whole && !program.declaresServices)) return;
  const end = `.${namespace}${program.domain}`;
  findings.add(
    object,
    `${path}.name`,
    name,
    `namespace ${namespace} has no such Service`,
    () => [...program.hosts.keys()].filter((host) => host.endsWith(end)).map((host) => host.slice(0, -end.length)),
    'declare the Service, or mark its host in `outside`',
  );
}

/** Certificates of a Gateway of the Gateway API. */
export function checkCertificates(object: Manifest, program: Program, findings: Findings): void {
  for (const { path, kind, name, namespace } of certificates(object)) {
    if (
      kind !== 'Secret' ||
      name === '' ||
      program.secrets.has(namespace, name) ||
      program.isOutside(namespace) ||
      (!program.whole && program.secrets.size === 0)
    )
      continue;
    const own = `${namespace}/`;
    findings.add(
      object,
      `${path}.name`,
      name,
      `namespace ${namespace} has no such Secret`,
      () => [...program.secrets.all].filter((known) => known.startsWith(own)).map((known) => known.slice(own.length)),
      'declare the Secret, or name it in `outside`',
    );
  }
}

const ROUTES: ReadonlySet<string> = new Set(
  ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind) => `${GROUP}/${kind}`),
);

/**
 * Services and Secrets of other namespaces that no ReferenceGrant there lets a route or Gateway name. Only where the objects have the other
 * namespace's Service or Secret: otherwise the grant may be elsewhere too. https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function missingGrants(objects: readonly Manifest[]): Problem[] {
  const crossing = objects.flatMap((object) => {
    const kind = kindOf(object);
    const references = ROUTES.has(kind) ? backends(object) : kind === `${GROUP}/Gateway` ? certificates(object) : [];
    return references
      .filter(({ namespace }) => namespace !== namespaceOf(object))
      .map((reference) => ({ object, reference }));
  });
  if (crossing.length === 0) return [];
  const declared = new Set(
    objects.map((object) => `${object.kind} ${namespaceOf(object)}/${String(object.metadata?.name)}`),
  );
  const grants = objects.filter((object) => kindOf(object) === `${GROUP}/ReferenceGrant`);
  return crossing
    .filter(
      ({ object, reference }) =>
        declared.has(`${reference.kind} ${reference.namespace}/${reference.name}`) &&
        !grants.some((grant) => allows(grant, object, reference)),
    )
    .map(({ object, reference: { path, kind, name, namespace } }) => ({
      severity: 'error',
      code: 'analysis/no-grant',
      object: objectName(object),
      path,
      found: `${namespace}/${name}`,
      message: `no ReferenceGrant in namespace ${namespace} lets ${object.kind}s of namespace ${namespaceOf(object)} name this ${kind}`,
      fix: `declare a ReferenceGrant there, from ${object.kind} of namespace ${namespaceOf(object)} to ${kind}`,
    }));
}

function allows(grant: Manifest, object: Manifest, { group, kind, name, namespace }: Named): boolean {
  const spec = fields(grant, 'spec');
  return (
    namespaceOf(grant) === namespace &&
    items(spec, 'from').some(
      (from) => from.group === GROUP && from.kind === object.kind && from.namespace === namespaceOf(object),
    ) &&
    items(spec, 'to').some(
      (to) => (to.group ?? '') === group && to.kind === kind && (text(to, 'name') ?? name) === name,
    )
  );
}
