import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Manifest } from '../../model';
import {
  declaredService,
  outsideService,
  serviceAfter,
  serviceOf,
  type MeshServiceProps,
  type ServiceLike,
  type ServiceModel,
} from '../../policies/service';
import { at, type Tree } from '../tree';

/** Service that policies name, as a program declares it. */
export interface ImportedService {
  readonly model: ServiceModel;
  /** Name of the service. */
  readonly name: string;
  /** Namespace of the policies that name it by a short host; that of the service otherwise. */
  readonly namespace: string | undefined;
  readonly props: MeshServiceProps;
  /** True for a service that is declared with its name; false for one that is known by its host alone. */
  readonly isDeclared: boolean;
  /** DestinationRule that the service writes, so that the program does not. */
  readonly writes?: Manifest;
}

const DOMAIN = '.svc.cluster.local';

/** Returns the services of a cluster that routes and rules name, in the order in which they are named. */
export function servicesOf(
  policies: readonly Manifest[],
  rest: readonly Manifest[],
  isCommented: (policy: Manifest) => boolean,
): ImportedService[] {
  const external = new Set(
    policies.filter(({ kind }) => kind === 'ServiceEntry').flatMap(({ spec }) => list(at(spec, ['hosts'])).map(String)),
  );
  const found = new Map<string, ImportedService>();
  const known: Known = { services: servicesByName(rest), rules: rulesByHost(policies), isCommented };
  for (const policy of policies) {
    for (const host of hostsIn(policy)) {
      if (external.has(host) || !isOfCluster(host)) continue;
      const { namespace } = policy.metadata;
      const key = host.includes('.') ? host : `${namespace ?? ''}/${host}`;
      if (!found.has(key)) found.set(key, service(host, namespace, known));
    }
  }
  return [...found.values()];
}

const isOfCluster = (host: string): boolean => /^[a-z0-9-]+$/.test(host) || host.endsWith(DOMAIN);

/** Returns the host by which any namespace reaches a service. */
export const fullHost = (host: string, namespace: string | undefined): string =>
  host.includes('.') || namespace === undefined ? host : `${host}.${namespace}${DOMAIN}`;

/** Returns the hosts to which a policy sends requests, or for which it is. */
function hostsIn({ kind, spec }: Manifest): string[] {
  if (kind === 'DestinationRule') return [String(at(spec, ['host']))];
  return kind === 'VirtualService' ? destinations(spec) : [];
}

function destinations(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(destinations);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === 'destination' || key === 'mirror') && isRecord(item) ? [String(item.host)] : destinations(item),
  );
}

/** Objects of an input by what names them. */
interface Known {
  readonly services: ReadonlyMap<string, Manifest>;
  readonly rules: ReadonlyMap<string, readonly Manifest[]>;
  readonly isCommented: (policy: Manifest) => boolean;
}

const serviceKey = (name: string | undefined, namespace: string | undefined): string => `${namespace ?? ''}/${name}`;

const servicesByName = (objects: readonly Manifest[]): ReadonlyMap<string, Manifest> =>
  new Map(
    objects
      .filter(({ kind }) => kind === 'Service')
      .map((object) => [serviceKey(object.metadata.name, object.metadata.namespace), object] as const)
      .reverse(), // the first of a name counts
  );

/** Returns the DestinationRules of each host, written in full. */
export function rulesByHost(policies: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const rules = new Map<string, Manifest[]>();
  for (const policy of policies) {
    if (policy.kind !== 'DestinationRule') continue;
    const host = fullHost(String(at(policy.spec, ['host'])), policy.metadata.namespace);
    const same = rules.get(host);
    if (same) same.push(policy);
    else rules.set(host, [policy]);
  }
  return rules;
}

function service(host: string, namespace: string | undefined, known: Known): ImportedService {
  const [name, own = namespace] = host.split('.');
  const object = known.services.get(serviceKey(name, own));
  const rules = known.rules.get(fullHost(host, namespace)) ?? [];
  const [rule] = rules;
  const port = object && portOf(object);
  const ports = port === undefined ? {} : { port };
  const subsets = rule && subsetsOf(rule);
  const declared = declaredService(name, { namespace: own, ...ports }, own);
  if (rules.length === 1 && !known.isCommented(rule)) {
    const written = writtenBy(name, own, rule, ports);
    if (written !== undefined && written.model.host === host)
      return { name, namespace: own, isDeclared: true, writes: rule, ...written };
  }
  if (object !== undefined && declared.host === host && rule === undefined)
    return { name, namespace: own, model: declared, props: ports, isDeclared: true };
  const props = { ...ports, ...(subsets !== undefined && { subsets }) };
  return { name, namespace: own, model: outsideService(host, props), props, isDeclared: false };
}

/** Returns the service whose props write exactly this DestinationRule. */
function writtenBy(
  name: string,
  namespace: string | undefined,
  rule: Manifest,
  ports: MeshServiceProps,
): { model: ServiceModel; props: MeshServiceProps } | undefined {
  const props = { ...ports, ...subsetsAsProps(rule) };
  const model = declaredService(name, props, namespace);
  const { manifests, problems } = serviceAfter(model, props, []);
  const { status: _, ...wanted } = rule as Manifest & { status?: unknown };
  const isSame =
    problems.length === 0 && manifests.length === 1 && isDeepStrictEqual(plain(manifests[0]), plain(wanted));
  return isSame ? { model, props } : undefined;
}

/** Returns the props of a service that says what a DestinationRule does. */
export function subsetsAsProps(rule: Manifest): MeshServiceProps {
  const { subsets, trafficPolicy, exportTo } = rule.spec as Tree;
  const own = list(subsets).map((subset) => {
    const { name, labels, ...settings } = subset as Tree & { name: string };
    return [name, Object.keys(settings).length === 0 ? labels : { labels, ...settings }] as const;
  });
  const given = { subsets: own.length > 0 ? Object.fromEntries(own) : undefined, trafficPolicy, exportTo };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Returns the subsets of a DestinationRule by name, with the labels of their pods. */
function subsetsOf({ spec }: Manifest): MeshServiceProps['subsets'] | undefined {
  const subsets = list(at(spec, ['subsets']));
  if (subsets.length === 0) return undefined;
  return Object.fromEntries(
    subsets.map((subset) => [String(at(subset, ['name'])), (at(subset, ['labels']) ?? {}) as Record<string, string>]),
  );
}

/** Returns the port of a Service that has one. */
function portOf(object: Manifest): number | undefined {
  const { ports } = serviceOf(object as ServiceLike, {}, undefined);
  return ports.length === 1 ? ports[0].number : undefined;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
