import { AGE, SECURITY, type Kind } from '../../schema/kind';
import { en, list, obj, str } from '../../schema/notation';
import { accountsAlone } from '../../schema/rules/security';
import { LabelSelector, PolicyTargetReference } from './common';

const texts = list(str);
const accounts = list(str.len(320)).max(16);

const Source = obj('Source', {
  ipBlocks: texts.doc('Addresses or ranges (CIDR) of the peer, as its packets have them; any by default.'),
  namespaces: texts.doc('Namespaces of the peer, from its certificate: needs mutual TLS; any by default.'),
  notIpBlocks: texts.doc('Addresses or ranges that the peer must not have.'),
  notNamespaces: texts.doc('Namespaces that the peer must not be in.'),
  notPrincipals: texts.doc('Identities that the peer must not have.'),
  notRemoteIpBlocks: texts.doc('Addresses or ranges that the client must not have.'),
  notRequestPrincipals: texts.doc('Identities that the token of the request must not have.'),
  notServiceAccounts: accounts.doc('Service accounts that the peer must not have.'),
  notTrustDomains: texts.since('1.30').doc('Trust domains that the peer must not be of.'),
  principals: texts.doc(
    'Identities of the peer, TRUST_DOMAIN/ns/NAMESPACE/sa/ACCOUNT: needs mutual TLS; any by default.',
  ),
  remoteIpBlocks: texts.doc(
    'Addresses or ranges of the client, from X-Forwarded-For or the PROXY protocol; any by default.',
  ),
  requestPrincipals: texts.doc('Identities from a valid token, ISSUER/SUBJECT; any by default.'),
  serviceAccounts: accounts.doc(
    'Service accounts of the peer, NAMESPACE/NAME, or NAME in the namespace of the policy: needs mutual TLS; ' +
      'any by default.',
  ),
  trustDomains: texts
    .since('1.30')
    .doc('Trust domains of the peer, from its certificate: needs mutual TLS; any by default.'),
})
  .rule(accountsAlone)
  .exclusive(['serviceAccounts', 'notServiceAccounts'], ['principals', 'notPrincipals', 'namespaces', 'notNamespaces']);

const Operation = obj('Operation', {
  hosts: texts.doc('Hosts of the request, without regard to case; any by default. HTTP only.'),
  methods: texts.doc('Methods of the request; for gRPC always POST; any by default. HTTP only.'),
  notHosts: texts.doc('Hosts that the request must not have. HTTP only.'),
  notMethods: texts.doc('Methods that the request must not have. HTTP only.'),
  notPaths: texts.doc('Paths that the request must not have. HTTP only.'),
  notPorts: texts.doc('Ports that the connection must not be to.'),
  paths: texts.doc(
    'Paths of the request, with "*" at an end or {*} and {**} inside; for gRPC /package.service/method. HTTP only.',
  ),
  ports: texts.doc('Ports of the connection, as text; any by default.'),
});

const Rule = obj('Rule', {
  from: list(
    obj('From', {
      source: Source.doc('Conditions on the source, all of which must hold.'),
    }),
  )
    .max(512)
    .doc('Sources of the request, one of which must match; any source by default.'),
  to: list(
    obj('To', {
      operation: Operation.doc('Conditions on the operation, all of which must hold.'),
    }),
  ).doc('Operations, one of which must match; any operation by default.'),
  when: list(
    obj('Condition', {
      'key!': str.doc('Name of an attribute, for example request.headers[x-version] or source.namespace.'),
      'notValues': texts.doc('Values that the attribute must not have.'),
      'values': texts.doc('Values of which the attribute must have one.'),
    }),
  ).doc('Further conditions, all of which must hold; none by default.'),
});

/** Kind AuthorizationPolicy: https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export const AuthorizationPolicy: Kind = {
  ...SECURITY,
  kind: 'AuthorizationPolicy',
  plural: 'authorizationpolicies',
  shortNames: ['ap'],
  doc:
    'Access policy of some workloads. Evaluated in the order CUSTOM, DENY, ALLOW; with any ALLOW policy, what ' +
    'none allows is denied.',
  columns: [{ name: 'Action', jsonPath: '.spec.action', doc: 'What happens to a request that matches.' }, AGE],
  spec: obj('AuthorizationPolicySpec', {
    action: en({
      ALLOW: 'Let it pass',
      DENY: 'Refuse it',
      AUDIT: 'Mark it for the audit log',
      CUSTOM: 'Ask the provider',
    }).doc('Action on a request that matches a rule; default ALLOW.'),
    provider: obj('ExtensionProvider', {
      name: str.doc('Name of an external authorizer among the extensionProviders of the mesh config.'),
    }).doc('Extension provider that decides; for action CUSTOM only.'),
    rules: list(Rule)
      .max(512)
      .doc('A request that matches one of these matches the policy; an empty rule matches all, an empty list nothing.'),
    selector: LabelSelector.doc(
      'Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
    targetRef: PolicyTargetReference.doc('The one gateway or service the policy is for; as targetRefs with one item.'),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, gateway classes, services or service entries the policy is for; a waypoint is bound by this.'),
  })
    .one('provider')
    .atMostOne('selector', 'targetRef', 'targetRefs'),
};
