import type { KindRules, Subject } from '../kind-rules';
import type { Place } from '../place';
import { ipOrCidr, isIpAddress } from '../primitives/addresses';
import { checkExportTo } from '../primitives/export-to';
import { checkLabels } from '../primitives/labels';
import { fqdn, isWildcard, partialWildcard, portName, wildcardDomain } from '../primitives/names';
import { checkOptionalPort, checkPort } from '../primitives/numbers';
import { isHttp, isTcp, isTls, knownProtocol } from '../primitives/protocol';
import { checkWorkloadSelector } from '../primitives/selectors';
import { checkEndpointPorts, checkWorkload } from '../primitives/workload';

const NO_AUTO_ADDRESS = 'networking.istio.io/enable-autoallocate-ip';
const USE_WAYPOINT = 'istio.io/use-waypoint';

/**
 * Rules of istiod's webhook for ServiceEntry: https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export const serviceEntryRules: KindRules = (subject) => {
  const { spec, namespace } = subject;
  const resolution = spec.text('resolution') || 'NONE';
  checkWorkloadSelector(spec);
  if (spec.has('workloadSelector') && spec.size('endpoints') > 0) {
    spec
      .at('endpoints')
      .error(
        'endpoints-exclusive',
        'endpoints are listed or selected, not both',
        'remove endpoints or workloadSelector',
      );
  }
  checkHosts(spec, resolution);
  checkAddresses(spec, resolution);
  const portNames = checkPorts(subject, resolution);
  checkResolution(subject, resolution, portNames);
  if (resolution !== 'NONE' && spec.size('hosts') > 1) {
    const plain = spec.list('ports').find((port) => !isHttp(port.text('protocol')) && !isTls(port.text('protocol')));
    plain?.error(
      'hosts-on-tcp',
      'a port that is neither HTTP nor TLS cannot tell several hosts apart',
      'give each host its own ServiceEntry, or set the protocol',
    );
  }
  checkExportTo(spec, namespace, { allowNobody: true });
};

function checkHosts(spec: Place, resolution: string): void {
  if (spec.size('hosts') === 0)
    spec.at('hosts').error('hosts-missing', 'a ServiceEntry needs a host', 'name the hosts that it adds');
  for (const host of spec.texts('hosts')) {
    const name = host.string;
    if (name === '*') {
      host.error('host-all', 'a ServiceEntry cannot stand for every host', 'name the hosts');
      continue;
    }
    host.report(wildcardDomain(name));
    const partial = resolution === 'DYNAMIC_DNS' ? undefined : partialWildcard(name);
    if (partial !== undefined) host.warn(partial.code, partial.message, partial.fix);
  }
}

function checkAddresses(spec: Place, resolution: string): void {
  for (const address of spec.texts('addresses')) {
    address.report(ipOrCidr(address.string));
    if (address.string.includes('/') && resolution !== 'NONE' && resolution !== 'STATIC') {
      address.error(
        'address-range',
        `with resolution ${resolution} an address cannot be a range`,
        'write single addresses, or use resolution NONE or STATIC',
      );
    }
  }
}

/** Checks the ports, and returns their names. */
function checkPorts({ object, spec }: Subject, resolution: string): Set<string> {
  const isOptedOut = object.at('metadata').record('labels')?.text(NO_AUTO_ADDRESS).toLowerCase() === 'false';
  const needsAddress = spec.size('addresses') === 0 && (resolution === 'NONE' || isOptedOut);
  const names = new Set<string>();
  const numbers = new Set<number>();
  for (const port of spec.list('ports')) {
    const [name, number, protocol] = [port.text('name'), port.number('number'), port.text('protocol')];
    if (names.has(name))
      port.at('name').error('port-name-duplicate', 'another port has this name', 'give each port its own');
    if (numbers.has(number))
      port.at('number').error('port-duplicate', 'another port has this number', 'list each port once');
    names.add(name);
    numbers.add(number);
    checkOptionalPort(port, 'targetPort');
    if (needsAddress && (protocol === '' || protocol === 'TCP')) {
      port.warn(
        'address-missing',
        'without an address every connection to this TCP port matches',
        'set addresses, or the protocol of the port',
      );
    }
    port.at('name').report(portName(name));
    port.check('protocol', knownProtocol);
    checkPort(port, 'number');
  }
  return names;
}

