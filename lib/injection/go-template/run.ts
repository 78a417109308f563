import type { Branch, Command, Expression, Node, NodeList, NumberLiteral, Pipe, Tree } from './ast';
import { BUILTINS } from './builtins';
import { FunctionError, lineAndColumn, TemplateError } from './errors';
import { toText } from './format';
import { TYPE_RULES, toParameter, type FunctionMap, type ParameterType, type TemplateFunction } from './signature';
import {
  isMap,
  isMethod,
  isSlice,
  isStruct,
  isTrue,
  kindOf,
  Named,
  NilPointer,
  integerKind,
  sortedKeys,
  typeName,
  unwrap,
} from './values';

const MAX_DEPTH = 1000;
/** Marks the absence of a piped value: different from a piped `undefined`. */
const NONE = Symbol('none');

type Jump = 'break' | 'continue' | undefined;

/**
 * Execution of one template: its variables and its place in the tree. Templates that it calls are executions of their
 * own.
 */
export class Run {
  private node: { readonly pos: number } = { pos: 0 };
  private readonly scope: { name: string; value: unknown }[];

  constructor(
    private readonly trees: ReadonlyMap<string, Tree>,
    private readonly functions: FunctionMap,
    private readonly output: string[],
    private readonly tree: Tree,
    data: unknown,
    private readonly depth: number,
  ) {
    this.scope = [{ name: '$', value: data }];
  }

  private fail(reason: string): never {
    const { name, text } = this.tree.source;
    const { line, column } = lineAndColumn(text, this.node.pos);
    throw new TemplateError(name, line, column, reason, /^[^\s{}]*/.exec(text.slice(this.node.pos))?.[0]);
  }

  list(dot: unknown, nodes: NodeList): Jump {
    for (const node of nodes) {
      const jump = this.walk(dot, node);
      if (jump) return jump;
    }
    return undefined;
  }

  private walk(dot: unknown, node: Node): Jump {
    this.node = node;
    switch (node.type) {
      case 'text':
        this.output.push(node.text);
        return undefined;
      case 'action':
        return this.action(dot, node.pipe);
      case 'if':
      case 'with':
        return this.branch(dot, node);
      case 'range':
        return this.range(dot, node);
      case 'template':
        this.template(dot, node.name, node.pipe);
        return undefined;
      default:
        return node.type;
    }
  }

  private action(dot: unknown, pipe: Pipe): undefined {
    const value = this.pipeline(dot, pipe);
    if (pipe.declared.length > 0) return;
    if (typeof value === 'function') this.fail('a function cannot be printed');
    this.output.push(kindOf(value) === 'invalid' ? '<no value>' : toText(value));
  }

  private branch(dot: unknown, node: Branch): Jump {
    const mark = this.scope.length;
    const value = this.pipeline(dot, node.pipe);
    let jump: Jump;
    if (isTrue(value)) jump = this.list(node.type === 'with' ? value : dot, node.list);
    else if (node.elseList) jump = this.list(dot, node.elseList);
    this.scope.length = mark;
    return jump;
  }

  private range(dot: unknown, node: Branch): Jump {
    const mark = this.scope.length;
    const value = this.pipeline(dot, node.pipe);
    const inner = this.scope.length;
    let any = false;
    for (const [key, element] of this.entries(value, node.pipe)) {
      any = true;
      this.setRangeVariables(node.pipe, key, element);
      const jump = this.list(element, node.list);
      this.scope.length = inner;
      if (jump === 'break') break;
    }
    const jump = !any && node.elseList ? this.list(dot, node.elseList) : undefined;
    this.scope.length = mark;
    return jump === 'continue' ? jump : undefined;
  }

  private setRangeVariables({ declared, assign }: Pipe, key: unknown, element: unknown): void {
    const values = declared.length > 1 ? [key, element] : [element];
    declared.forEach((name, i) => {
      if (assign) this.assign(name, values[i]);
      else (this.scope[this.scope.length - declared.length + i] as { value: unknown }).value = values[i];
    });
  }

  private entries(value: unknown, pipe: Pipe): Iterable<readonly [unknown, unknown]> {
    if (kindOf(value) === 'invalid') return [];
    if (integerKind(value)) {
      if (pipe.declared.length > 1) this.fail('a range over a number sets one variable only');
      return countUp(value);
    }
    if (isSlice(value)) return value.map((item, i) => [BigInt(i), item ?? null] as const);
    if (isMap(value)) return sortedKeys(value).map((key) => [key, value[key] ?? null] as const);
    return this.fail(`a range cannot go over a value of type ${typeName(value)}`);
  }

