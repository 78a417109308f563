/** Kinds of effects that a difference has when it is applied. */
export type EffectKind =
  | 'immutable'
  | 'restart'
  | 'image'
  | 'permission-added'
  | 'permission-dropped'
  | 'webhook'
  | 'definition'
  | 'environment'
  | 'mesh-config'
  | 'data-plane';

/** An effect of a difference on what runs. */
export interface Effect {
  readonly kind: EffectKind;
  /** The effect as one clause: `restarts the pods of Deployment istio-system/istiod`. */
  readonly text: string;
}
