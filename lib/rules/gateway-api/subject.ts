import type { GatewayApiFacts } from '../../releases/gateway-api';
import type { Place } from '../place';

/** Input of the rules of a kind of the Gateway API. */
export interface GatewayApiSubject {
  /** Place of the whole object. */
  readonly object: Place;
  readonly spec: Place;
  readonly facts: GatewayApiFacts;
}

/** Rules of istiod's conversion for objects of one kind, beyond their schema. */
export type GatewayApiRules = (subject: GatewayApiSubject) => void;

/** Returns whether an object reference names a kind, with the defaults of the fields `group` and `kind`. */
export function refersTo(reference: Place, defaults: { readonly group: string; readonly kind: string }): string {
  const group = reference.has('group') ? reference.text('group') : defaults.group;
  const kind = reference.text('kind') || defaults.kind;
  return group === '' ? kind : `${group}/${kind}`;
}
