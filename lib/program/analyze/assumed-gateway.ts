import type { Manifest } from '../../model';
import type { AnalyzeOptions } from './types';

const NAME = 'istio-ingressgateway';
const LABELS = { istio: 'ingressgateway' };
const PORTS = [80, 443, 31400, 15443];

/**
 * Returns the ingress gateway that istioctl assumes for files without a mesh, because Gateways would have no pods
 * otherwise; undefined where the mesh config switches it off.
 */
export function assumedGateway(
  objects: readonly Manifest[],
  { meshConfig = {}, istioNamespace }: AnalyzeOptions,
): Manifest[] {
  if (meshConfig.ingressControllerMode === 'OFF') return [];
  const namespace = istioNamespace ?? 'istio-system';
  const name = typeof meshConfig.ingressService === 'string' ? meshConfig.ingressService : NAME;
  const pod: Manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${name}-dummypod`, namespace, labels: LABELS },
    spec: { containers: [{ name: 'istio-proxy' }] },
  };
  const service: Manifest = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: LABELS, ports: PORTS.map((port) => ({ port, targetPort: port, protocol: 'TCP' })) },
  };
  const isDeclared = objects.some(
    ({ kind, metadata }) => kind === 'Service' && metadata.name === name && metadata.namespace === namespace,
  );
  return isDeclared ? [pod] : [pod, service];
}
