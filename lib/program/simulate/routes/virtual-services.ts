import { byCreation, type ObjectFact } from '../../registry/objects';
import { isFields, itemsOf, optionalFields, textOf, textsOf, type Fields } from '../../objects/read';
import type { Registry } from '../../registry/registry';
import { defaultExport, isVisibleIn, visibilityOf } from '../../objects/visibility';
import { mergeDelegate } from './delegates';
import type { RouteConfig, Rule } from './model';

const MESH = 'mesh';
const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';

const completeGateway = (name: string, namespace: string): string =>
  name === MESH || name.includes('/') ? name : `${namespace}/${name}`;

type Complete = (host: string) => string;

function completeDestination(destination: Fields | undefined, complete: Complete): Fields | undefined {
  return destination === undefined ? undefined : { ...destination, host: complete(textOf(destination, 'host') ?? '') };
}

const completeDestinations = (list: readonly Fields[], complete: Complete): readonly Fields[] =>
  list.map((item) => ({ ...item, destination: completeDestination(optionalFields(item, 'destination'), complete) }));

/** Returns a rule with complete names of hosts and gateways. */
function completeRule(rule: Fields, namespace: string, complete: Complete): Fields {
  const match = itemsOf(rule, 'match').map((item) =>
    item.gateways === undefined
      ? item
      : { ...item, gateways: textsOf(item, 'gateways').map((name) => completeGateway(name, namespace)) },
  );
  const mirror = completeDestination(optionalFields(rule, 'mirror'), complete);
  return {
    ...rule,
    ...(rule.match === undefined ? {} : { match }),
    ...(rule.route === undefined ? {} : { route: completeDestinations(itemsOf(rule, 'route'), complete) }),
    ...(mirror === undefined ? {} : { mirror }),
    ...(rule.mirrors === undefined ? {} : { mirrors: completeDestinations(itemsOf(rule, 'mirrors'), complete) }),
  };
}

/** Reader of VirtualServices that completes short names and merges delegates, as istiod does. */
class VirtualServices {
  private readonly delegates: ReadonlyMap<string, ObjectFact>;
  private readonly exportDefault: readonly string[];

  constructor(private readonly registry: Registry) {
    const all = registry.objects.of(VIRTUAL_SERVICE);
    this.exportDefault = defaultExport(registry.mesh.config, 'defaultVirtualServiceExportTo');
    this.delegates = new Map(
      all
        .filter(({ spec }) => textsOf(spec, 'hosts').length === 0)
        .map((object) => [`${object.namespace}/${object.name}`, object]),
    );
  }

  configs(): readonly RouteConfig[] {
    return this.registry.objects
      .of(VIRTUAL_SERVICE)
      .filter(({ spec }) => textsOf(spec, 'hosts').length > 0)
      .map((object) => this.configOf(object));
  }

  private configOf(object: ObjectFact): RouteConfig {
    const { spec, namespace, name, created, source } = object;
    const gateways = textsOf(spec, 'gateways');
    const exportTo = textsOf(spec, 'exportTo');
    return {
      namespace,
      name,
      created,
      hosts: textsOf(spec, 'hosts').map((host) => this.registry.fullHost(host, namespace)),
      gateways: gateways.length === 0 ? [MESH] : gateways.map((gateway) => completeGateway(gateway, namespace)),
      exportTo: exportTo.length > 0 ? exportTo : this.exportDefault,
      http: this.rulesOf(object, 'http').flatMap((rule) => this.withDelegate(rule, object)),
      tcp: this.rulesOf(object, 'tcp'),
      tls: this.rulesOf(object, 'tls'),
      gatewayApi: false,
      source,
    };
  }

  private rulesOf({ spec, namespace, source }: ObjectFact, protocol: 'http' | 'tcp' | 'tls'): readonly Rule[] {
    const complete: Complete = (host) => this.registry.fullHost(host, namespace);
    return itemsOf(spec, protocol).map((rule, index) => ({
      fields: completeRule(rule, namespace, complete),
      source,
      path: `spec.${protocol}[${index}]`,
    }));
  }

  /** Returns a rule, or the rules of its delegate; none for a delegate that is not visible to the root. */
  private withDelegate(rule: Rule, root: ObjectFact): readonly Rule[] {
    const named = optionalFields(rule.fields, 'delegate');
    if (named === undefined || !isFields(rule.fields)) return [rule];
    const delegate = this.delegates.get(
      `${textOf(named, 'namespace') ?? root.namespace}/${textOf(named, 'name') ?? ''}`,
    );
    if (delegate === undefined) return [];
    const visibility = visibilityOf(textsOf(delegate.spec, 'exportTo'), delegate.namespace, this.exportDefault);
    return isVisibleIn(visibility, root.namespace) ? mergeDelegate(rule.fields, this.rulesOf(delegate, 'http')) : [];
  }
}

/** Returns the VirtualServices of a program, the oldest first; delegates are merged into those that name them. */
export function virtualServices(registry: Registry): readonly RouteConfig[] {
  return [...new VirtualServices(registry).configs()].sort(byCreation);
}
