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
import { prometheusWorkload } from './deployment';
import { PROMETHEUS_PORT, prometheusLabels, type PrometheusInput } from './input';
import { prometheusProblems } from './problems';
import { headlessService, prometheusService } from './service';

const labelsOf = (input: PrometheusInput) => prometheusLabels(input).labels;

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
    'service-account': (input) => ownAccount(input, labelsOf(input)),
    'config-map': prometheusConfigMap,
    'volume-claim': (input) => {
      const { kind, storage } = input.props;
      return kind === 'StatefulSet' ? undefined : storage && persistentVolumeClaim(input, labelsOf(input), storage);
    },
    'cluster-role': (input) => (input.props.rbac === false ? undefined : prometheusClusterRole(input)),
    'cluster-role-binding': (input) =>
      input.props.rbac === false
        ? undefined
        : clusterRoleBinding(input.name, labelsOf(input), input.name, {
            name: accountName(input),
            namespace: input.namespace,
          }),
    'service': prometheusService,
    'deployment': prometheusWorkload,
    'headless-service': headlessService,
    ...ingressRenderers((input) => ({
      at: input,
      labels: labelsOf(input),
      service: input.name,
      port: input.props.service?.port ?? PROMETHEUS_PORT,
      path: input.props.routePrefix,
    })),
  },
};
