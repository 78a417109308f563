import type { Place } from '../place';
import { container, localReference } from './container';
import { dnsLabel, dnsSubdomain } from './formats/names';
import { ip, plainIp } from './formats/network';
import { annotations, labels } from './labels';
import { flag, object, objects, text, texts, unique, reportAsWarning, whole, word } from './read';
import { scheduling } from './scheduling';
import { podSecurityContext } from './security';
import { volume } from './volumes';

const CONTAINER_LISTS = ['initContainers', 'containers'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const DNS_SEARCH = /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*\.?$/;

/** Checks DNS settings of a pod. */
export function dnsConfig(place: Place): void {
  for (const server of texts(place, 'nameservers', ip)) reportAsWarning(server, plainIp(server.string));
  if (place.size('nameservers') > 3)
    place.at('nameservers').error('range', 'a pod has at most 3 name servers', 'leave some out');
  if (place.size('searches') > 32)
    place.at('searches').error('range', 'a pod has at most 32 search domains', 'leave some out');
  texts(place, 'searches', (domain) =>
    domain === '.' || (domain.length <= 253 && DNS_SEARCH.test(domain))
      ? undefined
      : { code: 'dns-name', message: 'must be a DNS name', fix: 'write for example svc.cluster.local' },
  );
  objects(place, 'options', (option) => {
    text(option, 'name');
    text(option, 'value');
  });
}

/** Reports volume mounts of a volume that the pod does not have. */
function mountsWithoutVolume(pod: Place, containers: readonly Place[], added: ReadonlySet<string>): void {
  if (!Array.isArray(pod.at('volumes').value)) return;
  const known = new Set([...pod.list('volumes').map((item) => item.text('name')), ...added]);
  for (const mount of containers.flatMap((one) => one.list('volumeMounts'))) {
    const name = mount.text('name');
    if (name !== '' && !known.has(name))
      mount
        .at('name')
        .error('no-volume', 'the pod has no such volume', `use one of ${[...known].join(', ')}, or add the volume`);
  }
}

/** Empty set of volumes that a workload adds to those of the pod. */
const NONE: ReadonlySet<string> = new Set();

/** Checks the `spec` of a pod or of a pod's template. `claims` are volumes that a StatefulSet adds to it. */
export function podSpec(pod: Place, claims: ReadonlySet<string> = NONE): void {
  const containers = CONTAINER_LISTS.flatMap((list) => objects(pod, list, container));
  unique(containers, 'name', 'name');
  const volumes = objects(pod, 'volumes', volume);
  unique(volumes, 'name', 'name');
  mountsWithoutVolume(pod, containers, claims);
  scheduling(pod);
  object(pod, 'securityContext', podSecurityContext);
  objects(pod, 'imagePullSecrets', localReference);
  object(pod, 'dnsConfig', dnsConfig);
  for (const field of ['serviceAccountName', 'nodeName', 'runtimeClassName', 'schedulerName'])
    text(pod, field, dnsSubdomain);
  for (const field of ['hostname', 'subdomain']) text(pod, field, dnsLabel);
  for (const field of [
    'hostNetwork',
    'hostPID',
    'hostIPC',
    'automountServiceAccountToken',
    'enableServiceLinks',
    'shareProcessNamespace',
  ])
    flag(pod, field);
  word(pod, 'restartPolicy', ['Always', 'OnFailure', 'Never']);
  if (word(pod, 'dnsPolicy', DNS_POLICIES) === 'None' && pod.at('dnsConfig').size('nameservers') === 0) {
    pod.at('dnsPolicy').error('dns-policy', 'policy None needs name servers', 'give `dnsConfig.nameservers`');
  }
  word(pod, 'preemptionPolicy', ['Never', 'PreemptLowerPriority']);
  whole(pod, 'terminationGracePeriodSeconds', -Infinity, Infinity);
  whole(pod, 'activeDeadlineSeconds', 1);
  objects(pod, 'hostAliases', (alias) => {
    if (text(alias, 'ip', ip)) reportAsWarning(alias.at('ip'), plainIp(alias.text('ip')));
    texts(alias, 'hostnames', dnsSubdomain);
  });
}

/** Checks a pod's template: labels, annotations and spec. */
export function podTemplate(place: Place, claims: ReadonlySet<string> = NONE): void {
  object(place, 'metadata', (metadata) => {
    labels(metadata, 'labels');
    annotations(metadata, 'annotations');
  });
  object(place, 'spec', (spec) => podSpec(spec, claims));
}
