import type { Manifest } from '../../model';
import type { Findings } from './findings';
import type { Host, Program } from './declared';
import { fields, items, namespaceOf, text, texts } from './read';
import type { Fields } from './read';

const MESH = 'mesh';
const DECLARE_HOST = 'declare the service, or say that it lives elsewhere: MeshService.host(...) or `outside`';

/** Whether a host that is not found is a mistake: not where all services may be elsewhere. */
function mustBeKnown(host: string, namespace: string, program: Program): boolean {
  if (program.isOutside(namespaceOfHost(host, namespace, program))) return false;
  const declares =
    program.isClusterHost(host) || isShortened(host, program) ? program.declaresServices : program.declaresExternals;
  return program.whole || declares;
}

function namespaceOfHost(host: string, namespace: string, program: Program): string {
  return host.endsWith(program.domain) ? (host.slice(0, -program.domain.length).split('.')[1] ?? namespace) : namespace;
}

/** `catalog.shop`, where only `catalog.shop.svc.cluster.local` is complete. */
const isShortened = (host: string, program: Program): boolean => program.hosts.has(completed(host, program));

const completed = (host: string, program: Program): string => host.replace(/\.svc$/, '') + program.domain;

/** What is known of a host; reports one that should be known and is not. */
function knownHost(
  object: Manifest,
  path: () => string,
  host: string,
  program: Program,
  findings: Findings,
): Host | undefined {
  const namespace = namespaceOf(object);
  const found = program.find(host, namespace);
  if (found !== undefined || !mustBeKnown(host, namespace, program)) return found;
  if (isShortened(host, program)) {
    findings.add(
      object,
      path(),
      host,
      'no service has this host: names with dots must be complete',
      () => [],
      `write ${completed(host, program)}`,
    );
  } else {
    findings.add(
      object,
      path(),
      host,
      'no service has this host',
      () => hostNames(host, namespace, program),
      DECLARE_HOST,
    );
  }
  return undefined;
}

/** Names to compare a misspelt host with: short ones of the same namespace for a short one. */
function hostNames(host: string, namespace: string, program: Program): string[] {
  if (host.includes('.')) return [...program.hosts.keys()];
  const end = `.${namespace}${program.domain}`;
  return [...program.hosts.keys()].filter((known) => known.endsWith(end)).map((known) => known.slice(0, -end.length));
}

/** A destination: its host, its subset, its port. */
function checkDestination(
  object: Manifest,
  path: () => string,
  destination: Fields,
  program: Program,
  findings: Findings,
): void {
  const host = text(destination, 'host');
  if (host === undefined) return;
  const known = knownHost(object, () => `${path()}.host`, host, program, findings);
  checkSubset(object, path, destination, host, known, program, findings);
  checkPort(object, path, fields(destination, 'port').number, host, known, findings);
}

function checkSubset(
  object: Manifest,
  path: () => string,
  destination: Fields,
  host: string,
  known: Host | undefined,
  program: Program,
  findings: Findings,
): void {
  const subset = text(destination, 'subset');
  if (subset === undefined || known?.anySubset || known?.subsets.has(subset)) return;
  const declared = program.declaredSubsets(program.fullHost(host, namespaceOf(object)));
  if (declared?.has(subset) || (declared === undefined && known === undefined)) return;
  const names = [...new Set([...(declared ?? []), ...(known?.subsets ?? [])])];
  const message = names.length === 0 ? `no DestinationRule gives ${host} a subset` : `${host} has no such subset`;
  findings.add(
    object,
    `${path()}.subset`,
    subset,
    message,
    () => names,
    names.length === 0 ? 'declare it in a DestinationRule or MeshService' : `use one of ${names.join(', ')}`,
  );
}

function checkPort(
  object: Manifest,
  path: () => string,
  port: unknown,
  host: string,
  known: Host | undefined,
  findings: Findings,
): void {
  if (typeof port !== 'number' || known?.ports === undefined || known.ports.has(port)) return;
  findings.add(
    object,
    `${path()}.port.number`,
    port,
    `${host} does not serve this port`,
    () => [],
    `use one of ${[...known.ports].join(', ')}`,
  );
}

