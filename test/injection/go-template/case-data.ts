import {
  enumValue,
  fn,
  int32,
  int64,
  NilPointer,
  stringMap,
  stringSlice,
  structOf,
} from '../../../lib/injection/go-template';

type Fields = { readonly [name: string]: unknown };

const MODES = ['REDIRECT', 'TPROXY', 'NONE'];
const mode = (number: unknown): unknown => enumValue('main.Mode', MODES[Number(number)] ?? '', Number(number));
const nilThing = new NilPointer('*main.Thing', { GetNext: () => nilThing, GetName: () => '' });

/** The struct of the cases, as the Go side has it: every field, with its zero value where a case gives none. */
function thing(fields: Fields): unknown {
  const next: unknown = fields.Next ? thing(fields.Next as Fields) : nilThing;
  const name = String(fields.Name ?? '');
  return structOf('*main.Thing', {
    Name: name,
    Count: BigInt(Number(fields.Count ?? 0)),
    Small: int32(Number(fields.Small ?? 0)),
    Ratio: Number(fields.Ratio ?? 0),
    On: Boolean(fields.On),
    Mode: mode(fields.Mode ?? 0),
    Tags: stringMap(fields.Tags as { [key: string]: string } | undefined),
    Any: fields.Any === undefined ? null : caseData(fields.Any),
    Items: ((fields.Items ?? []) as Fields[]).map(thing),
    Next: next,
    GetNext: () => next,
    GetName: () => name,
    Greet: fn(['string'], (who) => `hello ${who} from ${name}`),
  });
}

const TAGS: { readonly [tag: string]: (value: unknown) => unknown } = {
  $int: (value) => BigInt(value as number),
  $int32: (value) => int32(value as number),
  $int64: (value) => int64(value as number),
  $strings: (value) => stringSlice(value as string[]),
  $stringMap: (value) => stringMap((value ?? undefined) as { [key: string]: string } | undefined),
  $mode: mode,
  $nilThing: () => nilThing,
  $thing: (value) => thing(value as Fields),
};

/** The data of a case: tagged JSON as the values that the interpreter works on. */
export function caseData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(caseData);
  if (typeof value !== 'object' || value === null) return value;
  const [key, ...others] = Object.keys(value);
  const tag = others.length === 0 && key !== undefined ? TAGS[key] : undefined;
  if (tag && key !== undefined) return tag((value as Fields)[key]);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, caseData(item)]));
}
