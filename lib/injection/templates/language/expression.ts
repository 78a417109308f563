/** Printed form of an expression: its Go text, and the variables and functions that the text uses. */
export interface Code {
  readonly text: string;
  /** True for a call, which must be put in parentheses where it is an argument. */
  readonly isCall: boolean;
  readonly functions: readonly string[];
  readonly variables: readonly Variable[];
}

/** Named value that the printer declares before the first use. */
export interface Variable {
  readonly name: string;
  /** Returns the statements that give the variable its value, and the variables and functions that they use. */
  readonly declaration: () => {
    readonly lines: readonly string[];
    readonly functions: readonly string[];
    readonly variables: readonly Variable[];
  };
}

export const CODE = Symbol('template code');
declare const TYPE: unique symbol;

/** Expression of the template language that yields a `T` when istiod executes it. */
export interface Expression<T> {
  readonly [CODE]: Code;
  /** Type of the value; exists only for the compiler. */
  readonly [TYPE]?: T;
}

/**
 * Expression whose fields can be read further: `values.global.proxy.image`. Maps with free keys and lists have no
 * fields.
 */
export type Path<T> = Expression<T> & (T extends readonly unknown[] ? unknown : T extends object ? Fields<T> : unknown);
type Fields<T> = string extends keyof T ? unknown : { readonly [K in keyof T]-?: Path<NonNullable<T[K]>> };

/** Argument of a function: an expression or a literal. */
export type Argument<T extends Scalar = Scalar> = Expression<T> | T;
/** Value that can be written down in the template itself. */
export type Scalar = string | number | boolean;

export function expression<T>(code: Code): Expression<T> {
  return { [CODE]: code };
}

export function isExpression(value: unknown): value is Expression<unknown> {
  return typeof value === 'object' && value !== null && (value as Partial<Expression<unknown>>)[CODE] !== undefined;
}

/** Returns a path that begins with `text`, a variable of the template (`$` is the data as a whole). */
export function path<T>(text: string): Path<T> {
  const code: Code = { text, isCall: false, functions: [], variables: [] };
  const fields = new Map<string, unknown>();
  const get = (_: object, key: string | symbol): unknown => {
    if (key === CODE) return code;
    if (typeof key === 'symbol') return undefined;
    if (!fields.has(key)) fields.set(key, path(text === '$' ? `$.${key}` : `${text}.${key}`));
    return fields.get(key);
  };
  return new Proxy({}, { get }) as Path<T>;
}

/**
 * Returns the field `name` of a value that may be absent or null; the field is then absent too, where a plain path
 * would fail.
 */
export function optionalField<T, K extends keyof T & string>(
  value: Expression<T>,
  name: K,
): Expression<NonNullable<T[K]>> {
  const { text, functions, variables } = value[CODE];
  return expression({ text: `(${text}).${name}`, isCall: false, functions, variables });
}

/** Returns a string of Go, in double quotes. JSON's escapes are also Go's. */
export function goString(value: string): string {
  return JSON.stringify(value);
}

function argumentText(argument: Expression<unknown> | Scalar): string {
  if (typeof argument === 'string') return goString(argument);
  if (!isExpression(argument)) return String(argument);
  const { text, isCall } = argument[CODE];
  return isCall ? `(${text})` : text;
}

/** Returns a call of the function `name`. Used by the typed functions only. */
export function call<T>(name: string, ...args: (Expression<unknown> | Scalar)[]): Expression<T> {
  const codes = args.filter(isExpression).map((arg) => arg[CODE]);
  return expression({
    text: [name, ...args.map(argumentText)].join(' '),
    isCall: true,
    functions: [name, ...codes.flatMap((code) => code.functions)],
    variables: codes.flatMap((code) => code.variables),
  });
}

/** Declares a variable `$name` for `expression`, evaluated once at the head of the template. */
export function variable<T>(name: string, value: Expression<T>): Expression<T> {
  const { text, functions, variables } = value[CODE];
  const self: Variable = { name, declaration: () => ({ lines: [`{{- $${name} := ${text} }}`], functions, variables }) };
  return variableOf(self);
}

/** Returns the use of a variable. */
export function variableOf<T>(self: Variable): Expression<T> {
  return expression({ text: `$${self.name}`, isCall: false, functions: [], variables: [self] });
}
