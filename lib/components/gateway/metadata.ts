import type { ManifestMetadata } from '../../model';
import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import { gatewayName, type GatewayInput } from './values';

/** The labels that pods are selected by, which the selectors of `Gateway` objects name too. */
export function gatewaySelector(input: GatewayInput): Record<string, string> {
  const name = gatewayName(input);
  const { app, istio } = input.values.labels;
  return stringMap({ app: app ?? name, istio: istio ?? name.replace(/^istio-/, '') });
}

/** Selector and the user's further labels. */
export function gatewayOwnLabels(input: GatewayInput): Record<string, string> {
  const { app: _app, istio: _istio, ...others } = input.values.labels;
  return stringMap(gatewaySelector(input), others);
}

export function gatewayLabels(input: GatewayInput): Record<string, string> {
  return { 'app.kubernetes.io/name': gatewayName(input), ...istioLabels(input), ...gatewayOwnLabels(input) };
}

/** Metadata of the objects that carry the gateway's annotations. */
export function gatewayMetadata(input: GatewayInput, name = gatewayName(input)): ManifestMetadata {
  return {
    name,
    namespace: input.namespace,
    labels: gatewayLabels(input),
    annotations: stringMap(input.values.annotations),
  };
}
