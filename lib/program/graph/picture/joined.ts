import type { Inner, Port } from './component';
import type { Size } from './geometry';

/** Lines of a box: between its children, and into and out of it. */
export interface BoxLines {
  readonly inner: Inner[];
  readonly ins: Port[];
  readonly outs: Port[];
}

/** Line whose route another one takes, perhaps in the other direction. */
interface Joint {
  readonly id: string;
  readonly reversed: boolean;
}

interface Line {
  readonly id: string;
  readonly label?: Size;
}

/** Key of a line among those that have the same route, and whether it runs against that of its key. */
interface Key {
  readonly key: string;
  readonly reversed: boolean;
}

const between = ({ from, to }: Inner): Key =>
  from < to ? { key: `${from} -> ${to}`, reversed: false } : { key: `${to} -> ${from}`, reversed: true };
const atChild = ({ child }: Port): Key => ({ key: child, reversed: false });

/**
 * Joins the unlabelled lines of a box that have the same ends, so that each route is laid out once. Returns the lines
 * that are left, and by kind and id of the others whose route they take.
 */
export function joined(lines: BoxLines): { lines: BoxLines; leader: ReadonlyMap<string, Joint> } {
  const leader = new Map<string, Joint>();
  const kept = <T extends Line>(kind: string, all: readonly T[], keyOf: (line: T) => Key): T[] => {
    const first = new Map<string, Joint>();
    return all.filter((line) => {
      if (line.label !== undefined) return true;
      const { key, reversed } = keyOf(line);
      const known = first.get(key);
      if (known === undefined) first.set(key, { id: line.id, reversed });
      else leader.set(`${kind} ${line.id}`, { id: known.id, reversed: known.reversed !== reversed });
      return known === undefined;
    });
  };
  return {
    lines: {
      inner: kept('mid', lines.inner, between),
      ins: kept('ins', lines.ins, atChild),
      outs: kept('out', lines.outs, atChild),
    },
    leader,
  };
}
