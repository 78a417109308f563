import type { Problem } from '../../model';
import type { EgressCode } from '../problems.data';
import { HTTP_PORT, tlsOf, type EgressHost } from './egress';
import { wordProblems } from './problems';

/**
 * Context in which an allowed host is validated: the hosts allowed before it, and whether it is reached through a
 * gateway.
 */
interface EgressContext {
  readonly others: readonly EgressHost[];
  readonly gateway: boolean;
}

interface EgressRule {
  readonly code: EgressCode;
  readonly path: string;
  readonly found: (host: EgressHost) => unknown;
  readonly broken: (host: EgressHost, context: EgressContext) => boolean;
  readonly message: string;
  readonly fix: string;
}

const originates = (host: EgressHost): boolean => tlsOf(host) === 'originate';
const LEAVE_OUT_OR_ORIGINATE = "set `tls: 'originate'`, or leave it out";

const EGRESS_RULES: readonly EgressRule[] = [
  {
    code: 'twice',
    path: 'egress.allow()',
    found: ({ host }) => host,
    broken: ({ host }, { others }) => others.some((other) => other.host === host),
    message: 'the host was allowed before',
    fix: 'say all that there is to say of it in one call',
  },
  {
    code: 'wildcard',
    path: 'egress.allow()',
    found: ({ host }) => host,
    broken: (host, { gateway }) => host.host.startsWith('*') && (gateway || originates(host)),
    message: 'a gateway or TLS origination needs the one host to connect to',
    fix: 'name each host, or let it pass as it is without `via`',
  },
  {
    code: 'credential',
    path: 'credentialName',
    found: ({ credentialName }) => credentialName,
    broken: (host) => host.credentialName !== undefined && !originates(host),
    message: 'only origination presents a certificate',
    fix: LEAVE_OUT_OR_ORIGINATE,
  },
  {
    code: 'credential-of-sidecars',
    path: 'credentialName',
    found: ({ credentialName }) => credentialName,
    broken: (host, { gateway }) => host.credentialName !== undefined && originates(host) && !gateway,
    message: 'sidecars read no Secrets, and would send plain HTTP to the port of TLS',
    fix: 'let the traffic leave through a gateway with `via`',
  },
  {
    code: 'verification',
    path: 'caCertificates',
    found: ({ caCertificates }) => caCertificates,
    broken: (host) => host.caCertificates !== undefined && !originates(host),
    message: 'only origination verifies a certificate',
    fix: LEAVE_OUT_OR_ORIGINATE,
  },
  {
    code: 'verification',
    path: 'subjectAltNames',
    found: ({ subjectAltNames }) => subjectAltNames,
    broken: (host) => host.subjectAltNames !== undefined && !originates(host),
    message: 'only origination verifies a certificate',
    fix: LEAVE_OUT_OR_ORIGINATE,
  },
  {
    code: 'authorities',
    path: 'caCertificates',
    found: ({ caCertificates }) => caCertificates,
    broken: ({ caCertificates, credentialName }) => caCertificates !== undefined && credentialName !== undefined,
    message: 'with `credentialName` the authorities are those of the Secret, and istiod refuses others beside it',
    fix: 'leave it out, and put the certificate of the authority into the Secret as `ca.crt`',
  },
  {
    code: 'no-names',
    path: 'subjectAltNames',
    found: ({ subjectAltNames }) => subjectAltNames,
    broken: ({ subjectAltNames }) =>
      subjectAltNames !== undefined && (subjectAltNames.length === 0 || subjectAltNames.includes('')),
    message: 'a certificate of any other host would be taken for that of this one',
    fix: 'name what the certificate says, or leave it out for the host itself',
  },
  {
    code: 'no-authorities',
    path: 'caCertificates',
    found: ({ caCertificates }) => caCertificates,
    broken: ({ caCertificates }) => caCertificates === '',
    message: 'it names no file',
    fix: 'name the file in the proxy, or leave it out for the authorities of its operating system',
  },
  {
    code: 'port',
    path: 'port',
    found: ({ port }) => port,
    broken: (host) => host.port === HTTP_PORT && originates(host),
    message: 'applications send plain HTTP to this port of the host',
    fix: 'name the port where the host takes TLS, for example 443',
  },
];

/** Validates one allowed host. */
export function egressProblems(host: EgressHost, others: readonly EgressHost[], gateway: boolean): Problem[] {
  const broken = EGRESS_RULES.filter((rule) => rule.broken(host, { others, gateway }));
  return [
    ...wordProblems('egress.allow().tls', tlsOf(host), ['originate', 'passthrough', 'none']),
    ...broken.map(({ code, path, found, message, fix }): Problem => ({
      severity: 'error',
      code: `egress/${code}`,
      path,
      found: found(host),
      message,
      fix,
    })),
  ];
}
