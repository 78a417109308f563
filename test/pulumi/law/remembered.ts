import { isDeepStrictEqual } from 'node:util';
import type { Rendered } from '../../../lib/outputs/rendered';
import type { Subject } from './subject';

/** Props that were rendered last: the law renders the same ones for each value, way and sample of a prop. */
const MOST = 96;
/** Of the renderings that are taken from memory, every so many is made again, and must be the same. */
const CHECK_EVERY = 16;

/** The text of props, or nothing where they are more than data. */
function keyOf(props: unknown): string | undefined {
  let isData = true;
  const key = JSON.stringify(props, (_, value: unknown) => {
    if (value === undefined) return { 'of the law': 'undefined' };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) isData = false;
    if (typeof value === 'function' || typeof value === 'symbol') isData = false;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      isData &&= Object.getPrototypeOf(value) === Object.prototype;
    return value;
  });
  return isData ? key : undefined;
}

/**
 * The same core, which renders equal props once. A rendering is pure, and the law holds it to that: what is remembered
 * is compared with a new rendering now and then, which also finds whoever changes what was rendered.
 */
export function remembered(core: Subject['core']): Subject['core'] {
  const known = new Map<string, Rendered>();
  let taken = 0;
  const render = (props: unknown): Rendered => {
    const key = keyOf(props);
    const before = key === undefined ? undefined : known.get(key);
    if (before) {
      if (++taken % CHECK_EVERY === 0 && !isDeepStrictEqual(core.render(props), before))
        throw new Error(`equal props are rendered in two ways: ${key}`);
      return before;
    }
    const rendered = core.render(props);
    if (key === undefined) return rendered;
    if (known.size >= MOST) known.delete(known.keys().next().value as string);
    known.set(key, rendered);
    return rendered;
  };
  return { ...core, render };
}
