/** Words that cannot be the name of a constant in a program. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield undefined'
  ).split(' '),
);

/** Reports whether a text is the name of a field that needs no quotes. */
export const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** Returns a name in camel case for a text: `webappVirtualservice` for `webapp-virtualservice`. */
export function identifier(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words.map((word, i) => (i === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
  const first = camel.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return RESERVED.has(first) || !/^[A-Za-z]/.test(first) ? `_${first}` : first;
}

/** Returns the words of a kind with hyphens: `virtual-service` for `VirtualService`. */
export const kebab = (kind: string): string => kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Names that are given once. */
export class Names {
  private readonly taken: Set<string>;
  /** Numbers that are behind the last one of a name. */
  private readonly next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.taken.has(name);
  }

  /** Takes the first of the names that is free, or the last with a number. */
  take(...wanted: readonly string[]): string {
    const last = wanted[wanted.length - 1];
    let name = wanted.find((text) => !this.taken.has(text));
    for (let i = this.next.get(last) ?? 2; name === undefined; i++) {
      this.next.set(last, i + 1);
      if (!this.taken.has(`${last}${i}`)) name = `${last}${i}`;
    }
    this.taken.add(name);
    return name;
  }
}
