import type { Place } from './place';
import type { WebhookBehaviour } from '../releases';

/** What the rules of a kind are given. */
export interface Subject {
  /** The whole object. */
  readonly object: Place;
  readonly spec: Place;
  readonly namespace: string;
  readonly facts: WebhookBehaviour;
}

/** All that istiod's webhook checks of one kind beyond its schema. */
export type KindRules = (subject: Subject) => void;
