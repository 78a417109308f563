import { cardsIn, ROOT, type Scene } from './scene';

/** Numbers of cards and edges above which namespaces are drawn closed. */
export interface Most {
  readonly cards: number;
  readonly edges: number;
}

/** Limits of what can be read on a screen at once: the rest is opened by whoever wants to see it. */
export const ON_SCREEN: Most = { cards: 50, edges: 150 };

/** Limits of a picture that nobody can open further. */
export const IN_PICTURE: Most = { cards: 160, edges: 400 };

/** Children from which on the box of what is outside is closed. */
const MANY_OUTSIDE = 12;

/** Returns the boxes that are closed: where there is too much, those that have several things in them. */
export function closedAtFirst(scene: Scene, most: Most): Set<string> {
  if (cardsIn(scene, ROOT).length <= most.cards && scene.edges.length <= most.edges) return new Set();
  const closable = [...scene.items.values()].filter(
    ({ kind, children }) =>
      (kind === 'namespace' && children.length > 1) || (kind === 'outside' && children.length > MANY_OUTSIDE),
  );
  return new Set(closable.map(({ id }) => id));
}
