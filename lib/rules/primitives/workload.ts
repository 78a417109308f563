import type { Place } from '../place';
import { isIpAddress, UNIX, unixAddress } from './addresses';
import { checkLabels } from './labels';
import { fqdn, portName } from './names';
import { checkPort } from './numbers';

/** Checks the ports of a workload or endpoint by name, each of which the service must have. */
export function checkEndpointPorts(endpoint: Place, servicePorts?: ReadonlySet<string>): void {
  for (const [name, place] of endpoint.entries('ports')) {
    if (servicePorts !== undefined && !servicePorts.has(name)) {
      place.error(
        'endpoint-port',
        `the service has no port named ${JSON.stringify(name)}`,
        `use one of its ports: ${[...servicePorts].join(', ') || 'it has none'}`,
      );
    }
    place.report(portName(name));
    checkPort(endpoint.at('ports'), name);
  }
}

interface EndpointOptions {
  /** Names of the ports of the ServiceEntry; absent for a WorkloadEntry on its own. */
  readonly servicePorts?: ReadonlySet<string>;
  /** True where the address may be a DNS name. */
  readonly dnsAllowed: boolean;
}

/** Checks a WorkloadEntry, or an endpoint of a ServiceEntry with static addresses. */
export function checkWorkload(workload: Place, { servicePorts, dnsAllowed }: EndpointOptions): void {
  const address = workload.text('address');
  if (address === '') {
    if (workload.text('network') === '')
      return workload
        .at('address')
        .error(
          'address-missing',
          'a workload needs its address',
          'set address, or the network whose gateway leads to it',
        );
    workload.warn(
      'address-missing',
      'without an address the workload is reached by the gateway of its network only',
      'set address if it can be reached directly',
    );
  } else if (address.startsWith(UNIX)) {
    checkSocket(workload, address, servicePorts);
  } else if (!isIpAddress(address) && (!dnsAllowed || fqdn(address) !== undefined)) {
    workload
      .at('address')
      .error(
        'address',
        dnsAllowed
          ? 'this is neither an IP address nor a DNS name'
          : 'this is not an IP address, which resolution STATIC needs',
        dnsAllowed ? 'write for example 10.1.2.3 or vm.example.com' : 'write an IP address, or use resolution DNS',
      );
  }
  checkEndpointPorts(workload, servicePorts);
  checkLabels(workload, 'labels');
}

function checkSocket(workload: Place, address: string, servicePorts?: ReadonlySet<string>): void {
  workload.at('address').report(unixAddress(address));
  if (workload.size('ports') > 0)
    workload.at('ports').error('port-on-socket', 'a Unix socket has no ports', 'remove them');
  if (servicePorts !== undefined && servicePorts.size !== 1) {
    workload
      .at('address')
      .error(
        'port-on-socket',
        `a Unix socket serves one port, but the service has ${servicePorts.size}`,
        'let the service have one port',
      );
  }
}
