import type { Manifest } from '../../model';
import { yamlText } from '../shared/yaml-text';
import { inNamespace } from './conditions';
import { revisionLabel, revisionLabels } from './names';
import type { IstiodInput } from './values';

/** Renders the ConfigMaps with overlays for the objects that istiod deploys for each gateway class. */
export function gatewayClassConfigMaps(input: IstiodInput): Manifest[] | undefined {
  if (!inNamespace(input)) return undefined;
  return Object.entries(input.values.gatewayClasses ?? {}).map(([gatewayClass, overlays]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `istio-${revisionLabel(input)}-gatewayclass-${gatewayClass}`,
      namespace: input.namespace,
      labels: { ...revisionLabels(input), 'gateway.istio.io/defaults-for-class': gatewayClass },
    },
    data: Object.fromEntries(Object.entries(overlays ?? {}).map(([kind, fields]) => [kind, `${yamlText(fields)}\n`])),
  }));
}
