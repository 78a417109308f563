import { BUILTINS } from '../builtins';
import { parseTemplate } from '../parser';
import type { FunctionMap } from '../signature';
import { SPRIG } from '../sprig';
import { DATA_FUNCTIONS } from './data';
import { OTEL_FUNCTIONS } from './otel';
import { POD_FUNCTIONS } from './pods';
import { hasFunction } from '../../../releases/template-functions';

const ISTIO: FunctionMap = { ...POD_FUNCTIONS, ...DATA_FUNCTIONS, ...OTEL_FUNCTIONS };

/**
 * Returns all functions that istiod of an exact release offers to injection templates: sprig's, and Istio's own over
 * them (`indent`, `omit`, `contains` and `env` differ from sprig's).
 */
export function istioFunctions(version: string): FunctionMap {
  return { ...SPRIG, ...Object.fromEntries(Object.entries(ISTIO).filter(([name]) => hasFunction(name, version))) };
}

/**
 * Returns the functions in a template that istiod of this exact release does not have: with any of them, that istiod
 * injects nothing.
 * @returns their names, each once, in the order of the text
 * @throws TemplateError if the text cannot be parsed
 */
export function unknownFunctions(text: string, version: string): string[] {
  const known = (name: string): boolean =>
    Object.hasOwn(BUILTINS, name) ||
    Object.hasOwn(SPRIG, name) ||
    (Object.hasOwn(ISTIO, name) && hasFunction(name, version));
  return [
    ...new Set(
      parseTemplate('template', text)
        .functionsUsed.map(({ name }) => name)
        .filter((name) => !known(name)),
    ),
  ];
}
