import type { Manifest } from '../../../../model';
import { hostsOverlap, type ProgramFacts } from '../../../facts';
import { GATEWAY, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textsByIndex } from '../../../objects/read';
import { gatewaysOf, isForMesh, isInternalGateway, type NamedGateway } from '../../virtual-services';
import { enumerated, fullName, listed } from '../../wording';

/** Reports hosts of VirtualServices that their gateways do not serve. */
export const gatewayHosts: Check = {
  codes: ['IST0132', 'ISC1001'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['gateways'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkVirtualService(object, facts, report);
  },
};

interface Bound {
  readonly named: NamedGateway;
  readonly gateway: Manifest | undefined;
  /** Hosts that the gateway serves for VirtualServices of this namespace. */
  readonly hosts: readonly string[];
}

function checkVirtualService(object: Manifest, facts: ProgramFacts, report: Report): void {
  const hosts = textsByIndex(fieldsOf(object, 'spec'), 'hosts');
  const bound = gatewaysOf(object)
    .filter((named) => !isInternalGateway(named))
    .map((named) => boundGateway(object, named, facts));
  if (hosts.length === 0 || bound.length === 0) return;
  const unserved = hosts.map((host) => !bound.some((gateway) => serves(gateway, host)));
  const isReportedByHost = !isForMesh(object) && bound.every(({ gateway }) => gateway !== undefined);
  for (const gateway of bound) {
    if (hosts.some((host) => serves(gateway, host)) || (gateway.gateway === undefined && !facts.isComplete)) continue;
    const isReportedByBoth = isReportedByHost && unserved.every((isUnserved) => isUnserved);
    reportGateway(object, gateway, hosts, { report, isReportedByBoth: isReportedByBoth });
  }
  if (!isReportedByHost) return;
  const isReportedByBoth = unserved.every((isUnserved) => isUnserved);
  hosts.forEach((host, i) => {
    if (unserved[i])
      reportHost(object, `spec.hosts[${i}]`, host, { bound, report, isReportedByBoth: isReportedByBoth });
  });
}

function boundGateway(object: Manifest, named: NamedGateway, facts: ProgramFacts): Bound {
  const gateway = facts.find(GATEWAY, named.namespace, named.name);
  return { named, gateway, hosts: gateway === undefined ? [] : servedHosts(gateway, namespaceOf(object)) };
}

/**
 * Returns the hosts of a Gateway that VirtualServices of a namespace may use: `namespace/host`, `./host`, `*` +
 * `/host`, `host`.
 */
export function servedHosts(gateway: Manifest, namespace: string): string[] {
  return itemsOf(fieldsOf(gateway, 'spec'), 'servers')
    .flatMap((server) => textsByIndex(server, 'hosts'))
    .flatMap((entry) => {
      const slash = entry.indexOf('/');
      const own = slash < 0 ? '*' : entry.slice(0, slash);
      const isFor = own === '*' || (own === '.' ? namespaceOf(gateway) : own) === namespace;
      return isFor ? [entry.slice(slash + 1)] : [];
    });
}

const serves = ({ hosts }: Bound, host: string): boolean => hosts.some((served) => hostsOverlap(served, host));

const served = ({ gateway, hosts, named }: Bound): string => {
  const name = `gateway ${gateway ? fullName(gateway) : named.text}`;
  return hosts.length === 0
    ? `${name} serves no host of VirtualServices in this namespace`
    : `${name} serves only ${enumerated(hosts)}`;
};

/** Reports a gateway that serves none of the hosts, as Istio's own analyzer does. */
function reportGateway(
  object: Manifest,
  gateway: Bound,
  hosts: readonly string[],
  { report, isReportedByBoth: isReportedByBoth }: { report: Report; isReportedByBoth: boolean },
): void {
  const { named } = gateway;
  const namespace = object.metadata.namespace ?? '';
  const reference = named.text.includes('/') || namespace === '' ? named.text : `${namespace}/${named.text}`;
  report({
    code: 'IST0132',
    object,
    path: named.path,
    found: named.text,
    severity: 'warning',
    message: `${served(gateway)}, so none of the hosts gets a route there`,
    fix: 'add the hosts to a server of the Gateway, or remove the gateway',
    parameters: [listed(hosts), fullName(object), reference],
    ...(isReportedByBoth && { audience: 'analyze' }),
    ...(gateway.gateway && { related: [gateway.gateway] }),
  });
}

function reportHost(
  object: Manifest,
  path: string,
  host: string,
  {
    bound,
    report,
    isReportedByBoth: isReportedByBoth,
  }: { bound: readonly Bound[]; report: Report; isReportedByBoth: boolean },
): void {
  report({
    code: 'ISC1001',
    object,
    path,
    found: host,
    message: `${bound.map(served).join('; ')}, so this host gets no route`,
    fix: 'add the host to a server of the Gateway, or remove it here',
    ...(isReportedByBoth && { audience: 'program' }),
    related: bound.map(({ gateway }) => gateway).filter((gateway) => gateway !== undefined),
  });
}
