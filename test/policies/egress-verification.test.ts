import { egressPolicies, egressProblems, validate } from '../../lib/manifests';
import type { EgressHost } from '../../lib/policies/intents';
import { formatProblem } from '../../lib/model';

const VIA = {
  name: 'out',
  namespace: 'out',
  host: 'out.out.svc.cluster.local',
  labels: { app: 'out', istio: 'out' },
};

/** The TLS that is made to a host, and for which pods. */
function origination(host: EgressHost, via?: typeof VIA): unknown {
  const objects = egressPolicies([host], via?.namespace ?? 'istio-system', via);
  const rule = objects.find(({ kind, metadata }) => kind === 'DestinationRule' && metadata.name === host.host);
  expect(validate(objects).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { trafficPolicy, workloadSelector } = rule?.spec as {
    trafficPolicy: { portLevelSettings: { port: { number: number }; tls: object }[] };
    workloadSelector?: object;
  };
  const [{ port, tls }] = trafficPolicy.portLevelSettings;
  return { port: port.number, tls, ...(workloadSelector && { pods: workloadSelector }) };
}

const simple = (host: string, rest: object = {}): object => ({
  mode: 'SIMPLE',
  caCertificates: 'system',
  subjectAltNames: [host],
  sni: host,
  ...rest,
});

test.each<[string, EgressHost, boolean, object]>([
  ['by the sidecar', { host: 'a.example' }, false, { port: 80, tls: simple('a.example') }],
  ['by the sidecar, to another port', { host: 'a.example', port: 8443 }, false, { port: 80, tls: simple('a.example') }],
  ['by a gateway', { host: 'a.example' }, true, { port: 443, tls: simple('a.example') }],
  ['by a gateway, to another port', { host: 'a.example', port: 8443 }, true, { port: 8443, tls: simple('a.example') }],
  [
    'authorities of the company',
    { host: 'a.example', caCertificates: '/etc/ssl/company.pem' },
    false,
    { port: 80, tls: simple('a.example', { caCertificates: '/etc/ssl/company.pem' }) },
  ],
  [
    'system authorities, said',
    { host: 'a.example', caCertificates: 'system' },
    true,
    { port: 443, tls: simple('a.example') },
  ],
  [
    'another name',
    { host: 'a.example', subjectAltNames: ['b.example'] },
    true,
    { port: 443, tls: simple('a.example', { subjectAltNames: ['b.example'] }) },
  ],
  [
    'several names',
    { host: 'a.example', subjectAltNames: ['a.example', 'spiffe://b.example/ns/x/sa/y'] },
    false,
    { port: 80, tls: simple('a.example', { subjectAltNames: ['a.example', 'spiffe://b.example/ns/x/sa/y'] }) },
  ],
  [
    'both',
    { host: 'a.example', caCertificates: '/ca.pem', subjectAltNames: ['b.example'] },
    true,
    { port: 443, tls: simple('a.example', { caCertificates: '/ca.pem', subjectAltNames: ['b.example'] }) },
  ],
  [
    'with a certificate: the authority is in the Secret, which only the gateway reads',
    { host: 'a.example', credentialName: 'client' },
    true,
    {
      port: 443,
      tls: { mode: 'MUTUAL', credentialName: 'client', subjectAltNames: ['a.example'], sni: 'a.example' },
      pods: { matchLabels: { app: 'out', istio: 'out' } },
    },
  ],
  [
    'with a certificate and another name',
    { host: 'a.example', credentialName: 'client', subjectAltNames: ['b.example'] },
    true,
    {
      port: 443,
      tls: { mode: 'MUTUAL', credentialName: 'client', subjectAltNames: ['b.example'], sni: 'a.example' },
      pods: { matchLabels: { app: 'out', istio: 'out' } },
    },
  ],
])('TLS is originated %s', (_, host, gateway, expected) => {
  const asked = { ...host, tls: 'originate' as const };
  expect(egressProblems(asked, [], gateway)).toEqual([]);
  expect(origination(asked, gateway ? VIA : undefined)).toEqual(expected);
});

const ORIGINATE = { host: 'a.example', tls: 'originate' } as const;
const WITHOUT =
  "only origination verifies a certificate; set `tls: 'originate'`, or leave it out (egress/verification)";
const NAMELESS =
  'a certificate of any other host would be taken for that of this one; ' +
  'name what the certificate says, or leave it out for the host itself (egress/no-names)';

test.each<[EgressHost, boolean, string[]]>([
  [{ host: 'a.example', caCertificates: 'system' }, false, [`caCertificates: got "system"; ${WITHOUT}`]],
  [
    { host: 'a.example', tls: 'passthrough', subjectAltNames: ['b.example'] },
    true,
    [`subjectAltNames: got ["b.example"]; ${WITHOUT}`],
  ],
  [
    { host: 'a.example', tls: 'none', caCertificates: '/ca.pem', subjectAltNames: ['b.example'] },
    true,
    [`caCertificates: got "/ca.pem"; ${WITHOUT}`, `subjectAltNames: got ["b.example"]; ${WITHOUT}`],
  ],
  [{ ...ORIGINATE, subjectAltNames: [] }, false, [`subjectAltNames: got []; ${NAMELESS}`]],
  [{ ...ORIGINATE, subjectAltNames: ['a.example', ''] }, true, [`subjectAltNames: got ["a.example",""]; ${NAMELESS}`]],
  [
    { ...ORIGINATE, caCertificates: '' },
    false,
    [
      'caCertificates: got ""; it names no file; ' +
        'name the file in the proxy, or leave it out for the authorities of its operating system ' +
        '(egress/no-authorities)',
    ],
  ],
  [
    { ...ORIGINATE, credentialName: 'client' },
    false,
    [
      'credentialName: got "client"; sidecars read no Secrets, and would send plain HTTP to the port of TLS; ' +
        'let the traffic leave through a gateway with `via` (egress/credential-of-sidecars)',
    ],
  ],
  [
    { ...ORIGINATE, credentialName: 'client', caCertificates: 'system' },
    true,
    [
      'caCertificates: got "system"; ' +
        'with `credentialName` the authorities are those of the Secret, and istiod refuses others beside it; ' +
        'leave it out, and put the certificate of the authority into the Secret as `ca.crt` (egress/authorities)',
    ],
  ],
  [
    { host: 'a.example', credentialName: 'client' },
    true,
    [
      'credentialName: got "client"; only origination presents a certificate; ' +
        "set `tls: 'originate'`, or leave it out (egress/credential)",
    ],
  ],
  [
    { ...ORIGINATE, port: 80 },
    true,
    [
      'port: got 80; applications send plain HTTP to this port of the host; ' +
        'name the port where the host takes TLS, for example 443 (egress/port)',
    ],
  ],
])('%j is refused', (host, gateway, expected) => {
  expect(egressProblems(host, [], gateway).map(formatProblem)).toEqual(expected);
});
