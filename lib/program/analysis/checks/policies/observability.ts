import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';
import { TELEMETRY, type Check, type Report } from '../../check';
import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';

const LISTS = ['tracing', 'accessLogging'];

/** The host of the service of an extension provider. */
function hostOf(provider: Fields): string | undefined {
  const services = Object.keys(provider).map((field) => textOf(fieldsOf(provider, field), 'service'));
  const service = services.find((text) => text !== undefined);
  return service?.slice(service.indexOf('/') + 1);
}

/** Whether istiod has a service of this host: one outside the cluster only by a ServiceEntry. */
const isThere = (host: string, facts: ProgramFacts): boolean =>
  !host.includes('.') || /\.svc(\.|$)/.test(host) || facts.hosts.isClusterHost(host) || facts.hosts.isDeclared(host);

/** Reports backends of telemetry outside the cluster that no ServiceEntry declares: nothing is sent to them. */
export const outsideBackends: Check = {
  codes: ['ISC1027'],
  kinds: [TELEMETRY],
  needs: ['mesh'],
  check: (facts, report) => {
    if (!facts.expects(false)) return;
    const byName = new Map(facts.mesh.extensionProviders.map((provider) => [textOf(provider, 'name'), provider]));
    const reported = new Set<string>();
    for (const object of facts.of(TELEMETRY)) {
      for (const list of LISTS) {
        itemsOf(fieldsOf(object, 'spec'), list).forEach((entry, i) =>
          itemsOf(entry, 'providers').forEach((named, j) => {
            const name = textOf(named, 'name') ?? '';
            const host = hostOf(byName.get(name) ?? {});
            if (host === undefined || reported.has(name) || isThere(host, facts)) return;
            reported.add(name);
            report({
              code: 'ISC1027',
              object,
              path: `spec.${list}[${i}].providers[${j}].name`,
              found: name,
              message: `its host ${host} is not a service of the cluster, and nothing is sent to it`,
              fix: `declare it: mesh.egress.allow("${host}", …), or a ServiceEntry; or name it in outside.hosts`,
            });
          }),
        );
      }
    }
  },
};

/** Labels without which Kiali leaves a series out of its graph. */
const NEEDED_BY_KIALI: readonly string[] = [
  'source_workload',
  'source_workload_namespace',
  'destination_workload',
  'destination_workload_namespace',
  'destination_service',
  'destination_service_name',
  'destination_service_namespace',
];

/** Metrics by which Kiali draws its graph. */
const DRAWN_BY_KIALI: readonly string[] = [
  'ALL_METRICS',
  'REQUEST_COUNT',
  'GRPC_REQUEST_MESSAGES',
  'GRPC_RESPONSE_MESSAGES',
  'TCP_SENT_BYTES',
  'TCP_RECEIVED_BYTES',
];

const isKiali = ({ metadata }: Manifest): boolean => metadata.labels?.['app.kubernetes.io/name'] === 'kiali';

/** Reports labels that Telemetry takes away from metrics, and that a Kiali of the program needs. */
export const labelsForKiali: Check = {
  codes: ['ISC1028'],
  kinds: [TELEMETRY],
  check: (facts, report) => {
    if (!facts.of('apps/Deployment').some(isKiali)) return;
    for (const object of facts.of(TELEMETRY)) {
      itemsOf(fieldsOf(object, 'spec'), 'metrics').forEach((metrics, i) => {
        const providers = itemsOf(metrics, 'providers').map((provider) => textOf(provider, 'name'));
        if (providers.length > 0 && !providers.includes('prometheus')) return;
        itemsOf(metrics, 'overrides').forEach((override, j) => {
          removedLabels(object, `spec.metrics[${i}].overrides[${j}]`, override, report);
        });
      });
    }
  },
};

function removedLabels(object: Manifest, path: string, override: Fields, report: Report): void {
  if (!DRAWN_BY_KIALI.includes(textOf(fieldsOf(override, 'match'), 'metric') ?? 'ALL_METRICS')) return;
  const tags = fieldsOf(override, 'tagOverrides');
  for (const label of Object.keys(tags)) {
    if (!NEEDED_BY_KIALI.includes(label) || textOf(fieldsOf(tags, label), 'operation') !== 'REMOVE') continue;
    report({
      code: 'ISC1028',
      object,
      path: `${path}.tagOverrides.${label}`,
      found: 'REMOVE',
      message: `Kiali draws no edges from series without ${label}`,
      fix: 'keep it, or leave Kiali out',
    });
  }
}
