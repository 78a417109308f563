import { isRecord, type Manifest, type Problem } from '../model';
import { objectProblems as bothLayers } from '../rules';
import { analysisProblems } from './analysis';
import type { Outside } from './outside';

export interface ValidateOptions {
  /** Release whose istiod validates: a minor (`1.30`) or an exact release. @default - the newest */
  readonly version?: string;
  /** Reports istiod's warnings as errors. @default false */
  readonly strictWarnings?: boolean;
  /** Names of objects that exist outside these, so that references to them are valid. @default - none */
  readonly outside?: Outside;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
}

/**
 * Validates objects as Kubernetes and istiod do: the schema and rules of the custom resource definitions, and the
 * checks of istiod's webhook. Takes any Kubernetes objects and checks those of Istio's API. Also reports two objects
 * with one name, two VirtualServices that route one host, and references to objects that are neither in the set nor in
 * `outside`.
 */
export function validate(objects: readonly Manifest[], options: ValidateOptions = {}): Problem[] {
  if (!Array.isArray(objects)) return [noObject('objects', objects, 'a list of Kubernetes objects is needed')];
  const own = objects.flatMap((object, i) =>
    isKubernetesObject(object)
      ? objectProblems(object, options)
      : [noObject(`[${i}]`, object, 'a Kubernetes object has `apiVersion` and `kind`')],
  );
  const named = objects.filter((object) => isKubernetesObject(object) && isRecord(object.metadata));
  return [...own, ...asSevere(analysisProblems(named, options), options)];
}

function isKubernetesObject(object: unknown): object is Manifest {
  return isRecord(object) && typeof object.apiVersion === 'string' && typeof object.kind === 'string';
}

function noObject(path: string, found: unknown, message: string): Problem {
  return {
    severity: 'error',
    code: 'validate/no-object',
    path,
    found,
    message,
    fix: 'leave it out, or give the whole object',
  };
}

/** Validates one object by itself. */
export function objectProblems(object: Manifest, options: ValidateOptions): Problem[] {
  return asSevere(bothLayers(object, { version: options.version }), options);
}

function asSevere(problems: Problem[], { strictWarnings = false }: ValidateOptions): Problem[] {
  return strictWarnings ? problems.map((problem) => ({ ...problem, severity: 'error' })) : problems;
}
