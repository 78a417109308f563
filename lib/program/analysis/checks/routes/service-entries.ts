import type { Manifest } from '../../../../model';
import { visibilityOf, type ProgramFacts } from '../../../facts';
import { append } from '../../../facts/append';
import { SERVICE_ENTRY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';
import { fullName } from '../../wording';

/** Reports TCP ports without addresses, which match all connections to their number. */
export const entryAddresses: Check = {
  codes: ['IST0134'],
  kinds: [SERVICE_ENTRY],
  check: (facts, report) => {
    if (facts.mesh.configs.some(allocatesAddresses)) return;
    for (const object of facts.of(SERVICE_ENTRY)) checkAddresses(object, report);
  },
};

function allocatesAddresses(config: Fields): boolean {
  const metadata = fieldsOf(fieldsOf(config, 'defaultConfig'), 'proxyMetadata');
  const isOn = (name: string) => metadata[name] === 'true' || metadata[name] === true;
  return (
    isOn('ISTIO_META_DNS_CAPTURE') && (isOn('ISTIO_META_DNS_AUTO_ALLOCATE') || isOn('PILOT_ENABLE_IP_AUTOALLOCATE'))
  );
}

function checkAddresses(object: Manifest, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const { addresses } = fieldsOf(object, 'status');
  if (spec.addresses !== undefined || (Array.isArray(addresses) && addresses.length > 0)) return;
  itemsOf(spec, 'ports').forEach((port, i) => {
    const protocol = (textOf(port, 'protocol') ?? '').toUpperCase();
    if (protocol !== '' && protocol !== 'TCP') return;
    report({
      code: 'IST0134',
      object,
      path: `spec.ports[${i}]`,
      found: port,
      message: 'without an address every connection to this TCP port matches',
      fix: 'set addresses, or the protocol of the port',
    });
  });
}

interface Claim {
  readonly object: Manifest;
  readonly path: string;
  readonly protocol: string;
}

/** Reports ServiceEntries that give one host and port two protocols. */
export const entryProtocols: Check = {
  codes: ['IST0177'],
  kinds: [SERVICE_ENTRY],
  check: (facts, report) => {
    const index = claimsByPort(facts);
    const reported = new Set<Manifest>();
    for (const [key, own] of index) {
      const [scope, host, port] = JSON.parse(key) as [string, string, number];
      const claims = scope === '*' ? own : [...own, ...(index.get(JSON.stringify(['*', host, port])) ?? [])];
      const protocols = [...new Set(claims.map(({ protocol }) => protocol))].sort();
      if (protocols.length > 1) reportClaims({ host, port, protocols }, claims, reported, report);
    }
  },
};

function claimsByPort(facts: ProgramFacts): Map<string, Claim[]> {
  const index = new Map<string, Claim[]>();
  for (const object of facts.of(SERVICE_ENTRY)) {
    const spec = fieldsOf(object, 'spec');
    const scope = visibilityOf(textsByIndex(spec, 'exportTo'), namespaceOf(object));
    for (const namespace of scope === 'all' ? ['*'] : scope) {
      for (const host of textsByIndex(spec, 'hosts')) {
        itemsOf(spec, 'ports').forEach((port, i) => {
          const protocol = (textOf(port, 'protocol') ?? '').toUpperCase();
          append(index, JSON.stringify([namespace, host, port.number]), {
            object,
            path: `spec.ports[${i}].protocol`,
            protocol,
          });
        });
      }
    }
  }
  return index;
}

interface Contested {
  readonly host: string;
  readonly port: number;
  readonly protocols: readonly string[];
}

function reportClaims(
  { host, port, protocols }: Contested,
  claims: readonly Claim[],
  reported: Set<Manifest>,
  report: Report,
): void {
  const names = [...new Set(claims.map(({ object }) => fullName(object)))].sort().join(', ');
  for (const { object, path, protocol } of claims) {
    if (reported.has(object)) continue;
    reported.add(object);
    report({
      code: 'IST0177',
      object,
      path,
      found: protocol,
      message: `ServiceEntries ${names} give port ${port} of ${host} protocols ${protocols.join(', ')}`,
      fix: 'write one protocol',
      parameters: [names, host, String(port), protocols.join(', ')],
    });
  }
}
