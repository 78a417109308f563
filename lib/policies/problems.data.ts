import type { ProblemTexts } from '../model/problem-texts';

/* Codes of policies, of services and of what is asked of them. */

export const INTENTS_PROBLEMS = {
  'envoy-filter': {
    means:
      '`rateLimit()` is asked of a service behind a waypoint, which would have to carry the limit out; waypoints ' +
      'take no EnvoyFilters.',
    fix: 'Limit at the ingress gateway, or let the service have sidecars.',
  },
  'no-caller': {
    means: 'What is given to `calls()` cannot call anything.',
    fix: 'Name a MeshService, a gateway, or a workload.',
  },
  'no-number': {
    means: 'A limit is not a whole number of requests, at least 1.',
    fix: 'Give a number, for example 100.',
  },
  'no-scope': {
    means: '`calls()` is asked of a service without a scope, so that there is no place to write the policies in.',
    fix: 'Give the scope first, for example `MeshService.of(chart, ...)`.',
  },
  'other-scope': {
    means:
      'An intent is given a scope although its objects are written in another one already. Written objects are not ' +
      'moved.',
    fix: 'Give the same scope each time, or none.',
  },
  'outside': {
    means:
      '`calls()` has conditions for a service outside of the program, for which no policies are written; they ' +
      'would not be carried out.',
    fix: 'Leave the conditions out, or declare the service in the program.',
  },
  'past-waypoint': {
    means:
      'The caller passes by the waypoint of the service (as gateways and sidecars do), and the pods of the service ' +
      'take calls from the waypoint only. The call would be refused.',
    fix:
      'For a gateway, give the namespace or Service the label `istio.io/ingress-use-waypoint: "true"`; for a ' +
      'sidecar, enrol its namespace as ambient too.',
  },
  'twice': {
    means: 'An intent of which there can be only one is asked for twice.',
    fix: 'Ask for it once, or for another namespace.',
  },
  'unknown-account': {
    means: "The service account of a caller's pods is not known, and it is what the policy lets in.",
    fix: 'Name the `workload` of the MeshService, or its `serviceAccount`.',
  },
  'unknown-pods': {
    means: "The labels of a service's pods are not known. The policy would be for the wrong pods.",
    fix: 'Name the `workload` of the MeshService, or its `selector`.',
  },
  'unknown-word': {
    means: 'An option of an intent has a value that it does not know.',
    fix: 'Use one of those in the message.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `intents/`. */
export type IntentsCode = keyof typeof INTENTS_PROBLEMS;

export const EGRESS_PROBLEMS = {
  'authorities': {
    means:
      '`caCertificates` stands beside `credentialName`. The authorities are then those of the Secret, and istiod ' +
      'refuses others beside it.',
    fix: 'Leave it out, and put the certificate of the authority into the Secret as `ca.crt`.',
  },
  'credential': {
    means: 'A `credentialName` is given for a host to which no TLS is originated; nothing would present it.',
    fix: "Leave it out, or set `tls: 'originate'`.",
  },
  'credential-of-sidecars': {
    means:
      'TLS with a `credentialName` is to be originated in sidecars, which read no Secrets and would send plain ' +
      'HTTP to the TLS port.',
    fix: 'Let the traffic leave through a gateway with `via`.',
  },
  'no-authorities': {
    means: '`caCertificates` is empty and names no file.',
    fix: 'Name the file in the proxy, or leave it out for the authorities of its operating system.',
  },
  'no-names': {
    means:
      '`subjectAltNames` is empty or has an empty name: a certificate of any other host would be taken for that of ' +
      'this one.',
    fix: 'Name what the certificate says, or leave it out for the host itself.',
  },
  'port': {
    means: 'TLS is to be originated to port 80, where applications send their plain HTTP.',
    fix: 'Name the port where the host takes TLS, for example 443.',
  },
  'twice': {
    means: 'A host is allowed twice.',
    fix: 'Say all that there is to say of it in one call.',
  },
  'verification': {
    means:
      '`caCertificates` or `subjectAltNames` is given for a host to which no TLS is originated; nothing would ' +
      'verify a certificate.',
    fix: "Leave it out, or set `tls: 'originate'`.",
  },
  'wildcard': {
    means: 'A wildcard host is to go through a gateway, or to get TLS, which needs the one host to connect to.',
    fix: 'Name each host, or let it pass as it is without `via`.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `egress/`. */
export type EgressCode = keyof typeof EGRESS_PROBLEMS;

export const MESH_SERVICE_PROBLEMS = {
  'contradiction': {
    means:
      'The service has two contradicting declarations: it was declared before with other ports or settings, or an ' +
      'earlier call or `trafficPolicy` says something else.',
    fix: 'Declare it once, give each setting one value, and use the MeshService everywhere.',
  },
  'intent': {
    means:
      'The arguments of a traffic method (`split`, `retry`, `timeout`, `mirror`, `fault`) cannot be: shares do not ' +
      'sum to 100, a percentage is out of range, or nothing is asked for.',
    fix: 'Correct them as the message says.',
  },
  'no-scope': {
    means: 'A method that writes objects is called on a MeshService without a scope.',
    fix: 'Give the scope first, for example `MeshService.host(chart, ...)`.',
  },
  'props': {
    means: 'The ports of a MeshService are given twice, or are no port numbers.',
    fix: 'Give `port` or `ports`, each number once, from 1 to 65535.',
  },
  'unknown-subset': {
    means: 'A route names a subset that the MeshService does not have.',
    fix: 'Use one of its `subsets`, or declare it there.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `mesh-service/`. */
export type MeshServiceCode = keyof typeof MESH_SERVICE_PROBLEMS;

export const POLICIES_PROBLEMS = {
  'weights': {
    means:
      'The weights of a route sum to more than 100. Istio would take them as shares of their sum, so that 90 and ' +
      '90 are a half each, which is hardly meant.',
    fix: 'Make them sum to 100.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `policies/`. */
export type PoliciesCode = keyof typeof POLICIES_PROBLEMS;

export const REFERENCES_PROBLEMS = {
  'misplaced': {
    means:
      'An object (a MeshService, gateway or the like) is passed in place of a name where a reference to it has no ' +
      'meaning.',
    fix: 'Pass what the message names, or write the text that is meant.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `references/`. */
export type ReferencesCode = keyof typeof REFERENCES_PROBLEMS;
