import type { Expression } from './ast';
import { TYPE_RULES, toParameter, type ParameterType, type TemplateFunction } from './signature';
import { isMethod, isStruct, Named, NilPointer, typeName } from './values';

/** Fails the execution at its present node. */
export type Fail = (reason: string) => never;

/** Function or method that is called, with the name that problems give it. */
export interface Callee {
  readonly name: string;
  readonly target: TemplateFunction;
}

/** Checks the number of arguments of a call. */
export function checkCount(name: string, { parameters, variadic }: TemplateFunction, count: number, fail: Fail): void {
  const least = variadic ? parameters.length - 1 : parameters.length;
  if (variadic ? count < least : count !== least)
    fail(`${name} takes ${variadic ? 'at least ' : ''}${least} arguments, got ${count}`);
}

/** Returns the value of a literal argument, which must fit the parameter's type. */
export function literalArgument(node: Expression, type: ParameterType, fail: Fail): unknown {
  if (node.type === 'bool' && type === 'bool') return node.value;
  if (node.type === 'string' && type === 'string') return node.value;
  if (node.type === 'number' && type === 'int' && node.int !== undefined) return node.int;
  if (node.type === 'number' && type === 'float64' && node.float !== undefined) return node.float;
  return fail(`expected a ${TYPE_RULES[type].goName}`);
}

/** Returns an argument in the form that the function receives, after a check of its type. */
export function checkedArgument(value: unknown, type: ParameterType, fail: Fail): unknown {
  const { goName, nilable, accepts } = TYPE_RULES[type];
  if (value === undefined) return nilable ? toParameter(value, type) : fail(`expected a ${goName}, got no value`);
  return accepts(value)
    ? toParameter(value, type)
    : fail(`expected a ${goName}, got ${value === null ? 'null' : `a ${typeName(value)}`}`);
}

/** Returns the type of the argument at `index`; arguments past the end have the type of the last. */
export function typeAt({ parameters }: TemplateFunction, index: number): ParameterType {
  return parameters[Math.min(index, parameters.length - 1)] ?? 'any';
}

type Method = (...args: unknown[]) => unknown;

const isTemplateFunction = (value: unknown): value is TemplateFunction => typeof value === 'object' && isMethod(value);

/** Returns the method of a value by its name, or whether the value is a struct with a field of the name. */
export function memberOf(from: unknown, name: string): { method?: TemplateFunction; hasField: boolean } {
  const isTyped = from instanceof Named || from instanceof NilPointer;
  const members = isTyped ? from.methods : isStruct(from) ? from : undefined;
  if (members === undefined || !(name in members) || name in Object.prototype) return { hasField: false };
  const member = (members as { readonly [name: string]: unknown })[name];
  if (isTemplateFunction(member)) return { method: member, hasField: false };
  if (typeof member === 'function') return { method: untyped(member as Method, from), hasField: false };
  return { hasField: !isTyped };
}

/** Returns a plain method as a function: it takes as many arguments as it declares, of any type. */
function untyped(method: Method, receiver: unknown): TemplateFunction {
  return {
    parameters: Array.from({ length: method.length }, () => 'any' as const),
    variadic: false,
    call: (args) => method.apply(receiver, [...args]),
  };
}
