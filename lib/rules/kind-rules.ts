import type { Place } from './place';
import type { WebhookBehaviour } from '../releases';

/** Input of the rules of a kind. */
export interface Subject {
  /** Place of the whole object. */
  readonly object: Place;
  readonly spec: Place;
  readonly namespace: string;
  readonly facts: WebhookBehaviour;
}

/** Rules of istiod's webhook for one kind, beyond its schema. */
export type KindRules = (subject: Subject) => void;
