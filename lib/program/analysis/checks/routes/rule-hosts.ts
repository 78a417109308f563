import type { Manifest } from '../../../../model';
import { matchesLabels, type PodFact, type ProgramFacts, type ServiceFact } from '../../../facts';
import { DESTINATION_RULE, type Check, type Report } from '../../check';
import { mustBeDeclared, undeclaredHost } from '../../known-hosts';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';
import { fullName, labelSuggestions, scopeText, selectorText } from '../../wording';

/** Reports hosts of DestinationRules without a service, and subsets without pods. */
export const ruleHosts: Check = {
  codes: ['IST0174', 'IST0173'],
  kinds: [DESTINATION_RULE],
  needs: ['services'],
  check: (facts, report) => {
    for (const object of facts.of(DESTINATION_RULE)) checkRule(object, facts, report);
  },
};

function checkRule(object: Manifest, facts: ProgramFacts, report: Report): void {
  const spec = fieldsOf(object, 'spec');
  const host = textOf(spec, 'host');
  if (host === undefined) return;
  const own = namespaceOf(object);
  const exportTo = textsByIndex(spec, 'exportTo')
    .filter((entry) => entry !== '*')
    .map((entry) => (entry === '.' ? own : entry));
  const services = facts.hosts.visible(host, own, exportTo.length === 0 ? [own] : exportTo);
  if (services.length === 0) {
    if (!host.startsWith('*') || facts.isComplete) reportHost(object, host, facts, report);
    return;
  }
  itemsOf(spec, 'subsets').forEach((subset, i) =>
    checkSubset({ object, subset, path: `spec.subsets[${i}].labels` }, services, facts, report),
  );
}

function reportHost(object: Manifest, host: string, facts: ProgramFacts, report: Report): void {
  const namespace = namespaceOf(object);
  const finding = { code: 'IST0174', object, path: 'spec.host', found: host, parameters: [host] } as const;
  const [hidden] = facts.hosts.find(host, namespace);
  if (hidden !== undefined) {
    if (host.startsWith('*')) return;
    const owner = hidden.object ? `${hidden.object.kind} ${fullName(hidden.object)}` : host;
    report({
      ...finding,
      message: `${owner} has this host, and is exported to ${scopeText(hidden.scope)} only`,
      fix: `export it to namespace ${namespace} too`,
    });
    return;
  }
  if (
    !mustBeDeclared(host, namespace, facts) ||
    (host.startsWith('*') && facts.hosts.all().some((service) => service.hostname.endsWith(host.slice(1))))
  )
    return;
  report({ ...finding, ...undeclaredHost(host, namespace, facts) });
}

interface Subset {
  readonly object: Manifest;
  readonly subset: Fields;
  readonly path: string;
}

/** Reports a subset that no pod behind the service has. Services outside the cluster have endpoints of other kinds. */
function checkSubset(
  { object, subset, path }: Subset,
  [service]: readonly ServiceFact[],
  facts: ProgramFacts,
  report: Report,
): void {
  const labels = fieldsOf(subset, 'labels');
  const owner = service.object;
  if (Object.keys(labels).length === 0 || owner === undefined || hasPods(labels, service, facts)) return;
  report({
    code: 'IST0173',
    object,
    path,
    found: selectorText(labels),
    message: `no pod of ${service.hostname} has these labels, so requests for the subset fail`,
    known: () => labelSuggestions(labels, facts.pods.selected(serviceSelector(owner) ?? {}, service.namespace)),
    fix: "use labels of the service's pods",
    parameters: [textOf(subset, 'name') ?? ''],
    severity: 'warning',
    related: [owner],
  });
}

/** Reports whether a subset has pods, or may have some because pods or their nodes are not known. */
function hasPods(labels: Fields, service: ServiceFact, facts: ProgramFacts): boolean {
  const ofNode = Object.fromEntries(Object.entries(labels).filter(([key]) => FROM_NODE.test(key)));
  const ofPod = Object.fromEntries(Object.entries(labels).filter(([key]) => !FROM_NODE.test(key)));
  if (Object.keys(ofNode).length > 0 && !facts.has('Node')) return true;
  const isOnNode = (pod: PodFact) => matchesLabels(ofNode, nodeLabels(pod, facts));
  // Istio's analyzer counts the pods of all namespaces, even those that the service does not select.
  if (facts.isComplete) return facts.pods.selected(ofPod).some(isOnNode);
  const selector = service.object && serviceSelector(service.object);
  if (!facts.knowsPodsOf(service.namespace) || selector === undefined) return true;
  const isKnown = facts.pods.selected(selector, service.namespace).length > 0;
  return !isKnown || facts.pods.selected({ ...selector, ...ofPod }, service.namespace).some(isOnNode);
}

/** Labels that istiod gives to pods by the node that they run on. */
const FROM_NODE = /^topology\.(?:kubernetes|istio)\.io\/|^failure-domain\.|^kubernetes\.io\/hostname$/;

function nodeLabels(pod: PodFact, facts: ProgramFacts): Fields {
  const name = textOf(pod.spec, 'nodeName');
  const node = name === undefined ? undefined : facts.of('Node').find(({ metadata }) => metadata.name === name);
  const own = Object.entries(node?.metadata.labels ?? {}).filter(([key, value]) => FROM_NODE.test(key) && value !== '');
  return { ...Object.fromEntries(own), ...(name !== undefined && { 'kubernetes.io/hostname': name }) };
}

/** Returns the labels by which a service selects pods; undefined for services that list their endpoints. */
function serviceSelector(object: Manifest): Fields | undefined {
  const spec = fieldsOf(object, 'spec');
  const selector =
    object.kind === 'Service' ? fieldsOf(spec, 'selector') : fieldsOf(fieldsOf(spec, 'workloadSelector'), 'labels');
  return Object.keys(selector).length > 0 ? selector : undefined;
}
