import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { KUBERNETES_GATEWAY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, type Fields } from '../../../objects/read';

const GROUP = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind) => `${GROUP}/${kind}`);
const GRANT = `${GROUP}/ReferenceGrant`;

/** Object that a route or Gateway of the Gateway API refers to. */
interface Named {
  readonly path: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: unknown;
}

function named(object: Manifest, path: string, reference: Fields, [group, kind]: readonly [string, string]): Named {
  const given = reference.group;
  return {
    path,
    group: typeof given === 'string' ? given : group,
    kind: textOf(reference, 'kind') ?? kind,
    name: textOf(reference, 'name') ?? '',
    namespace: textOf(reference, 'namespace') ?? namespaceOf(object),
    port: reference.port,
  };
}

function parents(object: Manifest): Named[] {
  return itemsOf(fieldsOf(object, 'spec'), 'parentRefs').map((parent, i) =>
    named(object, `spec.parentRefs[${i}]`, parent, [GROUP, 'Gateway']),
  );
}

/** Returns the backends of a route, mirrors included. */
function backends(object: Manifest): Named[] {
  return itemsOf(fieldsOf(object, 'spec'), 'rules').flatMap((rule, i) => [
    ...itemsOf(rule, 'backendRefs').map((backend, j) =>
      named(object, `spec.rules[${i}].backendRefs[${j}]`, backend, ['', 'Service']),
    ),
    ...itemsOf(rule, 'filters').flatMap((filter, j) => {
      const mirror = fieldsOf(fieldsOf(filter, 'requestMirror'), 'backendRef');
      return filter.requestMirror === undefined
        ? []
        : [named(object, `spec.rules[${i}].filters[${j}].requestMirror.backendRef`, mirror, ['', 'Service'])];
    }),
  ]);
}

function certificates(object: Manifest): Named[] {
  return itemsOf(fieldsOf(object, 'spec'), 'listeners').flatMap((listener, i) =>
    itemsOf(fieldsOf(listener, 'tls'), 'certificateRefs').map((secret, j) =>
      named(object, `spec.listeners[${i}].tls.certificateRefs[${j}]`, secret, ['', 'Secret']),
    ),
  );
}

/**
 * Reports missing Gateways and Services that routes of the Gateway API refer to, and missing certificates of its
 * Gateways.
 */
export const gatewayApiReferences: Check = {
  codes: ['ISC1002'],
  kinds: [...ROUTES, KUBERNETES_GATEWAY],
  check: (facts, report) => {
    for (const object of ROUTES.flatMap((kind) => facts.of(kind))) {
      for (const parent of parents(object)) {
        if (parent.kind === 'Gateway' && parent.group === GROUP) checkName('Gateway', object, parent, facts, report);
        else checkService(object, parent, facts, report);
      }
      for (const backend of backends(object)) checkService(object, backend, facts, report);
    }
    for (const object of facts.of(KUBERNETES_GATEWAY))
      for (const secret of certificates(object))
        if (secret.kind === 'Secret') checkName('Secret', object, secret, facts, report);
  },
};

/** Kinds of referred objects that are known by name alone. */
const NAMED = {
  Gateway: ({ waypoints }: ProgramFacts) => waypoints,
  Secret: ({ secrets }: ProgramFacts) => secrets,
} as const;

function checkName(
  kind: keyof typeof NAMED,
  object: Manifest,
  { path, name, namespace }: Named,
  facts: ProgramFacts,
  report: Report,
): void {
  const known = NAMED[kind](facts);
  if (name === '' || known.has(namespace, name) || facts.isOutside(namespace) || !facts.expects(known.size > 0)) return;
  report({
    code: 'ISC1002',
    object,
    path: `${path}.name`,
    found: name,
    message: `namespace ${namespace} has no such ${kind}`,
    known: () => known.namesIn(namespace),
    fix: `declare the ${kind}, or name it in \`outside\``,
  });
}

function checkService(
  object: Manifest,
  { path, group, kind, name, namespace, port }: Named,
  facts: ProgramFacts,
  report: Report,
): void {
  if (kind !== 'Service' || group !== '' || name === '' || facts.isOutside(namespace)) return;
  const found = facts.hosts.find(name, namespace);
  const ports = found.flatMap((service) => service.ports ?? []).map(({ number }) => number);
  if (
    typeof port === 'number' &&
    found.length > 0 &&
    found.every((service) => service.ports !== undefined) &&
    !ports.includes(port)
  ) {
    report({
      code: 'ISC1002',
      object,
      path: `${path}.port`,
      found: port,
      message: `Service ${namespace}/${name} does not serve this port`,
      fix: `use one of ${[...new Set(ports)].join(', ')}`,
    });
  }
  if (found.length > 0 || !facts.expects(facts.hosts.declaresServices)) return;
  report({
    code: 'ISC1002',
    object,
    path: `${path}.name`,
    found: name,
    message: `namespace ${namespace} has no such Service`,
    known: () => facts.hosts.shortNames(namespace),
    fix: 'declare the Service, or mark its host in `outside`',
  });
}

/**
 * Reports references to Services and Secrets of other namespaces that no ReferenceGrant permits. Only where the set has
 * the Service or Secret: otherwise the grant may be elsewhere too.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export const referenceGrants: Check = {
  codes: ['ISC1007'],
  kinds: [...ROUTES, KUBERNETES_GATEWAY],
  check: (facts, report) => {
    if (!facts.expects(true)) return;
    const grants = facts.of(GRANT);
    const check = (object: Manifest, references: readonly Named[]) => {
      for (const reference of references) {
        if (reference.namespace === namespaceOf(object) || !isDeclared(reference, facts)) continue;
        if (!grants.some((grant) => allows(grant, object, reference))) reportGrant(object, reference, report);
      }
    };
    for (const object of ROUTES.flatMap((kind) => facts.of(kind))) check(object, backends(object));
    for (const object of facts.of(KUBERNETES_GATEWAY)) check(object, certificates(object));
  },
};

const isDeclared = ({ kind, group, namespace, name }: Named, facts: ProgramFacts): boolean =>
  facts.find(group === '' ? kind : `${group}/${kind}`, namespace, name) !== undefined;

function reportGrant(object: Manifest, { path, kind, name, namespace }: Named, report: Report): void {
  const from = `${object.kind}s of namespace ${namespaceOf(object)}`;
  report({
    code: 'ISC1007',
    object,
    path,
    found: `${namespace}/${name}`,
    message: `no ReferenceGrant in namespace ${namespace} lets ${from} name this ${kind}`,
    fix: `declare a ReferenceGrant there, from ${object.kind} of namespace ${namespaceOf(object)} to ${kind}`,
  });
}

function allows(grant: Manifest, object: Manifest, { group, kind, name, namespace }: Named): boolean {
  const spec = fieldsOf(grant, 'spec');
  return (
    namespaceOf(grant) === namespace &&
    itemsOf(spec, 'from').some(
      (from) => from.group === GROUP && from.kind === object.kind && from.namespace === namespaceOf(object),
    ) &&
    itemsOf(spec, 'to').some(
      (to) => (to.group ?? '') === group && to.kind === kind && (textOf(to, 'name') ?? name) === name,
    )
  );
}
