import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import {
  AUTHORIZATION_POLICY,
  DESTINATION_RULE,
  ENVOY_FILTER,
  PEER_AUTHENTICATION,
  REQUEST_AUTHENTICATION,
  WASM_PLUGIN,
  type Check,
  type Report,
} from '../../check';
import { fieldsOf, itemsOf, kindOf, namespaceOf, type Fields } from '../../../objects/read';
import { labelSuggestions, selectorText } from '../../wording';

/** Fields of the selector in each kind. */
const SELECTORS: Readonly<Record<string, readonly [selector: string, labels: string]>> = {
  [AUTHORIZATION_POLICY]: ['selector', 'matchLabels'],
  [REQUEST_AUTHENTICATION]: ['selector', 'matchLabels'],
  [PEER_AUTHENTICATION]: ['selector', 'matchLabels'],
  [WASM_PLUGIN]: ['selector', 'matchLabels'],
  'extensions.istio.io/TrafficExtension': ['selector', 'matchLabels'],
  'networking.istio.io/ProxyConfig': ['selector', 'matchLabels'],
  [ENVOY_FILTER]: ['workloadSelector', 'labels'],
  [DESTINATION_RULE]: ['workloadSelector', 'matchLabels'],
};

/** Kinds whose selector in the root namespace applies to pods of all namespaces. */
const MESH_WIDE: ReadonlySet<string> = new Set([
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  WASM_PLUGIN,
  ENVOY_FILTER,
]);

/** Reports policies that apply to no pod. */
export const selectedWorkloads: Check = {
  codes: ['IST0127', 'ISC1008'],
  kinds: Object.keys(SELECTORS),
  needs: ['workloads'],
  check: (facts, report) => {
    for (const [kind, place] of Object.entries(SELECTORS))
      for (const object of facts.of(kind)) checkObject(object, place, facts, report);
  },
};

function checkObject(
  object: Manifest,
  [field, labels]: readonly [string, string],
  facts: ProgramFacts,
  report: Report,
): void {
  const spec = fieldsOf(object, 'spec');
  if (spec.targetRef !== undefined || itemsOf(spec, 'targetRefs').length > 0) return;
  const kind = kindOf(object);
  const selector = fieldsOf(fieldsOf(spec, field), labels);
  const isMeshWide = namespaceOf(object) === facts.mesh.rootNamespace && MESH_WIDE.has(kind);
  if (Object.keys(selector).length === 0) {
    if (kind === AUTHORIZATION_POLICY && !isMeshWide) checkNamespace(object, facts, report);
    return;
  }
  const namespace = isMeshWide ? undefined : namespaceOf(object);
  const pods = facts.pods.selected(selector, namespace);
  if (pods.some((pod) => facts.mayBeInMesh(pod)) || !knowsPods(selector, namespace, facts)) return;
  const place = namespace === undefined ? '' : ` in namespace ${namespace}`;
  report({
    code: kind === AUTHORIZATION_POLICY ? 'IST0127' : 'ISC1008',
    object,
    path: `spec.${field}.${labels}`,
    found: selectorText(selector),
    parameters: [selectorText(selector)],
    ...(pods.length > 0
      ? {
          message: `the pods${place} with these labels are not in the mesh, so the ${object.kind} is for nobody`,
          fix: 'enrol their namespace, or select other pods',
          // In a program the checks of data planes report this.
          audience: 'analyze' as const,
        }
      : {
          message: `no pod${place} has these labels, so the ${object.kind} is for nobody`,
          known: () => labelSuggestions(selector, namespace === undefined ? facts.pods.all : facts.pods.in(namespace)),
          fix: 'use labels of the pods that are meant',
        }),
  });
}

/** Reports a policy for a namespace without pods of the mesh. In a program they may be elsewhere. */
function checkNamespace(object: Manifest, facts: ProgramFacts, report: Report): void {
  const namespace = namespaceOf(object);
  if (!facts.isComplete || facts.isOutside(namespace) || facts.pods.in(namespace).some((pod) => facts.mayBeInMesh(pod)))
    return;
  report({
    code: 'IST0127',
    object,
    path: 'metadata.namespace',
    found: namespace,
    message: 'no pod of the mesh is in this namespace, so the policy is for nobody',
    fix: 'write it in the namespace of the pods that are meant',
    parameters: [''],
    audience: 'analyze',
  });
}

/**
 * Reports whether pods with these labels would be known: not where a Service selects such pods, which are then
 * elsewhere.
 */
function knowsPods(selector: Fields, namespace: string | undefined, facts: ProgramFacts): boolean {
  if (namespace === undefined) return facts.isComplete;
  if (!facts.knowsPodsOf(namespace)) return false;
  return facts.isComplete || !facts.hasServiceFor(selector, namespace);
}
