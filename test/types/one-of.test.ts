import { App, Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  DestinationRule,
  EnvoyFilter,
  Gateway,
  MeshService,
  PeerAuthentication,
  RequestAuthentication,
  ServiceEntry,
  Telemetry,
  TrafficExtension,
  VirtualService,
  WasmPlugin,
  WorkloadGroup,
} from '../../lib';

/**
 * What must not compile. The file is part of the type check: an error that goes away makes its `@ts-expect-error` one.
 * The functions are never
 * called, because what they write is wrong.
 */
const chart = new Chart(new App(), 'types');
const route = [{ destination: { host: 'a' } }];
const never = (..._bodies: (() => unknown)[]): void => undefined;

describe('types', () => {
  test('VirtualService', () =>
    never(
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error three matchers in one match
          http: [{ match: [{ uri: { exact: '/', prefix: '/', regex: '/' } }], route }],
        }),
      // @ts-expect-error a redirect and a route
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, redirect: { uri: '/' } }] }),
      // @ts-expect-error a direct response and a route
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, directResponse: { status: 200 } }] }),
      // @ts-expect-error a delegate and a route
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, delegate: { name: 'b' } }] }),
      // @ts-expect-error a redirect and a rewrite
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ redirect: { uri: '/' }, rewrite: { uri: '/' } }] }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error a redirect and a fault
          http: [{ redirect: { uri: '/' }, fault: { abort: { httpStatus: 500 } } }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error a direct response and a fault
          http: [{ directResponse: { status: 200 }, fault: { abort: { httpStatus: 500 } } }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error mirror and mirrors
          http: [{ route, mirror: { host: 'b' }, mirrors: [{ destination: { host: 'b' } }] }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error two statuses
          http: [{ route, fault: { abort: { httpStatus: 500, grpcStatus: 'UNAVAILABLE' } } }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error two delays
          http: [{ route, fault: { delay: { fixedDelay: '1s', exponentialDelay: '1s' } } }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error two bodies
          http: [{ directResponse: { status: 200, body: { string: 'a', bytes: 'YQ==' } } }],
        }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error two ports
          http: [{ redirect: { port: 80, derivePort: 'FROM_REQUEST_PORT' } }],
        }),
      // @ts-expect-error two paths of a redirect
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ redirect: { uri: '/', prefixRewrite: '/' } }] }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error two paths of a rewrite
          http: [{ route, rewrite: { uri: '/', uriRegexRewrite: { match: 'a' } } }],
        }),
      // @ts-expect-error no duration
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, timeout: 'five minutes' }] }),
      // @ts-expect-error a duration without a unit
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, timeout: '5' }] }),
      // @ts-expect-error a misspelt field
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route, timeOut: '5s' }] }),
      // @ts-expect-error a misspelt field of a destination
      () => new VirtualService(chart, 'a', { hosts: ['a'], http: [{ route: [{ destination: { hosts: 'a' } }] }] }),
      () =>
        new VirtualService(chart, 'a', {
          hosts: ['a'],
          // @ts-expect-error a weight as text
          http: [{ route: [{ destination: { host: 'a' }, weight: '90' }] }],
        }),
    ));

  test('DestinationRule', () =>
    never(
      () =>
        // @ts-expect-error a value that is not in the enum
        new DestinationRule(chart, 'a', { host: 'a', trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUESTS' } } }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error two load balancers
          trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } },
        }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error two hash keys
          trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, httpHeaderName: 'x' } } },
        }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error two hash algorithms
          trafficPolicy: { loadBalancer: { consistentHash: { maglev: {}, ringHash: {} } } },
        }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error two locality settings
          trafficPolicy: { loadBalancer: { localityLbSetting: {}, zoneAwareLbSetting: {} } },
        }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error weights and failover
          trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [], failover: [] } } },
        }),
      () =>
        new DestinationRule(chart, 'a', {
          host: 'a',
          // @ts-expect-error a tunnel and the PROXY protocol
          trafficPolicy: { tunnel: { targetHost: 'b', targetPort: 1 }, proxyProtocol: {} },
        }),
      // @ts-expect-error no host
      () => new DestinationRule(chart, 'a', { subsets: [{ name: 'v1' }] }),
      // @ts-expect-error a TLS mode of gateways
      () => new DestinationRule(chart, 'a', { host: 'a', trafficPolicy: { tls: { mode: 'PASSTHROUGH' } } }),
    ));

  test('Gateway, ServiceEntry, WorkloadGroup, EnvoyFilter', () =>
    never(
      () =>
        new Gateway(chart, 'a', {
          servers: [
            {
              hosts: ['*'],
              port: { number: 443, name: 'a', protocol: 'HTTPS' },
              // @ts-expect-error one certificate and a list of them
              tls: { mode: 'SIMPLE', credentialName: 'a', credentialNames: ['a'] },
            },
          ],
        }),
      () =>
        // @ts-expect-error endpoints and a selector
        new ServiceEntry(chart, 'a', {
          hosts: ['a.com'],
          endpoints: [{ address: '1.1.1.1' }],
          workloadSelector: { labels: { app: 'a' } },
        }),
      // @ts-expect-error a resolution that does not exist
      () => new ServiceEntry(chart, 'a', { hosts: ['a.com'], resolution: 'dns' }),
      // @ts-expect-error two probes
      () => new WorkloadGroup(chart, 'a', { template: {}, probe: { httpGet: { port: 80 }, tcpSocket: { port: 80 } } }),
      () =>
        // @ts-expect-error a selector and targets
        new EnvoyFilter(chart, 'a', {
          workloadSelector: { labels: {} },
          targetRefs: [{ kind: 'Gateway', name: 'a', group: 'gateway.networking.k8s.io' }],
        }),
      () =>
        // @ts-expect-error two things to match
        new EnvoyFilter(chart, 'a', { configPatches: [{ applyTo: 'CLUSTER', match: { cluster: {}, listener: {} } }] }),
    ));

  const target = { group: '', kind: 'Service', name: 'a' };
  const selector = { matchLabels: { app: 'a' } };
  test('policies for selected pods or for targets, not both', () =>
    never(
      // @ts-expect-error a selector and targets
      () => new AuthorizationPolicy(chart, 'a', { selector, targetRefs: [target] }),
      // @ts-expect-error one target and a list of them
      () => new AuthorizationPolicy(chart, 'a', { targetRef: target, targetRefs: [target] }),
      // @ts-expect-error a selector and targets
      () => new RequestAuthentication(chart, 'a', { selector, targetRefs: [target] }),
      // @ts-expect-error a selector and targets
      () => new Telemetry(chart, 'a', { selector, targetRefs: [target] }),
      // @ts-expect-error a selector and targets
      () => new WasmPlugin(chart, 'a', { url: 'oci://a/b:c', selector, targetRefs: [target] }),
      // @ts-expect-error a selector and targets
      () => new TrafficExtension(chart, 'a', { selector, targetRefs: [target], lua: { inlineCode: '' } }),
      () =>
        // @ts-expect-error references in both
        new AuthorizationPolicy(chart, 'a', {
          selector: { kind: 'Deployment', name: 'a' },
          targetRefs: [MeshService.host('a.b')],
        }),
    ));

  test('security, telemetry, extensions', () =>
    never(
      // @ts-expect-error a custom action without a provider
      () => new AuthorizationPolicy(chart, 'a', { action: 'CUSTOM', rules: [{}] }),
      // @ts-expect-error a provider without a custom action
      () => new AuthorizationPolicy(chart, 'a', { action: 'DENY', provider: { name: 'opa' }, rules: [{}] }),
      // @ts-expect-error an action in small letters
      () => new AuthorizationPolicy(chart, 'a', { action: 'allow' }),
      () =>
        new AuthorizationPolicy(chart, 'a', {
          // @ts-expect-error service accounts and namespaces
          rules: [{ from: [{ source: { serviceAccounts: ['a/b'], namespaces: ['a'] } }] }],
        }),
      // @ts-expect-error a mode that does not exist
      () => new PeerAuthentication(chart, 'a', { mtls: { mode: 'STRICTLY' } }),
      // @ts-expect-error keys twice
      () => new RequestAuthentication(chart, 'a', { jwtRules: [{ issuer: 'a', jwks: '{}', jwksUri: 'https://a' }] }),
      () =>
        new Telemetry(chart, 'a', {
          // @ts-expect-error a built-in and a custom metric
          metrics: [{ overrides: [{ match: { metric: 'REQUEST_COUNT', customMetric: 'a' } }] }],
        }),
      () =>
        new Telemetry(chart, 'a', {
          // @ts-expect-error two values of a tag
          tracing: [{ customTags: { a: { literal: { value: 'a' }, header: { name: 'a' } } } }],
        }),
      // @ts-expect-error two languages
      () => new TrafficExtension(chart, 'a', { wasm: { url: 'oci://a/b:c' }, lua: { inlineCode: '' } }),
    ));

  test('MeshService', () => {
    const catalog = new MeshService(chart, 'catalog', {
      port: 80,
      subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    });
    never(
      // @ts-expect-error an undeclared subset
      () => catalog.subset('v3'),
      // @ts-expect-error an undeclared subset
      () => catalog.split({ v1: 90, v3: 10 }),
      // @ts-expect-error an undeclared subset
      () => catalog.mirror('v3', 10),
      // @ts-expect-error an undeclared subset
      () => catalog.darkLaunch('v3', { header: { a: 'b' } }),
      // @ts-expect-error a service without subsets
      () => new MeshService(chart, 'plain', { port: 80 }).subset('v1'),
      // @ts-expect-error an undeclared subset of an external service
      () => MeshService.external(chart, 'a.com', { subsets: { eu: { region: 'eu' } } }).subset('us'),
      // @ts-expect-error no duration
      () => catalog.timeout('soon'),
      // @ts-expect-error a retry condition that does not exist
      () => catalog.retry({ attempts: 1, retryOn: ['5xxx'] }),
      // @ts-expect-error a field that does not exist
      () => catalog.circuitBreaker({ maxConnection: 1 }),
      // @ts-expect-error a label that is no text
      () => new MeshService(chart, 'b', { subsets: { v1: { version: 1 } } }),
      // What is right compiles: literal subsets, and those of a service whose subsets are not known.
      () => [catalog.subset('v1'), catalog.split({ v1: 90, v2: 10 }), MeshService.host('a.b').subset('any')],
    );
    expect(catalog.host).toBe('catalog');
  });
});
