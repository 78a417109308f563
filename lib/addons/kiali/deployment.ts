import { given, when } from '../../components/shared/sparse';
import { pullSecrets } from '../../components/shared/pull-secrets';
import type { Manifest } from '../../model';
import { checksum } from '../shared/checksum';
import { placedObject } from '../shared/objects';
import { overlaid } from '../shared/pod';
import { kialiContainer, kialiVolumes } from './container';
import type { KialiInput } from './input';
import { kialiLabels } from './labels';
import type { KialiDeploymentValues, KialiValues } from './value-types';
import { kialiValues } from './values';

const ROLLING = { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }, type: 'RollingUpdate' };

export function kialiDeployment(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { deployment } = values;
  if (deployment.remote_cluster_resources_only) return undefined;
  const { labels, selector } = kialiLabels(input, values);
  const manifest = placedObject(['apps/v1', 'Deployment'], input, labels, {
    spec: {
      ...(!given(deployment.hpa.spec) && { replicas: deployment.replicas }),
      selector: { matchLabels: selector },
      strategy: given(deployment.strategy) ? deployment.strategy : ROLLING,
      template: {
        metadata: {
          name: input.name,
          labels: { ...labels, ...deployment.pod_labels },
          annotations: annotations(values),
        },
        spec: podSpec(input, values),
      },
    },
  });
  // Containers beside its own stand in its values.
  const { additionalContainers: _, initContainers: __, ...rest } = input.props;
  return overlaid(manifest, rest, 'kiali');
}

function annotations(values: KialiValues): Record<string, string> {
  const { metrics } = values.server.observability;
  const scheme = given(values.identity.cert_file) ? 'https' : 'http';
  return {
    'checksum/config': checksum(values),
    'prometheus.io/scrape': String(metrics.enabled),
    'prometheus.io/port': metrics.enabled ? String(metrics.port) : '',
    'prometheus.io/scheme': metrics.enabled ? scheme : '',
    'kiali.io/dashboards': 'go,kiali',
    ...values.deployment.pod_annotations,
  };
}

function podSpec(input: KialiInput, values: KialiValues): object {
  const { deployment } = values;
  return {
    serviceAccountName: input.name,
    ...when('priorityClassName', deployment.priority_class_name),
    ...pullSecrets(deployment.image_pull_secrets),
    ...when('hostAliases', deployment.host_aliases),
    ...when('dnsPolicy', deployment.dns.policy),
    ...when('dnsConfig', deployment.dns.config),
    ...when('initContainers', deployment.additional_pod_init_containers_yaml),
    ...when('securityContext', input.props.podSecurityContext),
    containers: [...deployment.additional_pod_containers_yaml, kialiContainer(input, values)],
    volumes: kialiVolumes(input, values),
    ...when('affinity', affinity(deployment)),
    ...when('tolerations', deployment.tolerations),
    ...when('nodeSelector', deployment.node_selector),
    ...when('topologySpreadConstraints', deployment.topology_spread_constraints),
  };
}

function affinity({ affinity: { node, pod, pod_anti } }: KialiDeploymentValues): object {
  return { ...when('nodeAffinity', node), ...when('podAffinity', pod), ...when('podAntiAffinity', pod_anti) };
}
