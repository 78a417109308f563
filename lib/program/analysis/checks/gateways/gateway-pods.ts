import { nearest, type Manifest } from '../../../../model';
import { type PodFact, type ProgramFacts, hasProxy } from '../../../facts';
import { GATEWAY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf } from '../../../objects/read';
import { enumerated, fullName, labelValues, selectorText } from '../../wording';

/** Checks the pods that a Gateway selects, and the ports of the Services in front of them. */
export const gatewayPods: Check = {
  codes: ['IST0101', 'IST0162'],
  kinds: [GATEWAY],
  needs: ['workloads'],
  check: (facts, report) => {
    const hasGateways = facts.isComplete || facts.pods.all.some((pod) => hasProxy(pod) && !pod.isMadeByIstiod);
    for (const gateway of facts.of(GATEWAY)) {
      const pods = facts.gatewayPods.podsOf(gateway);
      if (pods.length > 0) checkPorts(gateway, pods, facts, report);
      else if (hasGateways) reportSelector(gateway, facts, report);
    }
  },
};

/**
 * Reports a selector without pods. In a program the gateway may be installed elsewhere, unless a label looks like a
 * misspelt one of a known pod.
 */
function reportSelector(gateway: Manifest, facts: ProgramFacts, report: Report): void {
  const selector = fieldsOf(fieldsOf(gateway, 'spec'), 'selector');
  const keys = Object.keys(selector);
  const key = keys.find((label) => facts.pods.selected({ [label]: selector[label] }).length === 0) ?? keys[0];
  if (key === undefined) return;
  const values = labelValues(facts, key);
  const mistyped = values.size > 0 ? nearest(String(selector[key]), values) : nearest(key, labelKeys(facts));
  if (mistyped === undefined && !facts.isComplete) return;
  report({
    code: 'IST0101',
    object: gateway,
    path: `spec.selector${/^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
    found: selector[key],
    message: 'no pod has the labels of this selector, so no proxy serves the Gateway',
    fix:
      mistyped === undefined
        ? "use labels of the gateway's pods"
        : `did you mean ${JSON.stringify(mistyped)}? If not, use labels of the gateway's pods`,
    parameters: ['selector', selectorText(selector)],
    severity: 'warning',
  });
}

/** Returns the keys of labels that gateways' pods have. */
const labelKeys = (facts: ProgramFacts): Set<string> =>
  new Set(facts.pods.all.filter((pod) => hasProxy(pod)).flatMap(({ labels }) => Object.keys(labels)));

function checkPorts(gateway: Manifest, pods: readonly PodFact[], facts: ProgramFacts, report: Report): void {
  const ports = pods.flatMap((pod) => facts.gatewayPods.portsBefore(pod));
  if (ports.length === 0 && !facts.isComplete) return;
  const known = new Set(
    ports.flatMap(({ port, targetPort }) => [port, ...(targetPort === undefined ? [] : [targetPort])]),
  );
  const services = [...new Set(ports.map(({ service }) => service))];
  itemsOf(fieldsOf(gateway, 'spec'), 'servers').forEach((server, i) => {
    const { number } = fieldsOf(server, 'port');
    if (typeof number !== 'number' || known.has(number)) return;
    report({
      code: 'IST0162',
      object: gateway,
      path: `spec.servers[${i}].port.number`,
      found: number,
      severity: 'warning',
      message: portsText(services, ports),
      fix: "add the port to the gateway's Service, or serve one that it has",
      related: services,
      parameters: [String(number), selectorText(fieldsOf(fieldsOf(gateway, 'spec'), 'selector'))],
    });
  });
}

function portsText(
  services: readonly Manifest[],
  ports: readonly { readonly service: Manifest; readonly port: number }[],
): string {
  if (services.length === 0) return "no Service is before the gateway's pods, so nothing reaches this port";
  const texts = services.map(
    (service) =>
      `Service ${fullName(service)} has only ` +
      `${enumerated(ports.filter((port) => port.service === service).map(({ port }) => String(port)))}`,
  );
  return `${texts.join('; ')}, so nothing reaches this port`;
}
