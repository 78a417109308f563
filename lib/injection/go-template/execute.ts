import type { Template, Tree } from './ast';
import { BUILTINS } from './builtins';
import { lineAndColumn, TemplateError } from './errors';
import { Run } from './run';
import type { FunctionMap } from './signature';

/**
 * Executes a template on `data` and returns the text it prints. Of several templates the first is executed; the others
 * add their `define`s (a name that the first has already is not replaced).
 * @param functions functions of the template besides Go's own
 * @throws TemplateError with template name, line and column, for unknown functions before anything is executed
 */
export function execute(templates: Template | readonly Template[], data: unknown, functions: FunctionMap = {}): string {
  const all = 'trees' in templates ? [templates] : templates;
  const trees = new Map<string, Tree>();
  for (const template of all) {
    checkFunctions(template, functions);
    for (const [name, tree] of template.trees) if (!trees.has(name)) trees.set(name, tree);
  }
  const main = trees.get(all[0]?.name ?? '');
  if (!main) return '';
  const output: string[] = [];
  new Run({ trees, functions, output }, main, data ?? undefined).list(data ?? undefined, main.root);
  return output.join('');
}

function checkFunctions(template: Template, functions: FunctionMap): void {
  const unknown = template.functionsUsed.find(
    ({ name }) => !Object.hasOwn(functions, name) && !Object.hasOwn(BUILTINS, name),
  );
  if (unknown)
    throw new TemplateError(
      template.name,
      lineAndColumn(template.text, unknown.pos).line,
      undefined,
      `there is no function ${unknown.name}`,
    );
}
