import { formatProblem, type Manifest } from '../../../lib/model';
import { gatewayApiProblems } from '../../../lib/rules/gateway-api';

/** Each code of the Gateway API that no other test expects, with its whole text. */

const textsOf = (object: Manifest): string[] => gatewayApiProblems(object, { version: '1.30.3' }).map(formatProblem);

const of = (kind: string, spec: object, metadata: object = {}, version = 'v1'): Manifest => ({
  apiVersion: `gateway.networking.k8s.io/${version}`,
  kind,
  metadata: { name: 'x', namespace: 'shop', ...metadata },
  spec,
});
const listener = { name: 'http', port: 80, protocol: 'HTTP' };
const gateway = (spec: object, metadata: object = {}): Manifest =>
  of('Gateway', { gatewayClassName: 'istio', listeners: [listener], ...spec }, metadata);
const https = (tls: object): object => ({ name: 'https', port: 443, protocol: 'HTTPS', tls });
const secret = { name: 'cert' };
const parentRefs = [{ name: 'edge' }];
const web = { name: 'web', port: 80 };
const http = (rule: object): Manifest => of('HTTPRoute', { parentRefs, rules: [{ backendRefs: [web], ...rule }] });
const backendTls = (validation: object, more: object = {}): Manifest =>
  of('BackendTLSPolicy', {
    targetRefs: [{ group: '', kind: 'Service', name: 'web' }],
    validation: { hostname: 'a.com', ...validation },
    ...more,
  });
const configMap = (name: string): object => ({ group: '', kind: 'ConfigMap', name });
const frontend = (validation: object): Manifest =>
  gateway({
    listeners: [https({ certificateRefs: [secret] })],
    tls: { frontend: { default: { validation } } },
  });
const shows = (clientCertificateRef: object): Manifest => gateway({ tls: { backend: { clientCertificateRef } } });

