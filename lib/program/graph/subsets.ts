import { fieldsOf, itemsOf, optionalFields, textMapOf, textOf, type Fields } from '../objects/read';
import { sourceOf } from '../registry/objects';
import type { ServiceFact } from '../registry/services';
import { addObjects, type Drawing, type NodeDraft } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';

/** Subset of the node of a service or host. */
export interface SubsetRef {
  /** Id of the service's node. */
  readonly service: string;
  readonly name: string;
  /** DestinationRules that declare it. */
  readonly objects?: readonly string[];
}

/** Returns the id of a subset: `subset:shop/catalog/v2`, `subset:host/shop/api.example.com/v2`. */
function subsetId({ service, name }: SubsetRef): string {
  const colon = service.indexOf(':');
  const [kind, names] = [service.slice(0, colon), service.slice(colon + 1)];
  const whole = names.includes('/') ? names : `/${names}`;
  return `subset:${kind === 'service' ? '' : `${kind}/`}${whole}/${idOf('', name).slice(1)}`;
}

/** Draws a subset in its service, and returns its id. */
export function drawSubset(drawing: Drawing, ref: SubsetRef, facts: NodeDraft['facts'] = {}): string {
  const { service, name, objects = [] } = ref;
  const { namespace } = drawing.nodes.get(service) ?? {};
  const id = subsetId(ref);
  const place = { parent: service, ...(namespace === undefined ? {} : { namespace }) };
  drawing.node({ id, kind: 'subset', label: name, ...place, objects, facts });
  return id;
}

/** Returns the id of a subset that a route names, and draws it where no DestinationRule declares it. */
export function namedSubset(drawing: Drawing, service: string, name: string): string {
  const id = subsetId({ service, name });
  return drawing.nodes.has(id) ? id : drawSubset(drawing, { service, name }, { declared: 'no' });
}

/** Parts of a traffic policy, as they are named in facts. */
const PARTS: readonly (readonly [field: string, text: (part: Fields) => string])[] = [
  ['tls', (tls) => `TLS ${textOf(tls, 'mode') ?? 'DISABLE'}`],
  ['loadBalancer', (balancer) => `load balancing ${textOf(balancer, 'simple') ?? 'by hash or place'}`],
  ['connectionPool', () => 'limits of connections'],
  ['outlierDetection', () => 'outlier detection'],
];

/** Formats a traffic policy: `TLS SIMPLE, outlier detection`. */
const policyText = (policy: Fields): string =>
  PARTS.flatMap(([field, text]) => {
    const part = optionalFields(policy, field);
    return part === undefined ? [] : [text(part)];
  }).join(', ');

/** Draws the subsets that DestinationRules give services, and adds the rules to the services' objects. */
export function drawSubsets(program: Program, drawing: Drawing): void {
  for (const [service, id] of drawing.services) drawSubsetsOf(program, drawing, service, id);
}

function drawSubsetsOf({ mesh, facts }: Program, drawing: Drawing, service: ServiceFact, id: string): void {
  const node = drawing.nodes.get(id);
  const merged = mesh.destinationRules.ofAnyClient(service);
  if (merged.length === 0 || node === undefined) return;
  const sources = new Set(merged.map(({ source }) => source));
  const declared = facts.rulesFor(service.hostname);
  const hosts = new Set(declared.filter(({ object }) => sources.has(sourceOf(object))).map(({ host }) => host));
  const rules = declared.filter(({ host }) => hosts.has(host));
  addObjects(
    node,
    rules.map(({ object }) => sourceOf(object)),
  );
  const policy = merged.map(({ trafficPolicy }) => policyText(trafficPolicy ?? {})).find((text) => text !== '');
  if (policy !== undefined) node.facts['traffic policy'] ??= policy;
  for (const { object, subsets } of rules) {
    const items = itemsOf(fieldsOf(object, 'spec'), 'subsets');
    for (const name of subsets) {
      if (!merged.some((rule) => rule.subsets.some((subset) => textOf(subset, 'name') === name))) continue;
      const subset = items.find((item) => textOf(item, 'name') === name) ?? {};
      const labels = Object.entries(textMapOf(subset, 'labels')).map(([key, value]) => `${key}=${value}`);
      drawSubset(
        drawing,
        { service: id, name, objects: [sourceOf(object)] },
        {
          'labels': labels.join(','),
          'traffic policy': policyText(fieldsOf(subset, 'trafficPolicy')),
        },
      );
    }
  }
}
