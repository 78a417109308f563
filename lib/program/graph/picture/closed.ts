import { cardsIn, isBox, ROOT, type Scene } from './scene';

/** Number of cards and edges above which namespaces are drawn closed at first: nobody could read more. */
const MOST = { cards: 120, edges: 400 };

/** Returns the boxes that are closed at first: of a large mesh the namespaces that have something in them. */
export function closedAtFirst(scene: Scene): Set<string> {
  if (cardsIn(scene, ROOT).length <= MOST.cards && scene.edges.length <= MOST.edges) return new Set();
  const namespaces = [...scene.items.values()].filter((item) => isBox(item) && item.kind === 'namespace');
  return new Set(namespaces.filter(({ children }) => children.length > 1).map(({ id }) => id));
}
