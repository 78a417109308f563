/**
 * A small typed language that prints Go templates. A template is a value: maps and lists of YAML with parts that depend
 * on conditions.
 *
 * ```ts
 * const pod = path<PodTemplateData>('$');
 * const tproxy = variable('tproxy', eq(annotationOr('sidecar.istio.io/interceptionMode',
 * pod.ProxyConfig.InterceptionMode), 'TPROXY'));
 * map({ name: 'istio-proxy', image: pod.ProxyImage }, when(tproxy, [{ securityContext: { runAsUser: 0 } }]))
 * ```
 *
 * - A path, an annotation or a label that does not exist does not compile.
 * - String expressions are printed in quotes, numbers and booleans with `raw`, structures as JSON with `embed`.
 * - A map or list that may turn out empty is printed in flow style: it must read as `{}` or `[]`, because null
 *   deletes in a strategic merge.
 *   Where deleting is meant, the template says `null`.
 * - Variables are declared where they are first needed; a `fragment` is printed once, however often it is used.
 * - All paths begin at `$`, so loops and fragments do not change what a path means.
 */
export { type Expression, optionalField, path, type Path, variable } from './expression';
export * from './functions';
export { printTemplate, type Template } from './printer';
export {
  append,
  choose,
  each,
  eachEntry,
  embed,
  embedText,
  entry,
  fragment,
  gather,
  type ListPart,
  map,
  type MapNode,
  type MapPart,
  quoted,
  raw,
  type ScalarValue,
  type Value,
  when,
} from './structure';
