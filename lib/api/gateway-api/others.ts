import type { Kind } from '../../schema/kind';
import { en, list, map, obj, str } from '../../schema/notation';
import { textRule } from '../../schema/rules/native';
import type { Breach } from '../../schema/rules/rule';
import { GATEWAY_API, GATEWAY_API_X } from './group';
import { listeners, listenersWithDefaultPort } from './listeners';
import { ListenerSetParent, LocalReference } from './references';
import { breaches, field, fieldByType, sectionsTogether, uniqueBy } from './rules';
import {
  controllerName,
  exactHostname,
  group,
  hostname,
  kind,
  name,
  namespace,
  optionValue,
  sectionName,
  SUBDOMAIN,
} from './texts';

/** Kind GatewayClass: https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclass */
export const GatewayClass: Kind = {
  ...GATEWAY_API,
  kind: 'GatewayClass',
  plural: 'gatewayclasses',
  versions: ['v1', 'v1beta1'],
  doc: 'A sort of gateway, and who makes it. istiod makes the classes of Istio itself.',
  specRequired: true,
  spec: obj('GatewayClassSpec', {
    'controllerName!': controllerName.doc(
      'Controller that deploys gateways of the class, DOMAIN/PATH; cannot be changed later.',
    ),
    'description': str.len(64).doc('Purpose of the class, in a few words.'),
    'parametersRef': obj('ParametersReference', {
      'group!': group.doc('API group; empty is the core group.'),
      'kind!': kind.doc('Kind of the object.'),
      'name!': name.doc('Name of the object.'),
      'namespace': namespace.doc('Namespace of the object, if its kind has namespaces.'),
    }).doc('An object with settings of the class.'),
  }),
};

/** Kind ReferenceGrant: https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant */
export const ReferenceGrant: Kind = {
  ...GATEWAY_API,
  kind: 'ReferenceGrant',
  plural: 'referencegrants',
  versions: ['v1', 'v1beta1'],
  doc: 'Lets objects of other namespaces refer to objects of this one.',
  spec: obj('ReferenceGrantSpec', {
    'from!': list(
      obj('ReferenceGrantFrom', {
        'group!': group.doc('API group of who refers.'),
        'kind!': kind.doc('Kind of who refers.'),
        'namespace!': namespace.doc('Namespace of who refers.'),
      }),
    )
      .min(1)
      .max(16)
      .atomic.doc('Objects that may refer.'),
    'to!': list(
      obj('ReferenceGrantTo', {
        'group!': group.doc('API group; empty is the core group.'),
        'kind!': kind.doc('Kind that may be referred to.'),
        'name': name.doc('Name; by default all of the kind.'),
      }),
    )
      .min(1)
      .max(16)
      .atomic.doc('Objects that may be referred to.'),
  }),
};

/** Kind ListenerSet: https://gateway-api.sigs.k8s.io/reference/spec/#listenerset */
export const ListenerSet: Kind = {
  ...GATEWAY_API,
  kind: 'ListenerSet',
  plural: 'listenersets',
  versions: ['v1'],
  doc: 'Further listeners of a gateway, which somebody else may own.',
  specRequired: true,
  spec: obj('ListenerSetSpec', {
    'listeners!': listeners.doc('Ports with their protocols.'),
    'parentRef!': ListenerSetParent.doc('The gateway; it must allow the set with allowedListeners.'),
  }),
};

/** Kind XListenerSet: https://gateway-api.sigs.k8s.io/geps/gep-1713/ . What ListenerSet was called first. */
export const XListenerSet: Kind = {
  ...GATEWAY_API_X,
  kind: 'XListenerSet',
  plural: 'xlistenersets',
  versions: ['v1alpha1'],
  doc: 'Further listeners of a gateway, as the experimental channel has them before Istio 1.30.',
  specRequired: true,
  spec: obj('ListenerSetSpec', {
    'listeners!': listenersWithDefaultPort.doc('Ports with their protocols.'),
    'parentRef!': ListenerSetParent.doc('The gateway; it must allow the set with allowedListeners.'),
  }),
};