  private template(dot: unknown, name: string, pipe: Pipe | undefined): void {
    const tree = this.trees.get(name);
    if (!tree) return this.fail(`there is no template ${JSON.stringify(name)}`);
    if (this.depth >= MAX_DEPTH) return this.fail(`templates call each other more than ${MAX_DEPTH} levels deep`);
    const data = pipe ? this.pipeline(dot, pipe) : undefined;
    new Run(this.trees, this.functions, this.output, tree, data, this.depth + 1).list(data, tree.root);
  }

  private pipeline(dot: unknown, pipe: Pipe): unknown {
    this.node = pipe;
    let value: unknown = NONE;
    // A nil that leaves a command is no value: only inside data it is still a nil.
    for (const command of pipe.commands) value = this.command(dot, command, value) ?? undefined;
    for (const name of pipe.declared) {
      if (pipe.assign) this.assign(name, value);
      else this.scope.push({ name, value });
    }
    return value;
  }

  private find(name: string): { value: unknown } {
    for (let i = this.scope.length - 1; i >= 0; i--) {
      const variable = this.scope[i];
      if (variable?.name === name) return variable;
    }
    return this.fail(`the variable ${name} is not defined`);
  }

  private assign(name: string, value: unknown): void {
    this.find(name).value = value;
  }

  private command(dot: unknown, command: Command, piped: unknown): unknown {
    const [first, ...args] = command.args as readonly [Expression, ...Expression[]];
    switch (first.type) {
      case 'field':
      case 'chain':
        return this.path(dot, first, args, piped);
      case 'variable':
        return first.path.length > 0 ? this.path(dot, first, args, piped) : this.plain(dot, first, args, piped);
      case 'function':
        return this.callFunction(dot, first.name, first, command, args, piped);
      case 'nil':
        this.node = first;
        return this.fail('nil is not something to run');
      default:
        return this.plain(dot, first, args, piped);
    }
  }

  /** Evaluates an expression that takes no arguments. */
  private plain(dot: unknown, node: Expression, args: readonly Expression[], piped: unknown): unknown {
    this.node = node;
    if (args.length > 0 || piped !== NONE) this.fail('arguments are given to something that is not a function');
    return this.value(dot, node);
  }

  /** Evaluates an expression that stands alone. */
  private value(dot: unknown, node: Expression): unknown {
    this.node = node;
    switch (node.type) {
      case 'dot':
        return dot;
      case 'bool':
      case 'string':
        return node.value;
      case 'number':
        return this.constant(node);
      case 'pipe':
        return this.pipeline(dot, node);
      case 'function':
        return this.callFunction(dot, node.name, node, node, [], NONE);
      case 'variable':
        return node.path.length > 0 ? this.path(dot, node, [], NONE) : this.find(node.name).value;
      case 'field':
      case 'chain':
        return this.path(dot, node, [], NONE);
      case 'nil':
        return undefined;
    }
  }

