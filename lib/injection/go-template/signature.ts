import { FunctionError } from './errors';
import { isMap, isSlice, isStruct, kindOf, typeName, unwrap, type GoMap } from './values';

/** JavaScript type of each parameter type of a template function. */
export interface ParameterTypes {
  readonly any: unknown;
  readonly string: string;
  readonly bool: boolean;
  /** Go's `int`, as a JavaScript number. */
  readonly int: number;
  readonly float64: number;
  readonly map: GoMap;
  readonly stringMap: { readonly [key: string]: string };
  readonly strings: readonly string[];
  readonly struct: GoMap;
}

export type ParameterType = keyof ParameterTypes;
type Parameter = ParameterType | `...${ParameterType}`;

type Arguments<P extends readonly Parameter[]> = P extends readonly [
  infer Head,
  ...infer Rest extends readonly Parameter[],
]
  ? Head extends `...${infer T extends ParameterType}`
    ? ParameterTypes[T][]
    : Head extends ParameterType
      ? [ParameterTypes[Head], ...Arguments<Rest>]
      : []
  : [];

/** A function that templates can call: its parameter types are checked as Go checks them. */
export interface TemplateFunction {
  readonly parameters: readonly ParameterType[];
  /** True where the last parameter takes any number of arguments. */
  readonly variadic: boolean;
  readonly call: (args: readonly unknown[]) => unknown;
}

export type FunctionMap = { readonly [name: string]: TemplateFunction };

/**
 * Declares a template function. A last parameter `...T` takes any number of `T`. Throw `FunctionError` for an error at
 * the call.
 */
export function fn<const P extends readonly Parameter[]>(
  parameters: P,
  call: (...args: Arguments<P>) => unknown,
): TemplateFunction {
  const last = parameters.at(-1);
  const variadic = last?.startsWith('...') ?? false;
  return {
    parameters: parameters.map((parameter) => parameter.replace('...', '') as ParameterType),
    variadic,
    call: (args) => call(...(args as Arguments<P>)),
  };
}

interface TypeRule {
  readonly goName: string;
  /** True where a missing value is passed as nil. */
  readonly nilable: boolean;
  readonly accepts: (value: unknown) => boolean;
}

const kindAndName =
  (name: string) =>
  (value: unknown): boolean =>
    typeName(value) === name;

export const TYPE_RULES: { readonly [T in ParameterType]: TypeRule } = {
  any: { goName: 'interface {}', nilable: true, accepts: () => true },
  string: { goName: 'string', nilable: false, accepts: kindAndName('string') },
  bool: { goName: 'bool', nilable: false, accepts: kindAndName('bool') },
  int: { goName: 'int', nilable: false, accepts: kindAndName('int') },
  float64: { goName: 'float64', nilable: false, accepts: kindAndName('float64') },
  map: {
    goName: 'map[string]interface {}',
    nilable: true,
    accepts: (value) => isMap(value) && typeName(value) === 'map[string]interface {}',
  },
  stringMap: {
    goName: 'map[string]string',
    nilable: true,
    accepts: (value) => isMap(value) && typeName(value) === 'map[string]string',
  },
  strings: { goName: '[]string', nilable: true, accepts: (value) => isSlice(value) && typeName(value) === '[]string' },
  struct: { goName: 'struct', nilable: false, accepts: isStruct },
};

/** Converts a checked value to the form that the function receives: integers become JavaScript numbers. */
export function toParameter(value: unknown, type: ParameterType): unknown {
  if (type === 'int') return Number(unwrap(value));
  if (type === 'any') return value ?? null;
  if (kindOf(value) === 'invalid') return type === 'strings' ? [] : {};
  return value;
}

/** Fails the call of a template function. */
export function refuse(reason: string): never {
  throw new FunctionError(reason);
}
