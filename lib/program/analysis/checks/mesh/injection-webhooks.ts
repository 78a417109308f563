import type { Manifest } from '../../../../model';
import { matchesSelector, type ProgramFacts } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, itemsOf, textOf, textsByIndex, type Fields } from '../../../objects/read';

export const MUTATING = 'admissionregistration.k8s.io/MutatingWebhookConfiguration';
export const VALIDATING = 'admissionregistration.k8s.io/ValidatingWebhookConfiguration';
const REVISION = 'istio.io/rev';
const INJECTION = 'istio-injection';
const INJECT = 'sidecar.istio.io/inject';

interface Webhook {
  readonly owner: Manifest;
  readonly name: string;
  readonly webhook: Fields;
}

const isIstios = ({ webhook }: Webhook): boolean => (textOf(webhook, 'name') ?? '').endsWith('istio.io');

/** Returns the injection webhooks of a set of objects. */
export function injectionWebhooks(facts: ProgramFacts): Webhook[] {
  return facts.of(MUTATING).flatMap((owner) => {
    const webhooks = itemsOf(owner as Fields, 'webhooks').map((webhook) => ({
      owner,
      webhook,
      name: `${String(owner.metadata.name)}/${textOf(webhook, 'name') ?? ''}`,
    }));
    return webhooks.some(isIstios) || revisionsOf(owner, webhooks).length > 0 ? webhooks : [];
  });
}

function revisionsOf(owner: Manifest, webhooks: readonly Webhook[]): string[] {
  const own = owner.metadata.labels?.[REVISION];
  const selectors = webhooks.flatMap(({ webhook }) => [
    fieldsOf(webhook, 'namespaceSelector'),
    fieldsOf(webhook, 'objectSelector'),
  ]);
  const inSelectors = selectors.flatMap((selector) => [
    ...[fieldsOf(selector, 'matchLabels')[REVISION]].filter((value) => typeof value === 'string'),
    ...itemsOf(selector, 'matchExpressions')
      .filter(({ key }) => key === REVISION)
      .flatMap((requirement) => textsByIndex(requirement, 'values')),
  ]);
  return [...(own === undefined ? [] : [own]), ...inSelectors];
}

/** Reports whether a webhook matches pods with given labels in a namespace with given labels. */
export const takes = ({ webhook }: Webhook, namespace: Fields, pod: Fields): boolean =>
  matchesSelector(webhook.namespaceSelector, namespace) && matchesSelector(webhook.objectSelector, pod);

/** Reports injection webhooks that match the same pods, or whose Service is missing. */
export const overlappingWebhooks: Check = {
  codes: ['IST0139'],
  kinds: [MUTATING],
  needs: ['services'],
  check: (facts, report) => {
    const webhooks = injectionWebhooks(facts);
    reportOverlaps(webhooks, report);
    for (const webhook of webhooks) reportService(webhook, facts, report);
  },
};

/** Returns labels with each revision, and without one. */
function withRevisions(labels: readonly Fields[], revisions: readonly string[]): Fields[] {
  return [...labels, ...revisions.flatMap((revision) => labels.map((each) => ({ ...each, [REVISION]: revision })))];
}

function reportOverlaps(webhooks: readonly Webhook[], report: Report): void {
  const owners = new Set(webhooks.map(({ owner }) => owner));
  const revisions = [...owners].flatMap((owner) =>
    revisionsOf(
      owner,
      webhooks.filter((each) => each.owner === owner),
    ),
  );
  const known = [...new Set(revisions)];
  const namespaces = withRevisions([{}, { [INJECTION]: 'enabled' }, { [INJECTION]: 'disabled' }], known);
  const pods = withRevisions([{}, { [INJECT]: 'true' }, { [INJECT]: 'false' }], known);
  const reported = new Set<string>();
  for (const namespace of namespaces) {
    for (const pod of pods) {
      const taking = webhooks.filter((webhook) => takes(webhook, namespace, pod));
      if (taking.length > 1) for (const webhook of taking) reportOverlap(webhook, taking, reported, report);
    }
  }
}

function reportOverlap(
  { owner, name }: Webhook,
  taking: readonly Webhook[],
  reported: Set<string>,
  report: Report,
): void {
  const others = taking
    .map((each) => each.name)
    .filter((other) => other !== name)
    .sort();
  const key = JSON.stringify([name, others]);
  if (others.length === 0 || reported.has(key)) return;
  reported.add(key);
  report({
    code: 'IST0139',
    object: owner,
    path: 'webhooks',
    found: name.slice(name.indexOf('/') + 1),
    message: `${others.join(', ')} takes the same pods, which may be injected twice`,
    fix: 'let each webhook select pods of its own revision',
    parameters: [`Webhook overlaps with others: [${others.join(' ')}]. This may cause injection to occur twice.`],
  });
}

function reportService({ owner, webhook }: Webhook, facts: ProgramFacts, report: Report): void {
  const service = fieldsOf(fieldsOf(webhook, 'clientConfig'), 'service');
  const [namespace, name] = [textOf(service, 'namespace') ?? '', textOf(service, 'name')];
  if (name === undefined || facts.find('Service', namespace, name) !== undefined) return;
  report({
    code: 'IST0139',
    object: owner,
    path: 'webhooks',
    found: `${namespace}/${name}`,
    message: 'there is no such Service, so the injector cannot be reached',
    fix: 'name the Service of istiod',
    parameters: [`Injector refers to a control plane service that does not exist: ${namespace}/${name}.`],
  });
}

const ADDRESSED: readonly (readonly [kind: string, names: RegExp])[] = [
  [VALIDATING, /^istiod-default-validator$|^istio-validator/],
  [MUTATING, /^istio-sidecar-injector/],
];

/** Reports unsuitable addresses of an external control plane in webhooks. */
export const webhookAddresses: Check = {
  codes: ['IST0163', 'IST0164'],
  kinds: [MUTATING, VALIDATING],
  check: (facts, report) => {
    for (const [kind, names] of ADDRESSED) {
      for (const owner of facts.of(kind)) {
        if (!names.test(String(owner.metadata.name))) continue;
        itemsOf(owner as Fields, 'webhooks').forEach((webhook, i) => checkAddress(owner, webhook, i, report));
      }
    }
  },
};

function checkAddress(owner: Manifest, webhook: Fields, i: number, report: Report): void {
  const config = fieldsOf(webhook, 'clientConfig');
  const name = textOf(webhook, 'name') ?? '';
  const finding = { object: owner, path: `webhooks[${i}].clientConfig.url` };
  if (typeof config.url !== 'string') {
    if (config.service !== undefined) return;
    const message = 'the webhook has neither a Service nor a URL';
    const fix = 'give it the address of the control plane';
    report({ ...finding, code: 'IST0163', message, fix, parameters: ['', name, 'is blank'] });
    return;
  }
  const host = hostOf(config.url);
  if (host === undefined) {
    report({
      ...finding,
      code: 'IST0163',
      found: config.url,
      message: 'this is no URL',
      fix: 'write the address of the control plane, for example https://istiod.example.com:15017/inject',
      parameters: [config.url, name, 'was provided in an invalid format'],
    });
  } else if (/^[\d.]+$|:/.test(host)) {
    report({
      ...finding,
      code: 'IST0164',
      found: config.url,
      message: 'the control plane is named by an IP address, which may change',
      fix: 'use a host name',
      parameters: [config.url, name],
    });
  }
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return undefined;
  }
}
