import { BUILTINS } from '../builtins';
import { parseTemplate } from '../parser';
import type { FunctionMap } from '../signature';
import { SPRIG } from '../sprig';
import { DATA_FUNCTIONS } from './data';
import { OTEL_FUNCTIONS } from './otel';
import { POD_FUNCTIONS } from './pods';

const ISTIO: FunctionMap = { ...POD_FUNCTIONS, ...DATA_FUNCTIONS, ...OTEL_FUNCTIONS };

/**
 * The first release with a function, one for each minor that got it in a patch release: `omitNil` is in 1.28.6 and later 1.28,
 * in 1.29.1 and later 1.29, and in everything after. Functions that are not named here are in every release since 1.21.0.
 */
export const functionSince: { readonly [name: string]: readonly string[] } = {
  omitNil: ['1.28.6', '1.29.1'],
  otelResourceAttributes: ['1.30.0'],
};

type Release = readonly [minor: number, patch: number];

function release(version: string): Release {
  const [, minor, patch] = /^\d+\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(minor), Number(patch)];
}

/** Does istiod of this exact release have Istio's function `name`. */
export function hasFunction(name: string, version: string): boolean {
  const [minor, patch] = release(version);
  const since = (functionSince[name] ?? ['1.21.0']).map(release);
  const sameMinor = since.find(([first]) => first === minor);
  return sameMinor ? patch >= sameMinor[1] : minor > Math.max(...since.map(([first]) => first));
}

/**
 * All functions that istiod of an exact release gives to injection templates: sprig's, and Istio's own over them
 * (`indent`, `omit`, `contains` and `env` are others than sprig's).
 */
export function istioFunctions(version: string): FunctionMap {
  return { ...SPRIG, ...Object.fromEntries(Object.entries(ISTIO).filter(([name]) => hasFunction(name, version))) };
}

/**
 * The functions a template names that istiod of this exact release does not have: with any of them, that istiod injects nothing.
 * @returns their names, each once, in the order of the text
 * @throws TemplateError if the text cannot be parsed
 */
export function unknownFunctions(text: string, version: string): string[] {
  const known = (name: string): boolean =>
    Object.hasOwn(BUILTINS, name) || Object.hasOwn(SPRIG, name) || (Object.hasOwn(ISTIO, name) && hasFunction(name, version));
  return [...new Set(parseTemplate('template', text).functionsUsed.map(({ name }) => name).filter((name) => !known(name)))];
}
