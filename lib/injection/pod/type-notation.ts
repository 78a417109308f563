/** Field of a type in the notation of `pod-types.data.ts` and `mesh-types.data.ts`. */
export interface TypeField {
  /** The name in JSON. */
  readonly json: string;
  /** The name in Go, as templates write it. */
  readonly go: string;
  /** The name of the type, without marks. */
  readonly type: string;
  readonly pointer: boolean;
  readonly list: boolean;
  readonly map: boolean;
  /** Key by which a strategic merge patch merges this list; '' for a set; absent where the list is replaced. */
  readonly mergeKey?: string;
  /** True for a field that is written even when empty. */
  readonly always: boolean;
  /** True for a field that is dropped when zero, although its type is a value that Go writes. */
  readonly omitZero: boolean;
  /** Name of the one-of group, if any. */
  readonly group?: string;
}

export interface TypeFields {
  readonly fields: readonly TypeField[];
  readonly byJson: ReadonlyMap<string, TypeField>;
}

const WORD = /^([^=:]+)(?:=([^:]+))?:(\*?)((?:\[\])?)((?:\{\})?)([A-Za-z0-9_.]+)(?:@(\w*))?(?:\|(\w+))?([!0]?)$/;

function readWord(word: string): TypeField {
  const found = WORD.exec(word);
  if (!found) throw new Error(`type notation: cannot read ${word}`);
  const [, json, go, pointer, list, map, type, mergeKey, group, mark] = found;
  return {
    json,
    go: go ?? json[0].toUpperCase() + json.slice(1),
    type,
    pointer: pointer !== '',
    list: list !== '',
    map: map !== '',
    mergeKey,
    always: mark === '!',
    omitZero: mark === '0',
    group,
  };
}

/** Returns a function to the fields of each type of a table, which are parsed at their first use. */
export function typeTable(table: Readonly<Record<string, string>>): (type: string) => TypeFields | undefined {
  const read = new Map<string, TypeFields>();
  return (type) => {
    const known = read.get(type);
    if (known) return known;
    if (!Object.hasOwn(table, type)) return undefined;
    const fields = table[type]
      .split(' ')
      .filter((word) => word !== '')
      .map(readWord);
    const entry = { fields, byJson: new Map(fields.map((field) => [field.json, field])) };
    read.set(type, entry);
    return entry;
  };
}
