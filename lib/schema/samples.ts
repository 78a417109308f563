import type { Facts } from './notation';

export type Scalar = string | number | boolean;

/** Values to try in place of one that is not known yet. */
export interface Samples {
  /** Whether these are all values that it can have. */
  readonly closed: boolean;
  /** At least two. */
  readonly values: readonly Scalar[];
  /**
   * Values that often stand for none. Where one changes a list or map as a whole, and others only what is inside, a
   * preview shows what is inside.
   */
  readonly empty: readonly Scalar[];
}

/** No value that a user means has this in it. */
export const MARK = 'istio-constructs-sample';

const CONTAINERS = new Set(['object', 'map', 'list', 'k8s']);

/** Whether a whole list or map stands here, never a single value. */
export function isContainer(shape: Facts | undefined): boolean {
  return (
    shape !== undefined &&
    (shape.type === 'either'
      ? (shape.options ?? []).every(({ facts }) => isContainer(facts))
      : CONTAINERS.has(shape.type))
  );
}

/** Returns the narrowest of the shapes of the places where one value stands. */
export function narrowest(shapes: readonly (Facts | undefined)[]): Facts | undefined {
  const known = shapes.filter((shape) => shape !== undefined);
  const numbers = known.filter(({ type }) => type === 'integer' || type === 'number');
  const closed = known.find(({ type, values }) => values !== undefined || type === 'boolean');
  if (closed || numbers.length === 0) return closed ?? known.find(({ meaning }) => meaning === 'duration') ?? known[0];
  const limits = (of: 'min' | 'max') => numbers.flatMap((shape) => shape[of] ?? []);
  return {
    type: numbers.some(({ type }) => type === 'integer') ? 'integer' : 'number',
    ...(limits('min').length > 0 && { min: Math.max(...limits('min')) }),
    ...(limits('max').length > 0 && { max: Math.min(...limits('max')) }),
  };
}

/** Samples of texts that are nothing without a certain form: of places in a network, for example, without a port. */
const FORMED: Readonly<Partial<Record<string, (mark: string, more: number) => string[]>>> = {
  url: (mark, more) => [`http://${mark}-a.local:${20000 + more}`, `https://${mark}-long.local:${20001 + more}/path`],
  address: (mark, more) => [`${mark}-a.ns.svc.cluster.local:${20000 + more}`, `${mark}-long.local:${20001 + more}`],
  ip: (_, more) => [`192.0.2.${(more % 250) + 1}`, `198.51.100.${(more % 250) + 1}`],
  certificate: (mark) => ['a', 'long'].map((end) => `${CERTIFICATE[0]}\n${mark}-${end}\n${CERTIFICATE[1]}\n`),
};

const CERTIFICATE = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'];

/** Texts that may be anything, but mean something where they are one of these: by the name of the prop. */
const WORDS: Readonly<Record<string, readonly string[]>> = { protocol: ['HTTP', 'HTTPS', 'TCP', 'TLS'] };

/**
 * Returns samples that fit the shape, and that no other unknown value has: `index` counts those. `name` is the last
 * step of the prop's path.
 */
export function samplesFor(shape: Facts | undefined, index: number, name?: string | number): Samples {
  if (shape?.values) return { closed: true, values: [...shape.values.keys()], empty: [] };
  switch (shape?.type) {
    case 'boolean':
      return { closed: true, values: [true, false], empty: [] };
    case 'integer':
    case 'number':
      return { closed: false, values: numbers(shape, index), empty: shape.min === undefined ? [0] : [] };
    case 'int-or-string':
      return { closed: false, values: numbers({ ...shape, min: 0 }, index), empty: [] };
    case 'either':
      return samplesFor(
        (shape.options ?? []).map(({ facts }) => facts).find((option) => !isContainer(option)),
        index,
        name,
      );
    default:
      return textSamples(shape?.meaning, index, name);
  }
}

/** Samples of a text, by what it means. */
function textSamples(meaning: Facts['meaning'], index: number, name: string | number = ''): Samples {
  if (meaning === 'duration')
    return { closed: false, values: [`${index + 31}s`, `${index + 1031}s`], empty: ['', '0s'] };
  const formed = meaning === undefined ? undefined : FORMED[meaning];
  if (formed !== undefined) return { closed: false, values: formed(`${MARK}-${index}`, 2 * index), empty: [] };
  const values = [`${MARK}-${index}-a`, `${MARK}-${index}-long`, ...(WORDS[name] ?? [])];
  return { closed: false, values, empty: [''] };
}

/**
 * Zero and one are among them where they are allowed: with none or one of something, other things are often not needed.
 */
function numbers({ type, min = 1, max = Infinity }: Facts, index: number): number[] {
  // Parts of a whole, of which none is no integer.
  if (type === 'number' && max <= 1) return [max / (2 * index + 2), max / (2 * index + 3), max];
  const least = Math.max(min, 1);
  const room = Math.max(1, Math.min(max - least - 1, 10_000));
  const first = least + 1 + ((2 * index) % room);
  return [first, first + 1 <= max ? first + 1 : first - 1, least, ...(min <= 0 ? [0] : [])];
}
