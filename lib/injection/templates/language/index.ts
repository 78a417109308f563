export { type Expression, optionalField, path, type Path, variable } from './expression';
export * from './functions';
export { printTemplate, type Template } from './printer';
export {
  append, choose, each, eachEntry, embed, embedText, entry, fragment, gather, type ListPart, map, type MapNode, type MapPart, quoted, raw,
  type ScalarValue, type Value, when,
} from './structure';
