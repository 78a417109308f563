import type { Manifest } from '../../../../model';
import { isVisibleIn, type ProgramFacts } from '../../../facts';
import { GATEWAY, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { namespaceOf, textOf } from '../../../objects/read';
import { destinationsOf, gatewaysOf, viewersOf } from '../../virtual-services';
import { fullName, objectText, scopeText } from '../../wording';

/**
 * Reports destinations that a gateway's proxies do not know: visibility depends on the namespace of their pods, not on
 * that of the VirtualService.
 */
export const gatewayVisibility: Check = {
  codes: ['ISC1004'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['workloads'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkVirtualService(object, facts, report);
  },
};

function checkVirtualService(object: Manifest, facts: ProgramFacts, report: Report): void {
  const places = gatewaysOf(object).flatMap(({ namespace, name }) => podNamespaces(namespace, name, facts));
  if (places.length === 0) return;
  for (const { path, destination } of destinationsOf(object)) {
    const host = textOf(destination, 'host');
    const visible = host === undefined ? [] : facts.hosts.visible(host, namespaceOf(object), viewersOf(object));
    const blind =
      visible.length === 0
        ? undefined
        : places.find(({ namespace }) => !visible.some(({ scope }) => isVisibleIn(scope, namespace)));
    if (blind === undefined || host === undefined) continue;
    const [{ object: owner, scope }] = visible;
    report({
      code: 'ISC1004',
      object,
      path: `${path}.host`,
      found: host,
      message:
        `${owner ? objectText(owner) : host} is exported to ${scopeText(scope)}, and the pods of gateway ` +
        `${fullName(blind.gateway)} in namespace ${blind.namespace} do not see it`,
      fix: `export it to namespace ${blind.namespace} too`,
      related: [...(owner ? [owner] : []), blind.gateway],
    });
  }
}

interface Place {
  readonly gateway: Manifest;
  readonly namespace: string;
}

/** Returns the namespaces of a gateway's pods, as far as they are known. */
function podNamespaces(namespace: string, name: string, facts: ProgramFacts): Place[] {
  const gateway = facts.find(GATEWAY, namespace, name);
  if (gateway === undefined) return [];
  return [...new Set(facts.gatewayPods.podsOf(gateway).map((pod) => pod.namespace))].map((place) => ({
    gateway,
    namespace: place,
  }));
}
