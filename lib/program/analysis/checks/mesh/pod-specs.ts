import type { Manifest } from '../../../../model';
import { hasProxy, isMachine, type PodFact, type ProgramFacts } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';
import { listed } from '../../wording';
import { injectionWebhooks, takes } from './injection-webhooks';

/** User id of the proxy, whose connections iptables does not redirect. */
const PROXY_USER = 1337;
const NOT_APPLICATIONS: ReadonlySet<unknown> = new Set(['istio-proxy', 'istio-operator']);
const PROXY = 'istio-proxy';

/** Returns the path of the pod spec: `spec.template.spec`. */
const specPath = ({ path }: PodFact): string => path.replace(/metadata$/, 'spec');

const isOfControlPlane = ({ owner }: PodFact): boolean => {
  const { labels = {} } = owner.metadata;
  return labels.istio !== undefined || labels.release === 'istio';
};

/** Reports applications that run as the proxy's user, so that their connections bypass it. */
export const applicationUsers: Check = {
  codes: ['IST0144'],
  kinds: [],
  check: (facts, report) => {
    for (const pod of facts.pods.all) if (!isMachine(pod) && !isOfControlPlane(pod)) checkUsers(pod, report);
  },
};

function checkUsers(pod: PodFact, report: Report): void {
  const path = specPath(pod);
  const check = (of: Fields, at: string): void => {
    if (fieldsOf(of, 'securityContext').runAsUser !== PROXY_USER) return;
    report({
      code: 'IST0144',
      object: pod.owner,
      path: `${at}.securityContext.runAsUser`,
      found: PROXY_USER,
      message: 'this is the user of the proxy, whose connections bypass it',
      fix: 'run the application as another user',
    });
  };
  check(pod.spec, path);
  itemsOf(pod.spec, 'containers').forEach((container, i) => {
    if (!NOT_APPLICATIONS.has(container.name)) check(container, `${path}.containers[${i}]`);
  });
}

/** Reports pods whose proxy has the image `auto`, which only an injection webhook replaces. */
export const automaticImages: Check = {
  codes: ['IST0146', 'IST0147'],
  kinds: ['Pod', 'apps/Deployment'],
  needs: ['webhooks'],
  check: (facts, report) => {
    const webhooks = injectionWebhooks(facts);
    for (const pod of facts.pods.all) {
      const i = itemsOf(pod.spec, 'containers').findIndex(({ name, image }) => name === PROXY && image === 'auto');
      if (i < 0) continue;
      const finding = { object: pod.owner, path: `${specPath(pod)}.containers[${i}].image`, found: 'auto' };
      if (pod.kind === 'Pod') {
        report({
          ...finding,
          code: 'IST0147',
          message: 'the Pod is there with this image, which the injector should have replaced',
          fix: 'let a Deployment create the Pod in a namespace with injection',
          parameters: ['Pod', pod.name],
        });
      } else if (pod.kind === 'apps/Deployment' && webhooks.length > 0 && !isInjectedByIstio(pod, webhooks, facts)) {
        report({
          ...finding,
          code: 'IST0146',
          message: 'no injection webhook takes these pods, and only one of them replaces the image',
          fix: 'label the namespace or the pod template for injection',
          parameters: ['Deployment', pod.name],
        });
      }
    }
  },
};

function isInjectedByIstio(pod: PodFact, webhooks: ReturnType<typeof injectionWebhooks>, facts: ProgramFacts): boolean {
  const own = webhooks.filter(({ webhook }) => (textOf(webhook, 'name') ?? '').endsWith('istio.io'));
  return own.some((webhook) => takes(webhook, facts.namespaces.labels(pod.namespace), pod.labels));
}

const NEVER_INJECTED: ReadonlySet<string> = new Set(['Pod']);

/** Reports pods without a proxy in an injected namespace, created without the injector. */
export const missingProxies: Check = {
  codes: ['IST0103'],
  kinds: ['Pod'],
  check: (facts, report) => {
    for (const pod of facts.pods.all) {
      const isInjected = facts.namespaces.labels(pod.namespace)['istio-injection'] === 'enabled';
      const isWithout = !hasProxy(pod) && pod.spec.hostNetwork !== true && !optsOut(pod);
      const isIstios = pod.namespace === facts.istioNamespace;
      if (!NEVER_INJECTED.has(pod.kind) || !isInjected || isIstios || !isWithout) continue;
      report({
        code: 'IST0103',
        object: pod.owner,
        path: 'spec.containers',
        message: 'the namespace is injected, and the Pod has no proxy',
        fix: 'create it again, or let a workload create it',
        parameters: [`${pod.namespace}/${pod.name}`],
      });
    }
  },
};

