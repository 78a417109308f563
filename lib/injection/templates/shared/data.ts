import type { GatewayTemplateData, PodTemplateData } from '../template-data';
import {
  annotationOr,
  choose,
  contains,
  each,
  eq,
  type Expression,
  type ListPart,
  type MapPart,
  optionalField,
  path,
  type ScalarValue,
  valueOr,
  variable,
  when,
} from '../language';

/** The data of the templates that are merged into a pod. */
export const pod = path<PodTemplateData>('$');
/** The data of the templates that the Gateway controller renders. */
export const gateway = path<GatewayTemplateData>('$');

export const values = pod.Values;
export const global = values.global;
export const proxyConfig = pod.ProxyConfig;
export const meshConfig = pod.MeshConfig;

export const trustDomain = variable('trustDomain', valueOr(meshConfig.TrustDomain, global.trustDomain));
export const usesIstiodCertificates = eq(global.pilotCertProvider, 'istiod');
export const usesGkeCertificates = eq(global.caName, 'GkeWorkloadCertificate');
export const usesClusterTrustBundles = eq(optionalField(values.pilot.env, 'ENABLE_CLUSTER_TRUST_BUNDLE_API'), true);

/** `imagePullPolicy`, if the values set one. */
export const imagePullPolicy: MapPart = when(global.imagePullPolicy, [{ imagePullPolicy: global.imagePullPolicy }]);

/** `imagePullSecrets` of the pod, if the values name any. */
export const imagePullSecrets: MapPart = when(global.imagePullSecrets, [
  { imagePullSecrets: [each('secret', global.imagePullSecrets, (secret): ListPart[] => [{ name: secret }])] },
]);

/**
 * Returns an image: the one that the pod's annotation or the values give in full (with a slash in it), or else the one
 * that istiod has put together.
 */
export function image(
  name: string,
  fromValues: Expression<string>,
  byDefault: Expression<string>,
  annotation: ImageAnnotation = 'sidecar.istio.io/proxyImage',
): ScalarValue {
  const requested = variable(name, annotationOr(annotation, fromValues));
  return choose(contains('/', requested), requested, byDefault);
}
type ImageAnnotation = 'sidecar.istio.io/proxyImage' | 'gateway.istio.io/agentgatewayImage';
export const proxyImage = image('proxyImage', global.proxy.image, pod.ProxyImage);
