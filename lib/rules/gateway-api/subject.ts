import type { GatewayApiFacts } from '../../releases/gateway-api';
import type { Place } from '../place';

/** What the rules of a kind of the Gateway API are given. */
export interface GatewayApiSubject {
  /** The whole object. */
  readonly object: Place;
  readonly spec: Place;
  readonly facts: GatewayApiFacts;
}

/** All that istiod's conversion has against objects of one kind, beyond their schema. */
export type GatewayApiRules = (subject: GatewayApiSubject) => void;

/** Whether an object reference names a kind: `group` and `kind` with what the field takes by default. */
export function refersTo(reference: Place, defaults: { readonly group: string; readonly kind: string }): string {
  const group = reference.has('group') ? reference.text('group') : defaults.group;
  const kind = reference.text('kind') || defaults.kind;
  return group === '' ? kind : `${group}/${kind}`;
}