/** Destinations of all routes, the hosts that sidecars look routes up by, and gateways. */
export function checkVirtualService(object: Manifest, program: Program, findings: Findings): void {
  const spec = fields(object, 'spec');
  const gateways = texts(spec, 'gateways');
  gateways.forEach((gateway, i) => checkGateway(object, () => `spec.gateways[${i}]`, gateway, program, findings));
  if (gateways.length === 0 || gateways.includes(MESH)) {
    texts(spec, 'hosts').forEach((host, i) =>
      checkRoutedHost(object, () => `spec.hosts[${i}]`, host, program, findings),
    );
  }
  for (const protocol of ['http', 'tls', 'tcp']) {
    items(spec, protocol).forEach((route, i) =>
      checkRoute(object, () => `spec.${protocol}[${i}]`, route, program, findings),
    );
  }
}

/** Sidecars also take routes for hosts outside the cluster that nobody declares; a service of the cluster must exist. */
function checkRoutedHost(
  object: Manifest,
  path: () => string,
  host: string,
  program: Program,
  findings: Findings,
): void {
  if (host !== '' && !host.startsWith('*') && (program.isClusterHost(host) || isShortened(host, program)))
    knownHost(object, path, host, program, findings);
}

function checkRoute(object: Manifest, path: () => string, route: Fields, program: Program, findings: Findings): void {
  items(route, 'route').forEach((item, i) =>
    checkDestination(object, () => `${path()}.route[${i}].destination`, fields(item, 'destination'), program, findings),
  );
  checkDestination(object, () => `${path()}.mirror`, fields(route, 'mirror'), program, findings);
  items(route, 'mirrors').forEach((item, i) =>
    checkDestination(
      object,
      () => `${path()}.mirrors[${i}].destination`,
      fields(item, 'destination'),
      program,
      findings,
    ),
  );
  items(route, 'match').forEach((match, i) =>
    texts(match, 'gateways').forEach((gateway, j) =>
      checkGateway(object, () => `${path()}.match[${i}].gateways[${j}]`, gateway, program, findings),
    ),
  );
}

function checkGateway(
  object: Manifest,
  path: () => string,
  gateway: string,
  program: Program,
  findings: Findings,
): void {
  if (gateway === MESH || gateway === '') return;
  const slash = gateway.indexOf('/');
  const namespace = slash < 0 ? namespaceOf(object) : gateway.slice(0, slash);
  if (program.gateways.has(namespace, gateway.slice(slash + 1)) || program.isOutside(namespace)) return;
  if (!program.whole && program.gateways.size === 0) return;
  const own = `${namespaceOf(object)}/`;
  findings.add(
    object,
    path(),
    gateway,
    'there is no such Gateway',
    () =>
      [...program.gateways.all].map((known) => (slash < 0 && known.startsWith(own) ? known.slice(own.length) : known)),
    'declare the Gateway, or name it in `outside`',
  );
}

export function checkDestinationRule(object: Manifest, program: Program, findings: Findings): void {
  const host = text(fields(object, 'spec'), 'host');
  if (host !== undefined && !host.startsWith('*')) knownHost(object, () => 'spec.host', host, program, findings);
}

/** Hosts that proxies are to know, and the way out. */
export function checkSidecar(object: Manifest, program: Program, findings: Findings): void {
  const spec = fields(object, 'spec');
  items(spec, 'egress').forEach((listener, i) =>
    texts(listener, 'hosts').forEach((entry, j) => {
      const [namespace, host] = entry.split('/');
      if (host !== undefined && !host.includes('*') && namespace !== '~')
        knownHost(object, () => `spec.egress[${i}].hosts[${j}]`, host, program, findings);
    }),
  );
  checkDestination(
    object,
    () => 'spec.outboundTrafficPolicy.egressProxy',
    fields(fields(spec, 'outboundTrafficPolicy'), 'egressProxy'),
    program,
    findings,
  );
}
