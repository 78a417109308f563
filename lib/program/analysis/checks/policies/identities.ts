import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { AUTHORIZATION_POLICY, type Check, type Report } from '../../check';
import { PeerAuthentications } from '../../peer-authentications';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex } from '../../../objects/read';
import { objectText } from '../../wording';

/** Fields of sources that need the identity of the caller, which only mutual TLS proves. */
const IDENTITIES = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces', 'serviceAccounts', 'trustDomains'];

interface Named {
  readonly path: string;
  readonly values: readonly string[];
}

/** Returns the identities that the rules of a policy compare. */
function identitiesOf(object: Manifest): Named[] {
  return itemsOf(fieldsOf(object, 'spec'), 'rules').flatMap((rule, i) =>
    itemsOf(rule, 'from').flatMap((from, j) => {
      const source = fieldsOf(from, 'source');
      const path = `spec.rules[${i}].from[${j}].source`;
      return IDENTITIES.filter((name) => textsByIndex(source, name).length > 0).map((name) => ({
        path: `${path}.${name}`,
        values: textsByIndex(source, name),
      }));
    }),
  );
}

/**
 * Reports identities of callers in policies for pods that accept plain text only, so that no caller has an identity.
 */
export const unprovenIdentities: Check = {
  codes: ['ISC1016'],
  kinds: [AUTHORIZATION_POLICY],
  check: (facts, report) => {
    const authentications = new PeerAuthentications(facts);
    if (authentications.isEmpty) return;
    for (const object of facts.of(AUTHORIZATION_POLICY)) {
      const spec = fieldsOf(object, 'spec');
      if (spec.targetRef !== undefined || itemsOf(spec, 'targetRefs').length > 0) continue;
      const labels = fieldsOf(fieldsOf(spec, 'selector'), 'matchLabels');
      const effective = authentications.modeOf(namespaceOf(object), labels);
      if (effective?.mode !== 'DISABLE') continue;
      const consequence = textOf(spec, 'action') === 'DENY' ? 'the rule denies nothing' : 'the rule is never met';
      for (const { path, values } of identitiesOf(object)) {
        report({
          code: 'ISC1016',
          object,
          path,
          found: values,
          message:
            `${objectText(effective.object)} switches mutual TLS off, so no caller has an identity and ` +
            `${consequence}`,
          fix: 'let the pods take mutual TLS (PERMISSIVE or STRICT)',
          related: [effective.object],
        });
      }
    }
  },
};

const PRINCIPAL = /^([^/*]+)\/ns\/([^/*]+)\/sa\/([^/*]+)$/;

/** Reports principals of service accounts that no workload has. */
export const unknownAccounts: Check = {
  codes: ['ISC1017'],
  kinds: [AUTHORIZATION_POLICY],
  needs: ['workloads'],
  check: (facts, report) => {
    for (const object of facts.of(AUTHORIZATION_POLICY)) {
      for (const { path, values } of identitiesOf(object).filter((each) => each.path.endsWith('rincipals'))) {
        values.forEach((value, k) => checkPrincipal({ object, path: `${path}[${k}]`, value }, facts, report));
      }
    }
  },
};

interface Principal {
  readonly object: Manifest;
  readonly path: string;
  readonly value: string;
}

function checkPrincipal({ object, path, value }: Principal, facts: ProgramFacts, report: Report): void {
  const [, domain, namespace, account] = PRINCIPAL.exec(value) ?? [];
  // Without the mesh, its own workloads and their accounts are not known.
  const isOfMesh = namespace === facts.istioNamespace && !facts.mesh.isInSet;
  const isKnown = domain === facts.mesh.trustDomain && !isOfMesh && facts.knowsPodsOf(namespace);
  if (!isKnown || facts.pods.in(namespace).length === 0) return;
  const accounts = new Set(facts.pods.in(namespace).map((pod) => pod.account));
  if (accounts.has(account) || facts.find('ServiceAccount', namespace, account) !== undefined) return;
  report({
    code: 'ISC1017',
    object,
    path,
    found: value,
    message: `no workload in namespace ${namespace} has service account ${account}`,
    known: () => [...accounts].map((name) => `${domain}/ns/${namespace}/sa/${name}`),
    fix: 'name the service account of the callers',
  });
}
