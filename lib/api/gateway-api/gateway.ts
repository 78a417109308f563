import { isRecord } from '../../model';
import type { Kind } from '../../schema/kind';
import { en, list, map, obj, str } from '../../schema/notation';
import { textRule } from '../../schema/rules/native';
import { isIpAddress } from '../../schema/rules/network';
import type { Breach } from '../../schema/rules/rule';

import { GATEWAY_API } from './group';
import { FROM, listeners } from './listeners';
import { LocalReference, SecretReference, Selector } from './references';
import { breaches, field, items } from './rules';
import {
  group,
  isDomainPath,
  isHostname,
  isLabelKey,
  kind,
  labelValue,
  name,
  namespace,
  optionValue,
  portNumber,
} from './texts';

const addressType = str
  .len(1, 253)
  .rule(
    textRule(
      'address-type',
      (text) => ['IPAddress', 'Hostname', 'NamedAddress'].includes(text) || isDomainPath(text),
      'must be IPAddress, Hostname, NamedAddress, or DOMAIN/NAME',
    ),
  );
const addressValue = breaches('address', 'the value fits the type of the address', undefined, (address): Breach[] => {
  const value = field(address, 'value');
  const type = field(address, 'type');
  if (typeof value !== 'string') return [];
  if (type === 'IPAddress' && !isIpAddress(value))
    return [
      { at: '.value', found: value, message: 'must be an IP address', fix: 'set type to Hostname for a DNS name' },
    ];
  if (type === 'Hostname' && !isHostname(value))
    return [
      { at: '.value', found: value, message: 'must be a DNS name of lower-case letters, digits, hyphens and dots' },
    ];
  return [];
});
const uniqueAddresses = breaches(
  'address-twice',
  'each address is there once',
  'remove one of them',
  (value): Breach[] => {
    const known = items(value).map(({ type, value: text }) =>
      ['IPAddress', 'Hostname'].includes(String(type)) && text !== undefined
        ? `${String(type)} ${String(text)}`
        : undefined,
    );
    return known.flatMap((one, i) =>
      one !== undefined && known.indexOf(one) < i ? [{ at: `[${i}].value`, found: one.split(' ')[1] }] : [],
    );
  },
);
const labelKeys = breaches(
  'label-key',
  'must be [DOMAIN/]NAME, the name at most 63 letters, digits, hyphens, underscores and dots',
  undefined,
  (value): Breach[] =>
    Object.keys(isRecord(value) ? value : {})
      .filter((key) => !isLabelKey(key))
      .map((key) => ({ at: `[${JSON.stringify(key)}]`, found: key })),
);

const FrontendTls = obj('TLSConfig', {
  validation: obj('FrontendTLSValidation', {
    'caCertificateRefs!': list(
      obj('ObjectReference', {
        'group!': group.doc('API group; empty is the core group.'),
        'kind!': kind.doc('Kind; ConfigMap or Secret.'),
        'name!': name.doc('Name of the object.'),
        'namespace': namespace.doc('Namespace of the object; by default that of the gateway.'),
      }),
    )
      .min(1)
      .max(16)
      .before('1.31', (references) => references.max(8))
      .atomic.doc('CA certificates for client certificates.'),
    'mode': en({ AllowValidOnly: 'Refuse clients without a valid certificate', AllowInsecureFallback: 'Let them in' })
      .def('AllowValidOnly')
      .doc('Handling of clients without a valid certificate; default AllowValidOnly.'),
  }).doc('Client certificates.'),
});

/** Kind KubernetesGateway: https://gateway-api.sigs.k8s.io/reference/spec/#gateway */
export const KubernetesGateway: Kind = {
  ...GATEWAY_API,
  kind: 'Gateway',
  plural: 'gateways',
  versions: ['v1', 'v1beta1'],
  doc: 'Entry of traffic into the cluster or, as a waypoint, a stop on its way to services.',
  specRequired: true,
  spec: obj('GatewaySpec', {
    'addresses': list(
      obj('GatewaySpecAddress', {
        type: addressType.def('IPAddress').doc('Sort of address: IPAddress (the default), Hostname or NamedAddress.'),
        value: str.len(253).doc('The address; by default the implementation chooses.'),
      }).rule(addressValue),
    )
      .max(16)
      .atomic.rule(uniqueAddresses)
      .doc('Addresses of the gateway; with Hostname, Istio uses that service instead of making one.'),
    'allowedListeners': obj('AllowedListeners', {
      namespaces: obj('ListenerNamespaces', {
        from: en({ ...FROM, None: 'No namespace' })
          .def('None')
          .doc('Namespaces of ListenerSets; default None.'),
        selector: Selector.doc('Labels of the namespaces, for from: Selector.'),
      })
        .def({ from: 'None' })
        .doc('Namespaces whose ListenerSets may add listeners; none by default.'),
    })
      .experimentalBefore('1.30')
      .doc('ListenerSets that may add listeners.'),
    'defaultScope': en({ All: 'Routes of all namespaces', None: 'None' })
      .experimental({ ignored: true })
      .doc('Routes that belong to the gateway without naming it; default None. Istio does not act on it.'),
    'gatewayClassName!': name.doc('Class of the gateway: istio, istio-remote or istio-waypoint.'),
    'infrastructure': obj('GatewayInfrastructure', {
      annotations: map(optionValue)
        .max(16)
        .rule(labelKeys)
        .before('1.31', (annotations) => annotations.max(8))
        .doc('Annotations of the objects that are made.'),
      labels: map(labelValue).max(8).rule(labelKeys).doc('Labels of the objects that are made.'),
      parametersRef: LocalReference.doc('A ConfigMap with changes of the objects that are made.'),
    }).doc('Settings of the objects that are created for the gateway.'),
    'listeners!': listeners.doc('Ports with their protocols.'),
    'tls': obj('GatewayTLSConfig', {
      backend: obj('GatewayBackendTLS', {
        clientCertificateRef: SecretReference.doc('Certificate that the gateway shows to backends.'),
      }).doc('TLS to backends.'),
      frontend: obj('FrontendTLSConfig', {
        'default!': FrontendTls.doc('Settings of ports without settings of their own.'),
        'perPort': list(
          obj('TLSPortConfig', {
            'port!': portNumber.doc('Port that the settings are for.'),
            'tls!': FrontendTls.doc('Settings of the port.'),
          }),
        )
          .by('port')
          .max(64)
          .doc('Settings of single ports.'),
      }).doc('TLS from clients.'),
    })
      .experimentalBefore('1.30')
      .doc('TLS of the whole gateway.'),
  }),
};
