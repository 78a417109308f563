import type { ValueTree } from '../../model';
import { isOpenShift } from '../shared/openshift';
import { defaultRoot, servesHttps, SERVING_CERTIFICATE, type KialiInput } from './input';

const NONE: readonly never[] = [];
const PROBE = { initial_delay_seconds: 5, period_seconds: 30 };

/** The values of Kiali's chart in its version, as Istio's samples set them. */
export function kialiDefaults(input: KialiInput): ValueTree {
  const { name, namespace, versions } = input;
  const { kialiChatAi } = versions;
  return {
    additional_display_details: [
      { annotation: 'kiali.io/api-spec', icon_annotation: 'kiali.io/api-type', title: 'API Documentation' },
    ],
    auth: { openid: {}, openshift: { client_id_prefix: name } },
    ...(kialiChatAi && {
      chat_ai: {
        default_provider: '',
        enabled: false,
        providers: NONE,
        store_config: { enabled: true, max_cache_memory_mb: 1024, reduce_threshold: 15, reduce_with_ai: false },
      },
    }),
    clustering: { autodetect_secrets: { enabled: true, label: 'kiali.io/multiCluster=true' }, clusters: NONE },
    deployment: {
      additional_pod_containers_yaml: NONE,
      additional_pod_init_containers_yaml: NONE,
      additional_service_yaml: {},
      affinity: { node: {}, pod: {}, pod_anti: {} },
      cluster_wide_access: true,
      configmap_annotations: {},
      custom_envs: NONE,
      custom_secrets: NONE,
      discovery_selectors: {},
      dns: { config: {}, policy: '' },
      extra_labels: {},
      host_aliases: NONE,
      hpa: { api_version: 'autoscaling/v2', spec: {} },
      image_digest: '',
      image_name: 'quay.io/kiali/kiali',
      image_pull_policy: 'IfNotPresent',
      image_pull_secrets: NONE,
      image_version: versions.kiali,
      ingress: { additional_labels: {}, class_name: 'nginx', override_yaml: { metadata: {} } },
      ingress_enabled: false,
      instance_name: name,
      logger: {
        log_format: 'text',
        log_level: 'info',
        sampler_rate: '1',
        time_field_format: '2006-01-02T15:04:05Z07:00',
      },
      namespace,
      network_policy: { enabled: false },
      node_selector: {},
      pod_annotations: { 'proxy.istio.io/config': '{ "holdApplicationUntilProxyStarts": true }' },
      ...(kialiChatAi && { pod_disruption_budget: { api_version: 'policy/v1', spec: {} } }),
      pod_labels: { 'sidecar.istio.io/inject': 'false' },
      priority_class_name: '',
      probes: {
        liveness: PROBE,
        readiness: PROBE,
        startup: { failure_threshold: 6, initial_delay_seconds: 30, period_seconds: 10 },
      },
      remote_cluster_resources_only: false,
      replicas: 1,
      resources: { limits: { memory: '1Gi' }, requests: { cpu: '10m', memory: '64Mi' } },
      secret_name: 'kiali',
      security_context: {},
      service_annotations: {},
      service_type: '',
      ...(kialiChatAi && { strategy: {} }),
      tls_config: {
        cipher_suites: NONE,
        max_version: '',
        min_version: '',
        source: isOpenShift(input) ? 'auto' : 'config',
      },
      tolerations: NONE,
      topology_spread_constraints: NONE,
      version_label: `${versions.kiali}.0`,
      view_only_mode: false,
    },
    external_services: { custom_dashboards: { enabled: true } },
    identity: servesHttps(input) ? SERVING_CERTIFICATE : { cert_file: '', private_key_file: '' },
    kiali_feature_flags: { custom_workload_types: NONE, disabled_features: NONE, validations: { ignore: ['KIA1301'] } },
    server: {
      observability: {
        metrics: {
          enabled: true,
          ...(kialiChatAi && { health_status: { enabled: false, max_consecutive_na: 3 } }),
          port: 9090,
        },
      },
      port: 20001,
      web_root: defaultRoot(input),
    },
    skipResources: NONE,
  };
}
