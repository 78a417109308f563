import { GATEWAY_API_GROUP } from '../../model/gateway-api';
import type { Manifest, Problem } from '../../model';
import { gatewayApiFacts, type GatewayApiFacts } from '../../releases/gateway-api';
import { purposeOf } from '../../rules/gateway-api/listeners';
import type { GatewayApiCode } from '../../rules/problems.data';
import { objectName } from '../../rules/schema-problems';
import { attachmentProblems } from './route-attachment';
import { fields, items, kindOf, namespaceOf, text, type Fields } from './read';

export const ALPHA_FLAG = 'PILOT_ENABLE_ALPHA_GATEWAY_API';
const ISTIOD_CONTAINER = 'discovery';
/** What Go reads as true. */
const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** What objects of the Gateway API show only beside istiod and beside each other. */
export function gatewayApiProgramProblems(objects: readonly Manifest[], version?: string): Problem[] {
  const own = objects.filter(({ apiVersion }) => String(apiVersion).startsWith('gateway.networking.'));
  if (own.length === 0) return [];
  const facts = gatewayApiFacts(version);
  const alpha = alphaIsOn(objects) === false ? own.flatMap((object) => needsAlpha(object, facts)) : [];
  return [...alpha, ...attachmentProblems(objects, facts), ...own.flatMap((object) => listenerSet(object, own, facts))];
}

/** Whether an istiod among the objects reads alpha kinds; undefined where no istiod is among them. */
function alphaIsOn(objects: readonly Manifest[]): boolean | undefined {
  const istiods = objects.flatMap((object) => {
    if (kindOf(object) !== 'apps/Deployment') return [];
    const pod = fields(fields(fields(object, 'spec'), 'template'), 'spec');
    return items(pod, 'containers').filter(({ name }) => name === ISTIOD_CONTAINER);
  });
  if (istiods.length === 0) return undefined;
  return istiods.some((istiod) =>
    items(istiod, 'env').some(({ name, value }) => name === ALPHA_FLAG && TRUE.has(String(value))),
  );
}

const fixOf = (instead: string): string => `set ${ALPHA_FLAG} to "true" in pilot.env of the mesh, or ${instead}`;

function problem(object: Manifest, code: GatewayApiCode, path: string, found: unknown, words: Words): Problem {
  return { severity: 'error', code: `gateway-api/${code}`, object: objectName(object), path, found, ...words };
}
type Words = Pick<Problem, 'message' | 'fix'>;

/** What istiod passes over without the flag. */
function needsAlpha(object: Manifest, facts: GatewayApiFacts): Problem[] {
  const kind = facts.kinds[kindOf(object)];
  if (kind?.alpha) {
    const message = `istiod of this release reads ${object.kind} only with ${ALPHA_FLAG}: the object has no effect`;
    return [problem(object, 'alpha-kind', 'kind', object.kind, { message, fix: fixOf('target a later release') })];
  }
  const spec = fields(object, 'spec');
  if (
    kindOf(object) !== `${GATEWAY_API_GROUP}/Gateway` ||
    purposeOf(text(spec, 'gatewayClassName') ?? '') === undefined
  ) {
    return [];
  }
  const listeners = items(spec, 'listeners').flatMap(({ protocol }, i) => {
    if (!facts.alphaProtocols.includes(String(protocol))) return [];
    const message = `istiod of this release takes listeners of protocol ${String(protocol)} only with ${ALPHA_FLAG}`;
    return [
      problem(object, 'alpha-protocol', `spec.listeners[${i}].protocol`, protocol, {
        message,
        fix: fixOf('target a later release'),
      }),
    ];
  });
  if (!facts.alphaListenerSets || spec.allowedListeners === undefined) return listeners;
  const message = `istiod of this release takes listeners of others only with ${ALPHA_FLAG}`;
  return [
    ...listeners,
    problem(object, 'alpha-listener-sets', 'spec.allowedListeners', spec.allowedListeners, {
      message,
      fix: fixOf('remove it'),
    }),
  ];
}

/** Whether a gateway takes listeners of a listener set; undefined where labels decide. */
function allows(gateway: Manifest, set: Manifest): boolean | undefined {
  const from = text(fields(fields(fields(gateway, 'spec'), 'allowedListeners'), 'namespaces'), 'from') ?? 'None';
  if (from === 'Selector') return undefined;
  return from === 'All' || (from === 'Same' && namespaceOf(gateway) === namespaceOf(set));
}

function listenerSet(object: Manifest, others: readonly Manifest[], facts: GatewayApiFacts): Problem[] {
  if (kindOf(object) !== facts.listenerSet) return [];
  const parent: Fields = fields(fields(object, 'spec'), 'parentRef');
  const namespace = text(parent, 'namespace') ?? namespaceOf(object);
  const gateway = others.find(
    (other) =>
      kindOf(other) === `${GATEWAY_API_GROUP}/Gateway` &&
      other.metadata?.name === parent.name &&
      namespaceOf(other) === namespace,
  );
  if (gateway === undefined) return [];
  const className = text(fields(gateway, 'spec'), 'gatewayClassName') ?? '';
  const purpose = purposeOf(className);
  const at = (message: string, fix: string) => [
    problem(object, 'listener-set', 'spec.parentRef', `${namespace}/${String(parent.name)}`, { message, fix }),
  ];
  if (purpose !== undefined && purpose !== 'gateway') {
    return at(`gateways of class ${className} take no listener sets`, 'name a gateway of class istio');
  }
  if (purpose === undefined || allows(gateway, object) !== false) return [];
  return at(
    `${objectName(gateway)} takes no listeners from namespace ${namespaceOf(object)}`,
    "set allowedListeners: { namespaces: { from: 'All' } } of the gateway, or 'Same' for its own namespace",
  );
}