test.each<[string, Manifest, string[]]>([
  [
    'addresses of two types',
    gateway({
      addresses: [
        { type: 'IPAddress', value: '10.0.0.1' },
        { type: 'Hostname', value: 'a.shop.svc.cluster.local' },
      ],
    }),
    [
      '[Gateway shop/x] spec.addresses[0]: got {"type":"IPAddress","value":"10.0.0.1"}; beside other ' +
        'addresses istiod takes hostnames only, and ignores this one; keep one IP address, or hostnames ' +
        'of the Services only (gateway-api/address-type)',
    ],
  ],
  [
    'the type of a Service that is there',
    gateway(
      { addresses: [{ type: 'Hostname', value: 'a.shop.svc.cluster.local' }] },
      { annotations: { 'networking.istio.io/service-type': 'ClusterIP' } },
    ),
    [
      '[Gateway shop/x] metadata.annotations["networking.istio.io/service-type"]: got "ClusterIP"; the ' +
        'annotation has no effect on a Gateway whose Service is there already; remove it ' +
        '(gateway-api/service-type)',
    ],
  ],
  [
    'parameters in a Secret',
    gateway({ infrastructure: { parametersRef: { group: '', kind: 'Secret', name: 'a' } } }),
    [
      '[Gateway shop/x] spec.infrastructure.parametersRef.kind: got "Secret"; istiod takes parameters ' +
        'of a Gateway from a ConfigMap only; name a ConfigMap, with kind ConfigMap and an empty group ' +
        '(gateway-api/parameters-kind)',
    ],
  ],
  [
    'a backend of another kind',
    http({ backendRefs: [{ group: 'apps', kind: 'Deployment', name: 'web' }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].kind: got "Deployment"; istiod knows no ' +
        'backends of kind apps/Deployment, and answers their share of the requests with 500; use a ' +
        'Service, or one of networking.istio.io/Hostname, multicluster.x-k8s.io/ServiceImport, ' +
        'inference.networking.k8s.io/InferencePool (gateway-api/backend-kind)',
    ],
  ],
  [
    'a backend of a kind of others',
    http({ backendRefs: [{ group: 'example.com', kind: 'Bucket', name: 'web' }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].kind: got "Bucket"; istiod knows no backends of ' +
        'kind example.com/Bucket, and answers their share of the requests with 500; use a Service, or ' +
        'one of networking.istio.io/Hostname, multicluster.x-k8s.io/ServiceImport, ' +
        'inference.networking.k8s.io/InferencePool (gateway-api/backend-kind)',
    ],
  ],
  [
    'a host without port, in a namespace',
    http({ backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'a.com', namespace: 'shop' }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].namespace: got "shop"; a Hostname is in no ' +
        'namespace; remove namespace (gateway-api/hostname-namespace)',
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].port: a backend of kind Hostname needs a port; ' +
        'set port (gateway-api/backend-port)',
    ],
  ],
  [
    'an inference pool',
    http({ backendRefs: [{ group: 'inference.networking.k8s.io', kind: 'InferencePool', name: 'a' }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].kind: got "InferencePool"; istiod takes ' +
        'inference pools only with ENABLE_GATEWAY_API_INFERENCE_EXTENSION; set the variable to "true" in ' +
        'pilot.env, if it is not (gateway-api/inference-pool)',
    ],
  ],
  [
    'a header written twice',
    http({
      filters: [
        {
          type: 'RequestHeaderModifier',
          requestHeaderModifier: {
            set: [
              { name: 'x-a', value: '1' },
              { name: 'X-A', value: '2' },
            ],
          },
        },
      ],
    }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[0].requestHeaderModifier.set[1].name: got "X-A"; names ' +
        'of headers have no case, so istiod takes only the first of them; remove one ' +
        '(gateway-api/header-twice)',
    ],
  ],
  [
    'CA certificates of a backend',
    backendTls({ caCertificateRefs: [{ group: '', kind: 'Secret', name: 'a' }, configMap('b')] }),
    [
      '[BackendTLSPolicy shop/x] spec.validation.caCertificateRefs[0].kind: got "Secret"; istiod takes ' +
        'the CA certificate of a backend from a ConfigMap only, and blocks traffic to it; use kind ' +
        'ConfigMap with an empty group (gateway-api/ca-kind)',
      '[BackendTLSPolicy shop/x] spec.validation.caCertificateRefs[1]: got ' +
        '{"group":"","kind":"ConfigMap","name":"b"}; istiod takes only the first CA certificate; put all ' +
        'CA certificates into one ConfigMap (gateway-api/ca-unused)',
    ],
  ],
  [
    'CA certificates of nobody, and options',
    backendTls({ wellKnownCACertificates: 'example.com/All' }, { options: { a: 'b' } }),
    [
      '[BackendTLSPolicy shop/x] spec.validation.wellKnownCACertificates: got "example.com/All"; ' +
        'istiod knows the CA certificates of the operating system only; set it to System ' +
        '(gateway-api/well-known-ca)',
      '[BackendTLSPolicy shop/x] spec.options: got {"a":"b"}; istiod does not act on options; remove ' +
        'them (gateway-api/options-unused)',
    ],
  ],
  [
    'a target that is no Service',
    of('BackendTLSPolicy', {
      targetRefs: [{ group: 'apps', kind: 'Deployment', name: 'web' }],
      validation: { hostname: 'a.com', wellKnownCACertificates: 'System' },
    }),
    [
      '[BackendTLSPolicy shop/x] spec.targetRefs[0].kind: got "Deployment"; istiod finds no target of ' +
        'this kind, and does not accept the policy; use Service or networking.istio.io/ServiceEntry ' +
        '(gateway-api/target-kind)',
    ],
  ],
  [
    'a certificate in a ConfigMap',
    gateway({ listeners: [https({ certificateRefs: [configMap('a')] })] }),
    [
      '[Gateway shop/x] spec.listeners[0].tls.certificateRefs[0].kind: got "ConfigMap"; istiod takes ' +
        'certificates from Secrets only; name a Secret of type kubernetes.io/tls ' +
        '(gateway-api/certificate-kind)',
    ],
  ],
  [
    'three certificates',
    gateway({ listeners: [https({ certificateRefs: [secret, secret, secret] })] }),
    [
      '[Gateway shop/x] spec.listeners[0].tls.certificateRefs: got ' +
        '[{"name":"cert"},{"name":"cert"},{"name":"cert"}]; istiod takes at most 2 certificates of a ' +
        'listener, and refuses it; make a listener for each host (gateway-api/certificates)',
    ],
  ],
  [
    'an unknown cipher suite',
    gateway({
      listeners: [https({ certificateRefs: [secret], options: { 'gateway.istio.io/tls-cipher-suites': 'AES' } })],
    }),
    [
      '[Gateway shop/x] spec.listeners[0].tls.options["gateway.istio.io/tls-cipher-suites"]: got ' +
        '"AES"; the proxy does not have AES and ignores it; write the OpenSSL names of suites that it ' +
        'has (gateway-api/cipher-unknown)',
    ],
  ],
  [
    'CA certificates of clients in another kind',
    frontend({ caCertificateRefs: [{ group: 'example.com', kind: 'Bundle', name: 'a' }] }),
    [
      '[Gateway shop/x] spec.tls.frontend.default.validation.caCertificateRefs[0].kind: got "Bundle"; ' +
        'istiod takes CA certificates from a ConfigMap or Secret only; use kind ConfigMap with an empty ' +
        'group (gateway-api/client-ca-kind)',
    ],
  ],
  [
    'two CA certificates of clients',
    frontend({ caCertificateRefs: [configMap('a'), configMap('b')] }),
    [
      '[Gateway shop/x] spec.tls.frontend.default.validation.caCertificateRefs: got ' +
        '[{"group":"","kind":"ConfigMap","name":"a"},{"group":"","kind":"ConfigMap","name":"b"}]; istiod ' +
        'takes one CA certificate for clients, and refuses the listener; put all CA certificates into ' +
        'one ConfigMap (gateway-api/client-cas)',
    ],
  ],
  [
    'clients without certificate',
    frontend({ caCertificateRefs: [configMap('a')], mode: 'AllowInsecureFallback' }),
    [
      '[Gateway shop/x] spec.tls.frontend.default.validation.mode: got "AllowInsecureFallback"; istiod ' +
        'of this release does not act on the mode: clients without a valid certificate are refused; ' +
        'target Istio 1.31 or later, or remove it (gateway-api/frontend-mode)',
    ],
  ],
  [
    'a certificate to show in a ConfigMap',
    shows(configMap('a')),
    [
      '[Gateway shop/x] spec.tls.backend.clientCertificateRef: got ' +
        '{"group":"","kind":"ConfigMap","name":"a"}; gateways of this class show backends no certificate ' +
        'of their own choice; write a DestinationRule with tls mode MUTUAL for the backend ' +
        '(gateway-api/client-certificate-unused)',
    ],
  ],
  [
    'a certificate to show',
    shows(secret),
    [
      '[Gateway shop/x] spec.tls.backend.clientCertificateRef: got {"name":"cert"}; gateways of this ' +
        'class show backends no certificate of their own choice; write a DestinationRule with tls mode ' +
        'MUTUAL for the backend (gateway-api/client-certificate-unused)',
    ],
  ],
  [
    'a controller that Istio does not have',
    of('GatewayClass', { controllerName: 'istio.io/gateway' }),
    [
      '[GatewayClass shop/x] spec.controllerName: got "istio.io/gateway"; Istio has no such ' +
        'controller, unless PILOT_GATEWAY_API_CONTROLLER_NAME names it; use one of ' +
        'istio.io/gateway-controller, istio.io/unmanaged-gateway, istio.io/mesh-controller, ' +
        'istio.io/eastwest-controller, istio.io/agentgateway-controller, ' +
        'istio.io/agentgateway-waypoint-controller (gateway-api/controller)',
    ],
  ],
  [
    'a waypoint on another port',
    gateway({ gatewayClassName: 'istio-waypoint' }),
    [
      '[Gateway shop/x] spec.listeners[0]: got {"name":"http","port":80,"protocol":"HTTP"}; istiod ' +
        'expects the one listener of a waypoint on port 15008 with protocol HBONE, and does not accept ' +
        'this one; use the construct Waypoint, or correct port and protocol ' +
        '(gateway-api/waypoint-listener)',
    ],
  ],
  [
    'an east-west gateway on another port',
    gateway({ gatewayClassName: 'istio-east-west' }),
    [
      '[Gateway shop/x] spec.listeners[0]: got {"name":"http","port":80,"protocol":"HTTP"}; istiod ' +
        'does not accept this listener of an east-west gateway; use port 15008 with protocol HBONE and ' +
        "tls: { mode: 'Terminate' }, or protocol TLS with mode Passthrough on another port " +
        '(gateway-api/east-west-listener)',
    ],
  ],
  [
    'grants from and to other kinds',
    of(
      'ReferenceGrant',
      { from: [{ group: 'apps', kind: 'Deployment', namespace: 'web' }], to: [{ group: '', kind: 'Pod' }] },
      {},
      'v1beta1',
    ),
    [
      '[ReferenceGrant shop/x] spec.from[0].kind: got "Deployment"; istiod asks for no grant from this ' +
        'kind; use one of gateway.networking.k8s.io/Gateway, gateway.networking.k8s.io/HTTPRoute, ' +
        'gateway.networking.k8s.io/GRPCRoute, gateway.networking.k8s.io/TLSRoute, ' +
        'gateway.networking.k8s.io/TCPRoute, gateway.networking.k8s.io/ListenerSet ' +
        '(gateway-api/grant-unused)',
      '[ReferenceGrant shop/x] spec.to[0].kind: got "Pod"; istiod asks for no grant to this kind; use ' +
        'one of Service, Secret, ConfigMap, inference.networking.k8s.io/InferencePool ' +
        '(gateway-api/grant-unused)',
    ],
  ],
  [
    'two listeners of one port',
    gateway({ listeners: [listener, { name: 'tcp', port: 80, protocol: 'TCP' }] }),
    [
      '[Gateway shop/x] spec.listeners[1]: got {"name":"tcp","port":80,"protocol":"TCP"}; listener ' +
        '"http" has the same port, which TCP does not share; give one of them another port ' +
        '(gateway-api/listener-conflict)',
    ],
  ],
  [
    'a listener of a set without port',
    of('ListenerSet', { parentRef: { name: 'edge' }, listeners: [{ name: 'tcp', protocol: 'TCP' }] }),
    [
      '[ListenerSet shop/x] spec.listeners[0].port: a listener of protocol TCP needs a port; set port ' +
        '(gateway-api/port-missing)',
    ],
  ],
  [
    'a kind of routes that does not attach',
    gateway({
      listeners: [
        { ...listener, allowedRoutes: { kinds: [{ kind: 'TCPRoute' }, { group: 'example.com', kind: 'HTTPRoute' }] } },
      ],
    }),
    [
      '[Gateway shop/x] spec.listeners[0].allowedRoutes.kinds[0].kind: got "TCPRoute"; no TCPRoute ' +
        'attaches to a listener of protocol HTTP: istiod refuses the kinds; use HTTPRoute or GRPCRoute ' +
        '(gateway-api/route-kind)',
      '[Gateway shop/x] spec.listeners[0].allowedRoutes.kinds[1].group: got "example.com"; no group ' +
        'but gateway.networking.k8s.io has a HTTPRoute that attaches to a listener: istiod refuses the ' +
        'kinds; leave group out (gateway-api/route-kind)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});

test('a certificate to show, where istiod looks at its kind', () => {
  const found = gatewayApiProblems(shows(configMap('a')), { version: '1.31.0' });
  expect(found.map(formatProblem)).toEqual([
    '[Gateway shop/x] spec.tls.backend.clientCertificateRef.kind: got "ConfigMap"; istiod takes the certificate for ' +
      'backends from a Secret only; name a Secret of type kubernetes.io/tls (gateway-api/client-certificate-kind)',
  ]);
});
