import type { Manifest } from '../../../../model';
import { matchesLabels, type PodFact, type ProgramFacts } from '../../../facts';
import { GATEWAY, REQUEST_AUTHENTICATION, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf } from '../../../objects/read';
import { gatewaysOf } from '../../virtual-services';

const CLAIM = /^@request\.auth\.claims(\.|\[)/i;

/** Reports routes by JWT claims at gateways whose pods have no RequestAuthentication that validates tokens. */
export const routedClaims: Check = {
  codes: ['IST0149'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['workloads'],
  check: (facts, report) => {
    if (!facts.expects(true)) return;
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      const claim = claimOf(object);
      if (claim !== undefined) checkGateways(object, claim, facts, report);
    }
  },
};

interface Claim {
  readonly key: string;
  readonly path: string;
}

/** Returns the first claim by which a VirtualService routes. */
function claimOf(object: Manifest): Claim | undefined {
  for (const [i, route] of itemsOf(fieldsOf(object, 'spec'), 'http').entries()) {
    for (const [j, match] of itemsOf(route, 'match').entries()) {
      for (const field of ['headers', 'withoutHeaders']) {
        const key = Object.keys(fieldsOf(match, field)).find((name) => CLAIM.test(name));
        if (key !== undefined) return { key, path: `spec.http[${i}].match[${j}].${field}[${JSON.stringify(key)}]` };
      }
    }
  }
  return undefined;
}

function checkGateways(object: Manifest, { key, path }: Claim, facts: ProgramFacts, report: Report): void {
  for (const { namespace, name } of gatewaysOf(object)) {
    const gateway = facts.find(GATEWAY, namespace, name);
    const pods = gateway === undefined ? [] : facts.gatewayPods.podsOf(gateway);
    for (const pod of pods.filter((each) => !isAuthenticated(each, facts))) {
      report({
        code: 'IST0149',
        object,
        path,
        found: key,
        message:
          `no RequestAuthentication is for the pods of gateway ${namespace}/${name} (${pod.name} in namespace ` +
          `${pod.namespace}), so no request has the claim`,
        fix: "write a RequestAuthentication for the gateway's pods",
        parameters: [key, `${namespace}/${name}`, pod.name],
        ...(gateway && { related: [gateway] }),
      });
    }
  }
}

function isAuthenticated({ namespace, labels }: PodFact, facts: ProgramFacts): boolean {
  return facts.of(REQUEST_AUTHENTICATION).some((object) => {
    const own = namespaceOf(object);
    const selector = fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels');
    return (own === namespace || own === facts.mesh.rootNamespace) && matchesLabels(selector, labels);
  });
}
