/** Go's text/template in TypeScript, with the functions that istiod gives to injection templates. */
export { execute } from './execute';
export { parseTemplate } from './parser';
export { TemplateError, FunctionError } from './errors';
export { fn } from './signature';
export type { FunctionMap, TemplateFunction } from './signature';
export type { Template } from './ast';
export {
  enumValue,
  int32,
  int64,
  mapOf,
  Named,
  namedString,
  NilPointer,
  sliceOf,
  stringMap,
  stringSlice,
  structOf,
  uint32,
} from './values';
export { istioFunctions, unknownFunctions } from './istio';
