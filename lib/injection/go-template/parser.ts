import type { Branch, Command, Expression, FunctionUse, Node, NodeList, Pipe, Template, Tree } from './ast';
import type { Token } from './lexer';
import { numberLiteral } from './number-literal';
import { goUnquote } from './quote';
import { TokenReader } from './token-reader';

/**
 * Parses a Go template text. `name` is the template's name, used in errors.
 * Functions are looked up when the template is executed.
 * @throws TemplateError with the line of the first thing that cannot be parsed
 */
export function parseTemplate(name: string, text: string): Template {
  return new Parser(name, text).parse();
}

/** Keyword that ended a list of nodes. */
type ListEnd = 'end' | 'else' | 'eof';
type Control = 'if' | 'with' | 'range';

class Parser extends TokenReader {
  private variables = ['$'];
  private rangeDepth = 0;
  private readonly trees = new Map<string, Tree>();
  private readonly functionsUsed: FunctionUse[] = [];

  parse(): Template {
    const { nodes, end, token } = this.list(true);
    if (end !== 'eof') this.fail(token, `{{${end}}} without an open block`);
    this.add(this.name, nodes, token);
    return { name: this.name, text: this.text, trees: this.trees, functionsUsed: this.functionsUsed };
  }

  private add(name: string, root: NodeList, token: Token): void {
    const known = this.trees.get(name);
    if (!known || isEmpty(known.root))
      this.trees.set(name, { name, source: { name: this.name, text: this.text }, root });
    else if (!isEmpty(root)) this.fail(token, `template ${JSON.stringify(name)} is defined twice`);
  }

