import type { GatewayApiFacts } from '../../releases/gateway-api';
import type { Place } from '../place';
import { endsTls } from './listener-tls';
import { checkListeners, purposeOf } from './listeners';
import { refersTo, type GatewayApiRules } from './subject';

const NOTHING = { group: '', kind: '' };

export const gatewayRules: GatewayApiRules = ({ object, spec, facts }) => {
  const purpose = purposeOf(spec.text('gatewayClassName'));
  if (purpose === undefined) return;
  checkListeners(spec.list('listeners'), purpose, facts);
  checkAddresses(object, spec);
  checkParameters(spec);
  checkFrontend(spec, facts);
  checkClientCertificate(spec, facts);
};

const SERVICE_TYPE = 'networking.istio.io/service-type';

/**
 * Checks the addresses of a Gateway: without any, or with one IP address, it gets pods of its own; otherwise it stands
 * for existing Services.
 */
function checkAddresses(object: Place, spec: Place): void {
  const addresses = spec.list('addresses');
  const isManaged =
    addresses.length === 0 || (addresses.length === 1 && (addresses[0].text('type') || 'IPAddress') === 'IPAddress');
  if (isManaged) return;
  const others = addresses.filter((address) => (address.text('type') || 'IPAddress') !== 'Hostname');
  for (const address of others) {
    const fix = 'keep one IP address, or hostnames of the Services only';
    if (others.length === addresses.length)
      address.error('address-type', 'beside other addresses istiod takes hostnames only, and refuses the Gateway', fix);
    else address.error('address-type', 'beside other addresses istiod takes hostnames only, and ignores this one', fix);
  }
  if (others.length === 0 && object.at('metadata').record('annotations')?.has(SERVICE_TYPE)) {
    object
      .at('metadata', 'annotations', SERVICE_TYPE)
      .warn('service-type', 'the annotation has no effect on a Gateway whose Service is there already', 'remove it');
  }
}

function checkParameters(spec: Place): void {
  const parameters = spec.record('infrastructure')?.record('parametersRef');
  if (parameters === undefined || refersTo(parameters, NOTHING) === 'ConfigMap') return;
  parameters
    .at('kind')
    .error(
      'parameters-kind',
      'istiod takes parameters of a Gateway from a ConfigMap only',
      'name a ConfigMap, with kind ConfigMap and an empty group',
    );
}

/** Returns the settings for client certificates that apply on the port of a listener. */
function frontendOf(spec: Place, port: number): Place | undefined {
  const frontend = spec.record('tls')?.record('frontend');
  const own = frontend?.list('perPort').find((one) => one.number('port') === port);
  return own === undefined ? frontend?.record('default') : own.record('tls');
}

function checkFrontend(spec: Place, { frontendMode }: GatewayApiFacts): void {
  const seen = new Set<string>();
  for (const listener of spec.list('listeners').filter(endsTls)) {
    const validation = frontendOf(spec, listener.number('port'))?.record('validation');
    if (validation === undefined || seen.has(validation.path)) continue;
    seen.add(validation.path);
    checkClientCas(validation);
    if (!frontendMode && validation.text('mode') === 'AllowInsecureFallback') {
      validation
        .at('mode')
        .warn(
          'frontend-mode',
          'istiod of this release does not act on the mode: clients without a valid certificate are refused',
          'target Istio 1.31 or later, or remove it',
        );
    }
  }
}

function checkClientCas(validation: Place): void {
  const references = validation.list('caCertificateRefs');
  if (references.length > 1)
    return validation
      .at('caCertificateRefs')
      .error(
        'client-cas',
        'istiod takes one CA certificate for clients, and refuses the listener',
        'put all CA certificates into one ConfigMap',
      );
  for (const reference of references) {
    if (['ConfigMap', 'Secret'].includes(refersTo(reference, NOTHING))) continue;
    reference
      .at('kind')
      .error(
        'client-ca-kind',
        'istiod takes CA certificates from a ConfigMap or Secret only',
        'use kind ConfigMap with an empty group',
      );
  }
}

const SECRET = { group: '', kind: 'Secret' };

function checkClientCertificate(spec: Place, { checksClientCertificate }: GatewayApiFacts): void {
  const reference = spec.record('tls')?.record('backend')?.record('clientCertificateRef');
  if (reference === undefined) return;
  if (checksClientCertificate && refersTo(reference, SECRET) !== 'Secret') {
    return reference
      .at('kind')
      .error(
        'client-certificate-kind',
        'istiod takes the certificate for backends from a Secret only',
        'name a Secret of type kubernetes.io/tls',
      );
  }
  reference.warn(
    'client-certificate-unused',
    'gateways of this class show backends no certificate of their own choice',
    'write a DestinationRule with tls mode MUTUAL for the backend',
  );
}
