import { en, i32, int, list, obj, str, struct } from '../../schema/notation';
import { hostWithoutValue } from '../../schema/rules/extensions';
import { wasmUrl } from '../../schema/rules/url';

/** Environment variable of a Wasm VM, in WasmPlugin and TrafficExtension. */

const EnvVar = obj('EnvVar', {
  'name!': str.len(1, 256).doc('Name of the variable.'),
  'value': str.len(2048).doc('Value; only with valueFrom INLINE.'),
  'valueFrom': en({ INLINE: 'What value says', HOST: 'The variable of the same name of the proxy' }).doc(
    'Source of the value; default INLINE.',
  ),
}).rule(hostWithoutValue);

/** Fields that choose the Wasm module and its configuration. */
export const wasmFields = {
  'failStrategy': en({
    FAIL_CLOSE: 'Answer requests with an error',
    FAIL_OPEN: 'Go on without the plugin',
    FAIL_RELOAD: 'Load the plugin again, then as FAIL_CLOSE',
  }).doc('Strategy for a module that cannot be loaded or fails; default FAIL_CLOSE.'),
  'imagePullPolicy': en({
    UNSPECIFIED_POLICY: 'IfNotPresent, but Always for the tag latest',
    IfNotPresent: 'Keep the module that is there',
    Always: 'Look for a newer one when the config changes',
  }).doc('When an OCI image is pulled; default IfNotPresent, for the tag latest Always.'),
  'imagePullSecret': str.len(1, 253).doc('Name of a pull secret in the same namespace, for OCI images.'),
  'pluginConfig': struct.doc('Configuration that the module gets, any JSON object.'),
  'pluginName': str.len(1, 256).doc('Name that the module gets, for modules that hold several plugins.'),
  'sha256': str
    .re('(^$|^[a-f0-9]{64}$)', '64 hexadecimal digits in lower case')
    .doc('SHA-256 of the module or image, 64 hexadecimal digits; unchecked by default.'),
  'type': en({
    UNSPECIFIED_PLUGIN_TYPE: 'HTTP',
    HTTP: 'An HTTP filter',
    NETWORK: 'A network filter',
  }).doc('Type of the filter; default HTTP.'),
  'url!': str
    .minLen(1)
    .rule(wasmUrl)
    .doc('URL of the module: oci://, http(s):// or file://; an OCI image without a scheme.'),
  'verificationKey': str.doc('Public key for signatures of the image; not checked by Istio today.'),
  'vmConfig': obj('VmConfig', {
    env: list(EnvVar).by('name').max(256).doc('Environment variables that the module sees.'),
  }).doc('Virtual machine of the module.'),
};

/** Order of filters. */
export const priority = i32.nil.doc('Order among plugins of the same phase, the greatest first; default 0.');

export const trafficMatch = list(
  obj('TrafficSelector', {
    mode: en({
      UNDEFINED: 'CLIENT_AND_SERVER',
      CLIENT: 'What leaves the workload, and gateways',
      SERVER: 'What comes to the workload',
      CLIENT_AND_SERVER: 'Both directions',
    }).doc('Direction of the traffic; default CLIENT_AND_SERVER.'),
    ports: list(
      obj('PortSelector', {
        'number!': int.min(1).max(65535).doc('Port number.'),
      }),
    )
      .by('number')
      .doc('Ports of the traffic: of the workload for SERVER, of the service for CLIENT; all by default.'),
  }),
);
