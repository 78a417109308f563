import type { Manifest } from '../../../lib/model';
import { objectProblems } from '../../../lib/rules';
import { codeFirst } from '../../support/problems';
import { CASES } from './cases';
import VERDICTS from './verdicts.json';
import { NEWEST } from '../../support/releases';

const plain = (object: Manifest): Manifest => JSON.parse(JSON.stringify(object)) as Manifest;

/** What istiod's own conversion reported of each case, by release: conditions that are not as they should be. */
const verdicts = VERDICTS as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

describe.each(Object.keys(verdicts))('istiod %s', (version) => {
  test('has a verdict on each case', () => {
    expect(Object.keys(verdicts[version])).toEqual(CASES.map(({ name }) => name));
  });
  test.each(CASES.map((one) => [one.name, one] as const))('%s', (name, { objects }) => {
    const found = objectProblems(plain(objects[0]), { version });
    expect(found.length > 0 ? 'refused' : 'taken').toBe(verdicts[version][name].length > 0 ? 'refused' : 'taken');
  });
});

const parentRefs = [{ name: 'edge' }];
const backendRefs = [{ name: 'web', port: 80 }];
const of = (kind: string, spec: unknown): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name: 'a', namespace: 'shop' },
  spec,
});
const http = (rule: Record<string, unknown>): Manifest =>
  of('HTTPRoute', { parentRefs, rules: [{ backendRefs, ...rule }] });
const gateway = (...listeners: unknown[]): Manifest => of('Gateway', { gatewayClassName: 'istio', listeners });
const header = (value: string): unknown => ({
  type: 'RequestHeaderModifier',
  requestHeaderModifier: { add: [{ name: 'x-a', value }] },
});
const tls = (fields: unknown): unknown => ({ name: 'https', port: 443, protocol: 'HTTPS', tls: fields });

