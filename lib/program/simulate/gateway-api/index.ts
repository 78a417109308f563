import { compareText, type ObjectFact } from '../../registry/objects';
import { itemsOf, textsOf } from '../../objects/read';
import type { Registry } from '../../registry/registry';
import type { RouteConfig, Rule } from '../routes/model';
import { Backends, RefusedRoute } from './backends';
import { HttpRules } from './http-rules';
import type { ParentListener } from './listeners';
import { gatewayApiObjects } from './objects';
import { Parents, isHostOfListener, type Attachment } from './parents';
import { byPrecedence } from './precedence';
import { StreamRoutes } from './streams';

export { parentListeners } from './listeners';

/** Rules of one route for one host and one parent; parts with equal keys are merged. */
interface Part {
  readonly key: string;
  readonly config: RouteConfig;
}

/** Returns the rules of one kind of parent, or none where istiod refuses the route. */
function attempt<T>(make: () => readonly T[]): readonly T[] {
  try {
    return make();
  } catch (problem) {
    if (problem instanceof RefusedRoute) return [];
    throw problem;
  }
}

const withPort = (rules: readonly Rule[], port: number | undefined): readonly Rule[] =>
  port === undefined
    ? rules
    : rules.map((rule) => {
        const matches = itemsOf(rule.fields, 'match');
        return {
          ...rule,
          fields: {
            ...rule.fields,
            match: matches.length === 0 ? [{ port }] : matches.map((match) => ({ ...match, port })),
          },
        };
      });

/** Converter of Gateway API routes to VirtualServices, merged by host and parent as istiod does. */
class RouteWriter {
  private readonly parents: Parents;
  private readonly rules: HttpRules;
  private readonly streams: StreamRoutes;

  constructor(
    private readonly registry: Registry,
    listeners: readonly ParentListener[],
  ) {
    const backends = new Backends(registry);
    this.parents = new Parents(registry, listeners);
    this.rules = new HttpRules(backends);
    this.streams = new StreamRoutes(backends);
  }

  write(): readonly RouteConfig[] {
    const parts = (['HTTPRoute', 'GRPCRoute'] as const).flatMap((kind) =>
      gatewayApiObjects(this.registry, kind).flatMap((route) => this.httpParts(route, kind)),
    );
    return [...mergeParts(parts), ...this.streamsOf('TCPRoute'), ...this.streamsOf('TLSRoute')];
  }

  private httpParts(route: ObjectFact, kind: 'HTTPRoute' | 'GRPCRoute'): readonly Part[] {
    const attachments = this.parents.attachments(route, kind);
    const made = new Map<boolean, readonly Rule[]>();
    const rulesFor = (isMesh: boolean) => {
      const rules = made.get(isMesh) ?? byPrecedence(attempt(() => this.rules.of(route, kind, !isMesh)));
      made.set(isMesh, rules);
      return rules;
    };
    return attachments.flatMap((attachment) => {
      const isMesh = attachment.listener === undefined;
      const rules = withPort(rulesFor(isMesh), isMesh ? attachment.port : undefined);
      return rules.length === 0
        ? []
        : hostsFor(route, attachment).map((host) => partOf(route, attachment, host, rules));
    });
  }

  private streamsOf(kind: 'TCPRoute' | 'TLSRoute'): readonly RouteConfig[] {
    return gatewayApiObjects(this.registry, kind).flatMap((route) =>
      this.parents
        .attachments(route, kind)
        .flatMap((attachment) =>
          attempt(() =>
            kind === 'TCPRoute' ? this.streams.tcp(route, attachment) : this.streams.tls(route, attachment),
          ),
        ),
    );
  }
}

function hostsFor(route: ObjectFact, attachment: Attachment): readonly string[] {
  if (attachment.listener === undefined) return attachment.hosts;
  const hostnames = textsOf(route.spec, 'hostnames');
  return (hostnames.length === 0 ? ['*'] : hostnames).filter((host) => isHostOfListener(attachment, host));
}

function partOf(
  route: ObjectFact,
  { internalName, listener, port }: Attachment,
  host: string,
  http: readonly Rule[],
): Part {
  const ofMesh = port === undefined ? route.namespace : `${route.namespace}/${port}`;
  const config: RouteConfig = {
    namespace: route.namespace,
    name: route.name,
    created: route.created,
    hosts: [host],
    gateways: [internalName],
    exportTo: ['*'],
    http,
    tcp: [],
    tls: [],
    gatewayApi: true,
    source: route.source,
  };
  return { key: `${listener === undefined ? ofMesh : internalName}/${host}`, config };
}

const oldestFirst = ({ config: a }: Part, { config: b }: Part): number =>
  a.created - b.created || compareText(a.namespace, b.namespace) || compareText(a.name, b.name);

/** Merges the rules of all routes of one host and parent, in the order that the Gateway API defines. */
function mergeParts(parts: readonly Part[]): readonly RouteConfig[] {
  const byKey = new Map<string, Part[]>();
  for (const part of parts) {
    const same = byKey.get(part.key);
    if (same === undefined) byKey.set(part.key, [part]);
    else same.push(part);
  }
  return [...byKey].map(([key, all]) => {
    const sorted = [...all].sort(oldestFirst);
    const http =
      sorted.length === 1 ? sorted[0].config.http : byPrecedence(sorted.flatMap(({ config }) => config.http));
    return { ...sorted[0].config, name: key.replaceAll('/', '~'), http };
  });
}

export const gatewayApiRoutes = (registry: Registry, listeners: readonly ParentListener[]): readonly RouteConfig[] =>
  new RouteWriter(registry, listeners).write();
