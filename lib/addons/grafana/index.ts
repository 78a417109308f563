import { grafanaForKiali, grafanaUrl, isLast } from '../addresses';
import type { GrafanaProps } from '../../props';
import type { Addon } from '../addon';
import { autoscaler, autoscalerSpec } from '../shared/autoscaler';
import { ingressRenderers } from '../shared/ingress';
import { networkPolicy, persistentVolumeClaim, podDisruptionBudget, ownAccount } from '../shared/objects';
import { port, portService } from '../shared/service';
import { dashboardConfigMaps, grafanaConfigMap } from './config-map';
import { grafanaDeployment } from './deployment';
import { GRAFANA_PORT, grafanaLabels } from './input';
import { grafanaProblems } from './problems';
import { sidecarObjects } from './sidecar';

/** Grafana, as its official chart installs it for Istio's samples, with dashboards of our own. */
export const grafana: Addon<GrafanaProps> = {
  name: 'grafana',
  defaultName: 'grafana',
  url: grafanaUrl,
  stand: (at, path, links) =>
    isLast(path, 'grafana') ? grafanaForKiali(at, at.settings as GrafanaProps, links()) : grafanaUrl(at),
  problems: grafanaProblems,
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true ? networkPolicy(input, grafanaLabels(input), [GRAFANA_PORT]) : undefined,
    'pod-disruption-budget': (input) =>
      podDisruptionBudget(input, grafanaLabels(input), input.props.podDisruptionBudget),
    'service-account': (input) =>
      ownAccount(input, grafanaLabels(input).labels, { automountServiceAccountToken: false }),
    'config-map': grafanaConfigMap,
    ...sidecarObjects,
    'volume-claim': (input) =>
      input.props.storage && persistentVolumeClaim(input, grafanaLabels(input).labels, input.props.storage),
    'service': (input) => {
      const { labels, selector } = grafanaLabels(input);
      const ports = [port('service', GRAFANA_PORT)] as const;
      return portService(input, labels, input.props.service, { type: 'ClusterIP', ports, selector });
    },
    'deployment': grafanaDeployment,
    'horizontal-pod-autoscaler': (input) =>
      input.props.autoscaling &&
      autoscaler(input, grafanaLabels(input).labels, autoscalerSpec(input.props.autoscaling)),
    'dashboards': dashboardConfigMaps,
    ...ingressRenderers((input) => ({
      at: input,
      labels: grafanaLabels(input).labels,
      service: input.name,
      port: input.props.service?.port ?? GRAFANA_PORT,
    })),
  },
};
