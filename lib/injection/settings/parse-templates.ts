import type { Problem } from '../../model';
import { type FunctionMap, parseTemplate, type Template, TemplateError } from '../go-template';
import { BUILTINS } from '../go-template/builtins';
import { templateFunctions } from './template-functions';
import { builtinTemplates } from '../templates';

/** Parsed templates, and the functions that they may call. */
export interface ParsedTemplates {
  readonly byName: ReadonlyMap<string, Template>;
  readonly functions: FunctionMap;
}

const builtin = new Map<string, ReadonlyMap<string, Template>>();

/** Returns the built-in templates of a release, parsed once. */
function builtinParsed(version: string): ReadonlyMap<string, Template> {
  const known = builtin.get(version);
  if (known) return known;
  const parsed = new Map(
    Object.entries(builtinTemplates(version)).map(([name, text]) => [name, parseTemplate(name, text)]),
  );
  builtin.set(version, parsed);
  return parsed;
}

/**
 * Returns the built-in templates of a release, with the user's own in front. istiod parses all of its templates when it
 * starts: one that it cannot parse, or that calls a function that it lacks, stops injection as a whole. So every one is
 * checked, used or not.
 */
export function parseTemplates(
  version: string,
  own: Readonly<Record<string, string>>,
  problems: Problem[],
): ParsedTemplates {
  const functions = templateFunctions(version);
  const byName = new Map(builtinParsed(version));
  for (const [name, text] of Object.entries(own)) {
    const template = parseOne(name, text, problems);
    if (!template) continue;
    byName.set(name, template);
    problems.push(...unknownFunctions(template, functions, version));
  }
  return { byName, functions };
}

function parseOne(name: string, text: string, problems: Problem[]): Template | undefined {
  try {
    return parseTemplate(name, text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    problems.push({
      severity: 'error',
      code: 'injection/template-syntax',
      path: `templates.${name}`,
      message: `line ${error.line}: ${error.reason}`,
      fix: 'istiod would refuse to inject at all with this template; correct the line',
    });
    return undefined;
  }
}

function unknownFunctions(template: Template, functions: FunctionMap, version: string): Problem[] {
  const names = new Set(template.functionsUsed.map((use) => use.name).filter((name) => !isKnown(name, functions)));
  return [...names].map((name) => ({
    severity: 'error',
    code: 'injection/unknown-function',
    path: `templates.${template.name}`,
    found: name,
    message: `istiod ${version} has no template function of this name, and would refuse to inject at all`,
    fix: 'use a function of Go, of sprig or of that istiod',
  }));
}

const isKnown = (name: string, functions: FunctionMap): boolean =>
  Object.hasOwn(functions, name) || Object.hasOwn(BUILTINS, name);
