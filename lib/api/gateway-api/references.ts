import { en, i32, list, map, obj, str } from '../../schema/notation';
import { native } from '../../schema/rules/native';
import { atMostOne } from '../../schema/rules/at-most-one';
import { eitherChannel, field, sectionsTogether, servicePort, uniqueBy } from './rules';
import { group, kind, name, namespace, portNumber, sectionName } from './texts';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

const parentFields = {
  'group': group
    .def(GATEWAY_GROUP)
    .doc('API group of the parent; default gateway.networking.k8s.io, empty for a Service.'),
  'kind': kind.def('Gateway').doc('Kind of the parent: Gateway (the default), ListenerSet, Service or ServiceEntry.'),
  'name!': name.doc('Name of the parent.'),
  'namespace': namespace.doc('Namespace of the parent; by default that of the route.'),
};
const ParentReference = obj('ParentReference', {
  ...parentFields,
  port: portNumber.doc('Port of the parent that the route is for; by default all.'),
  sectionName: sectionName.doc(
    'Listener of the parent, or port of the service, that the route is for; by default all.',
  ),
});
const PARENT = ['group', 'kind', 'name', 'namespace'];
const parentList = list(ParentReference).max(32).atomic;
const PARENTS_DOC = 'Gateways, or services for traffic within the mesh, that the route belongs to.';
const bySection = [
  sectionsTogether(PARENT, ['sectionName']),
  uniqueBy('parent', 'a parent', ...PARENT, 'sectionName'),
] as const;
const byPort = [
  sectionsTogether(PARENT, ['sectionName', 'port']),
  uniqueBy('parent', 'a parent', ...PARENT, 'sectionName', 'port'),
] as const;
/**
 * Parents in kinds of the standard channel, which distinguishes parents by section; the experimental channel also by
 * port.
 */
export const parentRefs = parentList.rule(eitherChannel(bySection, byPort)).doc(PARENTS_DOC);
/** Parents in kinds of the experimental channel. */
export const parentRefsWithPort = parentList.rule(...byPort).doc(PARENTS_DOC);
export const useDefaultGateways = en({ All: 'All default gateways', None: 'None' })
  .experimental({ ignored: true })
  .doc('Also belong to default gateways; default None. Istio does not act on it.');
export const ListenerSetParent = obj('ParentGatewayReference', parentFields);

const MAX_WEIGHT = 1000000;
const objectFields = {
  'group': group.def('').doc('API group of the backend; default empty, the core group.'),
  'kind': kind
    .def('Service')
    .doc('Kind of the backend; default Service. Hostname of group networking.istio.io stands for any host.'),
  'name!': name.doc('Name of the backend.'),
  'namespace': namespace.doc(
    'Namespace of the backend; another one needs a ReferenceGrant there. By default that of the route.',
  ),
  'port': portNumber.doc('Port of the service; needed for a Service.'),
};
export const BackendObject = obj('BackendObjectReference', objectFields).rule(servicePort);
export const backendFields = {
  ...objectFields,
  weight: i32.min(0).max(MAX_WEIGHT).def(1).doc('Share of the traffic, relative to the sum of the weights; default 1.'),
};
export const backendRefs = list(obj('BackendRef', backendFields).rule(servicePort)).max(16).atomic;

export const SecretReference = obj('SecretObjectReference', {
  'group': group.def('').doc('API group; default empty, the core group.'),
  'kind': kind.def('Secret').doc('Kind; default Secret.'),
  'name!': name.doc('Name of the Secret.'),
  'namespace': namespace.doc(
    'Namespace of the Secret; another one needs a ReferenceGrant there. By default that of the gateway.',
  ),
});
export const LocalReference = obj('LocalObjectReference', {
  'group!': group.doc('API group; empty is the core group.'),
  'kind!': kind.doc('Kind of the object.'),
  'name!': name.doc('Name of the object.'),
});

export const Selector = obj('LabelSelector', {
  matchExpressions: list(
    obj('LabelSelectorRequirement', {
      'key!': str.doc('Name of the label.'),
      'operator!': str.doc('In, NotIn, Exists or DoesNotExist.'),
      'values': list(str).atomic.doc('Values for In and NotIn.'),
    }),
  ).atomic.doc('Conditions, all of which must hold.'),
  matchLabels: map(str).doc('Labels with their values, all of which must be there.'),
});

const mirrorShare = native({
  name: 'fraction',
  message: 'numerator must not be greater than denominator',
  fix: 'lower numerator, or raise denominator',
  holds: (value) => !(Number(field(value, 'numerator')) > Number(field(value, 'denominator'))),
  locate: (value) => [{ at: '.numerator', found: field(value, 'numerator') }],
});
export const RequestMirror = obj('HTTPRequestMirrorFilter', {
  'backendRef!': BackendObject.doc('Destination of the copies.'),
  'fraction': obj('Fraction', {
    'denominator': i32.min(1).def(100).doc('The whole; default 100.'),
    'numerator!': i32.min(0).doc('The part.'),
  })
    .rule(mirrorShare)
    .doc('Share of the requests that are copied, as a fraction.'),
  'percent': i32.min(0).max(100).doc('Share of the requests that are copied, in percent; by default all.'),
}).rule(atMostOne('percent', 'fraction'));

export const exactOrRegex = en({
  Exact: 'The whole value',
  RegularExpression: 'A regular expression for the whole value',
})
  .def('Exact')
  .doc('Comparison of values; default Exact.');