function optsOut({ labels, annotations }: PodFact): boolean {
  const requested = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  return String(requested).toLowerCase() === 'false';
}

/** Reports pods whose proxy image differs from that of their injector. */
export const proxyImages: Check = {
  codes: ['IST0158'],
  kinds: ['Pod'],
  needs: ['injector'],
  check: (facts, report) => {
    const images = injectorImages(facts);
    if (images.size === 0) return;
    const outdated = new Map<Manifest, string[]>();
    for (const pod of facts.pods.all) {
      const namespace = facts.namespaces.get(pod.namespace);
      if (pod.kind !== 'Pod' || namespace === undefined || !isOutdated(pod, images, facts)) continue;
      outdated.set(namespace, [...(outdated.get(namespace) ?? []), pod.name]);
    }
    for (const [namespace, pods] of outdated) {
      report({
        code: 'IST0158',
        object: namespace,
        path: 'metadata.name',
        message: `Pods ${pods.sort().join(', ')} have another proxy than the injector gives`,
        fix: 'restart them',
        parameters: [listed(pods.sort())],
      });
    }
  },
};

const INJECTOR = 'istio-sidecar-injector';

function injectorImages(facts: ProgramFacts): Map<string, string> {
  const injectors = facts.of('ConfigMap').filter(({ metadata }) => String(metadata.name).startsWith(INJECTOR));
  return new Map(injectors.map((injector) => [String(injector.metadata.name), imageOf(injector)]));
}

function imageOf(injector: Manifest): string {
  try {
    const values = JSON.parse(textOf(fieldsOf(injector, 'data'), 'values') ?? '{}') as Fields;
    const settings = fieldsOf(values, 'global');
    const image = textOf(fieldsOf(settings, 'proxy'), 'image') ?? '';
    return image.includes('/') ? image : `${String(settings.hub)}/${image}:${String(settings.tag)}`;
  } catch {
    return '';
  }
}

function isOutdated(pod: PodFact, images: ReadonlyMap<string, string>, facts: ProgramFacts): boolean {
  const labels = facts.namespaces.labels(pod.namespace);
  const revision = labels['istio.io/rev'] ?? (labels['istio-injection'] === 'enabled' ? 'default' : undefined);
  if (revision === undefined || textOf(pod.annotations, 'sidecar.istio.io/proxyImage') !== undefined) return false;
  const isDefault = revision === 'default' || revision === '';
  const wanted = images.get(isDefault ? INJECTOR : `${INJECTOR}-${String(revision)}`);
  if (wanted === undefined) return false;
  const proxies = [...itemsOf(pod.spec, 'containers'), ...itemsOf(pod.spec, 'initContainers')].filter(
    ({ name }) => name === PROXY,
  );
  const allowed = [wanted, `${wanted}-${imageType(pod, facts)}`];
  return proxies.some(({ image }) => !allowed.includes(String(image)));
}

/** Returns the variant of the proxy's image that settings choose for a pod. */
function imageType(pod: PodFact, facts: ProgramFacts): string {
  const ofConfig = (config: Fields) => textOf(fieldsOf(config, 'image'), 'imageType');
  const configs = facts
    .of('networking.istio.io/ProxyConfig')
    .map((object) => ({ object, spec: fieldsOf(object, 'spec') }));
  const inNamespace = (namespace: string) =>
    configs.filter(({ object }) => (object.metadata.namespace ?? '') === namespace);
  const selects = (spec: Fields) =>
    Object.entries(fieldsOf(fieldsOf(spec, 'selector'), 'matchLabels')).every(
      ([key, value]) => pod.labels[key] === value,
    );
  const isForAll = ({ spec }: { spec: Fields }) => spec.selector === undefined;
  const own = inNamespace(pod.namespace);
  const chosen = [
    ...facts.mesh.configs.map((config) => ofConfig(fieldsOf(config, 'defaultConfig'))),
    ...inNamespace(facts.mesh.rootNamespace).map(({ spec }) => ofConfig(spec)),
    ...own.filter(isForAll).map(({ spec }) => ofConfig(spec)),
    ...own.filter((config) => !isForAll(config) && selects(config.spec)).map(({ spec }) => ofConfig(spec)),
    /imageType: *"?(\w+)/.exec(String(pod.annotations['proxy.istio.io/config'] ?? ''))?.[1],
  ].filter((type) => type !== undefined);
  const last = chosen.at(-1) ?? '';
  return last === 'default' ? '' : last;
}
