import type { ProblemTexts } from '../model/problem-texts';

/* Codes of what istiod's webhook, Kubernetes, and istiod's conversion of the Gateway API refuse. */

export const WEBHOOK_PROBLEMS = {
  'action-exclusive': {
    means:
      'One HTTP route of a VirtualService redirects or answers directly, and also has `route`, `fault`, `rewrite` ' +
      'or a second such action. A request can only end in one way.',
    fix: 'Keep the action that is meant, and move the other into a route of its own with its own match.',
  },
  'action-missing': {
    means: 'A route of a VirtualService does not say what happens to the request or connection.',
    fix: 'Add `route` with a destination, or for HTTP `redirect` or `directResponse`.',
  },
  'address': {
    means:
      "An endpoint's address is neither an IP address nor a DNS name; with resolution STATIC a DNS name is not " +
      'possible either.',
    fix: 'Write an IP address, or a DNS name together with resolution DNS.',
  },
  'address-missing': {
    means:
      'A workload has no address, or a TCP port of a ServiceEntry has none to be recognised by. Without one, the ' +
      'workload can only be reached through the gateway of its network, and the port takes every connection to its ' +
      'number.',
    fix:
      'Set `address` (or `network`) on the workload, `addresses` on the ServiceEntry, or give the port its real ' +
      'protocol.',
  },
  'address-range': {
    means: 'A ServiceEntry has an address range (CIDR) with a resolution that needs single addresses.',
    fix: 'List single addresses, or use resolution NONE or STATIC.',
  },
  'annotation-internal': {
    means:
      'The object has an annotation that only istiod itself may set, on objects that it makes from the Gateway API.',
    fix: 'Remove the annotation; it usually comes from an object copied out of a cluster.',
  },
  'authority-twice': {
    means:
      'The authority (Host) of a request is written in more than one place: `rewrite.authority` and a header ' +
      'operation, or several of them.',
    fix: 'Keep one; `rewrite.authority` is the plainest.',
  },
  'body-size': {
    means:
      'The body of a direct response is large. It becomes part of the configuration of every proxy: istiod warns ' +
      'above 100 KiB and refuses more than 1 MiB.',
    fix: 'Serve the content from a workload, or shorten it.',
  },
  'capture-mode': {
    means:
      "A Sidecar's egress listener on a Unix socket has `captureMode: IPTABLES`, but iptables only captures " +
      'connections to IP addresses.',
    fix: 'Use NONE or DEFAULT.',
  },
  'cel': {
    means: 'A text is not an expression in CEL (Common Expression Language), so the proxy could not compile it.',
    fix: 'Mend the syntax at the place that the message names, for example `response.code >= 400`.',
  },
  'cel-attribute': {
    means:
      'A CEL expression uses a name that the proxy has no attribute for. Such an expression never has a value, so ' +
      'that the filter or tag that depends on it never takes effect.',
    fix:
      'Use an attribute of Envoy: `request`, `response`, `connection`, `upstream`, `source`, `destination`, ' +
      '`metadata` and so on.',
  },
  'cidr': {
    means: 'A text with a slash is not an IP range in CIDR notation.',
    fix: 'Write address and prefix length, for example `10.1.0.0/16` or `2001:db8::/32`.',
  },
  'cipher-duplicate': {
    means: 'A cipher suite is listed twice.',
    fix: 'Remove one of the two.',
  },
  'cipher-unknown': {
    means:
      'The proxy (Envoy with BoringSSL) does not have this cipher suite, and ignores it. If none remains, its ' +
      'defaults apply.',
    fix: 'Use the OpenSSL name of a suite that Envoy has, for example `ECDHE-RSA-AES128-GCM-SHA256`.',
  },
  'condition-key': {
    means:
      'The key of a `when` condition is missing, is no attribute that Istio knows, has been removed from Istio, or ' +
      'lacks the name in brackets.',
    fix:
      'Use a documented key, for example `request.headers[x-user]`, `source.principal` or `request.auth.claims[iss]`.',
  },
  'condition-values': {
    means: 'A `when` condition has neither `values` nor `notValues`, so there is nothing to compare with.',
    fix: 'Add one of the two.',
  },
  'cookie-attribute': {
    means: 'An attribute of the cookie for consistent hashing has no name, or a name that is there already.',
    fix: 'Name each attribute once, for example `SameSite`.',
  },
  'cookie-name': {
    means: 'The cookie for consistent hashing has no name.',
    fix: 'Set `name`.',
  },
  'cors-max-age': {
    means: '`corsPolicy.maxAge` is not a whole number of seconds, which is all that the header for browsers can carry.',
    fix: 'Write whole seconds, minutes or hours, for example `24h`.',
  },
  'cors-method': {
    means: 'An allowed method of a CORS policy is not a method of HTTP.',
    fix: 'Write it in capital letters: GET, POST, PUT and so on.',
  },
  'cors-origin': {
    means: 'An allowed origin of a CORS policy is empty.',
    fix: 'Give `exact`, `prefix` or `regex` a text, or remove the entry.',
  },
  'custom-identity': {
    means:
      'A policy with action CUSTOM matches by the identity of the caller or by a token. The external authorizer is ' +
      'asked before the proxy has established either.',
    fix: 'Match on the request here, and check identities and claims in a second policy with action ALLOW or DENY.',
  },
  'default-endpoint': {
    means: "`defaultEndpoint` of a Sidecar's ingress listener is not a port or Unix socket of the pod itself.",
    fix: 'Write `127.0.0.1:PORT`, `0.0.0.0:PORT`, `[::1]:PORT`, `:PORT` or `unix:///path`.',
  },
  'delegate': {
    means:
      'A route that delegates has `route` or `redirect` too, or a VirtualService without hosts (which others ' +
      'delegate to) has routes that are not HTTP.',
    fix: 'Leave the action to the delegate; and write `tls` or `tcp` routes in a VirtualService with hosts.',
  },
  'delegate-chain': {
    means: 'A VirtualService that others delegate to delegates further, which Istio does not follow.',
    fix: 'Write the routes in the first delegate, or let the root name the second one directly.',
  },
  'deny-tcp': {
    means:
      'A DENY rule only has conditions of HTTP requests, such as paths, methods or tokens. On TCP ports they do ' +
      'not exist and count as matched, so that all TCP traffic of the workload is denied.',
    fix:
      'Name the HTTP ports in `to.operation.ports` of the rule. If denying TCP is what you want, you may ignore ' +
      'the warning.',
  },
  'destination-missing': {
    means: 'A route or a mirror has no destination.',
    fix: 'Add `destination: { host }`.',
  },
  'dry-run': {
    means:
      'The annotation `istio.io/dry-run` is on another kind than AuthorizationPolicy, on one whose action cannot ' +
      'be tried out, or is not a boolean.',
    fix: 'Use it on AuthorizationPolicies with action ALLOW or DENY only, as `"true"` or `"false"`.',
  },
  'duration': {
    means: 'A text is not a duration, or a negative one where only zero or more makes sense.',
    fix: 'Write a number with its unit, for example `500ms`, `2s` or `1m30s`.',
  },
  'duration-precision': {
    means: 'A duration has a fraction of a millisecond, which the proxy cannot keep.',
    fix: 'Round it to whole milliseconds.',
  },
  'dynamic-dns': {
    means:
      'A ServiceEntry with resolution DYNAMIC_DNS has something that this resolution cannot be joined with: a host ' +
      'without wildcard, addresses, endpoints, a protocol that carries no host name, or a location inside the ' +
      'mesh.',
    fix: 'Use it for wildcard hosts outside the mesh on HTTP or TLS ports only; for a plain host use resolution DNS.',
  },
  'egress-catch-all': {
    means:
      "A Sidecar's egress listener without a port is followed by others. It takes what no other listener does, and " +
      'so must be the last.',
    fix: 'Move it to the end of `egress`, or give it a port.',
  },
  'egress-duplicate': {
    means:
      "A host of a Sidecar's egress listener is covered by another host of the same listener. Istio accepts it and " +
      'warns.',
    fix: 'List each host once; `*/*` stands alone.',
  },
  'egress-host': {
    means: "A Sidecar's egress host has no namespace part.",
    fix: 'Write `NAMESPACE/HOST`: `./*` for the own namespace, `*/*` for all.',
  },
  'egress-proxy': {
    means:
      'A Sidecar names an egress proxy without mode ALLOW_ANY (the only mode in which unknown hosts are let out), ' +
      'or without a port.',
    fix: 'Set `outboundTrafficPolicy.mode: ALLOW_ANY` and `egressProxy.port`.',
  },
  'endpoint-port': {
    means: 'An endpoint maps a port name that the ServiceEntry does not have.',
    fix: 'Use the name of one of its ports.',
  },
  'endpoints-exclusive': {
    means: 'A ServiceEntry both lists `endpoints` and selects workloads.',
    fix: 'Remove `endpoints` or `workloadSelector`.',
  },
  'endpoints-many': {
    means: 'Resolution DNS_ROUND_ROBIN looks up exactly one name, and the ServiceEntry has several endpoints.',
    fix: 'Keep one endpoint, or use resolution DNS.',
  },
  'envoy-filter': {
    means:
      'An EnvoyFilter changes the configuration of proxies directly. It may stop working with any release, which ' +
      'is why Istio warns about each.',
    fix:
      'Use Telemetry, WasmPlugin or another API of Istio if one does it; else keep the filter and test it at each ' +
      'upgrade.',
  },
  'export-to': {
    means: 'An entry of `exportTo` names no namespace.',
    fix: 'Write `*`, `.` or the name of a namespace.',
  },
  'export-to-all': {
    means: '`exportTo` has `*`, which already means every namespace, beside other entries.',
    fix: 'Write `*` alone, or remove it.',
  },
  'export-to-duplicate': {
    means: '`exportTo` names a namespace twice, perhaps once by name and once as `.`.',
    fix: 'Name it once.',
  },
  'export-to-nobody': {
    means: '`~` (visible to nobody) stands beside other entries, or on a kind other than ServiceEntry.',
    fix: 'Write `~` alone on a ServiceEntry; elsewhere `.` is the narrowest.',
  },
  'export-to-selector': {
    means: 'A DestinationRule with a `workloadSelector` is exported to other namespaces, but only works in its own.',
    fix: 'Write `exportTo: ["."]`.',
  },
  'failover-outliers': {
    means:
      'Locality failover is set without outlier detection. The proxy then never finds an endpoint unhealthy, and ' +
      'never fails over.',
    fix: 'Add `outlierDetection` to the traffic policy.',
  },
  'failover-priority': {
    means: '`failoverPriority` has a topology label that `failover`, or zone-aware balancing, already orders by.',
    fix: 'Remove the label, or `failover`.',
  },
  'failover-region': {
    means: 'A failover pair names one region twice, or has a zone or a wildcard; failover is between whole regions.',
    fix: 'Write two different regions, without `/` and `*`.',
  },
  'fault-empty': {
    means: 'A fault has neither a delay nor an abort.',
    fix: 'Add one of them, or remove `fault`.',
  },
  'fault-unsupported': {
    means:
      "The fault uses a field that Istio's API has and Istio does not implement: `exponentialDelay` or `http2Error`.",
    fix: 'Use `fixedDelay`, `httpStatus` or `grpcStatus`.',
  },
  'filter-name': {
    means: 'A patch of an EnvoyFilter matches a filter without saying its name.',
    fix: 'Set `name`, for example `envoy.filters.network.http_connection_manager`.',
  },
  'filter-old-name': {
    means: 'A patch of an EnvoyFilter matches a filter by the name that it had in old releases of Envoy.',
    fix: 'Write the present name, which the message gives.',
  },
  'gateway-legacy-name': {
    means: 'A gateway is named in the old form, as a host name. Istio still reads it and warns.',
    fix: 'Write `NAMESPACE/NAME`.',
  },
  'gateway-name': {
    means: 'The name of a Gateway, or a reference to one, has not the right form.',
    fix: 'Name a Gateway by a DNS label; refer to it as `NAME` or `NAMESPACE/NAME`.',
  },
  'grpc-status': {
    means: '`abort.grpcStatus` is not the name of a gRPC status.',
    fix: 'Write one in capital letters, for example UNAVAILABLE.',
  },
  'header-host': {
    means: 'A header operation removes the Host header, or writes it on responses.',
    fix: 'Use `rewrite.authority` to change the host of requests.',
  },
  'header-name': {
    means: 'A header name is missing, or has characters that HTTP does not allow there.',
    fix: 'Write a name of letters, digits and hyphens, for example `x-user`.',
  },
  'header-pseudo': {
    means: 'A header operation names a pseudo header (one that begins with a colon) that Istio cannot change.',
    fix: 'Use `rewrite` for the path and the authority, and remove the operation.',
  },
  'header-value': {
    means:
      'A header value has control characters, or a percent sign that begins no complete variable of Envoy. The ' +
      'proxy would refuse the whole route.',
    fix: 'Write `%%` for a percent sign, and variables as `%NAME%` or `%NAME(argument)%`.',
  },
  'host-all': {
    means: 'The host is `*` where one service, or a list of hosts, is needed.',
    fix: 'Name the hosts. Only a VirtualService that is bound to gateways alone may be for every host.',
  },
  'host-empty': {
    means: 'A host name is missing.',
    fix: 'Name the host, for example `catalog.shop.svc.cluster.local`.',
  },
  'host-length': {
    means: 'A host name has more than 255 characters.',
    fix: 'Shorten it.',
  },
  'host-name': {
    means: 'A part of a host name is not a DNS label.',
    fix: 'Between dots, use letters, digits and hyphens, at most 63, with a letter or digit at both ends.',
  },
  'host-namespace': {
    means: 'In `NAMESPACE/HOST` one of the two is missing, or the namespace is no name of a namespace.',
    fix: 'Write for example `shop/catalog.shop.svc.cluster.local`, with `.` for the own namespace and `*` for all.',
  },
  'host-numeric': {
    means: 'The last part of a host name is a number, so that it can be neither a DNS name nor an IP address.',
    fix: 'Write a DNS name that ends in letters, or a complete IP address where one is allowed.',
  },
  'host-partial-wildcard': {
    means: 'The `*` of a host stands for a part of a label, as in `*web.example.com`.',
    fix: 'Let it stand for a whole label: `*.example.com`, or write the whole name.',
  },
  'host-short': {
    means: 'A short name stands where nothing says which namespace it is in.',
    fix: 'Write the whole name, for example `catalog.shop.svc.cluster.local`.',
  },
  'host-sni': {
    means:
      'A host begins with `outbound_`, the form that Istio gives SNI names between clusters, and is not a complete ' +
      'one.',
    fix: 'Write `outbound_.PORT_._.HOST`, or another name.',
  },
  'host-wildcard': {
    means:
      'A `*` is not at the beginning of a host name, or a wildcard host has a resolution that would have to look ' +
      'it up in DNS.',
    fix: 'Write `*.example.com`; for resolution DNS name the host in full, or list endpoints.',
  },
  'hosts-missing': {
    means: "A Gateway's server, a ServiceEntry or a Sidecar's egress listener has no hosts.",
    fix: 'List them; `*` (in a Sidecar `*/*`) is for all where that is meant.',
  },
  'hosts-on-tcp': {
    means:
      'A ServiceEntry has several hosts on a port that is neither HTTP nor TLS. Nothing in a plain TCP connection ' +
      'says which of the hosts is meant.',
    fix: 'Give each host a ServiceEntry of its own, or set the protocol of the port.',
  },
  'hosts-overlap': {
    means: 'A host of a VirtualService is already covered by another host of it.',
    fix: 'Remove one of the two.',
  },
  'http-status': {
    means: 'A status is not one that a proxy can answer with: 200 to 599.',
    fix: 'Write a status in that range.',
  },
  'https-redirect': {
    means: '`httpsRedirect` is set on a server whose protocol is not plain HTTP, where it has no effect.',
    fix: 'Remove it there, and set it on the HTTP server of the same hosts.',
  },
  'ip-address': {
    means: 'A text is not an IP address.',
    fix: 'Write for example `10.1.2.3` or `2001:db8::1`.',
  },
  'jwks': {
    means:
      '`jwks` is not a JSON Web Key Set: it is no JSON, or a key lacks what its type needs. istiod would drop it, ' +
      'and every token would be refused.',
    fix: 'Copy the key set as the issuer publishes it, or name its address in `jwksUri`.',
  },
  'jwks-private': {
    means:
      'A key in `jwks` has its secret part too. Checking tokens needs only the public part, and the object can be ' +
      'read by many.',
    fix: 'Keep the public part, and replace the key: it has been exposed.',
  },
  'jwks-url': {
    means: '`jwksUri` is not an http or https URL.',
    fix: 'Write for example `https://issuer.example.com/.well-known/jwks.json`.',
  },
  'jwt-claim': {
    means: 'A VirtualService routes by a claim of a token and is (also) for sidecars. Only gateways can do that.',
    fix: 'Bind it to gateways only, without `mesh`.',
  },
  'jwt-issuer': {
    means:
      'A rule of a RequestAuthentication has neither `issuer` nor `jwksUri`, so that nothing says whose tokens it ' +
      'takes.',
    fix: 'Set one of them.',
  },
  'jwt-output': {
    means: 'An entry of `outputClaimToHeaders` lacks the claim or the header.',
    fix: 'Set both.',
  },
  'keepalive': {
    means: 'TCP keepalive has only one of `time` and `interval`.',
    fix: 'Set both.',
  },
  'label-key': {
    means: 'A label has a key that Kubernetes does not allow.',
    fix:
      'Write `[PREFIX/]NAME`, the name of at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at ' +
      'both ends.',
  },
  'label-value': {
    means: 'A label has a value that Kubernetes does not allow.',
    fix: 'Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.',
  },
  'limit-negative': {
    means: 'A limit of a connection pool is negative.',
    fix: 'Write 0 (for the default) or more.',
  },
  'listener-duplicate': {
    means: 'Two egress listeners of a Sidecar have the same port or socket.',
    fix: 'Join their hosts in one listener.',
  },
  'locality': {
    means: 'A locality has an empty part, or a `*` that is not at its end.',
    fix: 'Write `REGION/ZONE/SUBZONE` from the left as far as needed, for example `us-west/*`.',
  },
  'locality-exclusive': {
    means:
      'Two ways to balance by locality are set at once: `distribute` with `failover`, or `localityLbSetting` with ' +
      '`zoneAwareLbSetting`.',
    fix: 'Keep one.',
  },
  'locality-overlap': {
    means: 'Two entries of `distribute` are for the same locality, or one contains the other.',
    fix: 'Let every locality be in one entry only.',
  },
  'locality-total': {
    means: 'The weights of a `distribute` entry do not sum to 100.',
    fix: 'Make them sum to 100.',
  },
  'locality-weight': {
    means: 'The weight of a locality is not from 1 to 100.',
    fix: 'Write its percentage, or remove the entry.',
  },
  'lua-empty': {
    means: 'A Lua extension has no code.',
    fix: 'Set `lua.inlineCode`.',
  },
  'lua-length': {
    means: 'The code of a Lua extension has more than 65536 bytes.',
    fix: 'Shorten it, or write a Wasm module.',
  },
  'maglev': {
    means: '`maglev.tableSize` is not a prime number, or too large; Envoy would refuse the cluster.',
    fix: 'Write a prime number below 5000011, for example 65537.',
  },
  'match-covered': {
    means: 'An HTTP match by a prefix comes after one with a shorter prefix of it, which already takes these requests.',
    fix: 'Put the longer prefix first.',
  },
  'match-duplicate': {
    means: 'An HTTP, TLS or TCP match is the same as an earlier one, and never chosen.',
    fix: 'Remove one of the two, or put apart what differs.',
  },
  'method-case': {
    means:
      'A method of an AuthorizationPolicy is not in capital letters. Methods are compared exactly, so that the ' +
      'rule matches nothing.',
    fix: 'Write it in capital letters: `GET`.',
  },
  'mirror-exclusive': {
    means: 'A route has both `mirror` and `mirrors`.',
    fix: 'Move the first into `mirrors`.',
  },
  'mirror-percent': {
    means: '`mirrorPercent` is deprecated.',
    fix: 'Write `mirrorPercentage: { value }`.',
  },
  'module-url': {
    means: 'The address of a Wasm module is no URL, or has a scheme by which it cannot be fetched.',
    fix: 'Write `oci://`, `https://`, `http://` or `file://`; without a scheme it is an OCI image.',
  },
  'name-length': {
    means: '`pluginName` has more than 256 bytes.',
    fix: 'Shorten it.',
  },
  'namespace': {
    means: '`sourceNamespace` is not the name of a namespace.',
    fix: 'Use lower-case letters, digits and hyphens, at most 63.',
  },
  'operation-empty': {
    means: 'An `operation` of an AuthorizationPolicy has no condition at all.',
    fix: 'Describe it, or remove the entry of `to`.',
  },
  'operation-missing': {
    means: 'An entry of `to` in an AuthorizationPolicy has no `operation`.',
    fix: 'Add it, or remove the entry.',
  },
  'outbound-mode': {
    means: 'A Sidecar has a mode of `outboundTrafficPolicy` that is only possible for the whole mesh.',
    fix: 'Use ALLOW_ANY or REGISTRY_ONLY, or set the mode in `meshConfig`.',
  },
  'outlier-deprecated': {
    means: '`consecutiveErrors` is deprecated.',
    fix: 'Use `consecutiveGatewayErrors` or `consecutive5xxErrors`.',
  },
  'outlier-local-origin': {
    means:
      '`consecutiveLocalOriginFailures` is set without `splitExternalLocalOriginErrors`. Only with it are failures ' +
      'to connect counted apart.',
    fix: 'Set `splitExternalLocalOriginErrors: true`.',
  },
  'patch-match': {
    means:
      'A patch of an EnvoyFilter is matched by something that does not go with what it applies to, for example a ' +
      'cluster for an HTTP filter.',
    fix:
      'Match as the message says: `listener` for listeners and filters, `routeConfiguration` for routes, `cluster` ' +
      'for clusters.',
  },
  'patch-missing': {
    means: 'An entry of `configPatches` has no patch.',
    fix: 'Add `patch: { operation, value }`.',
  },
  'patch-operation': {
    means: 'A patch of an EnvoyFilter has no operation.',
    fix: 'Set `operation`, for example MERGE, ADD or INSERT_BEFORE.',
  },
  'patch-target': {
    means:
      'A patch of an EnvoyFilter does not say what it applies to, or names something that istiod cannot read a ' +
      'value for.',
    fix: 'Set `applyTo`, for example HTTP_FILTER or CLUSTER.',
  },
  'patch-type': {
    means: "The value of a patch has a type of Envoy's v2 API, which no supported proxy reads any more.",
    fix: 'Write the type of the v3 API.',
  },
  'patch-value': {
    means: 'A patch of an EnvoyFilter other than REMOVE has no value.',
    fix: 'Set `value`, or use operation REMOVE.',
  },
  'path-template': {
    means:
      'A path of an AuthorizationPolicy is no valid path template: braces are for `{*}` and `{**}` only, each a ' +
      'whole segment, and `{**}` must be the last operator.',
    fix: 'Write for example `/users/{*}/orders` or `/static/{**}`.',
  },
  'percent-range': {
    means: 'A percentage is out of range.',
    fix: 'Write a number from 0 to 100; the smallest share above 0 that a proxy can pick is 0.0001.',
  },
  'policy-empty': {
    means: 'A traffic policy, or one for a port, sets nothing.',
    fix: 'Set one of its fields, or remove it.',
  },
  'policy-exclusive': {
    means: 'A traffic policy has both a tunnel and the PROXY protocol, which cannot be joined.',
    fix: 'Keep one.',
  },
  'policy-port': {
    means: 'An entry of `portLevelSettings` does not say for which port it is.',
    fix: 'Add `port: { number }`.',
  },
  'pool-empty': {
    means: 'A connection pool sets nothing.',
    fix: 'Set `http` or `tcp`, or remove it.',
  },
  'pool-protocol': {
    means:
      "A connection pool keeps the client's protocol and upgrades every connection to HTTP/2, which contradict " +
      'each other.',
    fix: 'Remove `useClientProtocol` or `h2UpgradePolicy`.',
  },
  'pool-unused': {
    means:
      "A Sidecar's ingress listener has HTTP settings of a connection pool on a port that is not HTTP. Only the " +
      '`tcp` part has an effect.',
    fix: 'Remove `http`, or set the protocol of the port.',
  },
  'port-duplicate': {
    means: 'Two ports have the same number.',
    fix: 'List each port once.',
  },
  'port-missing': {
    means: 'A server or listener has no port (or no port number where it is not bound to a Unix socket).',
    fix: 'Add `port: { number, name, protocol }`.',
  },
  'port-name': {
    means: 'A port name is not a DNS label.',
    fix: 'Use letters, digits and hyphens, at most 63, for example `http-web`.',
  },
  'port-name-duplicate': {
    means: 'Two servers or ports have the same port name.',
    fix: 'Give each a name of its own.',
  },
  'port-name-missing': {
    means: "A Gateway's server has a port without a name.",
    fix: 'Name it, for example `https`.',
  },
  'port-on-socket': {
    means: 'A Unix socket is given together with a port number, or serves a service with several ports.',
    fix: 'Remove the port, or let the service have one port.',
  },
  'port-range': {
    means: 'A port number is missing, or not from 1 to 65535. In an AuthorizationPolicy ports are texts.',
    fix: 'Write a number from 1 to 65535, in an AuthorizationPolicy in quotes.',
  },
  'prefix-empty': {
    means: 'A match by prefix has an empty prefix.',
    fix: 'Write the prefix, or remove the match if anything goes.',
  },
  'principal-scheme': {
    means:
      'A principal begins with `spiffe://`. Principals are compared without the scheme, so that it matches nobody.',
    fix: 'Write it without: `cluster.local/ns/shop/sa/web`.',
  },
  'probe-command': {
    means: 'An `exec` probe of a WorkloadGroup has no command.',
    fix: 'Set `command`.',
  },
  'probe-grpc': {
    means: 'A WorkloadGroup has a gRPC probe, which the schema allows and istiod refuses.',
    fix: 'Use `httpGet`, `tcpSocket` or `exec`.',
  },
  'probe-missing': {
    means: 'The probe of a WorkloadGroup does not say how to ask.',
    fix: 'Add `httpGet`, `tcpSocket` or `exec`.',
  },
  'probe-negative': {
    means: 'A time or threshold of a probe is negative.',
    fix: 'Write 0 (for the default) or more.',
  },
  'protocol': {
    means: 'Istio does not know the protocol of a port.',
    fix: 'Use HTTP, HTTP2, GRPC, HTTPS, TLS, TCP, MONGO, REDIS, MYSQL or UDP.',
  },
  'provider-missing': {
    means: 'An AuthorizationPolicy with action CUSTOM, or a Telemetry, needs the name of an extension provider.',
    fix: 'Name one of `meshConfig.extensionProviders`.',
  },
  'provider-unused': {
    means: 'An AuthorizationPolicy names a provider although its action asks none.',
    fix: 'Remove `provider`, or use action CUSTOM.',
  },
  'proxy-version': {
    means: '`match.proxy.proxyVersion` has more than 1024 bytes, and proxies ignore it.',
    fix: 'Shorten the expression.',
  },
  'redirect-code': {
    means: 'The status of a redirect is not from 300 to 399.',
    fix: 'Write for example 301 or 302.',
  },
  'redirect-empty': {
    means: 'A redirect changes nothing, so that clients would be sent round in a circle.',
    fix: 'Set `uri`, `authority`, `scheme` or `port`.',
  },
  'redirect-exclusive': {
    means: 'A redirect has both `uri` and `prefixRewrite`, which both write the path.',
    fix: 'Keep one.',
  },
  'redirect-prefix': {
    means: 'A redirect replaces the prefix of the path, and a match of its route is not by prefix.',
    fix: 'Match `uri` by prefix, or redirect with `uri`.',
  },
  'redirect-scheme': {
    means: 'A redirect has another scheme than http or https.',
    fix: 'Write one of the two.',
  },
  'regex': {
    means:
      'A regular expression is not valid in RE2, the syntax that Istio and Envoy use. There is no lookaround and ' +
      'no backreference.',
    fix: 'Rewrite it in RE2 syntax; the message says where it fails.',
  },
  'regex-empty': {
    means: 'A regular expression is empty.',
    fix: 'Write an expression, or `.*` for anything.',
  },
  'regex-length': {
    means: 'A regular expression has more than 1024 bytes.',
    fix: 'Shorten it, or split it over several matches.',
  },
  'retry-attempts': {
    means: '`retries.attempts` is negative.',
    fix: 'Write 0 to switch retries off, or how many there may be.',
  },
  'retry-disabled': {
    means: 'Retries have options although there are no attempts, so that they have no effect.',
    fix: 'Set `attempts`, or remove the options.',
  },
  'retry-on': {
    means: '`retryOn` has something that is neither a condition of Envoy nor an HTTP status. Spaces are not allowed.',
    fix: 'Write for example `5xx,connect-failure,refused-stream`.',
  },
  'rewrite-empty': {
    means: 'A rewrite changes nothing.',
    fix: 'Set `uri`, `uriRegexRewrite` or `authority`, or remove it.',
  },
  'rewrite-exclusive': {
    means: 'A rewrite has both `uri` and `uriRegexRewrite`, which both write the path.',
    fix: 'Keep one.',
  },
  'rewrite-regex': {
    means: '`uriRegexRewrite` lacks `match` or `rewrite`.',
    fix: 'Set both.',
  },
  'ring-size': {
    means: '`minimumRingSize` is deprecated at this place, and cannot be there beside `ringHash` or `maglev`.',
    fix: 'Write `ringHash: { minimumRingSize }`.',
  },
  'route-unreachable': {
    means: 'No request reaches a route of a VirtualService, because earlier routes take everything that it matches.',
    fix: 'Move it before them, or remove it.',
  },
  'routes-missing': {
    means: 'A VirtualService has no routes.',
    fix: 'Add `http`, `tls` or `tcp`.',
  },
  'rules-missing': {
    means:
      'An AuthorizationPolicy with action DENY or CUSTOM has no rules: nothing is denied, and the authorizer is ' +
      'never asked.',
    fix: 'Write the rules; `rules: [{}]` is for every request.',
  },
  'selector-empty': {
    means: 'A selector has no labels and so selects every workload of the namespace. Istio accepts it and warns.',
    fix: 'Name the labels, or remove the selector.',
  },
  'selector-key': {
    means: 'A label key in a selector is empty or has a `*`.',
    fix: 'Write the whole key.',
  },
  'selector-unused': {
    means:
      'A ServiceEntry with resolution NONE has a `workloadSelector`, which has no effect: connections go where the ' +
      'client sends them.',
    fix: 'Use resolution STATIC.',
  },
  'servers-missing': {
    means: 'A Gateway has no servers.',
    fix: 'Add one, with a port and hosts.',
  },
  'service-account': {
    means:
      'A service account in an AuthorizationPolicy has a wildcard, the wrong form, more than 320 characters, or is ' +
      'one of more than 16.',
    fix: 'Write `NAME` or `NAMESPACE/NAME`; split long lists over several rules.',
  },
  'sidecar-empty': {
    means: 'A Sidecar sets nothing.',
    fix: 'Add `egress`, `ingress`, `outboundTrafficPolicy` or `inboundConnectionPool`.',
  },
  'sni-host-outside': {
    means: 'An SNI host of a TLS route is not covered by the hosts of the VirtualService.',
    fix: 'Add it to `hosts`, or match a name under one of them.',
  },
  'sni-hosts-missing': {
    means: 'A TLS match has no SNI hosts.',
    fix: 'Name them in `sniHosts`.',
  },
  'sni-ip': {
    means:
      'An SNI host is an IP address. SNI carries names, and most clients send none when they connect to an address.',
    fix: 'Match by `destinationSubnets` or `port` instead.',
  },
  'source-empty': {
    means: 'A `source` of an AuthorizationPolicy has no condition at all.',
    fix: 'Describe it, or remove the entry of `from`.',
  },
  'source-exclusive': {
    means: 'A source names service accounts beside principals or namespaces, which a service account already implies.',
    fix: 'Keep one of the two.',
  },
  'source-missing': {
    means: 'An entry of `from` in an AuthorizationPolicy has no `source`.',
    fix: 'Add it, or remove the entry.',
  },
  'sub-filter': {
    means:
      'A patch of an EnvoyFilter matches a filter within another one where only the HTTP connection manager has such.',
    fix:
      'Use `applyTo: HTTP_FILTER` and the name `envoy.filters.network.http_connection_manager`, or remove `subFilter`.',
  },
  'subset-duplicate': {
    means: 'Two subsets of a DestinationRule have the same name.',
    fix: 'Give each a name of its own.',
  },
  'subset-name': {
    means: 'The name of a subset is not a DNS label.',
    fix: 'Use letters, digits and hyphens, at most 63.',
  },
  'tag-name': {
    means: 'A tag of a Telemetry has no name.',
    fix: 'Name it, or remove the entry.',
  },
  'tag-value': {
    means: 'A tag of a Telemetry lacks its value, or one that is removed has a value.',
    fix: 'Set the value, or use `operation: REMOVE` without one.',
  },
  'target-kind': {
    means: 'A policy is attached to a kind that Istio does not take.',
    fix:
      'Target a Service, a ServiceEntry, a Gateway (group `gateway.networking.k8s.io`) or a GatewayClass, with the ' +
      'right `group`.',
  },
  'target-name': {
    means: 'A `targetRef` has no name.',
    fix: 'Name the object that the policy is for.',
  },
  'target-port': {
    means: 'A port of a Gateway or Sidecar has `targetPort`, which these kinds do not use.',
    fix:
      'Remove it. The Service in front of a gateway maps ports; in a Sidecar `defaultEndpoint` says where traffic ' +
      'goes.',
  },
  'template-missing': {
    means: 'A WorkloadGroup has no template.',
    fix: 'Add `template`; it says what its workloads are like.',
  },
  'tls-ca-missing': {
    means: 'A server in mode MUTUAL or OPTIONAL_MUTUAL has no CA to check the certificates of clients with.',
    fix: 'Set `credentialName` (with `ca.crt` in the Secret) or `caCertificates`.',
  },
  'tls-certificate-missing': {
    means: 'A TLS mode that presents a certificate lacks the certificate or its key.',
    fix: 'Set both files, or `credentialName`.',
  },
  'tls-config-map': {
    means: 'A ConfigMap in `credentialName` is not named with its namespace, or is not in that of the rule.',
    fix: 'Write `configmap://NAMESPACE/NAME` with the namespace of the DestinationRule.',
  },
  'tls-crl': {
    means:
      'A certificate revocation list has no effect as it is given: with `credentialName` it is part of the Secret, ' +
      'and in mode SIMPLE clients show no certificate.',
    fix: 'Put it into the Secret, or remove `caCrl`.',
  },
  'tls-istio-mutual': {
    means: 'Mode ISTIO_MUTUAL uses the certificates that Istio issues, but others are named too.',
    fix: 'Remove them, or use mode MUTUAL.',
  },
  'tls-many-certificates': {
    means: 'A server lists more than two certificates, of which only two are used.',
    fix: 'Keep one RSA and one ECDSA certificate.',
  },
  'tls-match-missing': {
    means: 'A TLS route has no match; it is chosen by SNI hosts.',
    fix: 'Add `match: [{ sniHosts }]`.',
  },
  'tls-missing': {
    means: "A server's protocol is encrypted (HTTPS or TLS), and it has no TLS settings.",
    fix: 'Add `tls: { mode: SIMPLE, credentialName }`, or mode PASSTHROUGH.',
  },
  'tls-old-version': {
    means: 'A server accepts TLS below 1.2 although none of the default cipher suites works there.',
    fix: 'Name `cipherSuites` for it, or ask for at least TLSV1_2.',
  },
  'tls-on-plain-port': {
    means: 'A server or listener has TLS settings, and its protocol is not encrypted.',
    fix: 'Use protocol HTTPS or TLS, or keep only `tls.httpsRedirect`.',
  },
  'tls-sources': {
    means: 'Certificates come from two sources at once: `credentialName`, files, or a list of certificates.',
    fix: 'Keep one source.',
  },
  'tls-unsupported': {
    means: "A Sidecar's ingress listener uses a part of TLS that only gateways have.",
    fix: 'Remove it; modes are SIMPLE and MUTUAL.',
  },
  'tls-unused-certificates': {
    means: 'A server names certificates in a mode that does not end TLS, so that they are not used.',
    fix: 'Remove them, or use mode SIMPLE or MUTUAL.',
  },
  'tls-unverified': {
    means:
      "`insecureSkipVerify` switches all checks of the server's certificate off, but a CA or names to check are given.",
    fix: 'Remove `insecureSkipVerify` (the safe choice), or the other field.',
  },
  'tracing-many': {
    means: 'A Telemetry has several tracing entries, or several providers in one. Only one has an effect.',
    fix: 'Join them, and keep one provider.',
  },
  'trust-domain': {
    means: 'A trust domain in an AuthorizationPolicy has a slash.',
    fix: 'Write the domain alone, for example `cluster.local`.',
  },
  'tunnel-protocol': {
    means: 'The protocol of a tunnel is neither CONNECT nor POST.',
    fix: 'Write one of them.',
  },
  'unix-address': {
    means: 'The address of a Unix socket is neither an absolute path of a file nor an abstract name.',
    fix: 'Write `unix:///path/to/socket` or `unix://@name`.',
  },
  'value-empty': {
    means: 'A list has an empty text, which matches nothing.',
    fix: 'Remove it, or write what is meant; in most lists of an AuthorizationPolicy `*` is for any value.',
  },
  'value-wildcard': {
    means: 'A value has a `*` in the middle, or more than one.',
    fix: 'Put a single `*` at the beginning or at the end, for example `*.example` or `prod-*`.',
  },
  'warmup-aggression': {
    means: '`warmup.aggression` is too small.',
    fix: 'Write 1 for a straight line, or more.',
  },
  'warmup-duration': {
    means: 'A warm-up has no duration.',
    fix: 'Set `duration`.',
  },
  'weight-negative': {
    means: 'The weight of a destination is negative.',
    fix: 'Write 0 or more.',
  },
  'weights-zero': {
    means: 'All destinations of a route have weight 0, so that none gets traffic.',
    fix: 'Give at least one a weight.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `webhook/`. */
export type WebhookCode = keyof typeof WEBHOOK_PROBLEMS;

export const KUBERNETES_PROBLEMS = {
  'amount': {
    means: 'A field takes a number or a percentage, and has another text, a number in quotes, or more than 100 %.',
    fix: 'Write for example `1` without quotes, or `"25%"`.',
  },
  'annotations-size': {
    means: 'All annotations of an object together have more than 256 KiB.',
    fix: 'Shorten them, or move the data into a ConfigMap.',
  },
  'base64': {
    means: 'A `caBundle` is not base64.',
    fix: 'Encode the PEM text of the certificate, for example with `base64 -w0`.',
  },
  'cidr': {
    means:
      'A text is not an IP range in CIDR notation, or has a form that later releases of Kubernetes refuse (bits ' +
      'set after the prefix, zeros in front).',
    fix: 'Write the first address of the range and the prefix length, for example `10.0.0.0/8`.',
  },
  'config-key': {
    means: 'A text cannot be the key of a ConfigMap or Secret.',
    fix: 'Use letters, digits, `-`, `_` and `.`, at most 253 characters.',
  },
  'dns-label': {
    means: 'A name is not a DNS label.',
    fix:
      'Use lower-case letters, digits and `-`, at most 63, with a letter or digit at both ends; the name of a ' +
      'Service begins with a letter.',
  },
  'dns-name': {
    means: 'A name is not a DNS name in lower case.',
    fix: 'Use DNS labels with dots between, at most 253 characters.',
  },
  'dns-policy': {
    means: 'A pod has `dnsPolicy: None` and names no name server.',
    fix: 'Give `dnsConfig.nameservers`, or use another policy.',
  },
  'duplicate': {
    means:
      'Two items of a list have the same name (or the same port and protocol, or the same family), by which ' +
      'Kubernetes tells them apart.',
    fix: 'Rename or remove one of them.',
  },
  'env-name': {
    means: 'A text cannot be the name of an environment variable, or can only be one in later releases of Kubernetes.',
    fix: 'Use letters, digits and `_`, beginning with no digit.',
  },
  'finalizer': {
    means: 'A finalizer has no domain before its name.',
    fix: 'Write for example `example.com/cleanup`.',
  },
  'header-name': {
    means: 'A text cannot be the name of an HTTP header.',
    fix: 'Use letters, digits and `-`.',
  },
  'huge-pages': {
    means: 'A container asks for huge pages without cpu or memory.',
    fix: 'Give a request or limit of cpu or memory too.',
  },
  'image': {
    means:
      'No node could read the image reference: it has capital letters in its path, spaces, a scheme, or a wrong ' +
      'tag or digest.',
    fix: 'Write `[REGISTRY/]PATH[:TAG][@DIGEST]` with the path in lower case.',
  },
  'ip': {
    means:
      'A text is not an IP address, is one that cannot be reached from outside where it must be, or has a form ' +
      'that later releases of Kubernetes refuse.',
    fix: 'Write a plain address such as `10.0.0.1` or `fd00::1`, without zeros in front.',
  },
  'ip-families': {
    means: 'A Service with `ipFamilyPolicy: SingleStack` lists two families.',
    fix: 'Name one, or use PreferDualStack.',
  },
  'label-value': {
    means: 'A text cannot be the value of a label.',
    fix: 'Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.',
  },
  'match-label-keys': {
    means: '`matchLabelKeys` stands without a `labelSelector`, which it refines.',
    fix: 'Give a `labelSelector`, or remove it.',
  },
  'min-domains': {
    means: '`minDomains` is set although `whenUnsatisfiable` is not DoNotSchedule.',
    fix: 'Leave it out, or use DoNotSchedule.',
  },
  'missing': {
    means: 'A field that Kubernetes needs is missing or empty.',
    fix: 'Set it, as the message says.',
  },
  'more-than-one': {
    means: 'Fields are set together of which Kubernetes takes only one.',
    fix: 'Keep one of them.',
  },
  'name': {
    means: 'The name of an object cannot be part of a path.',
    fix: 'Use no `/` and no `%`, and not `.` or `..`.',
  },
  'no-volume': {
    means: 'A container mounts a volume that the pod does not have.',
    fix: 'Use the name of one of `volumes`, or add the volume.',
  },
  'node-terms': {
    means: 'A required node affinity has no terms.',
    fix: 'Give one, or leave the affinity out.',
  },
  'not-allowed': {
    means:
      'A field has a value that is not among those that Kubernetes takes, or is set where another field forbids it.',
    fix: 'Use one of the values that the message lists; they have capital letters.',
  },
  'path': {
    means: 'A path leads out of where it must stay: it is absolute, or has `..` in it.',
    fix: 'Write a relative path without `..`.',
  },
  'port-name': {
    means: 'A text cannot be the name of a port of a pod.',
    fix: 'Use lower-case letters, digits and single `-` between them, at most 15 characters, with one letter at least.',
  },
  'port-range': {
    means: 'A NetworkPolicy has `endPort` without a number in `port`, where the range begins.',
    fix: 'Give `port` as a number.',
  },
  'privileged': {
    means:
      '`allowPrivilegeEscalation: false` contradicts `privileged` or the capability SYS_ADMIN, which always allow it.',
    fix: 'Leave one of the two out.',
  },
  'qualified-name': {
    means: 'A key of a label or annotation, or a similar name, has the wrong form.',
    fix: 'Write `[PREFIX/]NAME`: a DNS name as prefix, the name of at most 63 letters, digits, `-`, `_` and `.`.',
  },
  'quantity': {
    means: 'A text is not a quantity of Kubernetes, or is a negative or broken one where that is not possible.',
    fix: 'Write for example `500m`, `128Mi` or `2`.',
  },
  'range': {
    means: 'A number is outside of the limits that Kubernetes has for the field.',
    fix: 'Write a number within the limits in the message.',
  },
  'replicas': {
    means: '`maxReplicas` of an autoscaler is less than `minReplicas`.',
    fix: 'Raise it, or lower `minReplicas`.',
  },
  'request-over-limit': {
    means:
      'A request is more than the limit of the same resource, or differs from it where both must be equal (huge ' +
      'pages and devices).',
    fix: 'Lower the request, or raise the limit.',
  },
  'request-without-limit': {
    means: 'A resource that cannot be overcommitted (huge pages, devices) has a request without a limit.',
    fix: 'Give the limit the same value.',
  },
  'resource-name': {
    means: 'A name is not a resource of containers.',
    fix:
      'Use `cpu`, `memory`, `ephemeral-storage`, `hugepages-SIZE`, or a name with a domain such as ' +
      '`example.com/device`.',
  },
  'restart-policy': {
    means:
      'The restart policy does not go with the kind: pods of Deployments, StatefulSets and the like always ' +
      'restart, those of a Job end.',
    fix: 'Leave it out or write Always; for a Job OnFailure or Never.',
  },
  'rollout': {
    means: 'The limits of a rolling update leave no pod to replace, or go with another strategy.',
    fix: 'Raise `maxSurge` or `maxUnavailable`, or set the one that the message names to 0.',
  },
  'selector': {
    means: "The labels of a workload's pods do not match its selector.",
    fix: 'Give both the same labels.',
  },
  'selector-values': {
    means: "The values of a selector's expression do not go with its operator.",
    fix: 'List values for In and NotIn, none for Exists and DoesNotExist, one number for Gt and Lt.',
  },
  'service-type': {
    means: 'A Service has a field that its type does not use.',
    fix: 'Leave the field out, or change `type`, as the message says.',
  },
  'sysctl': {
    means: 'A text is not the name of a kernel parameter.',
    fix: 'Write for example `net.ipv4.ip_unprivileged_port_start`.',
  },
  'toleration-key': {
    means: 'A toleration has no `key` and another operator than Exists.',
    fix: 'Give a `key`, or use `operator: Exists`.',
  },
  'toleration-seconds': {
    means: '`tolerationSeconds` stands with another effect than NoExecute, the only one that has a time.',
    fix: 'Leave it out, or use NoExecute.',
  },
  'toleration-value': {
    means: 'A toleration with operator Exists has a value.',
    fix: 'Leave `value` out, or use operator Equal.',
  },
  'topology-key': {
    means: 'A spread constraint or affinity has no `topologyKey`.',
    fix: 'Write a label of nodes, for example `topology.kubernetes.io/zone`.',
  },
  'type': {
    means:
      'A value has the wrong type, for example a number or boolean where Kubernetes takes text (values of labels, ' +
      'annotations and environment variables).',
    fix: 'Write the type that the message names; put numbers and booleans in quotes where text is needed.',
  },
  'webhook-name': {
    means: 'The name of a webhook is not a DNS name of at least three parts.',
    fix: 'Write for example `check.example.com`.',
  },
  'webhook-url': {
    means: 'The URL of a webhook is not https, or has a user, a query or a fragment.',
    fix: 'Write for example `https://istiod.example.com:15017/inject`.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `kubernetes/`. */
export type KubernetesCode = keyof typeof KUBERNETES_PROBLEMS;

export const GATEWAY_API_PROBLEMS = {
  'address-type': {
    means:
      'A Gateway has several addresses, or one of a type other than IPAddress. istiod then takes hostnames of ' +
      'Services only, and refuses the Gateway or ignores the address.',
    fix: 'Keep one IP address, or only hostnames of the Services that stand for the Gateway.',
  },
  'alpha-kind': {
    means:
      'istiod of the target release reads this kind only with `PILOT_ENABLE_ALPHA_GATEWAY_API`, which the mesh of ' +
      'the program does not set.',
    fix: 'Set the variable to `true` in `pilot.env`, or target a later release.',
  },
  'alpha-listener-sets': {
    means:
      '`allowedListeners` of a Gateway has no effect in the target release without `PILOT_ENABLE_ALPHA_GATEWAY_API`.',
    fix: 'Set the variable in `pilot.env`, or remove the field.',
  },
  'alpha-protocol': {
    means: 'istiod of the target release takes listeners of this protocol only with `PILOT_ENABLE_ALPHA_GATEWAY_API`.',
    fix: 'Set the variable in `pilot.env`, or target a later release.',
  },
  'backend-host': {
    means:
      'A backend is named by a host with dots. The name of a Service has none, so that the backend is never found.',
    fix:
      'Set `name` and `namespace` of the Service; for a host outside use kind Hostname of group `networking.istio.io`.',
  },
  'backend-kind': {
    means: 'istiod knows no backends of this kind, and answers their share of the requests with status 500.',
    fix: 'Use a Service, a Hostname (`networking.istio.io`), a ServiceImport or an InferencePool.',
  },
  'backend-port': {
    means: 'A backend of kind Hostname or ServiceImport has no port.',
    fix: 'Set `port`.',
  },
  'ca-kind': {
    means:
      'A BackendTLSPolicy names its CA certificate in something other than a ConfigMap. istiod then blocks the ' +
      'traffic to the backend.',
    fix: 'Use kind ConfigMap with an empty group.',
  },
  'ca-unused': {
    means: 'A BackendTLSPolicy names several CA certificates, of which istiod takes only the first.',
    fix: 'Put all of them into one ConfigMap.',
  },
  'certificate-kind': {
    means: 'A listener takes its certificate from something other than a Secret.',
    fix: 'Name a Secret of type `kubernetes.io/tls`.',
  },
  'certificate-missing': {
    means: 'A listener ends TLS and has no certificate to do it with.',
    fix:
      'Name a Secret in `certificateRefs`, or set the option `gateway.istio.io/tls-terminate-mode` to ISTIO_MUTUAL ' +
      'for certificates of the mesh.',
  },
  'certificates': {
    means: 'A listener has more than two certificates; istiod refuses it.',
    fix: 'Make a listener for each host.',
  },
  'cipher-unknown': {
    means: "The proxy does not have a cipher suite that the listener's options name, and ignores it.",
    fix: 'Write the OpenSSL names of suites that Envoy has.',
  },
  'client-ca-kind': {
    means: 'The CA for certificates of clients is in something other than a ConfigMap or a Secret.',
    fix: 'Use kind ConfigMap with an empty group.',
  },
  'client-cas': {
    means: 'Several CA certificates for clients are named. istiod takes one, and refuses the listener.',
    fix: 'Put all of them into one ConfigMap.',
  },
  'client-certificate-kind': {
    means: 'The certificate that a Gateway is to show backends is in something other than a Secret.',
    fix: 'Name a Secret of type `kubernetes.io/tls`.',
  },
  'client-certificate-unused': {
    means: 'A Gateway names a certificate to show backends, which gateways of its class do not do.',
    fix: 'Write a DestinationRule with TLS mode MUTUAL for the backend.',
  },
  'controller': {
    means:
      "A GatewayClass names a controller in Istio's domain that Istio does not have. No Gateway of the class would " +
      'be handled.',
    fix: 'Use one of those in the message, for example `istio.io/gateway-controller`.',
  },
  'east-west-listener': {
    means: 'istiod does not accept this listener of an east-west gateway.',
    fix:
      'Use port 15008 with protocol HBONE and TLS mode Terminate; later releases also take protocol TLS with mode ' +
      'Passthrough on another port.',
  },
  'filter-type': {
    means: 'istiod knows no filter of this type at this place, and drops the whole route because of it.',
    fix: "Use one of the types in the message. What ExtensionRef would do is a matter of Istio's own kinds.",
  },
  'frontend-mode': {
    means:
      'istiod of the target release does not act on the mode AllowInsecureFallback: clients without a valid ' +
      'certificate are refused.',
    fix: 'Target a release of Istio that acts on it, as the message says, or remove the mode.',
  },
  'grant-unused': {
    means: 'A ReferenceGrant is for a kind that istiod never asks a grant for.',
    fix: 'Use one of the kinds in the message, or leave the grant to another controller.',
  },
  'header-host': {
    means: 'A filter removes the Host header or a pseudo header, for which the proxy refuses the route.',
    fix: 'Use a URLRewrite filter with `hostname` to change the host.',
  },
  'header-twice': {
    means: 'A filter writes a header twice (names of headers have no case), and istiod takes only the first.',
    fix: 'Remove one.',
  },
  'header-value': {
    means:
      'The value of a header has control characters, or a percent sign that begins no complete variable of Envoy. ' +
      'The proxy would refuse the route.',
    fix: 'Write `%%` for a percent sign, and variables as `%NAME%`.',
  },
  'hostname-namespace': {
    means: 'A backend of kind Hostname has a namespace, but a host name is in none.',
    fix: 'Remove `namespace`.',
  },
  'inference-pool': {
    means: 'A backend is an InferencePool, which istiod takes only with `ENABLE_GATEWAY_API_INFERENCE_EXTENSION`.',
    fix: 'Set the variable to `true` in `pilot.env`, if it is not.',
  },
  'listener-conflict': {
    means:
      'Two listeners of a Gateway cannot share their port: their protocols differ, or hostname and port are the ' +
      'same with different protocols. The later one is not served.',
    fix: 'Give one of them another port.',
  },
  'listener-set': {
    means:
      'A ListenerSet does not reach its Gateway: the Gateway takes none from this namespace, or its class has none.',
    fix: 'Set `allowedListeners` on the Gateway, as the message says, or move the ListenerSet.',
  },
  'no-listener': {
    means:
      'No listener of the Gateway takes this route: its name, port, protocol, allowed kinds, namespace or host ' +
      'does not fit.',
    fix: 'Mend what the message names; it is the condition at which the nearest listener drops out.',
  },
  'options-unused': {
    means: 'A BackendTLSPolicy has `options`, on which istiod does not act.',
    fix: 'Remove them.',
  },
  'parameters-kind': {
    means: '`infrastructure.parametersRef` names something other than a ConfigMap.',
    fix: 'Name a ConfigMap, with kind ConfigMap and an empty group.',
  },
  'parent-kind': {
    means:
      'istiod passes over parents of this kind, so that the route (or ListenerSet) has no effect there. Routes do ' +
      "not attach to Istio's own kind Gateway.",
    fix:
      "Name a Gateway of the Gateway API, a ListenerSet, a Service or a ServiceEntry; for Istio's Gateway write a " +
      'VirtualService.',
  },
  'port-missing': {
    means: 'A listener of a ListenerSet has no port, and its protocol has no default.',
    fix: 'Set `port`.',
  },
  'protocol': {
    means:
      'istiod does not know the protocol of a listener and refuses the listener, or HBONE stands on a gateway that ' +
      'is neither a waypoint nor east-west.',
    fix: 'Use HTTP, HTTPS, TLS or TCP, in capital letters.',
  },
  'regex': {
    means: 'A regular expression is not valid in RE2. The proxy would refuse all routes of the port because of it.',
    fix: 'Rewrite it in RE2 syntax: no lookaround, no backreferences.',
  },
  'route-kind': {
    means:
      '`allowedRoutes.kinds` names a kind that does not attach to a listener of this protocol. istiod refuses the ' +
      'list.',
    fix: 'Use one of the kinds in the message, without a group of another API.',
  },
  'service-type': {
    means:
      'The annotation `networking.istio.io/service-type` stands on a Gateway for a Service that exists already, ' +
      'where it has no effect.',
    fix: 'Remove it.',
  },
  'target-kind': {
    means: 'istiod finds no target of this kind, and does not accept the policy.',
    fix: 'Target a Service (a BackendTLSPolicy also a ServiceEntry).',
  },
  'terminate-mode': {
    means:
      'istiod does not know the value of `gateway.istio.io/tls-terminate-mode`, and asks clients for no certificate.',
    fix: 'Use one of the modes in the message.',
  },
  'tls-missing': {
    means: 'A listener of protocol HTTPS or TLS has no `tls`; nothing would serve its port.',
    fix: 'Set `tls` with `certificateRefs`, or use protocol HTTP.',
  },
  'unread-kind': {
    means: 'istiod does not read this kind, so that the object has no effect on the mesh.',
    fix: 'Leave it to another controller, or remove it.',
  },
  'waypoint-listener': {
    means:
      'istiod expects one listener on a waypoint, on port 15008 with protocol HBONE, and does not accept this one.',
    fix: 'Use the construct `Waypoint`, or correct port and protocol.',
  },
  'well-known-ca': {
    means: '`wellKnownCACertificates` is not System; istiod knows the CA certificates of the operating system only.',
    fix: 'Set it to System, or name a ConfigMap.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `gateway-api/`. */
export type GatewayApiCode = keyof typeof GATEWAY_API_PROBLEMS;

/** The last part of a code that one of the three raises: a check of a value may serve several of them. */
export type RuleCode = WebhookCode | KubernetesCode | GatewayApiCode;