function checkResolution(subject: Subject, resolution: string, portNames: ReadonlySet<string>): void {
  const { spec } = subject;
  if (resolution === 'NONE') {
    if (spec.has('workloadSelector'))
      spec
        .at('workloadSelector')
        .warn('selector-unused', 'with resolution NONE connections go where the client says', 'use resolution STATIC');
  } else if (resolution === 'STATIC') {
    for (const endpoint of spec.list('endpoints'))
      checkWorkload(endpoint, { servicePorts: portNames, dnsAllowed: false });
  } else if (resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN') {
    checkDns(spec, resolution, portNames);
  } else if (resolution === 'DYNAMIC_DNS') {
    checkDynamicDns(subject);
  }
}

function checkDns(spec: Place, resolution: string, portNames: ReadonlySet<string>): void {
  if (spec.size('endpoints') === 0) {
    const host = spec.texts('hosts').find((place) => fqdn(place.string) !== undefined);
    if (host !== undefined && isWildcard(host.string)) {
      host.error(
        'host-wildcard',
        `resolution ${resolution} cannot look up a wildcard`,
        'name the host in full, or list endpoints',
      );
    } else host?.report(fqdn(host.string));
  }
  for (const endpoint of spec.list('endpoints')) {
    const address = endpoint.text('address');
    if (!isIpAddress(address) && fqdn(address) !== undefined) {
      endpoint
        .at('address')
        .error(
          'address',
          'this is neither an IP address nor a DNS name',
          'write for example 10.1.2.3 or vm.example.com',
        );
    }
    checkLabels(endpoint, 'labels');
    checkEndpointPorts(endpoint, portNames);
  }
  if (resolution === 'DNS_ROUND_ROBIN' && spec.size('endpoints') > 1) {
    spec
      .at('endpoints')
      .error('endpoints-many', 'resolution DNS_ROUND_ROBIN looks up one endpoint', 'keep one, or use resolution DNS');
  }
  if (
    spec.size('addresses') > 0 &&
    spec.size('hosts') > 1 &&
    spec.list('ports').some((port) => isTcp(port.text('protocol')))
  ) {
    spec
      .at('hosts')
      .warn(
        'hosts-on-tcp',
        'several hosts with one address cannot be told apart on a TCP port',
        'give each host its own ServiceEntry',
      );
  }
}

function checkDynamicDns({ object, spec, facts }: Subject): void {
  for (const host of spec.texts('hosts')) {
    if (!isWildcard(host.string))
      host.error(
        'dynamic-dns',
        'resolution DYNAMIC_DNS is for wildcard hosts',
        'write "*.example.com", or use resolution DNS',
      );
  }
  for (const field of ['addresses', 'endpoints'].filter((name) => spec.size(name) > 0)) {
    spec
      .at(field)
      .error(
        'dynamic-dns',
        `resolution DYNAMIC_DNS finds the addresses from the request, ${field} cannot be set`,
        `remove ${field}`,
      );
  }
  for (const port of spec.list('ports')) {
    if (!facts.dynamicDnsProtocols.includes(port.text('protocol').toLowerCase())) {
      port
        .at('protocol')
        .error(
          'dynamic-dns',
          'resolution DYNAMIC_DNS does not work with this protocol',
          `use ${facts.dynamicDnsProtocols.join(', ').toUpperCase()}`,
        );
    }
  }
  if (spec.text('location') === 'MESH_INTERNAL') return checkInsideMesh(object, spec, facts.dynamicDnsInsideMesh);
}

function checkInsideMesh(object: Place, spec: Place, allowed: boolean): void {
  const waypoint = object.at('metadata').record('labels')?.text(USE_WAYPOINT) ?? '';
  if (allowed && (waypoint === '' || waypoint.toLowerCase() === 'none')) return;
  spec
    .at('location')
    .error(
      'dynamic-dns',
      allowed
        ? 'with a waypoint, resolution DYNAMIC_DNS is for hosts outside of the mesh'
        : 'resolution DYNAMIC_DNS is for hosts outside of the mesh',
      'write MESH_EXTERNAL',
    );
}