  private constant({ int, float, text }: NumberLiteral): unknown {
    if (float !== undefined && (int === undefined || (/[.eEpP]/.test(text) && !/^[+-]?0[xX][^pP]*$|^'/.test(text))))
      return float;
    return int ?? this.fail(`${text} does not fit an int`);
  }

  private path(
    dot: unknown,
    node: Expression & { path: readonly string[] },
    args: readonly Expression[],
    piped: unknown,
  ): unknown {
    this.node = node;
    let receiver: unknown = dot;
    if (node.type === 'variable') receiver = this.find(node.name).value;
    if (node.type === 'chain') {
      if (node.node.type === 'nil') this.fail('nil has no fields');
      receiver = this.value(dot, node.node);
    }
    const last = node.path.length - 1;
    return node.path.reduce(
      (from, name, i) => this.field(dot, from, name, node, i === last ? args : [], i === last ? piped : NONE),
      receiver,
    );
  }

  private field(
    dot: unknown,
    from: unknown,
    name: string,
    node: Expression,
    args: readonly Expression[],
    piped: unknown,
  ): unknown {
    if (from === undefined) return undefined;
    if (from === null) return this.fail(`the value before .${name} is null`);
    const methods: object | undefined =
      from instanceof Named || from instanceof NilPointer ? from.methods : isStruct(from) ? from : undefined;
    const known = methods !== undefined && name in methods && !(name in Object.prototype);
    const member = known ? (methods as { readonly [name: string]: unknown })[name] : undefined;
    if (isTemplateFunction(member)) return this.call(dot, name, member, node, args, piped);
    if (typeof member === 'function') return this.call(dot, name, untyped(member as Method, from), node, args, piped);
    if (from instanceof NilPointer) return this.fail(`the value before .${name} is a nil ${from.typeName}`);
    if (!isMap(from) && !(known && methods === from))
      return this.fail(`a value of type ${typeName(from)} has no field ${name}`);
    if (args.length > 0 || piped !== NONE) return this.fail(`${name} is not a method, it takes no arguments`);
    return isMap(from) ? (Object.hasOwn(from, name) ? from[name] : undefined) : member;
  }

  private callFunction(
    dot: unknown,
    name: string,
    at: { pos: number },
    node: { pos: number },
    args: readonly Expression[],
    piped: unknown,
  ): unknown {
    this.node = at;
    const own = Object.hasOwn(this.functions, name);
    const target = own ? this.functions[name] : BUILTINS[name];
    if (!target) return this.fail(`there is no function ${name}`);
    if (own || (name !== 'and' && name !== 'or')) return this.call(dot, name, target, node, args, piped);
    this.checkCount(name, target, args.length + (piped === NONE ? 0 : 1));
    return this.shortCircuit(dot, name, args, piped);
  }

  private call(
    dot: unknown,
    name: string,
    target: TemplateFunction,
    node: { pos: number },
    args: readonly Expression[],
    piped: unknown,
  ): unknown {
    this.checkCount(name, target, args.length + (piped === NONE ? 0 : 1));
    const values = args.map((arg, i) => this.checked(this.argument(dot, arg, typeAt(target, i)), typeAt(target, i)));
    if (piped !== NONE) values.push(this.checked(piped, typeAt(target, args.length)));
    return this.guarded(name, node, () => target.call(values));
  }

  private checkCount(name: string, { parameters, variadic }: TemplateFunction, count: number): void {
    const least = variadic ? parameters.length - 1 : parameters.length;
    if (variadic ? count < least : count !== least)
      this.fail(`${name} takes ${variadic ? 'at least ' : ''}${least} arguments, got ${count}`);
  }

  /** Evaluates `and` and `or`: returns the first value that decides, and evaluates no later one. */
  private shortCircuit(dot: unknown, name: 'and' | 'or', args: readonly Expression[], piped: unknown): unknown {
    let value: unknown;
    for (const arg of args) {
      value = this.argument(dot, arg, 'any');
      if (isTrue(value) === (name === 'or')) return value;
    }
    return piped === NONE ? value : piped;
  }

  private guarded(name: string, node: { pos: number }, call: () => unknown): unknown {
    try {
      return call();
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      this.node = node;
      return this.fail(`${name}: ${error.message}`);
    }
  }

  /** Evaluates an argument; a literal must fit the parameter's type. */
  private argument(dot: unknown, node: Expression, type: ParameterType): unknown {
    this.node = node;
    const { goName, nilable } = TYPE_RULES[type];
    if (node.type === 'nil') return nilable ? undefined : this.fail(`nil cannot be a ${goName}`);
    if (type !== 'any' && (node.type === 'bool' || node.type === 'string' || node.type === 'number'))
      return this.literal(node, type);
    return this.value(dot, node);
  }

  private literal(node: Expression, type: ParameterType): unknown {
    if (node.type === 'bool' && type === 'bool') return node.value;
    if (node.type === 'string' && type === 'string') return node.value;
    if (node.type === 'number' && type === 'int' && node.int !== undefined) return node.int;
    if (node.type === 'number' && type === 'float64' && node.float !== undefined) return node.float;
    return this.fail(`expected a ${TYPE_RULES[type].goName}`);
  }

  private checked(value: unknown, type: ParameterType): unknown {
    const { goName, nilable, accepts } = TYPE_RULES[type];
    if (value === undefined)
      return nilable ? toParameter(value, type) : this.fail(`expected a ${goName}, got no value`);
    return accepts(value)
      ? toParameter(value, type)
      : this.fail(`expected a ${goName}, got ${value === null ? 'null' : `a ${typeName(value)}`}`);
  }
}

type Method = (...args: unknown[]) => unknown;

const isTemplateFunction = (value: unknown): value is TemplateFunction => typeof value === 'object' && isMethod(value);

/** Returns a plain method as a function: it takes as many arguments as it declares, of any type. */
function untyped(method: Method, receiver: unknown): TemplateFunction {
  return {
    parameters: Array.from({ length: method.length }, () => 'any' as const),
    variadic: false,
    call: (args) => method.apply(receiver, [...args]),
  };
}

/** Returns the type of the argument at `index`; arguments past the end have the type of the last. */
function typeAt({ parameters }: TemplateFunction, index: number): ParameterType {
  return parameters[Math.min(index, parameters.length - 1)] ?? 'any';
}

function* countUp(value: unknown): Generator<readonly [unknown, unknown]> {
  const end = BigInt(unwrap(value) as bigint);
  for (let i = 0n; i < end; i++)
    yield [undefined, value instanceof Named ? new Named(value.typeName, value.kind, i) : i];
}
