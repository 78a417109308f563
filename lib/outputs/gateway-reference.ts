import { kubernetesGatewayReference, type KubernetesGatewayModel } from '../policies/gateway-api';
import { misplaced, type ReferenceContext } from '../policies/references/references';

/** Annotations by which istiod names the Service and account of a Gateway. */
const NAMING = ['gateway.istio.io/name-override', 'gateway.istio.io/service-account'];

/** Fields that name what istiod makes for a Gateway: by the name of the Gateway and by its class. */
const NAMED_BY_CLASS: ReadonlySet<string> = new Set([
  'principals',
  'notPrincipals',
  'serviceAccounts',
  'notServiceAccounts',
  'host',
  'hosts',
  'destination',
]);

/**
 * Returns the name by which a field refers to a Gateway of the Gateway API, whose class and annotations may be Outputs:
 * then nothing can name what istiod makes for it.
 */
export function openGatewayReference(gateway: KubernetesGatewayModel, place: string, from: ReferenceContext): unknown {
  const { name, gatewayClassName, annotations = {} } = gateway;
  const isPlain = [gatewayClassName, ...NAMING.map((annotation) => annotations[annotation] ?? '')].every(
    (value) => typeof value === 'string',
  );
  if (isPlain || !NAMED_BY_CLASS.has(place)) return kubernetesGatewayReference(gateway, place, from);
  return misplaced(
    `Gateway ${name} of the Gateway API`,
    place,
    from,
    'its class, by which istiod names its pods, or an annotation that names them is an Output: pass plain values',
  );
}
