import { CODE, type Expression, type Variable } from './expression';
import { requireFunctions, type TemplateRelease } from '../release';

/** Variables and functions that one template (or one named part of it) uses, collected while it is printed. */
export class Scope {
  private readonly declared = new Map<string, Variable>();
  private readonly lines: string[] = [];
  private readonly checked = new Set<string>();

  constructor(
    private readonly template: string,
    private readonly release: TemplateRelease,
  ) {}

  /** Returns the text of an expression, checks its functions against the release, and declares its variables. */
  use(expression: Expression<unknown>): string {
    const { text, functions, variables } = expression[CODE];
    this.check(functions);
    this.declare(variables);
    return text;
  }

  check(functions: readonly string[]): void {
    const unchecked = functions.filter((name) => !this.checked.has(name));
    if (unchecked.length === 0) return;
    requireFunctions(this.template, this.release, unchecked);
    for (const name of unchecked) this.checked.add(name);
  }

  /** Returns the statements that declare the variables, each after those it uses itself. */
  declarations(): readonly string[] {
    return this.lines;
  }

  private declare(variables: readonly Variable[]): void {
    for (const variable of variables) {
      const known = this.declared.get(variable.name);
      if (known === variable) continue;
      if (known !== undefined)
        throw new Error(`template ${this.template}: two variables are named $${variable.name}; rename one`);
      const { lines, functions, variables: inner } = variable.declaration();
      this.check(functions);
      this.declare(inner);
      this.declared.set(variable.name, variable);
      this.lines.push(...lines);
    }
  }
}
