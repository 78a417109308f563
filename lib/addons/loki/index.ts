import { isLast, lokiOtlpUrl, lokiUrl } from '../addresses';
import type { LokiProps } from '../../props';
import { pullSecrets } from '../../components/shared/pull-secrets';
import { emit } from '../../yaml/emit';
import type { Addon } from '../addon';
import { clusterRole, clusterRoleBinding, configMap, networkPolicy, serviceAccount } from '../shared/objects';
import { lokiConfig } from './config';
import { LOKI_PORTS, lokiLabels } from './input';
import { lokiHeadlessService, lokiMemberlistService, lokiService } from './services';
import { lokiStatefulSet } from './stateful-set';

/** Loki, as its official chart installs it for Istio's samples: one pod with a volume. */
export const loki: Addon<LokiProps> = {
  name: 'loki',
  defaultName: 'loki',
  url: lokiUrl,
  stand: (at, path) => (isLast(path, 'logs') ? lokiOtlpUrl(at) : lokiUrl(at)),
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true
        ? networkPolicy(input, lokiLabels(input), Object.values(LOKI_PORTS))
        : undefined,
    'service-account': (input) =>
      serviceAccount(input, lokiLabels(input).labels, {
        automountServiceAccountToken: true,
        ...pullSecrets(input.props.imagePullSecrets),
      }),
    'config-map': (input) => configMap(input, lokiLabels(input).labels, { 'config.yaml': emit(lokiConfig(input)) }),
    'config-map-runtime': (input) =>
      configMap({ name: `${input.name}-runtime`, namespace: input.namespace }, lokiLabels(input).labels, {
        'runtime-config.yaml': '{}\n',
      }),
    'cluster-role': (input) =>
      clusterRole(`${input.name}-clusterrole`, lokiLabels(input).labels, [
        { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'watch', 'list'] },
      ]),
    'cluster-role-binding': (input) =>
      clusterRoleBinding(
        `${input.name}-clusterrolebinding`,
        lokiLabels(input).labels,
        `${input.name}-clusterrole`,
        input,
      ),
    'service-memberlist': lokiMemberlistService,
    'service-headless': lokiHeadlessService,
    'service': lokiService,
    'stateful-set': lokiStatefulSet,
  },
};
