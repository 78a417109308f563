import type { Manifest } from '../../../../model';
import { isVisibleIn, type PortFact, type ProgramFacts, type ServiceFact } from '../../../facts';
import { VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { mustBeDeclared, undeclaredHost } from '../../known-hosts';
import { fieldsOf, namespaceOf, textOf } from '../../../objects/read';
import { destinationsOf, viewersOf, type RouteDestination } from '../../virtual-services';
import { enumerated, fullName, scopeText } from '../../wording';

/** Reports missing hosts, subsets and ports to which VirtualServices route. */
export const routeDestinations: Check = {
  codes: ['IST0101', 'ISC1003'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['services'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE))
      for (const routed of destinationsOf(object)) checkDestination({ facts, object, report }, routed);
  },
};

interface Context {
  readonly facts: ProgramFacts;
  readonly object: Manifest;
  readonly report: Report;
}

function checkDestination(context: Context, routed: RouteDestination): void {
  const { facts, object } = context;
  const host = textOf(routed.destination, 'host');
  if (host === undefined) {
    reportMissing(context, routed);
    return;
  }
  const visible = facts.hosts.visible(host, namespaceOf(object), viewersOf(object));
  if (visible.length === 0) reportHost(context, routed, host);
  checkSubset(context, routed, host, visible);
  if (visible.length > 0) checkPort(context, routed, host, visible);
}

/** Reports a destination without a host, which the schema refuses as well. */
function reportMissing({ object, report }: Context, { path, isMirror }: RouteDestination): void {
  report({
    code: 'IST0101',
    object,
    path: `${path}.host`,
    message: 'the destination names no host',
    fix: 'name the service that is meant',
    parameters: [isMirror ? 'mirror host' : 'host', ''],
    audience: 'analyze',
  });
}

/** Reports a host that is not declared, or not visible in the namespace. */
function reportHost({ facts, object, report }: Context, { path, isMirror }: RouteDestination, host: string): void {
  const namespace = namespaceOf(object);
  const hidden = facts.hosts.find(host, namespace);
  const finding = {
    code: 'IST0101',
    object,
    path: `${path}.host`,
    found: host,
    parameters: [isMirror ? 'mirror host' : 'host', host],
  } as const;
  if (hidden.length > 0) {
    const [{ object: owner, scope }] = hidden;
    const name = owner ? `${owner.kind} ${fullName(owner)}` : host;
    report({
      ...finding,
      message: `${name} has this host, and is exported to ${scopeText(scope)}, not to ${enumerated(viewersOf(object))}`,
      fix: `export it to namespace ${viewersOf(object)[0]} too`,
      ...(owner && { related: [owner] }),
    });
    return;
  }
  if (!mustBeDeclared(host, namespace, facts)) return;
  report({ ...finding, ...undeclaredHost(host, namespace, facts) });
}

function checkSubset(
  { facts, object, report }: Context,
  routed: RouteDestination,
  host: string,
  services: readonly ServiceFact[],
): void {
  const subset = textOf(routed.destination, 'subset');
  if (subset === undefined || services.some(({ subsets }) => subsets === undefined || subsets.has(subset))) return;
  const rules = facts
    .rulesFor(facts.hosts.fullHost(host, namespaceOf(object)))
    .filter(({ subsets }) => subsets.size > 0);
  const defining = rules.filter(({ subsets }) => subsets.has(subset));
  if (defining.some(({ scope }) => viewersOf(object).some((viewer) => isVisibleIn(scope, viewer)))) return;
  const finding = { object, path: `${routed.path}.subset`, found: subset };
  if (defining.length > 0) {
    const [{ object: rule, scope }] = defining;
    report({
      ...finding,
      code: 'ISC1003',
      message:
        `DestinationRule ${fullName(rule)} has this subset, and is exported to ${scopeText(scope)}, not to ` +
        `${enumerated(viewersOf(object))}`,
      fix: `export it to namespace ${viewersOf(object)[0]} too`,
      related: [rule],
    });
    return;
  }
  if (rules.length === 0 && !facts.isComplete && (services.length === 0 || !facts.expects(true))) return;
  const names = [
    ...new Set([
      ...rules.flatMap(({ subsets }) => [...subsets]),
      ...services.flatMap(({ subsets }) => [...(subsets ?? [])]),
    ]),
  ];
  report({
    ...finding,
    code: 'IST0101',
    message: names.length === 0 ? `no DestinationRule gives ${host} a subset` : `${host} has no such subset`,
    known: () => names,
    fix: names.length === 0 ? 'declare it in a DestinationRule or MeshService' : `use one of ${names.join(', ')}`,
    parameters: [`${routed.isMirror ? 'mirror' : 'host'}+subset in destinationrule`, `${host}+${subset}`],
  });
}

function checkPort(
  { object, report }: Context,
  { path, destination }: RouteDestination,
  host: string,
  services: readonly ServiceFact[],
): void {
  const port = fieldsOf(destination, 'port').number;
  const known = services
    .map(({ ports }) => ports)
    .filter((ports): ports is readonly PortFact[] => ports !== undefined)
    .flat()
    .map(({ number }) => number);
  if (typeof port !== 'number' || services.some(({ ports }) => ports === undefined) || known.includes(port)) return;
  report({
    code: 'IST0101',
    object,
    path: `${path}.port.number`,
    found: port,
    message: `${host} does not serve this port`,
    fix: `use one of ${[...new Set(known)].join(', ')}`,
    parameters: ['host:port', `${host}:${port}`],
  });
}
