import { GATEWAY_API_GROUP } from '../../model/gateway-api';
import type { Manifest, Problem } from '../../model';
import type { GatewayApiFacts } from '../../releases/gateway-api';
import { attachable, purposeOf } from '../../rules/gateway-api/listeners';
import { objectName } from '../../rules/schema-problems';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, textsByIndex, type Fields } from '../objects/read';

const ROUTES: ReadonlySet<string> = new Set(
  ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind) => `${GATEWAY_API_GROUP}/${kind}`),
);

/** Reason why a route does not attach to a listener, in the order in which istiod tests them. */
type Denial = 'port' | 'sectionName' | 'hostname' | 'namespace' | 'kind';
const ORDER: readonly Denial[] = ['port', 'sectionName', 'hostname', 'namespace', 'kind'];

/** Reference of a route to a gateway in the set. */
interface Attachment {
  readonly route: Manifest;
  readonly parent: Fields;
  readonly gateway: Manifest;
}

/** Returns a problem for each gateway of Istio among the parents of a route of which no listener accepts the route. */
export function attachmentProblems(objects: readonly Manifest[], facts: GatewayApiFacts): Problem[] {
  const gateways = new Map<string, Manifest>();
  for (const object of objects) {
    if (kindOf(object) !== `${GATEWAY_API_GROUP}/Gateway`) continue;
    const isIstios = purposeOf(textOf(fieldsOf(object, 'spec'), 'gatewayClassName') ?? '') === 'gateway';
    if (isIstios) gateways.set(`${namespaceOf(object)}/${String(object.metadata?.name)}`, object);
  }
  if (gateways.size === 0) return [];
  return objects
    .filter((object) => ROUTES.has(kindOf(object)))
    .flatMap((route) =>
      itemsOf(fieldsOf(route, 'spec'), 'parentRefs').flatMap((parent, i) => {
        if ((parent.group ?? GATEWAY_API_GROUP) !== GATEWAY_API_GROUP || (parent.kind ?? 'Gateway') !== 'Gateway')
          return [];
        const gateway = gateways.get(`${textOf(parent, 'namespace') ?? namespaceOf(route)}/${String(parent.name)}`);
        return gateway === undefined ? [] : unattached({ route, parent, gateway }, `spec.parentRefs[${i}]`, facts);
      }),
    );
}

function unattached(attachment: Attachment, path: string, facts: GatewayApiFacts): Problem[] {
  const listeners = itemsOf(fieldsOf(attachment.gateway, 'spec'), 'listeners');
  const denials = listeners.map((listener) => denial(attachment, listener, facts));
  if (listeners.length === 0 || denials.includes(undefined)) return [];
  const furthest = ORDER.filter((reason) => denials.includes(reason)).at(-1) as Denial;
  return [
    {
      severity: 'error',
      code: 'gateway-api/no-listener',
      object: objectName(attachment.route),
      ...words(attachment, path, furthest, facts),
    },
  ];
}

function denial({ route, parent, gateway }: Attachment, listener: Fields, facts: GatewayApiFacts): Denial | undefined {
  if (typeof parent.port === 'number' && parent.port !== listener.port) return 'port';
  if (textOf(parent, 'sectionName') !== undefined && parent.sectionName !== listener.name) return 'sectionName';
  const hostname = textOf(listener, 'hostname');
  const hosts = textsByIndex(fieldsOf(route, 'spec'), 'hostnames');
  if (hostname !== undefined && hosts.length > 0 && !hosts.some((host) => overlap(host, hostname))) return 'hostname';
  const from = textOf(fieldsOf(fieldsOf(listener, 'allowedRoutes'), 'namespaces'), 'from') ?? 'Same';
  if (from === 'Same' && namespaceOf(route) !== namespaceOf(gateway)) return 'namespace';
  return kindsOf(listener, facts).includes(route.kind) ? undefined : 'kind';
}

/** Returns the kinds of routes that a listener accepts. */
function kindsOf(listener: Fields, facts: GatewayApiFacts): readonly string[] {
  const byProtocol = attachable(String(listener.protocol), textOf(fieldsOf(listener, 'tls'), 'mode'), facts);
  const allowed = itemsOf(fieldsOf(listener, 'allowedRoutes'), 'kinds').map(({ kind }) => String(kind));
  return allowed.length === 0 ? byProtocol : byProtocol.filter((kind) => allowed.includes(kind));
}

/** Reports whether two hosts, each of which may begin with `*.`, overlap. */
function overlap(one: string, other: string): boolean {
  const within = (host: string, wildcard: string) => wildcard.startsWith('*') && host.endsWith(wildcard.slice(1));
  return one === other || within(one, other) || within(other, one);
}

function words(
  { route, parent, gateway }: Attachment,
  path: string,
  reason: Denial,
  facts: GatewayApiFacts,
): Pick<Problem, 'path' | 'found' | 'message' | 'fix'> {
  const name = objectName(gateway);
  const listeners = itemsOf(fieldsOf(gateway, 'spec'), 'listeners');
  const all = (field: string) => [...new Set(listeners.map((listener) => String(listener[field] ?? '*')))].join(', ');
  switch (reason) {
    case 'port':
    case 'sectionName': {
      const what = reason === 'port' ? 'on this port' : 'of this name';
      return {
        path: `${path}.${reason}`,
        found: parent[reason],
        message: `${name} has no listener ${what}`,
        fix: `use one of ${all(reason === 'port' ? 'port' : 'name')}`,
      };
    }
    case 'hostname':
      return {
        path: 'spec.hostnames',
        found: textsByIndex(fieldsOf(route, 'spec'), 'hostnames'),
        message: `no listener of ${name} is for any of these hosts`,
        fix: `its listeners are for ${all('hostname')}`,
      };
    case 'namespace':
      return {
        path,
        found: name.slice(name.indexOf(' ') + 1),
        message: `the listeners take routes of namespace ${namespaceOf(gateway)} only`,
        fix: "set allowedRoutes: { namespaces: { from: 'All' } } of a listener",
      };
    case 'kind': {
      const kinds = [...new Set(listeners.flatMap((listener) => kindsOf(listener, facts)))];
      return {
        path,
        found: name.slice(name.indexOf(' ') + 1),
        message: `no listener of the gateway takes a ${route.kind}`,
        fix: kinds.length === 0 ? 'add a listener for it' : `its listeners take ${kinds.join(', ')}`,
      };
    }
  }
}
