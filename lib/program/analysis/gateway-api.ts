import { GATEWAY_API_GROUP } from '../../model/gateway-api';
import type { Manifest, Problem } from '../../model';
import { gatewayApiFacts, type GatewayApiFacts } from '../../releases/gateway-api';
import { purposeOf } from '../../rules/gateway-api/listeners';
import type { GatewayApiCode } from '../../rules/problems.data';
import { objectName } from '../../rules/schema-problems';
import { attachmentProblems } from './route-attachment';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, type Fields } from '../objects/read';

export const ALPHA_FLAG = 'PILOT_ENABLE_ALPHA_GATEWAY_API';
const ISTIOD_CONTAINER = 'discovery';
/** Texts that Go's `strconv.ParseBool` parses as true. */
const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** Checks objects of the Gateway API against istiod, and against each other. */
export function gatewayApiProgramProblems(objects: readonly Manifest[], version?: string): Problem[] {
  const own = objects.filter(({ apiVersion }) => String(apiVersion).startsWith('gateway.networking.'));
  if (own.length === 0) return [];
  const facts = gatewayApiFacts(version);
  const alpha = alphaIsOn(objects) === false ? own.flatMap((object) => needsAlpha(object, facts)) : [];
  return [...alpha, ...attachmentProblems(objects, facts), ...own.flatMap((object) => listenerSet(object, own, facts))];
}

/** Reports whether an istiod in the set reads alpha kinds; undefined where the set has no istiod. */
function alphaIsOn(objects: readonly Manifest[]): boolean | undefined {
  const istiods = objects.flatMap((object) => {
    if (kindOf(object) !== 'apps/Deployment') return [];
    const pod = fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'template'), 'spec');
    return itemsOf(pod, 'containers').filter(({ name }) => name === ISTIOD_CONTAINER);
  });
  if (istiods.length === 0) return undefined;
  return istiods.some((istiod) =>
    itemsOf(istiod, 'env').some(({ name, value }) => name === ALPHA_FLAG && TRUE.has(String(value))),
  );
}

const fixOf = (instead: string): string => `set ${ALPHA_FLAG} to "true" in pilot.env of the mesh, or ${instead}`;

function problem(object: Manifest, code: GatewayApiCode, path: string, found: unknown, words: Words): Problem {
  return { severity: 'error', code: `gateway-api/${code}`, object: objectName(object), path, found, ...words };
}
type Words = Pick<Problem, 'message' | 'fix'>;

/** Reports kinds and fields that istiod ignores without the alpha flag. */
function needsAlpha(object: Manifest, facts: GatewayApiFacts): Problem[] {
  const kind = facts.kinds[kindOf(object)];
  if (kind?.alpha) {
    const message = `istiod of this release reads ${object.kind} only with ${ALPHA_FLAG}: the object has no effect`;
    return [problem(object, 'alpha-kind', 'kind', object.kind, { message, fix: fixOf('target a later release') })];
  }
  const spec = fieldsOf(object, 'spec');
  if (
    kindOf(object) !== `${GATEWAY_API_GROUP}/Gateway` ||
    purposeOf(textOf(spec, 'gatewayClassName') ?? '') === undefined
  ) {
    return [];
  }
  const listeners = itemsOf(spec, 'listeners').flatMap(({ protocol }, i) => {
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

/** Reports whether a gateway accepts a listener set; undefined where labels decide. */
function allows(gateway: Manifest, set: Manifest): boolean | undefined {
  const from =
    textOf(fieldsOf(fieldsOf(fieldsOf(gateway, 'spec'), 'allowedListeners'), 'namespaces'), 'from') ?? 'None';
  if (from === 'Selector') return undefined;
  return from === 'All' || (from === 'Same' && namespaceOf(gateway) === namespaceOf(set));
}

function listenerSet(object: Manifest, others: readonly Manifest[], facts: GatewayApiFacts): Problem[] {
  if (kindOf(object) !== facts.listenerSet) return [];
  const parent: Fields = fieldsOf(fieldsOf(object, 'spec'), 'parentRef');
  const namespace = textOf(parent, 'namespace') ?? namespaceOf(object);
  const gateway = others.find(
    (other) =>
      kindOf(other) === `${GATEWAY_API_GROUP}/Gateway` &&
      other.metadata?.name === parent.name &&
      namespaceOf(other) === namespace,
  );
  if (gateway === undefined) return [];
  const className = textOf(fieldsOf(gateway, 'spec'), 'gatewayClassName') ?? '';
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
