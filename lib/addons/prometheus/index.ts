import { prometheusUrl } from '../addresses';
import type { PrometheusProps } from '../../props';
import type { Addon } from '../addon';
import { ingressRenderers } from '../shared/ingress';
import {
  clusterRoleBinding,
  networkPolicy,
  persistentVolumeClaim,
  podDisruptionBudget,
  accountName,
  ownAccount,
} from '../shared/objects';
import { prometheusClusterRole } from './cluster-role';
import { prometheusConfigMap } from './config-map';
import { prometheusDeployment } from './deployment';
import { PROMETHEUS_PORT, prometheusLabels } from './input';
import { prometheusProblems } from './problems';
import { prometheusService } from './service';

/** Prometheus, as its official chart installs it for Istio's samples. https://prometheus.io/docs/ */
export const prometheus: Addon<PrometheusProps> = {
  name: 'prometheus',
  defaultName: 'prometheus',
  url: prometheusUrl,
  stand: prometheusUrl,
  problems: prometheusProblems,
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true ? networkPolicy(input, prometheusLabels(input), [PROMETHEUS_PORT]) : undefined,
    'pod-disruption-budget': (input) =>
      podDisruptionBudget(input, prometheusLabels(input), input.props.podDisruptionBudget),
    'service-account': (input) => ownAccount(input, prometheusLabels(input).labels),
    'config-map': prometheusConfigMap,
    'volume-claim': (input) =>
      input.props.storage && persistentVolumeClaim(input, prometheusLabels(input).labels, input.props.storage),
    'cluster-role': prometheusClusterRole,
    'cluster-role-binding': (input) =>
      clusterRoleBinding(input.name, prometheusLabels(input).labels, input.name, {
        name: accountName(input),
        namespace: input.namespace,
      }),
    'service': prometheusService,
    'deployment': prometheusDeployment,
    ...ingressRenderers((input) => ({
      at: input,
      labels: prometheusLabels(input).labels,
      service: input.name,
      port: PROMETHEUS_PORT,
    })),
  },
};
