import { App, Chart } from 'cdk8s';
import { MISTAKES } from './policies-mistakes.cases';

/** The whole of what is said: path of the construct, field, value, reason, fix. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'a misspelt field': [
    '[shop/routes] spec.http[0].timeOut: got "5s"; "timeOut" is not a field of HTTPRoute; did you mean ' +
      '"timeout"? (schema/unknown-field)',
  ],
  'three matchers in one match': [
    '[shop/routes] spec.http[0].match[0].uri: got ["exact","prefix","regex"]; exact and prefix and regex are ' +
      'set, but only one of exact, prefix, regex may be; keep one of them (schema/one-of)',
  ],
  'a redirect and a route': [
    '[shop/routes] spec.http[0].route: got [{"destination":{"host":"a"}}]; this route has redirect, with which ' +
      'route cannot be; remove route or redirect (webhook/action-exclusive)',
  ],
  'a rewrite and a redirect': [
    '[shop/routes] spec.http[0].rewrite: got {"uri":"/"}; this route has redirect, with which rewrite cannot ' +
      'be; remove rewrite or redirect (webhook/action-exclusive)',
  ],
  'no action': [
    '[shop/routes] spec.http[0]: got {"match":[{"uri":{"prefix":"/"}}]}; this route says nothing of what ' +
      'happens to the request; add route, redirect or directResponse (webhook/action-missing)',
  ],
  'a time in words': [
    '[shop/routes] spec.http[0].timeout: got "five minutes"; this is not a duration; write a number with its ' +
      'unit, for example 500ms, 2s or 1m30s (schema/duration)',
  ],
  'a retry condition that does not exist': [
    '[shop/routes] spec.http[0].retries.retryOn: got "5xxx"; "5xxx" is neither a condition nor an HTTP status; ' +
      'did you mean "5xx"? (webhook/retry-on)',
  ],
  'an invalid regular expression': [
    '[shop/routes] spec.http[0].match[0].uri.regex: got "(/items"; this is not a valid RE2 expression (missing ' +
      'closing ): `(/items`); write it in RE2 syntax (https://github.com/google/re2/wiki/Syntax): no lookaround, ' +
      'no backreferences (webhook/regex)',
  ],
  'weights of 180 percent': [
    '[shop/routes] spec.http[0].route: got [90,90]; the weights sum to 180, more than 100 percent; make them ' +
      'sum to 100 (policies/weights)',
  ],
  'weights of nothing': [
    '[shop/routes] spec.http[0].route: got ' +
      '[{"destination":{"host":"a"},"weight":0},{"destination":{"host":"b"},"weight":0}]; all weights are 0, so ' +
      'no destination gets traffic; give a weight to at least one destination (webhook/weights-zero)',
  ],
  'a percentage over 100': [
    '[shop/routes] spec.http[0].mirrorPercentage.value: got 150; a percentage is from 0 to 100; write a number ' +
      'from 0 to 100 (webhook/percent-range)',
  ],
  'a status that does not exist': [
    '[shop/routes] spec.http[0].fault.abort.httpStatus: got 999; a proxy answers with a status from 200 to ' +
      '599; write a status in that range (webhook/http-status)',
  ],
  'a port that does not exist': [
    '[shop/routes] spec.http[0].route[0].destination.port.number: got 80000; a port number from 1 to 65535 is ' +
      'needed; write a number from 1 to 65535 (webhook/port-range)',
  ],
  'a host twice': [
    '[shop/routes] spec.hosts[1]: got "a"; this host is already covered by "a"; remove one of the two ' +
      '(webhook/hosts-overlap)',
  ],
  'a misspelt host': [
    '[shop/routes] spec.http[0].route[0].destination.host: got "catlog"; no service has this host; did you ' +
      'mean "catalog"? If not, declare the service, or say that it lives elsewhere: MeshService.host(...) or ' +
      '`outside` (analysis/unknown-reference)',
  ],
  'half a host': [
    '[shop/routes] spec.http[0].route[0].destination.host: got "catalog.shop"; no service has this host: names ' +
      'with dots must be complete; write catalog.shop.svc.cluster.local (analysis/unknown-reference)',
  ],
  'a subset that is not declared': [
    '[shop/routes] spec.http[0].route[0].destination.subset: got "v3"; catalog.shop.svc.cluster.local has no ' +
      'such subset; did you mean "v1"? If not, use one of v1, v2 (analysis/unknown-reference)',
  ],
  'a subset without any DestinationRule': [
    '[shop/routes] spec.http[0].route[0].destination.subset: got "v1"; no DestinationRule gives ' +
      'catalog.shop.svc.cluster.local a subset; declare it in a DestinationRule or MeshService ' +
      '(analysis/unknown-reference)',
  ],
  'a port that the service does not have': [
    '[shop/routes] spec.http[0].route[0].destination.port.number: got 8080; catalog.shop.svc.cluster.local ' +
      'does not serve this port; use one of 80, 9090 (analysis/unknown-reference)',
  ],
  'two VirtualServices for one host': [
    '[shop/routes] spec.hosts[0]: got "catalog.shop.svc.cluster.local"; VirtualService shop/catalog routes ' +
      'this host too, and sidecars only see the older of the two; join their routes, or let exportTo keep them ' +
      'apart (analysis/host-conflict)',
  ],
  'two objects of one name': [
    '[shop/b] metadata.name: got "default"; another object has this kind, namespace and name, and only one of ' +
      'the two would remain; rename one, or join them (analysis/duplicate-object)',
  ],
  'a misspelt gateway': [
    '[shop/routes] spec.gateways[0]: got "pubilc"; there is no such Gateway; did you mean "public"? If not, ' +
      'declare the Gateway, or name it in `outside` (analysis/unknown-reference)',
  ],
  'the gateway of the mesh in place of a Gateway object': [
    '[shop/routes] spec.gateways[0]: got "mesh gateway istio-system/istio-ingressgateway"; a reference to this ' +
      'has no meaning here; make a `Gateway` with `selector: mesh.ingressGateway`, and name that here ' +
      '(references/misplaced)',
  ],
  'a provider that the mesh does not have': [
    '[shop/tracing] spec.tracing[0].providers[0].name: got "otel"; the mesh config declares no such provider; ' +
      'declare it in `meshConfig.extensionProviders` (analysis/unknown-reference)',
  ],
  'a misspelt provider': [
    '[shop/istio/mesh] provider(): got "otle"; the mesh config declares no such extension provider; did you ' +
      'mean "otel"? If not, declare it in `meshConfig.extensionProviders` (mesh/no-provider)',
  ],
  'a secret that nobody declares': [
    '[shop/public] spec.servers[0].tls.credentialName: got "shop-cert"; there is no such Secret; declare the ' +
      'Secret, or name it in `outside` (analysis/unknown-reference)',
  ],
  'a secret in the namespace of the routes': [
    '[shop/public] spec.servers[0].tls.credentialName: got "shop-cert"; the Secret is in namespace shop, but ' +
      "the gateway's pods read it from istio-system; create it in istio-system (analysis/unknown-reference)",
  ],
  'a waypoint that nobody declares': [
    '[shop/namespace] metadata.labels["istio.io/use-waypoint"]: got "waypoint"; namespace shop has no such ' +
      'Gateway; declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside` ' +
      '(analysis/unknown-reference)',
  ],
  'a selector and targets': [
    '[shop/policy] spec: got ["selector","targetRefs"]; selector and targetRefs are set, but at most one of ' +
      'selector, targetRef, targetRefs may be; keep one of them (schema/at-most-one)',
  ],
  'a custom action without a provider': [
    "[shop/policy] spec.provider.name: action CUSTOM asks an external authorizer; name one of the mesh's " +
      'extension providers (webhook/provider-missing)',
  ],
  'a service account where a namespace belongs': [
    '[shop/policy] spec.rules[0].from[0].source: got ["serviceAccounts","namespaces"]; serviceAccounts and ' +
      'notServiceAccounts do not go with principals or namespaces; write the namespace into the service account, ' +
      'NAMESPACE/NAME, and remove principals and namespaces (schema/accounts-alone)',
    '[shop/policy] spec.rules[0].from[0].source.serviceAccounts: got ["shop/web"]; a service account already ' +
      'says what namespaces would; keep one of the two (webhook/source-exclusive)',
  ],
  'an unknown mode': [
    '[shop/policy] spec.mtls.mode: got "STRCIT"; must be one of UNSET, DISABLE, PERMISSIVE, STRICT; did you ' +
      'mean "STRICT"? (schema/enum)',
  ],
  'a port mode without a selector': [
    '[shop/policy] spec.selector: got nothing; portLevelMtls needs a selector with labels; set ' +
      'selector.matchLabels, or use mtls for all ports (schema/ports-need-selector)',
  ],
  'keys given twice': [
    '[shop/policy] spec.jwtRules[0]: got ["jwksUri","jwks"]; jwksUri and jwks are set, but at most one of ' +
      'jwksUri, jwks_uri, jwks may be; keep one of them (schema/at-most-one)',
  ],
  'two load balancers': [
    '[shop/rule] spec.trafficPolicy.loadBalancer: got ["simple","consistentHash"]; simple and consistentHash ' +
      'are set, but only one of simple, consistentHash may be; keep one of them (schema/one-of)',
  ],
  'a subset twice': [
    '[shop/rule] spec.subsets[1].name: got "v1"; another subset has this name; give each subset its own ' +
      '(webhook/subset-duplicate)',
  ],
  'an external service of everything': [
    '[shop/entry] spec.hosts[0]: got "*"; a host must not be "*" alone; name the domain, for example ' +
      '*.example.com (schema/not-allowed)',
  ],
  'a protocol that does not exist': [
    '[shop/entry] spec.ports[0].protocol: got "SSL"; Istio does not know this protocol; write HTTP, HTTP2, ' +
      'HTTP_PROXY, GRPC, GRPC-Web, HTTPS, TLS, TCP, Mongo, Redis, MySQL or UDP (webhook/protocol)',
  ],
  'a Sidecar host without its namespace': [
    '[shop/default] spec.egress[0].hosts[0]: got "catalog.shop.svc.cluster.local"; a Sidecar names hosts with ' +
      'their namespace; write "namespace/host", with "." for the own namespace and "*" for all ' +
      '(webhook/egress-host)',
  ],
  'a WorkloadEntry without an address': [
    '[shop/vm] spec: got []; at least one of address, network must be set; set address or network (schema/any-of)',
    '[shop/vm] spec.address: a workload needs its address; set address, or the network whose gateway leads to ' +
      'it (webhook/address-missing)',
  ],
  'a WasmPlugin from nowhere': [
    '[shop/plugin] spec.url: got "ftp://example.com/filter.wasm"; a module comes from oci://, http://, ' +
      'https:// or file://; without a scheme it is an OCI image; write for example ' +
      'oci://registry.example.com/plugin:v1 (schema/wasm-url)',
  ],
  'a filter for one part and for targets': [
    '[shop/filter] spec: got ["workloadSelector","targetRefs"]; workloadSelector and targetRefs are set, but ' +
      'at most one of workloadSelector, targetRefs may be; keep one of them (schema/at-most-one)',
  ],
  'shares of more than everything': [
    '[shop/catalog] split(): got {"v1":90,"v2":90}; the shares sum to 180; make them sum to 100 (mesh-service/intent)',
  ],
  'two splits': [
    '[shop/catalog] split(): got {"v1":80,"v2":20}; an earlier call says {"v1":90,"v2":10}; split the traffic ' +
      'once (mesh-service/contradiction)',
  ],
  'a dark launch of everybody': [
    '[shop/catalog] darkLaunch(): got {}; no request is told apart from others; say which, for example { ' +
      "header: { 'x-dark-launch': 'true' } } (mesh-service/intent)",
  ],
  'a fault without any': [
    '[shop/catalog] fault(): got {"percent":10}; neither a delay nor an error is asked for; set `delay` or ' +
      '`abort` (mesh-service/intent)',
  ],
  'a circuit breaker against the traffic policy': [
    '[shop/catalog] circuitBreaker().maxConnections: got 100; `trafficPolicy` says 10; give it one value ' +
      '(mesh-service/contradiction)',
  ],
  'intents with no place to be written': [
    'catalog.shop.svc.cluster.local: there is no place to write the objects in; give the scope first, for ' +
      'example MeshService.host(chart, ...) (mesh-service/no-scope)',
  ],
  'a port and ports': ['[shop/catalog] port: got 80; `ports` says it too; leave out one of them (mesh-service/props)'],
  'a patch that breaks the object': [
    '[shop/routes] spec.http[0].route[0].destination.host: got "a b"; the part "a b" is not a DNS label; ' +
      'between dots, write letters, digits and "-", at most 63, beginning and ending with a letter or digit ' +
      '(webhook/host-name)',
  ],
  'a field of a later release': [
    '[shop/routes] spec.http[0].redirect.prefixRewrite: got "/b"; the field is acted on since Istio 1.31, and ' +
      'the target is 1.29.6; remove it, or target Istio 1.31 or later (schema/newer-field)',
  ],
};

/** The lines under the heading of the error. */
function saidAbout(name: string): string[] {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  try {
    MISTAKES[name](chart, app);
    app.synthYaml();
  } catch (reason) {
    return (reason as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/^- /, ''));
  }
  return [];
}

describe('typical mistakes', () => {
  test('are as many as promised, each with its text', () => {
    expect(Object.keys(SAID)).toEqual(Object.keys(MISTAKES));
    expect(Object.keys(SAID).length).toBeGreaterThanOrEqual(40);
  });
  test.each(Object.keys(MISTAKES))('%s', (name) => {
    expect(saidAbout(name)).toEqual(SAID[name]);
  });
});