const VALUE = 'spec.rules[0].filters[0].requestHeaderModifier.add[0].value';
test.each<[string, Manifest, string[]]>([
  [
    'a control character',
    http({ filters: [header('a\nb')] }),
    [
      `error gateway-api/header-value ${VALUE}: got "a\\nb"; a header value cannot contain control characters; ` +
        'remove them',
    ],
  ],
  [
    'a percent sign that the proxy takes for a variable',
    http({ filters: [header('100%')] }),
    [
      `error gateway-api/header-value ${VALUE}: got "100%"; the last "%" begins a variable that never ends; ` +
        'write "%%" for a percent sign, and variables as %NAME% or %NAME(argument)%',
    ],
  ],
  [
    'a host that is removed',
    http({ filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['Host'] } }] }),
    [
      'error gateway-api/header-host spec.rules[0].filters[0].requestHeaderModifier.remove[0]: got "Host"; the ' +
        'proxy refuses routes that remove the host or a pseudo header; use a URLRewrite filter with hostname to ' +
        'change the host',
    ],
  ],
  [
    'an expression that is none',
    http({ matches: [{ path: { type: 'RegularExpression', value: '/(?=a)' } }] }),
    [
      'error gateway-api/regex spec.rules[0].matches[0].path.value: got "/(?=a)"; this is not a valid RE2 ' +
        'expression (invalid or unsupported Perl syntax: `(?=`); write it in RE2 syntax ' +
        '(https://github.com/google/re2/wiki/Syntax): no lookaround, no backreferences',
    ],
  ],
  [
    'a filter for another controller',
    http({ filters: [{ type: 'ExtensionRef', extensionRef: { group: 'a.b', kind: 'F', name: 'f' } }] }),
    [
      'warning gateway-api/filter-type spec.rules[0].filters[0].type: got "ExtensionRef"; istiod knows no ' +
        'filter ExtensionRef, and drops the whole route because of it; use one of RequestHeaderModifier, ' +
        'ResponseHeaderModifier, RequestRedirect, RequestMirror, URLRewrite, CORS',
    ],
  ],
  [
    'a filter of a backend',
    http({ backendRefs: [{ ...backendRefs[0], filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'a.b' } }] }] }),
    [
      'error gateway-api/filter-type spec.rules[0].backendRefs[0].filters[0].type: got "URLRewrite"; for a ' +
        'single backend istiod knows no filter URLRewrite, and drops the whole route because of it; use one of ' +
        'RequestHeaderModifier, ResponseHeaderModifier',
    ],
  ],
  [
    'a backend by host',
    http({ backendRefs: [{ name: 'web.shop.svc.cluster.local', port: 80 }] }),
    [
      'error gateway-api/backend-host spec.rules[0].backendRefs[0].name: got "web.shop.svc.cluster.local"; a ' +
        'backend is named by the name of the Service, not by its host; set name to "web" and namespace to ' +
        '"shop", or kind to Hostname and group to networking.istio.io for a host outside',
    ],
  ],
  [
    'a parent of Istio itself',
    of('HTTPRoute', {
      parentRefs: [{ group: 'networking.istio.io', kind: 'Gateway', name: 'edge' }],
      rules: [{ backendRefs }],
    }),
    [
      'error gateway-api/parent-kind spec.parentRefs[0].group: got "networking.istio.io"; routes of the ' +
        "Gateway API do not attach to Istio's own kind Gateway; name a Gateway of the Gateway API, or write a " +
        'VirtualService',
    ],
  ],
  [
    'HTTPS without tls',
    gateway({ name: 'https', port: 443, protocol: 'HTTPS' }),
    [
      'error gateway-api/tls-missing spec.listeners[0].tls: a listener of protocol HTTPS needs tls: without it ' +
        'nothing serves the port; set tls with certificateRefs, or use protocol HTTP',
    ],
  ],
  [
    'a protocol in lower case',
    gateway({ name: 'http', port: 80, protocol: 'http' }),
    [
      'error gateway-api/protocol spec.listeners[0].protocol: got "http"; istiod knows no such protocol and ' +
        'refuses the listener; write HTTP: the names of protocols have case',
    ],
  ],
  [
    'no certificate',
    gateway(tls({ options: { 'gateway.istio.io/tls-terminate-mode': 'MUTUAL' } })),
    [
      'warning gateway-api/certificate-missing spec.listeners[0].tls.certificateRefs: the listener ends TLS ' +
        'and has no certificate to do it with; name a Secret, or set the option ' +
        'gateway.istio.io/tls-terminate-mode to ISTIO_MUTUAL for certificates of the mesh',
    ],
  ],
  [
    'a mode that does not exist',
    gateway(tls({ certificateRefs: [{ name: 'c' }], options: { 'gateway.istio.io/tls-terminate-mode': 'mutual' } })),
    [
      'warning gateway-api/terminate-mode ' +
        'spec.listeners[0].tls.options["gateway.istio.io/tls-terminate-mode"]: got "mutual"; istiod does not ' +
        'know this mode and asks clients for no certificate; use one of ISTIO_SIMPLE, ISTIO_MUTUAL, MUTUAL, ' +
        'OPTIONAL_MUTUAL',
    ],
  ],
  [
    'two CAs for clients',
    of('Gateway', {
      gatewayClassName: 'istio',
      listeners: [tls({ certificateRefs: [{ name: 'c' }] })],
      tls: {
        frontend: {
          default: {
            validation: { caCertificateRefs: ['a', 'b'].map((name) => ({ group: '', kind: 'ConfigMap', name })) },
          },
        },
      },
    }),
    [
      'error gateway-api/client-cas spec.tls.frontend.default.validation.caCertificateRefs: got ' +
        '[{"group":"","kind":"ConfigMap","name":"a"},{"group":"","kind":"ConfigMap","name":"b"}]; istiod takes ' +
        'one CA certificate for clients, and refuses the listener; put all CA certificates into one ConfigMap',
    ],
  ],
  [
    'listeners of another class',
    of('Gateway', { gatewayClassName: 'kong', listeners: [{ name: 'dns', port: 53, protocol: 'UDP' }] }),
    [],
  ],
])('%s', (_, object, expected) => {
  const found = objectProblems(object, { version: NEWEST });
  expect(found.map((p) => codeFirst({ ...p, object: undefined }))).toEqual(expected);
});
