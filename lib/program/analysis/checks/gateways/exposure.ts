import type { Manifest } from '../../../../model';
import type { PodFact, ProgramFacts } from '../../../facts';
import { AUTHORIZATION_POLICY, GATEWAY, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';
import { matchesLabels } from '../../../objects/selectors';
import { objectText } from '../../wording';

/**
 * Reports services that a VirtualService opens to the clients of a Gateway while no AuthorizationPolicy is for their
 * pods or the gateway's. Only on demand: many services are meant to be open.
 */
export const exposure: Check = {
  codes: ['ISC1026'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['services', 'workloads'],
  check: (facts, report) => {
    const isGuarded = guards(facts);
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      const open = gatewaysOf(object, facts).find((gateway) => !facts.gatewayPods.podsOf(gateway).some(isGuarded));
      if (open !== undefined) checkRoutes({ object, gateway: open }, facts, isGuarded, report);
    }
  },
};

type Guard = (pod: PodFact) => boolean;

/**
 * Returns the test whether an AuthorizationPolicy is for pods. Policies with targets count for all pods of their
 * namespace: what is behind a waypoint is not followed here.
 */
function guards(facts: ProgramFacts): Guard {
  const policies = facts.of(AUTHORIZATION_POLICY).map((object) => ({
    namespace: namespaceOf(object),
    labels: fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels'),
  }));
  return (pod) =>
    policies.some(
      ({ namespace, labels }) =>
        (namespace === pod.namespace || namespace === facts.mesh.rootNamespace) && matchesLabels(labels, pod.labels),
    );
}

/** Returns the Gateways of the set that a VirtualService names. */
function gatewaysOf(object: Manifest, facts: ProgramFacts): Manifest[] {
  return textsByIndex(fieldsOf(object, 'spec'), 'gateways').flatMap((name) => {
    const [namespace, own] = name.includes('/') ? name.split('/', 2) : [namespaceOf(object), name];
    return facts.find(GATEWAY, namespace, own) ?? [];
  });
}

interface Opened {
  readonly object: Manifest;
  readonly gateway: Manifest;
}

function checkRoutes({ object, gateway }: Opened, facts: ProgramFacts, isGuarded: Guard, report: Report): void {
  const reported = new Set<string>();
  for (const { path, host } of destinationsOf(object)) {
    const pods = podsBehind(host, object, facts);
    if (reported.has(host) || pods.length === 0 || pods.some(isGuarded)) continue;
    reported.add(host);
    report({
      code: 'ISC1026',
      object,
      path,
      found: host,
      message:
        `clients of ${objectText(gateway)} reach it, and no AuthorizationPolicy is for its pods ` + "or the gateway's",
      fix: 'write an AuthorizationPolicy for the pods, or leave this check off if the service is meant to be open',
      related: [gateway],
    });
  }
}

function destinationsOf(object: Manifest): { path: string; host: string }[] {
  return ['http', 'tls', 'tcp'].flatMap((protocol) =>
    itemsOf(fieldsOf(object, 'spec'), protocol).flatMap((route: Fields, i) =>
      itemsOf(route, 'route').flatMap((item, j) => {
        const host = textOf(fieldsOf(item, 'destination'), 'host');
        return host === undefined ? [] : [{ host, path: `spec.${protocol}[${i}].route[${j}].destination.host` }];
      }),
    ),
  );
}

function podsBehind(host: string, object: Manifest, facts: ProgramFacts): PodFact[] {
  return facts.hosts.find(host, namespaceOf(object)).flatMap((service) => {
    const selector = service.object === undefined ? {} : fieldsOf(fieldsOf(service.object, 'spec'), 'selector');
    return Object.keys(selector).length === 0 ? [] : facts.pods.selected(selector, service.namespace);
  });
}
