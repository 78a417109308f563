import { isRecord, type Problem } from '../../model';
import { findContainer, PROXY_CONTAINER } from '../pod/containers';
import { copyJson } from '../pod/go-json';
import { execute, type Template, TemplateError } from '../go-template';
import type { ParsedTemplates } from '../settings/parse-templates';
import { readYaml } from '../../yaml/read-yaml';
import { MergeError, strategicMerge } from './strategic-merge';
import { type JsonObject, type Pod, type PodMetadata, type PodSpec, podType, typed } from '../pod/typed-pod';

const NATIVE_ANNOTATION = 'sidecar.istio.io/nativeSidecar';
/** Returns whether a key of a patch is an instruction and no field. */
const isInstruction = (key: string): boolean => key.startsWith('$');
const EMPTY_POD: Pod = { metadata: {}, spec: {} };

/** Templates of a pod, in order, with the data and functions that they are executed with. */
export interface TemplateInput {
  readonly templates: readonly Template[];
  readonly data: object;
  readonly functions: ParsedTemplates['functions'];
  readonly native: boolean;
}

/** Pod with the templates merged in, and the merge of the templates alone. */
export interface Applied {
  readonly merged: Pod;
  readonly fromTemplates: Pod;
}

/**
 * Renders the templates one after the other, and merges each into the pod, and into the merge of the templates before
 * it.
 */
export function applyTemplates(
  pod: Pod,
  { templates, data, functions, native }: TemplateInput,
  problems: Problem[],
): Applied {
  let applied: Applied = { merged: pod, fromTemplates: EMPTY_POD };
  for (const template of templates) {
    const patch = render(template, data, functions, problems);
    if (patch) applied = applyPatch(applied, patch, template.name, native, problems);
  }
  return applied;
}

function applyPatch(
  { merged, fromTemplates }: Applied,
  patch: JsonObject,
  name: string,
  native: boolean,
  problems: Problem[],
): Applied {
  // Problems of the patch occur in both merges, and are reported once.
  const after = mergePatch(fromTemplates, copyJson(patch), name, []);
  return { fromTemplates: after, merged: mergePatch(withNativeProxy(merged, after, native), patch, name, problems) };
}

/**
 * Moves the user's part of a native proxy to the init containers, where the template has it: users customise the proxy
 * in `containers`.
 */
function withNativeProxy(pod: Pod, fromTemplates: Pod, byDefault: boolean): Pod {
  const annotated = pod.metadata.annotations?.[NATIVE_ANNOTATION];
  const native = annotated === 'true' || (annotated !== 'false' && byDefault);
  const proxy = findContainer(pod.spec.containers, PROXY_CONTAINER);
  if (!native || !proxy || !findContainer(fromTemplates.spec.initContainers, PROXY_CONTAINER)) return pod;
  const containers = (pod.spec.containers ?? []).filter((container) => container !== proxy);
  return {
    metadata: pod.metadata,
    spec: { ...pod.spec, containers, initContainers: [...(pod.spec.initContainers ?? []), proxy] },
  };
}

function mergePatch(pod: Pod, patch: JsonObject, name: string, problems: Problem[]): Pod {
  const part = (key: 'metadata' | 'spec', type: string): JsonObject => {
    const given = patch[key];
    if (!isRecord(given)) return pod[key];
    try {
      return typed(strategicMerge(pod[key], given, type), type, `templates.${name}: ${key}`, problems) as JsonObject;
    } catch (error) {
      if (!(error instanceof MergeError)) throw error;
      problems.push(templateProblem(name, `its result cannot be merged into the pod: ${error.message}`));
      return pod[key];
    }
  };
  return { metadata: part('metadata', 'ObjectMeta') as PodMetadata, spec: part('spec', 'PodSpec') as PodSpec };
}

function render(
  template: Template,
  data: object,
  functions: ParsedTemplates['functions'],
  problems: Problem[],
): JsonObject | undefined {
  try {
    const value = readYaml(execute(template, data, functions));
    if (value === null || value === undefined) return {};
    if (isRecord(value))
      return { metadata: knownFields(value.metadata, 'ObjectMeta'), spec: knownFields(value.spec, 'PodSpec') };
    problems.push(templateProblem(template.name, 'it prints YAML that is not an object'));
  } catch (error) {
    const reason =
      error instanceof TemplateError
        ? `line ${error.line}: ${error.reason}`
        : `it prints what is no YAML: ${(error as Error).message}`;
    problems.push(templateProblem(template.name, reason));
  }
  return undefined;
}

/** Returns the part of a patch that Kubernetes' types have; istiod drops all other fields that a template prints. */
function knownFields(value: unknown, type: string): unknown {
  const known = podType(type);
  if (!known) return value;
  if (Array.isArray(value)) return value.map((item) => knownFields(item, type));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const field = known.byJson.get(key);
      if (!field) return isInstruction(key) ? [[key, item]] : [];
      return [[key, field.map ? item : knownFields(item, field.type)]];
    }),
  );
}

function templateProblem(name: string, message: string): Problem {
  return {
    severity: 'error',
    code: 'injection/template',
    path: `templates.${name}`,
    message,
    fix: 'correct the template, or the values that it reads',
  };
}