  /** Parses nodes up to `{{end}}`, `{{else}}` or the end of the text. The closing `}}` is still to be read. */
  private list(top = false): { nodes: Node[]; end: ListEnd; token: Token } {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.nextNonSpace();
      if (token.type === 'eof') return { nodes, end: 'eof', token };
      if (token.type === 'text') {
        nodes.push({ type: 'text', pos: token.pos, text: token.value });
        continue;
      }
      const word = this.peekNonSpace();
      if (word.type === 'keyword' && (word.value === 'end' || word.value === 'else')) {
        this.next();
        return { nodes, end: word.value, token: word };
      }
      if (top && word.type === 'keyword' && word.value === 'define') this.definition();
      else nodes.push(this.action(word));
    }
  }

  private action(word: Token): Node {
    if (word.type !== 'keyword' || word.value === 'nil')
      return { type: 'action', pos: word.pos, pipe: this.pipeline('an action', 'right') };
    this.next();
    switch (word.value) {
      case 'if':
      case 'with':
      case 'range':
        return this.control(word.value, word);
      case 'template':
        return this.templateCall();
      case 'block':
        return this.block();
      case 'break':
      case 'continue':
        this.expectRight(`{{${word.value}}}`);
        if (this.rangeDepth === 0) this.fail(word, `{{${word.value}}} outside of a {{range}}`);
        return { type: word.value, pos: word.pos };
      default:
        return this.unexpected(word, 'an action');
    }
  }

  private control(type: Control, word: Token): Branch {
    const scope = this.variables.length;
    const pipe = this.pipeline(type, 'right');
    if (type === 'range') this.rangeDepth++;
    const body = this.list();
    if (type === 'range') this.rangeDepth--;
    const elseList = body.end === 'else' ? this.elseBranch(type) : undefined;
    if (body.end === 'eof') this.fail(body.token, `{{${type}}} is never closed with {{end}}`);
    if (body.end === 'end') this.expectRight('{{end}}');
    this.variables.length = scope;
    return { type, pos: word.pos, pipe, list: body.nodes, ...(elseList && { elseList }) };
  }

  private elseBranch(type: Control): NodeList {
    const word = this.peekNonSpace();
    if (word.type === 'keyword' && word.value === type && type !== 'range') {
      this.next();
      return [this.control(type, word)];
    }
    this.expectRight('{{else}}');
    const { nodes, end, token } = this.list();
    if (end !== 'end')
      this.fail(
        token,
        `expected {{end}} after {{else}}, found ${end === 'eof' ? 'the end of the text' : `{{${end}}}`}`,
      );
    this.expectRight('{{end}}');
    return nodes;
  }

  private templateName(where: string): { token: Token; name: string } {
    const token = this.nextNonSpace();
    const name = token.type === 'string' ? goUnquote(token.value) : undefined;
    return name === undefined ? this.unexpected(token, where) : { token, name };
  }

  private definition(): void {
    this.next();
    const { token, name } = this.templateName('{{define}}');
    this.expectRight('{{define}}');
    this.add(name, this.ownScope(), token);
  }

  private block(): Node {
    const { token, name } = this.templateName('{{block}}');
    const pipe = this.pipeline('{{block}}', 'right');
    this.add(name, this.ownScope(), token);
    return { type: 'template', pos: token.pos, name, pipe };
  }

  /** Parses the body of a `define` or `block`: its own variables, closed by `{{end}}`. */
  private ownScope(): NodeList {
    const outer = { variables: this.variables, rangeDepth: this.rangeDepth };
    this.variables = ['$'];
    this.rangeDepth = 0;
    const { nodes, end, token } = this.list();
    if (end !== 'end') this.fail(token, 'a template definition is never closed with {{end}}');
    this.expectRight('{{end}}');
    this.variables = outer.variables;
    this.rangeDepth = outer.rangeDepth;
    return nodes;
  }

  private templateCall(): Node {
    const { token, name } = this.templateName('{{template}}');
    if (this.peekNonSpace().type === 'right') {
      this.next();
      return { type: 'template', pos: token.pos, name };
    }
    return { type: 'template', pos: token.pos, name, pipe: this.pipeline('{{template}}', 'right') };
  }

  private pipeline(where: string, end: 'right' | 'close'): Pipe {
    const { pos } = this.peekNonSpace();
    const { declared, assign } = this.declarations(where);
    const commands: Command[] = [];
    for (;;) {
      const token = this.peekNonSpace();
      if (token.type === end) {
        this.next();
        break;
      }
      if (!STARTS_OPERAND.has(token.type) && !(token.type === 'keyword' && token.value === 'nil'))
        this.unexpected(token, where);
      commands.push(this.command());
    }
    if (commands.length === 0) this.fail(this.tokens[this.at - 1] as Token, `nothing to evaluate in ${where}`);
    for (const {
      args: [first],
    } of commands.slice(1)) {
      if (first && LITERALS.has(first.type))
        this.fail(first, 'a value cannot receive the result of a pipe; only a function or method can');
    }
    return { type: 'pipe', pos, declared, assign, commands };
  }

  private declarations(where: string): { declared: string[]; assign: boolean } {
    const declared: string[] = [];
    while (this.peekNonSpace().type === 'variable') {
      const start = this.at;
      const variable = this.next();
      const after = this.peekNonSpace();
      if (after.type === 'declare' || after.type === 'assign') {
        this.next();
        this.declare(variable, declared);
        return { declared, assign: after.type === 'assign' };
      }
      if (after.type !== 'char' || after.value !== ',') {
        this.at = start;
        break;
      }
      this.next();
      this.declare(variable, declared);
      if (where !== 'range' || declared.length > 1) this.fail(variable, `too many variables in ${where}`);
      const follows = this.peekNonSpace().type;
      if (follows !== 'variable' && follows !== 'right' && follows !== 'close')
        this.fail(variable, 'a range sets variables only');
    }
    return { declared, assign: false };
  }

  private declare(variable: Token, declared: string[]): void {
    declared.push(variable.value);
    this.variables.push(variable.value);
  }

  private command(): Command {
    const { pos } = this.peekNonSpace();
    const args: Expression[] = [];
    for (;;) {
      this.peekNonSpace();
      const operand = this.operand();
      if (operand) args.push(operand);
      const token = this.peek();
      if (token.type === 'right' || token.type === 'close') break;
      this.next();
      if (token.type === 'pipe') break;
      if (token.type !== 'space') this.unexpected(token, 'an operand');
    }
    if (args.length === 0) this.fail({ pos }, 'an empty command');
    return { pos, args };
  }

  private operand(): Expression | undefined {
    const node = this.term();
    if (!node || this.peek().type !== 'field') return node;
    const { pos } = this.peek();
    const path: string[] = [];
    while (this.peek().type === 'field') path.push(this.next().value.slice(1));
    if (node.type === 'field') return { type: 'field', pos, path: [...node.path, ...path] };
    if (node.type === 'variable') return { type: 'variable', pos, name: node.name, path: [...node.path, ...path] };
    if (LITERALS.has(node.type)) this.fail(node, 'a literal has no fields');
    return { type: 'chain', pos, node, path };
  }

  private term(): Expression | undefined {
    const token = this.peekNonSpace();
    const { pos, value } = token;
    switch (token.type) {
      case 'identifier':
        this.next();
        this.functionsUsed.push({ name: value, pos });
        return { type: 'function', pos, name: value };
      case 'dot':
        this.next();
        return { type: 'dot', pos };
      case 'bool':
        this.next();
        return { type: 'bool', pos, value: value === 'true' };
      case 'field':
        this.next();
        return { type: 'field', pos, path: [value.slice(1)] };
      case 'number':
        this.next();
        return numberLiteral(token) ?? this.fail(token, `${value} is not a number that fits an int or a float64`);
      case 'string':
        this.next();
        return { type: 'string', pos, value: goUnquote(value) ?? '', text: value };
      case 'open':
        this.next();
        return this.pipeline('a parenthesis', 'close');
      case 'variable':
        this.next();
        if (!this.variables.includes(value)) this.fail(token, `the variable ${value} is not defined`);
        return { type: 'variable', pos, name: value, path: [] };
      case 'keyword':
        if (value !== 'nil') return undefined;
        this.next();
        return { type: 'nil', pos };
      default:
        return undefined;
    }
  }
}

const STARTS_OPERAND: ReadonlySet<string> = new Set([
  'bool',
  'dot',
  'field',
  'identifier',
  'number',
  'string',
  'variable',
  'open',
]);
const LITERALS: ReadonlySet<string> = new Set(['bool', 'dot', 'nil', 'number', 'string']);

/** Returns whether nodes are white space and definitions only. */
function isEmpty(nodes: NodeList): boolean {
  return nodes.every((node) => node.type === 'text' && /^\s*$/.test(node.text));
}
