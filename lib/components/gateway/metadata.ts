import type { ManifestMetadata } from '../../model';
import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import { gatewayName, type GatewayInput } from './values';

/** Returns the labels by which pods are selected, also by the selectors of `Gateway` objects. */
export function gatewaySelector(input: GatewayInput): Record<string, string> {
  const name = gatewayName(input);
  const { app, istio } = input.values.labels;
  return stringMap({ app: app ?? name, istio: istio ?? name.replace(/^istio-/, '') });
}

/** Returns the selector labels and the user's further labels. */
export function gatewayOwnLabels(input: GatewayInput): Record<string, string> {
  const { app: _app, istio: _istio, ...others } = input.values.labels;
  return stringMap(gatewaySelector(input), others);
}

export function gatewayLabels(input: GatewayInput): Record<string, string> {
  return { 'app.kubernetes.io/name': gatewayName(input), ...istioLabels(input), ...gatewayOwnLabels(input) };
}

/** Returns the metadata of the objects that carry the gateway's annotations. */
export function gatewayMetadata(input: GatewayInput, name = gatewayName(input)): ManifestMetadata {
  return {
    name,
    namespace: input.namespace,
    labels: gatewayLabels(input),
    annotations: stringMap(input.values.annotations),
  };
}
