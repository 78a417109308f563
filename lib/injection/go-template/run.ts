import type { Branch, Command, Expression, FunctionUse, Node, NodeList, NumberLiteral, Pipe, Tree } from './ast';
import { BUILTINS } from './builtins';
import { FunctionError, lineAndColumn, TemplateError } from './errors';
import { toText } from './format';
import { TYPE_RULES, type FunctionMap, type ParameterType } from './signature';
import { isMap, isTrue, kindOf, NilPointer, typeName } from './values';
import { checkCount, checkedArgument, literalArgument, memberOf, typeAt, type Callee, type Fail } from './calls';
import { rangeEntries } from './range';

const MAX_DEPTH = 1000;
/** Marks the absence of a piped value: different from a piped `undefined`. */
const NONE = Symbol('none');

type Jump = 'break' | 'continue' | undefined;

/** Templates and functions that all executions of a run share, and the text that they print. */
interface Context {
  readonly trees: ReadonlyMap<string, Tree>;
  readonly functions: FunctionMap;
  readonly output: string[];
}

/** Arguments of a field or function: expressions, and the value of the pipeline before it. */
interface Given {
  readonly args: readonly Expression[];
  readonly piped: unknown;
}

const NOTHING: Given = { args: [], piped: NONE };
const isGiven = ({ args, piped }: Given): boolean => args.length > 0 || piped !== NONE;
const countOf = ({ args, piped }: Given): number => args.length + (piped === NONE ? 0 : 1);

/**
 * Execution of one template: its variables and its place in the tree. Templates that it calls are executions of their
 * own.
 */
export class Run {
  private node: { readonly pos: number } = { pos: 0 };
  private readonly scope: { name: string; value: unknown }[];
  /** Fails at the present node, for functions outside the class. */
  private readonly refuse: Fail = (reason) => this.fail(reason);

  constructor(
    private readonly context: Context,
    private readonly tree: Tree,
    data: unknown,
    private readonly depth = 0,
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
        this.context.output.push(node.text);
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
    this.context.output.push(kindOf(value) === 'invalid' ? '<no value>' : toText(value));
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
    for (const [key, element] of rangeEntries(value, node.pipe, this.refuse)) {
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

  private template(dot: unknown, name: string, pipe: Pipe | undefined): void {
    const tree = this.context.trees.get(name);
    if (!tree) return this.fail(`there is no template ${JSON.stringify(name)}`);
    if (this.depth >= MAX_DEPTH) return this.fail(`templates call each other more than ${MAX_DEPTH} levels deep`);
    const data = pipe ? this.pipeline(dot, pipe) : undefined;
    new Run(this.context, tree, data, this.depth + 1).list(data, tree.root);
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
    const given = { args, piped };
    switch (first.type) {
      case 'field':
      case 'chain':
        return this.path(dot, first, given);
      case 'variable':
        return first.path.length > 0 ? this.path(dot, first, given) : this.plain(dot, first, given);
      case 'function':
        return this.callFunction(dot, first, command, given);
      case 'nil':
        this.node = first;
        return this.fail('nil is not something to run');
      default:
        return this.plain(dot, first, given);
    }
  }

  /** Evaluates an expression that takes no arguments. */
  private plain(dot: unknown, node: Expression, given: Given): unknown {
    this.node = node;
    if (isGiven(given)) this.fail('arguments are given to something that is not a function');
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
        return this.callFunction(dot, node, node, NOTHING);
      case 'variable':
        return node.path.length > 0 ? this.path(dot, node, NOTHING) : this.find(node.name).value;
      case 'field':
      case 'chain':
        return this.path(dot, node, NOTHING);
      case 'nil':
        return undefined;
    }
  }

  private constant({ int, float, text }: NumberLiteral): unknown {
    if (float !== undefined && (int === undefined || (/[.eEpP]/.test(text) && !/^[+-]?0[xX][^pP]*$|^'/.test(text))))
      return float;
    return int ?? this.fail(`${text} does not fit an int`);
  }

  private path(dot: unknown, node: Expression & { path: readonly string[] }, given: Given): unknown {
    this.node = node;
    let receiver: unknown = dot;
    if (node.type === 'variable') receiver = this.find(node.name).value;
    if (node.type === 'chain') {
      if (node.node.type === 'nil') this.fail('nil has no fields');
      receiver = this.value(dot, node.node);
    }
    const last = node.path.length - 1;
    return node.path.reduce(
      (from, name, i) => this.field(dot, from, name, node, i === last ? given : NOTHING),
      receiver,
    );
  }

  private field(dot: unknown, from: unknown, name: string, node: Expression, given: Given): unknown {
    if (from === undefined) return undefined;
    if (from === null) return this.fail(`the value before .${name} is null`);
    const { method, hasField } = memberOf(from, name);
    if (method) return this.call(dot, { name, target: method }, node, given);
    if (from instanceof NilPointer) return this.fail(`the value before .${name} is a nil ${from.typeName}`);
    if (!isMap(from) && !hasField) return this.fail(`a value of type ${typeName(from)} has no field ${name}`);
    if (isGiven(given)) return this.fail(`${name} is not a method, it takes no arguments`);
    const fields = from as { readonly [name: string]: unknown };
    return hasField || Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  private callFunction(dot: unknown, at: FunctionUse, node: { pos: number }, given: Given): unknown {
    this.node = at;
    const { name } = at;
    const { functions } = this.context;
    const own = Object.hasOwn(functions, name);
    const target = own ? functions[name] : BUILTINS[name];
    if (!target) return this.fail(`there is no function ${name}`);
    if (own || (name !== 'and' && name !== 'or')) return this.call(dot, { name, target }, node, given);
    checkCount(name, target, countOf(given), this.refuse);
    return this.shortCircuit(dot, name, given);
  }

  private call(dot: unknown, { name, target }: Callee, node: { pos: number }, given: Given): unknown {
    checkCount(name, target, countOf(given), this.refuse);
    const values = given.args.map((arg, i) => {
      const type = typeAt(target, i);
      return checkedArgument(this.argument(dot, arg, type), type, this.refuse);
    });
    if (given.piped !== NONE) values.push(checkedArgument(given.piped, typeAt(target, given.args.length), this.refuse));
    return this.guarded(name, node, () => target.call(values));
  }

  /** Evaluates `and` and `or`: returns the first value that decides, and evaluates no later one. */
  private shortCircuit(dot: unknown, name: 'and' | 'or', { args, piped }: Given): unknown {
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
      return literalArgument(node, type, this.refuse);
    return this.value(dot, node);
  }
}
