import type { Manifest, Severity } from '../../../../model';
import { isGatewayPod, type ProgramFacts, type ServiceFact } from '../../../facts';
import { DESTINATION_RULE, type Check, type Report } from '../../check';
import type { CodeName } from '../../codes.data';
import { PeerAuthentications, type EffectiveMtls } from '../../peer-authentications';
import { fieldsOf, itemsOf, namespaceOf, textOf, type Fields } from '../../../objects/read';
import { objectText } from '../../wording';

/** TLS modes of clients that pods refuse, by the mTLS mode of the pods. */
const REFUSED: Readonly<
  Record<string, { readonly by: string; readonly code: CodeName; readonly reason: string; readonly fix: string }>
> = {
  DISABLE: {
    by: 'STRICT',
    code: 'ISC1009',
    reason: 'takes only mutual TLS, so plain connections are refused',
    fix: 'leave the setting out: proxies use mutual TLS where both sides have it',
  },
  SIMPLE: {
    by: 'STRICT',
    code: 'ISC1009',
    reason: 'takes only mutual TLS of the mesh, so connections without its certificates are refused',
    fix: 'leave the setting out, or write ISTIO_MUTUAL',
  },
  ISTIO_MUTUAL: {
    by: 'DISABLE',
    code: 'ISC1010',
    reason: 'takes only plain connections, so connections with TLS fail',
    fix: 'leave the setting out, or write DISABLE',
  },
};

/** Reports TLS settings of DestinationRules that the pods of their host refuse. */
export const clientTls: Check = {
  codes: ['ISC1009', 'ISC1010'],
  kinds: [DESTINATION_RULE],
  check: (facts, report) => {
    const authentications = new PeerAuthentications(facts);
    if (authentications.isEmpty) return;
    for (const object of facts.of(DESTINATION_RULE)) {
      const host = textOf(fieldsOf(object, 'spec'), 'host') ?? '';
      const services = host.startsWith('*') ? servicesWithin(host, facts) : facts.hosts.find(host, namespaceOf(object));
      for (const setting of settingsOf(object))
        checkSetting({ object, ...setting }, services, { facts, authentications, report });
    }
  },
};

interface Setting {
  readonly path: string;
  readonly mode: string;
  /** Port of the Service that the setting is for; undefined for all. */
  readonly port?: number;
}

function settingsOf(object: Manifest): Setting[] {
  const spec = fieldsOf(object, 'spec');
  const ofPolicy = (policy: Fields, path: string): Setting[] => [
    ...ofTls(policy, path),
    ...itemsOf(policy, 'portLevelSettings').flatMap((setting, i) =>
      ofTls(setting, `${path}.portLevelSettings[${i}]`, fieldsOf(setting, 'port').number),
    ),
  ];
  return [
    ...ofPolicy(fieldsOf(spec, 'trafficPolicy'), 'spec.trafficPolicy'),
    ...itemsOf(spec, 'subsets').flatMap((subset, i) =>
      ofPolicy(fieldsOf(subset, 'trafficPolicy'), `spec.subsets[${i}].trafficPolicy`),
    ),
  ];
}

function ofTls(policy: Fields, path: string, port?: unknown): Setting[] {
  if (policy.tls === undefined) return [];
  const mode = textOf(fieldsOf(policy, 'tls'), 'mode') ?? 'DISABLE';
  return Object.hasOwn(REFUSED, mode)
    ? [{ path: `${path}.tls.mode`, mode, ...(typeof port === 'number' && { port }) }]
    : [];
}

/** Returns the services of the cluster that a wildcard host matches. */
function servicesWithin(host: string, { hosts }: ProgramFacts): ServiceFact[] {
  return hosts.all().filter(({ hostname, source }) => source === 'service' && hostname.endsWith(host.slice(1)));
}

interface Context {
  readonly facts: ProgramFacts;
  readonly authentications: PeerAuthentications;
  readonly report: Report;
}

function checkSetting(
  setting: Setting & { readonly object: Manifest },
  services: readonly ServiceFact[],
  { facts, authentications, report }: Context,
): void {
  const { object, path, mode } = setting;
  const rule = REFUSED[mode];
  for (const service of services) {
    const found = refusal(service, setting, { facts, authentications }, rule.by);
    if (found === undefined) continue;
    report({
      code: rule.code,
      object,
      path,
      found: mode,
      severity: found.severity,
      message: `${objectText(found.by.object)} says that ${service.hostname} ${rule.reason}`,
      fix: rule.fix,
      related: [found.by.object],
    });
    return;
  }
}

interface Refusal {
  readonly by: EffectiveMtls;
  readonly severity: Severity;
}

/**
 * Returns the finding for pods that refuse the setting: an error where they are known to have sidecars, otherwise a
 * warning.
 */
function refusal(
  service: ServiceFact,
  { port }: Setting,
  { facts, authentications }: Omit<Context, 'report'>,
  by: string,
): Refusal | undefined {
  const place = facts.hosts.serviceOf(service.hostname);
  if (place === undefined || facts.isOutside(place.namespace)) return undefined;
  const modes = modesBehind(service, place.namespace, facts);
  const ports = (service.ports ?? [])
    .filter(({ number }) => port === undefined || number === port)
    .map(({ targetPort }) => targetPort);
  for (const { labels, mode } of modes) {
    if (mode === 'none') continue;
    for (const target of ports.length > 0 ? ports : [undefined]) {
      const effective = authentications.modeOf(
        place.namespace,
        labels,
        typeof target === 'number' ? target : undefined,
      );
      if (effective?.mode === by) return { by: effective, severity: mode === 'sidecar' ? 'error' : 'warning' };
    }
  }
  return undefined;
}

/** Returns the labels and data planes of the pods behind a service, without gateways: no policy is for their ports. */
function modesBehind({ object }: ServiceFact, namespace: string, facts: ProgramFacts) {
  const selector = object === undefined ? {} : fieldsOf(fieldsOf(object, 'spec'), 'selector');
  const pods = Object.keys(selector).length === 0 ? [] : facts.pods.selected(selector, namespace);
  if (pods.length === 0) return [{ labels: selector, mode: facts.namespaces.mode(namespace) }];
  return pods
    .filter((pod) => !isGatewayPod(pod))
    .map((pod) => ({ labels: pod.labels, mode: facts.namespaces.modeOf(pod) }));
}
