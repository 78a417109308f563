import type { Manifest } from '../../../../model';
import { matchesLabels, type PodFact, type ProgramFacts } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';
import { fullName, listed } from '../../wording';

/** Prefixes of port names, and values of `appProtocol`, from which istiod derives a protocol. */
const PROTOCOLS: ReadonlySet<string> = new Set([
  ...['tcp', 'udp', 'grpc', 'grpc-web', 'http', 'http_proxy', 'http2', 'https', 'tls', 'mongo', 'redis', 'mysql'],
]);
const KUBERNETES_PROTOCOLS: ReadonlySet<string> = new Set([
  'kubernetes.io/h2c',
  'kubernetes.io/ws',
  'kubernetes.io/wss',
]);
/** Port numbers that default to TCP without a name: SMTP, DNS, MySQL, MongoDB. */
const WELL_KNOWN: ReadonlySet<unknown> = new Set([25, 53, 3306, 27017]);

const MANAGED = 'gateway.istio.io/managed';
const WAYPOINT = 'istio.io-mesh-controller';
/** Values of the label by which istiod marks Services that it makes for Gateways, with ports that users do not name. */
const MANAGERS: ReadonlySet<unknown> = new Set([
  'istio.io-gateway-controller',
  WAYPOINT,
  'istio.io-eastwest-controller',
]);
const isOfIstio = ({ metadata: { labels = {} } }: Manifest): boolean =>
  labels.istio !== undefined || labels.release === 'istio' || MANAGERS.has(labels[MANAGED]);

/** Reports port names without a protocol, which makes proxies detect it. */
export const portNames: Check = {
  codes: ['IST0118', 'IST0150'],
  kinds: ['Service'],
  check: (facts, report) => {
    for (const object of facts.of('Service')) if (!isOfIstio(object)) checkService(object, report);
  },
};

function checkService(object: Manifest, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const isExternal = spec.type === 'ExternalName';
  itemsOf(spec, 'ports').forEach((port, i) => {
    const name = textOf(port, 'name') ?? '';
    if (hasProtocol(port) && !(isExternal && name === 'tcp')) return;
    const finding = { object, path: `spec.ports[${i}].name`, found: name };
    if (isExternal) {
      const message = 'proxies may not forward TCP connections of an ExternalName Service';
      report({ ...finding, code: 'IST0150', message, fix: 'name the port after its protocol, other than tcp' });
      return;
    }
    report({
      ...finding,
      code: 'IST0118',
      message: 'the name says no protocol, so proxies detect it by the first bytes of each connection',
      fix: 'begin the name with the protocol, for example http-web, or set appProtocol',
      parameters: [name, String(port.port), String(port.targetPort ?? 0)],
    });
  });
}

function hasProtocol(port: Fields): boolean {
  if (port.protocol === 'UDP') return true;
  const appProtocol = textOf(port, 'appProtocol');
  if (appProtocol !== undefined && KUBERNETES_PROTOCOLS.has(appProtocol)) return true;
  const name = (appProtocol ?? textOf(port, 'name') ?? '').toLowerCase();
  return name.startsWith('grpc-web') || PROTOCOLS.has(name.split('-')[0]) || WELL_KNOWN.has(port.port);
}

/** Reports Services of one Deployment that use one port with different protocols. */
export const sharedPorts: Check = {
  codes: ['IST0116', 'IST0137'],
  kinds: ['Service'],
  needs: ['workloads'],
  check: (facts, report) => {
    for (const pod of facts.pods.all)
      if (pod.kind === 'apps/Deployment' && isInMesh(pod, facts)) checkPod(pod, facts, report);
  },
};

const isInMesh = (pod: PodFact, facts: ProgramFacts): boolean =>
  pod.owner.metadata.labels?.[MANAGED] !== WAYPOINT && facts.namespaces.modeOf(pod) === 'sidecar';

function checkPod(pod: PodFact, facts: ProgramFacts, report: Report): void {
  const services = facts.servicesIn(pod.namespace).filter((service) => {
    const selector = fieldsOf(fieldsOf(service, 'spec'), 'selector');
    return Object.keys(selector).length > 0 && matchesLabels(selector, pod.labels);
  });
  if (services.length === 0) return;
  reportProtocols(pod, services, report);
  reportTargets(pod, services, report);
}

const portsOf = (service: Manifest): readonly Fields[] => itemsOf(fieldsOf(service, 'spec'), 'ports');

function reportProtocols({ owner, name }: PodFact, services: readonly Manifest[], report: Report): void {
  const byPort = new Map<string, Map<string, string[]>>();
  for (const service of services) {
    for (const port of portsOf(service)) {
      const protocols = byPort.get(String(port.port)) ?? new Map<string, string[]>();
      const protocol = textOf(port, 'protocol') ?? 'TCP';
      protocols.set(protocol, [...(protocols.get(protocol) ?? []), fullName(service)]);
      byPort.set(String(port.port), protocols);
    }
  }
  for (const [port, protocols] of byPort) {
    const names = [...protocols.values()].flat().sort();
    // One Service may serve a number over TCP and UDP: HTTPS and QUIC.
    if (protocols.size < 2 || new Set(names).size < 2) continue;
    report({
      code: 'IST0116',
      object: owner,
      path: 'spec.template.metadata.labels',
      message:
        `Services ${names.join(', ')} use port ${port} of its pods with protocols ` +
        `${[...protocols.keys()].join(', ')}`,
      fix: 'give the Services different ports, or one protocol',
      parameters: [name, port, listed(names)],
      related: services,
    });
  }
}

function reportTargets({ owner, name }: PodFact, services: readonly Manifest[], report: Report): void {
  const byTarget = new Map<string, Map<number, string>>();
  for (const service of services) {
    for (const port of portsOf(service)) {
      if (typeof port.port !== 'number') continue;
      const target = String(port.targetPort ?? port.port);
      byTarget.set(target, (byTarget.get(target) ?? new Map<number, string>()).set(port.port, fullName(service)));
    }
  }
  for (const [target, ports] of byTarget) {
    if (ports.size < 2) continue;
    const names = [...ports.values()].sort();
    const numbers = [...ports.keys()].sort((a, b) => a - b);
    report({
      code: 'IST0137',
      object: owner,
      path: 'spec.template.metadata.labels',
      message:
        `Services ${[...new Set(names)].join(', ')} send ports ${numbers.join(', ')} ` +
        `to port ${target} of its pods`,
      fix: 'use one port number for a port of the pods',
      parameters: [name, listed(names), target, listed(numbers)],
      related: services,
    });
  }
}
