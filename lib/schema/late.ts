import { Shape, type Facts, type Notes } from './notation';

/** A URL, such as `http://prometheus.monitoring:9090`. Who reads it checks it. */
export const url = new Shape({ type: 'string', meaning: 'url' });
/** `HOST:PORT` of a service that istiod knows. Who reads it checks it. */
export const address = new Shape({ type: 'string', meaning: 'address' });

/**
 * A shape that is made when its facts are first read: of a prop that few programs give, declared in a module that the
 * others do not load.
 */
export function late(make: () => Shape, notes: Notes): Shape {
  let facts: Facts | undefined;
  const shape = new Shape({ type: 'any' }, { ...notes, isLate: true });
  return Object.defineProperty(shape, 'facts', { get: () => (facts ??= make().facts) });
}
