import type { Manifest } from '../../model';
import { numberOrText } from '../shared/scalar';
import { given, when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { inNamespace, runsHere } from './conditions';
import { discoveryContainer } from './container';
import { podSelector, revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';
import { istiodVolumes } from './volumes';

/** Renders the control plane's Deployment. */
export function istiodDeployment(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input) || !runsHere(input)) return undefined;
  const { values } = input;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: revisioned('istiod', values.revision),
      namespace: input.namespace,
      labels: stringMap({ app: 'istiod', istio: 'pilot', ...revisionLabels(input) }, values.deploymentLabels),
      ...when('annotations', stringMap(values.deploymentAnnotations)),
    },
    spec: {
      // With autoscaling the autoscaler owns the field: writing it would reset the number at every apply.
      ...(values.autoscaleEnabled ? {} : when('replicas', numberOrText(values.replicaCount))),
      strategy: {
        rollingUpdate: {
          maxSurge: numberOrText(values.rollingMaxSurge),
          maxUnavailable: numberOrText(values.rollingMaxUnavailable),
        },
      },
      selector: { matchLabels: values.revision === '' ? { istio: 'pilot' } : podSelector(input) },
      template: { metadata: podMetadata(input), spec: podSpec(input) },
    },
  };
}

function podMetadata(input: IstiodInput): object {
  const { values } = input;
  const { release: _, ...labels } = revisionLabels(input);
  return {
    labels: stringMap(
      {
        ...labels,
        'app': 'istiod',
        'istio': values.revision === '' ? 'pilot' : 'istiod',
        'sidecar.istio.io/inject': 'false',
      },
      values.podLabels,
      { 'istio.io/dataplane-mode': 'none' },
    ),
    annotations: stringMap(
      { 'prometheus.io/port': '15014', 'prometheus.io/scrape': 'true', 'sidecar.istio.io/inject': 'false' },
      values.podAnnotations,
    ),
  };
}

/** Taint of nodes without a CNI agent: istiod tolerates it, because the agent may need istiod to become ready. */
const CNI_NOT_READY = { key: 'cni.istio.io/not-ready', operator: 'Exists' };

function podSpec(input: IstiodInput): object {
  const { values } = input;
  return {
    ...when('nodeSelector', values.nodeSelector),
    ...when('affinity', values.affinity),
    tolerations: [CNI_NOT_READY, ...(given(values.tolerations) ? values.tolerations : [])],
    ...when('topologySpreadConstraints', values.topologySpreadConstraints),
    serviceAccountName: revisioned('istiod', values.revision),
    ...when('priorityClassName', values.global.priorityClassName),
    ...when('initContainers', values.initContainers),
    containers: [discoveryContainer(input)],
    volumes: istiodVolumes(input),
  };
}
