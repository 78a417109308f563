import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { MeshProblems } from '../model';
import { enrolledKindProblems, enrolment, type EnrollMode, type EnrollOptions } from '../mesh/enroll';

/** A namespace to enrol: a plain `ApiObject` of kind Namespace, or an L2 such as cdk8s-plus's `Namespace`. */
export interface NamespaceLike extends Construct {
  readonly metadata: {
    addLabel(key: string, value: string): void;
    getLabel?(key: string): string | undefined;
    toJson?(): unknown;
  };
}

/** Options of an enrolment, with the waypoint itself or its name. */
export interface NamespaceEnrollOptions extends Omit<EnrollOptions, 'waypoint'> {
  /** The waypoint that handles L7 for the namespace; only in ambient mode. @default - none */
  readonly waypoint?: string | { readonly name: string; readonly metadata: { readonly namespace?: string } };
}

/** Puts the labels on the namespace, and validates at synth that nothing later contradicts them. */
export function enroll(
  namespace: NamespaceLike,
  revision: string,
  mode: EnrollMode,
  given: NamespaceEnrollOptions,
): void {
  const { path } = namespace.node;
  const { labels, problemsBeside } = enrolment(revision, {
    mode,
    options: given,
    namespace: objectOf(namespace).name,
    nameOf: ({ name, metadata }: Exclude<NamespaceEnrollOptions['waypoint'], string | undefined>) => ({
      name,
      namespace: metadata.namespace,
    }),
  });
  const problems = () => problemsBeside(path, labelsOf(namespace));
  const now = [...enrolledKindProblems(path, objectOf(namespace).kind), ...problems()];
  if (now.length > 0) throw new MeshProblems(now);
  for (const [key, value] of Object.entries(labels)) namespace.metadata.addLabel(key, value);
  namespace.node.addValidation({
    validate: () => problems().map((problem) => `${problem.path}: ${problem.message}; ${problem.fix}`),
  });
}

function labelsOf(namespace: NamespaceLike): Record<string, string> {
  return (objectOf(namespace).toJson().metadata?.labels ?? {}) as Record<string, string>;
}

const objectOf = (namespace: NamespaceLike): ApiObject =>
  ApiObject.isApiObject(namespace) ? namespace : (ApiObject.of(namespace) as ApiObject);
