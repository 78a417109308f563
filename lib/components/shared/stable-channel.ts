import type { Manifest } from '../../model';
import { VALIDATED_GROUPS } from './validating-webhook';

/**
 * Returns a variable of the policy that is true for objects of a kind. The texts are part of the objects, so they are
 * the charts' to the letter.
 */
const isKind = (kind: string): object => ({ name: `is${kind}`, expression: `object.kind == '${kind}'` });
const refuse = (kind: string): object => ({ expression: `!variables.is${kind}` });

const EXPERIMENTAL_TELEMETRY = `!(
  variables.isTelemetry && (
    (has(object.spec.tracing) ? object.spec.tracing : {}).exists(t, has(t.useRequestIdForTraceSampling)) ||
    (has(object.spec.metrics) ? object.spec.metrics : {}).exists(m, has(m.reportingInterval)) ||
    (has(object.spec.accessLogging) ? object.spec.accessLogging : {}).exists(l, has(l.filter))
  )
)
`;

const EXPERIMENTAL_TRUST_DOMAINS = `!(
  variables.isAuthorizationPolicy &&
  has(object.spec.rules) &&
  object.spec.rules.exists(r,
    has(r.from) && r.from.exists(f,
      has(f.source) && (has(f.source.trustDomains) || has(f.source.notTrustDomains))
    )
  )
)
`;

const REFUSED_KINDS = ['EnvoyFilter', 'WasmPlugin', 'ProxyConfig'];

export interface StableChannelOptions {
  readonly name: string;
  readonly bindingName: string;
  readonly labels: Record<string, string>;
  readonly objectSelector?: object;
  /** True where trust domains in AuthorizationPolicies exist, and so can be refused. */
  readonly trustDomains: boolean;
}

/** Returns the ValidatingAdmissionPolicy that refuses everything experimental of Istio's API, and its binding. */
export function stableChannelPolicy({
  name,
  bindingName,
  labels,
  objectSelector,
  trustDomains,
}: StableChannelOptions): Manifest[] {
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name, labels },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: VALIDATED_GROUPS, apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['*'] },
          ],
          ...(objectSelector && { objectSelector }),
        },
        variables: [...REFUSED_KINDS, 'Telemetry', ...(trustDomains ? ['AuthorizationPolicy'] : [])].map(isKind),
        validations: [
          ...REFUSED_KINDS.map(refuse),
          { expression: EXPERIMENTAL_TELEMETRY },
          ...(trustDomains ? [{ expression: EXPERIMENTAL_TRUST_DOMAINS }] : []),
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: bindingName },
      spec: { policyName: name, validationActions: ['Deny'] },
    },
  ];
}
