/** Command of a pipeline. In the parsed form of a template, `pos` is a character position in its text. */

export interface Command {
  readonly pos: number;
  readonly args: readonly Expression[];
}

export interface Pipe {
  readonly type: 'pipe';
  readonly pos: number;
  /** Variables that are set from the result: one, or two in a `range`. */
  readonly declared: readonly string[];
  /** True for `=` instead of `:=`, which sets a variable that exists. */
  readonly assign: boolean;
  readonly commands: readonly Command[];
}

export interface NumberLiteral {
  readonly type: 'number';
  readonly pos: number;
  readonly text: string;
  /** Value as an integer, where it is one: `1`, `1.0`, `0x10`, `'a'`. */
  readonly int?: bigint;
  readonly float?: number;
}

export type Expression =
  | Pipe
  | NumberLiteral
  | { readonly type: 'dot' | 'nil'; readonly pos: number }
  | { readonly type: 'bool'; readonly pos: number; readonly value: boolean }
  | { readonly type: 'string'; readonly pos: number; readonly value: string; readonly text: string }
  | { readonly type: 'field'; readonly pos: number; readonly path: readonly string[] }
  | { readonly type: 'variable'; readonly pos: number; readonly name: string; readonly path: readonly string[] }
  | { readonly type: 'chain'; readonly pos: number; readonly node: Expression; readonly path: readonly string[] }
  | { readonly type: 'function'; readonly pos: number; readonly name: string };

export interface Branch {
  readonly type: 'if' | 'with' | 'range';
  readonly pos: number;
  readonly pipe: Pipe;
  readonly list: NodeList;
  readonly elseList?: NodeList;
}

export type Node =
  | Branch
  | { readonly type: 'text'; readonly pos: number; readonly text: string }
  | { readonly type: 'action'; readonly pos: number; readonly pipe: Pipe }
  | { readonly type: 'template'; readonly pos: number; readonly name: string; readonly pipe?: Pipe }
  | { readonly type: 'break' | 'continue'; readonly pos: number };

export type NodeList = readonly Node[];

/** A use of a function by name. */
export interface FunctionUse {
  readonly name: string;
  readonly pos: number;
}

/** Parsed text: the main template and those that it defines. */
export interface Template {
  readonly name: string;
  readonly text: string;
  /** Trees by name; the main one is under the template's name. Those from another text keep their text and name. */
  readonly trees: ReadonlyMap<string, Tree>;
  readonly functionsUsed: readonly FunctionUse[];
}

export interface Tree {
  readonly name: string;
  /** Name and text of the template that positions refer to. */
  readonly source: { readonly name: string; readonly text: string };
  readonly root: NodeList;
}