const isWellKnown = new RegExp(`^(?:System|${SUBDOMAIN}/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])$`);
const isAbsoluteUri = /^[^:/?#]+:\/\/[^/?#]*/;
const TARGET = ['group', 'kind', 'name'];

const oneTrust = breaches(
  'backend-trust',
  'caCertificateRefs or wellKnownCACertificates is needed, and not both',
  undefined,
  (value): Breach[] => {
    const refs = field(value, 'caCertificateRefs');
    const [own, known] = [Array.isArray(refs) && refs.length > 0, Boolean(field(value, 'wellKnownCACertificates'))];
    if (own && known)
      return [
        {
          found: ['caCertificateRefs', 'wellKnownCACertificates'],
          message: 'caCertificateRefs and wellKnownCACertificates do not go together',
          fix: 'keep one of them',
        },
      ];
    return own || known
      ? []
      : [
          {
            found: [],
            message: 'caCertificateRefs or wellKnownCACertificates is needed',
            fix: 'set wellKnownCACertificates to System for the CA certificates of the operating system',
          },
        ];
  },
);

/** Kind BackendTLSPolicy: https://gateway-api.sigs.k8s.io/reference/spec/#backendtlspolicy */
export const BackendTLSPolicy: Kind = {
  ...GATEWAY_API,
  kind: 'BackendTLSPolicy',
  plural: 'backendtlspolicies',
  versions: ['v1', 'v1alpha3'],
  doc: 'TLS from gateways to services.',
  specRequired: true,
  spec: obj('BackendTLSPolicySpec', {
    'options': map(optionValue).max(16).doc('Settings of the implementation.'),
    'targetRefs!': list(
      obj('LocalPolicyTargetReference', {
        'group!': group.doc('API group of the target; empty for a Service.'),
        'kind!': kind.doc('Kind of the target: Service.'),
        'name!': name.doc('Name of the target.'),
        'sectionName': sectionName.doc('Name of a port of the service; by default all.'),
      }),
    )
      .min(1)
      .max(16)
      .atomic.rule(sectionsTogether(TARGET, ['sectionName']), uniqueBy('target', 'a target', ...TARGET, 'sectionName'))
      .doc('Services that the policy is for.'),
    'validation!': obj('BackendTLSPolicyValidation', {
      'caCertificateRefs': list(LocalReference)
        .max(8)
        .atomic.doc('ConfigMaps with CA certificates for the server; not with wellKnownCACertificates.'),
      'hostname!': exactHostname.doc('Server name in the handshake, and name that the certificate must have.'),
      'subjectAltNames': list(
        obj('SubjectAltName', {
          'hostname': hostname.doc('A DNS name; "*." may begin it.'),
          'type!': en('Hostname', 'URI').doc('Sort of name; the field of the same meaning has it.'),
          'uri': str
            .len(1, 253)
            .rule(
              textRule(
                'uri',
                (text) => isAbsoluteUri.test(text),
                'must be a URI with scheme and host',
                'for example spiffe://cluster.local/ns/a/sa/b',
              ),
            )
            .doc('A URI.'),
        }).rule(fieldByType({ Hostname: 'hostname', URI: 'uri' })),
      )
        .max(5)
        .atomic.doc('Names of which the certificate must have one, instead of hostname.'),
      'wellKnownCACertificates': str
        .len(1, 253)
        .rule(textRule('well-known-ca', (text) => isWellKnown.test(text), 'must be System, or DOMAIN/NAME'))
        .before('1.30', () => en('System'))
        .doc('CA certificates that are there: System is those of the operating system. Not with caCertificateRefs.'),
    })
      .rule(oneTrust)
      .doc("Validation of the server's certificate."),
  }),
};
