import { App, Chart, Yaml } from 'cdk8s';
import * as istio from '../../lib';

/** One plain example of each kind: what a person would write, and what they find in the file. */
function examples(): Record<string, istio.Policy> {
  const chart = () => new Chart(new App(), 'shop', { namespace: 'shop' });
  const catalog = istio.MeshService.host('catalog.shop.svc.cluster.local');
  return {
    VirtualService: new istio.VirtualService(chart(), 'catalog', {
      hosts: [catalog],
      http: [{ match: [{ uri: { prefix: '/items' } }], route: [{ destination: catalog.subset('v1') }], timeout: '2s' }],
    }),
    DestinationRule: new istio.DestinationRule(chart(), 'catalog', {
      host: catalog,
      trafficPolicy: { loadBalancer: { simple: 'ROUND_ROBIN' } },
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    }),
    Gateway: new istio.Gateway(chart(), 'public', {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }],
    }),
    ServiceEntry: new istio.ServiceEntry(chart(), 'stripe', {
      hosts: ['api.stripe.com'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'DNS',
    }),
    Sidecar: new istio.Sidecar(chart(), 'default', { egress: [{ hosts: ['./*', 'istio-system/*'] }] }),
    WorkloadEntry: new istio.WorkloadEntry(chart(), 'vm', {
      address: '10.0.0.7',
      labels: { app: 'vm' },
      serviceAccount: 'vm',
    }),
    WorkloadGroup: new istio.WorkloadGroup(chart(), 'vms', {
      metadata: { labels: { app: 'vm' } },
      template: { serviceAccount: 'vm' },
    }),
    EnvoyFilter: new istio.EnvoyFilter(chart(), 'lua', {
      workloadSelector: { labels: { app: 'web' } },
      configPatches: [
        {
          applyTo: 'CLUSTER',
          match: { context: 'SIDECAR_OUTBOUND' },
          patch: { operation: 'MERGE', value: { connect_timeout: '1s' } },
        },
      ],
    }),
    ProxyConfig: new istio.ProxyConfig(chart(), 'small', { concurrency: 1, environmentVariables: { LEVEL: 'info' } }),
    AuthorizationPolicy: new istio.AuthorizationPolicy(chart(), 'web', {
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { namespaces: ['front'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }],
        },
      ],
    }),
    PeerAuthentication: new istio.PeerAuthentication(chart(), 'default', { mtls: { mode: 'STRICT' } }),
    RequestAuthentication: new istio.RequestAuthentication(chart(), 'tokens', {
      jwtRules: [{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys' }],
    }),
    Telemetry: new istio.Telemetry(chart(), 'default', {
      accessLogging: [{ providers: [{ name: 'envoy' }] }],
      tracing: [{ randomSamplingPercentage: 1 }],
    }),
    WasmPlugin: new istio.WasmPlugin(chart(), 'auth', {
      url: 'oci://registry.example.com/auth:v1',
      phase: 'AUTHN',
      pluginConfig: { realm: 'shop' },
    }),
    TrafficExtension: new istio.TrafficExtension(chart(), 'stamp', {
      lua: { inlineCode: 'function envoy_on_request(handle) end' },
    }),
  };
}

test.each(Object.keys(examples()))('%s', (kind) => {
  const policy = examples()[kind];
  expect(policy.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(Yaml.stringify(policy.toJson())).toMatchSnapshot();
});
