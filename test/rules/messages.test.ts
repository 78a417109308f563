import { formatProblem, type Manifest } from '../../lib/model';
import { webhookProblems } from '../../lib/rules';
import { networking, security } from './table';

const texts = (object: Manifest): string[] => webhookProblems(object).map(formatProblem);
const route = (fields: Record<string, unknown>) =>
  networking('VirtualService')({
    hosts: ['catalog'],
    http: [{ route: [{ destination: { host: 'catalog' } }], ...fields }],
  });
const vs = '[VirtualService shop/x] spec.http[0]';

test.each<[string, Manifest, string]>([
  [
    'all weights zero',
    route({ route: [{ destination: { host: 'a' } }, { destination: { host: 'b' } }] }),
    `${vs}.route: got [{"destination":{"host":"a"}},{"destination":{"host":"b"}}]; all weights are 0, so no ` +
      'destination gets traffic; give a weight to at least one destination (webhook/weights-zero)',
  ],
  [
    'redirect and route',
    route({ redirect: { uri: '/x' }, route: [{ destination: { host: 'a' } }] }),
    `${vs}.route: got [{"destination":{"host":"a"}}]; this route has redirect, with which route cannot be; ` +
      'remove route or redirect (webhook/action-exclusive)',
  ],
  [
    'a wildcard in the middle',
    networking('VirtualService')({ hosts: ['a.*.com'], http: [{ route: [{ destination: { host: 'a' } }] }] }),
    '[VirtualService shop/x] spec.hosts[0]: got "a.*.com"; "*" may only stand at the beginning of a host name; ' +
      'write for example "*.example.com", or the whole name (webhook/host-wildcard)',
  ],
  [
    'overlapping hosts',
    networking('VirtualService')({
      hosts: ['*.a.com', 'b.a.com'],
      http: [{ route: [{ destination: { host: 'a' } }] }],
    }),
    '[VirtualService shop/x] spec.hosts[1]: got "b.a.com"; this host is already covered by "*.a.com"; remove ' +
      'one of the two (webhook/hosts-overlap)',
  ],
  [
    'an unknown retry condition',
    route({ retries: { attempts: 3, retryOn: 'gateway-eror' } }),
    `${vs}.retries.retryOn: got "gateway-eror"; "gateway-eror" is neither a condition nor an HTTP status; did ` +
      'you mean "gateway-error"? (webhook/retry-on)',
  ],
  [
    'a lookahead',
    route({ match: [{ uri: { regex: '(?=a)' } }] }),
    `${vs}.match[0].uri.regex: got "(?=a)"; this is not a valid RE2 expression ` +
      '(invalid or unsupported Perl syntax: `(?=`); ' +
      'write it in RE2 syntax (https://github.com/google/re2/wiki/Syntax): no lookaround, no backreferences ' +
      '(webhook/regex)',
  ],
  [
    'a percent sign',
    route({ headers: { response: { set: { 'x-full': '100%' } } } }),
    `${vs}.headers.response.set["x-full"]: got "100%"; the last "%" begins a variable that never ends; write ` +
      '"%%" for a percent sign, and variables as %NAME% or %NAME(argument)% (webhook/header-value)',
  ],
  [
    'microseconds',
    route({ timeout: '1500us' }),
    `${vs}.timeout: got "1500us"; a duration is kept in whole milliseconds; write for example "2ms" ` +
      '(webhook/duration-precision)',
  ],
  [
    'an unknown protocol',
    networking('Gateway')({ servers: [{ hosts: ['*'], port: { number: 80, name: 'a', protocol: 'HTPP' } }] }),
    '[Gateway shop/x] spec.servers[0].port.protocol: got "HTPP"; Istio does not know this protocol; did you ' +
      'mean HTTP? (webhook/protocol)',
  ],
  [
    'no certificate',
    networking('Gateway')({
      servers: [
        {
          hosts: ['*'],
          port: { number: 443, name: 'a', protocol: 'HTTPS' },
          tls: { mode: 'SIMPLE', serverCertificate: 'c' },
        },
      ],
    }),
    '[Gateway shop/x] spec.servers[0].tls: got {"mode":"SIMPLE","serverCertificate":"c"}; mode SIMPLE needs a ' +
      'certificate and its key, privateKey is missing; set privateKey, or credentialName ' +
      '(webhook/tls-certificate-missing)',
  ],
  [
    'a subset twice',
    networking('DestinationRule')({ host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }] }),
    '[DestinationRule shop/x] spec.subsets[1].name: got "v1"; another subset has this name; give each subset ' +
      'its own (webhook/subset-duplicate)',
  ],
  [
    'localities',
    networking('DestinationRule')({
      host: 'a',
      trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: 'a', to: { b: 90, c: 20 } }] } } },
    }),
    '[DestinationRule shop/x] spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to: got ' +
      '{"b":90,"c":20}; the weights sum to 110, not to 100; make them sum to 100 (webhook/locality-total)',
  ],
  [
    'a Sidecar host without namespace',
    networking('Sidecar')({ egress: [{ hosts: ['catalog.shop.svc.cluster.local'] }] }),
    '[Sidecar shop/x] spec.egress[0].hosts[0]: got "catalog.shop.svc.cluster.local"; a Sidecar names hosts ' +
      'with their namespace; write "namespace/host", with "." for the own namespace and "*" for all ' +
      '(webhook/egress-host)',
  ],
  [
    'an unknown condition',
    security('AuthorizationPolicy')({ rules: [{ when: [{ key: 'source.namspace', values: ['a'] }] }] }),
    '[AuthorizationPolicy shop/x] spec.rules[0].when[0].key: got "source.namspace"; Istio does not know this ' +
      'attribute; did you mean "source.namespace"? (webhook/condition-key)',
  ],
  [
    'DENY without rules',
    security('AuthorizationPolicy')({ action: 'DENY' }),
    '[AuthorizationPolicy shop/x] spec.rules: without rules nothing is denied; write rules: [{}] for every ' +
      'request (webhook/rules-missing)',
  ],
  [
    'an endpoint port',
    networking('ServiceEntry')({
      hosts: ['a.com'],
      resolution: 'STATIC',
      ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      endpoints: [{ address: '10.0.0.1', ports: { htp: 8080 } }],
    }),
    '[ServiceEntry shop/x] spec.endpoints[0].ports.htp: got 8080; the service has no port named "htp"; use one ' +
      'of its ports: http (webhook/endpoint-port)',
  ],
])('%s', (_name, object, text) => expect(texts(object)).toEqual([text]));
