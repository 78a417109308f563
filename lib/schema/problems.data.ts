import { problemTexts } from '../model/problem-texts';

/* Codes of what a schema or one of its rules refuses. */

export const SCHEMA_PROBLEMS = problemTexts({
  'accounts-alone': {
    means:
      'A source has `serviceAccounts` or `notServiceAccounts` beside principals or namespaces, which a service ' +
      'account already implies.',
    fix: 'Write the namespace into the service account, `NAMESPACE/NAME`, and remove principals and namespaces.',
  },
  'address': {
    means:
      'An address does not fit: it is neither an IP address nor a DNS name, or does not have the form that its ' +
      '`type` says.',
    fix: 'Write an IP address, or set `type` to Hostname for a DNS name.',
  },
  'address-twice': {
    means: 'A Gateway lists the same address twice.',
    fix: 'Remove one of them.',
  },
  'address-type': {
    means: 'The type of an address is unknown.',
    fix: 'Use IPAddress, Hostname, NamedAddress, or `DOMAIN/NAME`.',
  },
  'any-of': {
    means: 'None of several fields is set, of which at least one must be.',
    fix: 'Set one of the fields in the message.',
  },
  'at-most-one': {
    means: 'Several fields are set of which at most one may be.',
    fix: 'Keep one of them.',
  },
  'backend-trust': {
    means: 'A BackendTLSPolicy has both `caCertificateRefs` and `wellKnownCACertificates`, or neither.',
    fix: 'Keep one; `wellKnownCACertificates: System` is for the CA certificates of the operating system.',
  },
  'base64': {
    means: 'A text is not base64.',
    fix: 'Encode the certificates, for example with `base64 -w0`.',
  },
  'budget-interval': {
    means: 'The interval of a retry budget is not from one second to one hour.',
    fix: 'Write for example `10s`.',
  },
  'client-tls': {
    means:
      'The TLS settings of a proxy contradict each other: files beside `credentialName`, a ConfigMap where a ' +
      'Secret is needed, mode MUTUAL without certificate and key, or something to verify beside ' +
      '`insecureSkipVerify`.',
    fix: 'Keep either `credentialName` or the files, with all that the mode needs.',
  },
  'connection-pool': {
    means: 'A `connectionPool` sets neither `http` nor `tcp`.',
    fix: 'Set one of them, or remove it.',
  },
  'controller-name': {
    means: 'The name of a controller has the wrong form.',
    fix: 'Write `DOMAIN/PATH`, for example `istio.io/gateway-controller`.',
  },
  'count': {
    means: 'A list or map has fewer or more entries than its kind allows.',
    fix: 'Add or remove entries, or split the object in two.',
  },
  'deprecated': {
    means: 'The field is deprecated. It still works, and may be gone in a later release.',
    fix: 'Use the field in the message instead.',
  },
  'distribute': {
    means: 'The shares of traffic by locality do not sum to 100, or localities overlap.',
    fix: 'Give each locality one share, and let them sum to 100.',
  },
  'dns-auto-allocate': {
    means:
      'The proxy metadata `ISTIO_META_DNS_AUTO_ALLOCATE` is deprecated: istiod itself allocates addresses for ' +
      'ServiceEntries.',
    fix: 'Remove it; an object opts out with the label `networking.istio.io/enable-autoallocate-ip: "false"`.',
  },
  'dns-label': {
    means: 'A text is not a DNS label.',
    fix: 'Use letters, digits and hyphens, at most 63, with a letter or digit at both ends.',
  },
  'dns-name': {
    means: 'A text is not a full DNS name.',
    fix: 'Write for example `istio-eastwestgateway.istio-system.svc.cluster.local`.',
  },
  'duplicate': {
    means:
      'An item repeats an earlier one of a list whose items must differ, or a field is there under both of its ' +
      'spellings.',
    fix: 'Give each item a value of its own, or remove one.',
  },
  'duration': {
    means: 'A text is not a duration, or one that is too short or too fine for its field.',
    fix: 'Write a number with its unit, in whole milliseconds, for example `500ms`, `2s` or `1m30s`.',
  },
  'ecdh-curve': {
    means: 'An ECDH curve is unknown or named twice.',
    fix: 'Use the curves in the message, for example `P-256` and `X25519MLKEM768`, each once.',
  },
  'empty': {
    means: 'A text is empty where the field, if it is there, must say something.',
    fix: 'Remove the field to get its default.',
  },
  'enum': {
    means: 'A value is not one of those that the field knows. Upper and lower case matter.',
    fix: 'Use one of the values in the message.',
  },
  'enum-number': {
    means: 'A value of the mesh config is given by its number. istiod takes it, but nobody can read it.',
    fix: 'Write the name of the value.',
  },
  'exactly-one': {
    means: 'Of two fields exactly one must be set, and both or none are.',
    fix: 'Keep or set one of them.',
  },
  'experimental-field': {
    means:
      'The field is only in the experimental channel of the Gateway API. With the standard definitions the API ' +
      'server drops it.',
    fix: 'Install the definitions of the experimental channel, or remove the field.',
  },
  'experimental-version': {
    means: 'The version of the kind is only served by the experimental channel of the Gateway API.',
    fix: 'Use the version in the message.',
  },
  'failover': {
    means:
      'An entry of `failover` does not lead from one region to another: they are the same, or name a zone or a ' +
      'wildcard.',
    fix: 'Write for example `from: us-east, to: eu-west`.',
  },
  'failover-topology': {
    means: '`failoverPriority` has a topology label beside `failover`, which already orders regions.',
    fix: 'Remove the label, or `failover`.',
  },
  'field-spelling': {
    means: 'A field of the mesh config is written in snake_case. Most are read all the same; some are dropped.',
    fix: 'Write it in camelCase.',
  },
  'filter-once': {
    means: 'A filter of this type is there twice.',
    fix: 'Join them in one filter.',
  },
  'format': {
    means: 'A text does not have the form of its field, for example base64 or a time.',
    fix: 'Write it as the message says.',
  },
  'fraction': {
    means: 'The numerator of a fraction is greater than its denominator.',
    fix: 'Lower the numerator, or raise the denominator.',
  },
  'group': {
    means: 'An API group has the wrong form.',
    fix: 'Leave the version out: `gateway.networking.k8s.io`. The core group is empty.',
  },
  'grpc-method': {
    means: 'A match of a gRPC method has neither service nor method, or a name that no service or method can have.',
    fix: 'Write for example `service: shop.v1.Catalog` and `method: GetItem`.',
  },
  'header-name': {
    means: 'A text cannot be the name of a header.',
    fix: 'Use letters, digits and hyphens.',
  },
  'host-port': {
    means: 'A text is not a host and a port.',
    fix: 'Write `HOST:PORT`, for example `zipkin.observability:9411`.',
  },
  'host-value': {
    means:
      'An environment variable of a Wasm VM takes its value from the proxy (`valueFrom: HOST`) and also has a `value`.',
    fix: 'Remove `value`, or set `valueFrom` to INLINE.',
  },
  'hostname': {
    means:
      'A text is not a DNS name as the Gateway API takes it: lower-case letters, digits, hyphens and dots; only ' +
      'where the field allows it, `*.` may begin it.',
    fix: 'Write for example `www.example.com` or `*.example.com`.',
  },
  'hostname-address': {
    means: 'A server name of a TLSRoute is an IP address.',
    fix: 'Write the DNS name that clients send as SNI.',
  },
  'ignored-field': {
    means: 'The field is in the experimental channel of the Gateway API, and Istio does not act on it.',
    fix: 'Remove it.',
  },
  'integer-size': {
    means: 'A number does not fit in 32 or 64 bits.',
    fix: 'Write a smaller number.',
  },
  'ip-range': {
    means: 'A text is neither an IP address nor a range of them (CIDR).',
    fix: 'Write for example `10.0.0.0/8`.',
  },
  'kind': {
    means: 'A text cannot be the name of a kind.',
    fix: 'Write for example `Service`.',
  },
  'label-key': {
    means: 'A key of a label or annotation has the wrong form.',
    fix: 'Write `[DOMAIN/]NAME`, the name of at most 63 letters, digits, hyphens, underscores and dots.',
  },
  'label-value': {
    means: 'A text cannot be the value of a label.',
    fix: 'Use letters, digits, hyphens, underscores and dots, with a letter or digit at both ends.',
  },
  'length': {
    means: 'A text is empty, or shorter or longer than the field allows.',
    fix: 'Write a text within the limits in the message.',
  },
  'listener': {
    means: 'Two listeners have the same port, protocol and hostname.',
    fix: 'Change one of them, or remove it.',
  },
  'listener-certificate': {
    means: 'A listener with TLS mode Terminate has no certificate.',
    fix: 'Name a Secret of type `kubernetes.io/tls` in `certificateRefs`, or set options.',
  },
  'listener-protocol': {
    means:
      'A listener has a field that does not go with its protocol: TLS settings on HTTP, TCP or UDP, a hostname on ' +
      'TCP or UDP, or mode Passthrough on HTTPS.',
    fix: 'Change the protocol, or remove the field.',
  },
  'listener-tls': {
    means: 'A listener of protocol TLS has no `tls`.',
    fix: 'Set `tls.mode`.',
  },
  'local-origin': {
    means: '`consecutiveLocalOriginFailures` has no effect without `splitExternalLocalOriginErrors`.',
    fix: 'Set `splitExternalLocalOriginErrors: true`.',
  },
  'mesh-mtls-curves': {
    means: '`meshMTLS` has `ecdhCurves`, which only `tlsDefaults` takes.',
    fix: 'Set `tlsDefaults.ecdhCurves`, or remove it.',
  },
  'mesh-networks': {
    means: 'The networks stand inside a field `networks`. Here they are given by their names directly.',
    fix: 'Take `networks` away and move what is in it one level up.',
  },
  'must-be-empty': {
    means: 'A `targetRef` names a namespace. A policy can only be attached to an object of its own namespace.',
    fix: 'Leave `namespace` out, and put the policy into the namespace of its target.',
  },
  'namespace': {
    means: 'A text cannot be the name of a namespace.',
    fix: 'Use lower-case letters, digits and hyphens.',
  },
  'negative': {
    means: 'A limit or time is negative.',
    fix: 'Write 0 or more, or remove the field.',
  },
  'newer-field': {
    means: 'The field came with a later release of Istio than the target: its definitions would drop the field.',
    fix: 'Remove it, or target the release in the message or a later one.',
  },
  'newer-kind': {
    means: 'The kind came with a later release of Istio than the target.',
    fix: 'Target that release or a later one, or leave the object out.',
  },
  'newer-value': {
    means: 'The value came with a later release of Istio than the target.',
    fix: 'Use another value, or target the release in the message or a later one.',
  },
  'no-empty-key': {
    means: 'A label has an empty name.',
    fix: 'Name the label, or remove the entry.',
  },
  'no-wildcard-key': {
    means: 'The name of a label has a `*`. Labels are compared exactly.',
    fix: 'Name the exact label.',
  },
  'no-wildcard-value': {
    means: 'The value of a label has a `*`. Labels are compared exactly.',
    fix: 'Name the exact value.',
  },
  'none-without-endpoints': {
    means: 'A ServiceEntry has endpoints with resolution NONE, which is the default and ignores them.',
    fix: 'Set `resolution` to STATIC (IP addresses) or DNS (names), or remove the endpoints.',
  },
  'not-allowed': {
    means: 'A ServiceEntry has the host `*`, which would stand for every host.',
    fix: 'Name the domain, for example `*.example.com`.',
  },
  'null': {
    means:
      'A null stands where a value is needed. The API server drops some nulls silently, as if the field were absent.',
    fix: 'Remove the field, or give it a value.',
  },
  'one-of': {
    means: 'Several fields are set that exclude one another.',
    fix: 'Keep one of them.',
  },
  'one-of-texts': {
    means: 'The scheme of an HTTP probe is neither HTTP nor HTTPS.',
    fix: 'Write one of them in capital letters, or leave it out.',
  },
  'one-strategy': {
    means: '`distribute` and `failover` are both set, but there can be one way to balance by locality.',
    fix: 'Keep one of them.',
  },
  'origin': {
    means: 'A text is not an origin as browsers send it.',
    fix: 'Write `SCHEME://HOST[:PORT]`, for example `https://*.example.com`.',
  },
  'parent': {
    means: 'A route names the same parent twice (with the same section or port).',
    fix: 'Remove one of them, or give each another `sectionName`.',
  },
  'path': {
    means:
      'A path of an HTTPRoute does not begin with a slash, or has something that a plain path has not: `//`, `..`, ' +
      '`#`, escaped slashes.',
    fix: 'Write for example `/api/v1`; with type RegularExpression anything goes.',
  },
  'pattern': {
    means: 'A text does not match the pattern of its field.',
    fix: 'Write it in the form that the message describes.',
  },
  'percent': {
    means: 'A percentage is not from 0 to 100.',
    fix: 'Write a number in that range.',
  },
  'port': {
    means: 'A port number is not from 1 to 65535.',
    fix: 'Write a number in that range.',
  },
  'port-key': {
    means: 'A key of `portLevelMtls` is not a port number from 1 to 65535.',
    fix: 'Write the number in quotes, for example `"8080"`.',
  },
  'port-name': {
    means: 'A port name has the wrong form.',
    fix: 'Use letters, digits and hyphens, at most 62, and no hyphen at either end.',
  },
  'ports-need-selector': {
    means: 'A PeerAuthentication has modes of single ports, but no selector: ports are those of certain pods.',
    fix: 'Add a `selector` with labels, or remove `portLevelMtls`.',
  },
  'precision': {
    means: 'A time is finer than its field can keep.',
    fix: 'Write whole milliseconds (a drain duration in whole seconds).',
  },
  'prefix-match': {
    means: 'A filter replaces the prefix of the path, and its rule has not exactly one match of a path prefix.',
    fix: 'Keep one match with path type PathPrefix, or use ReplaceFullPath.',
  },
  'private-key-provider': {
    means: '`privateKeyProvider` names no provider.',
    fix: 'Set `cryptomb` or `qat`.',
  },
  'protocol': {
    means: 'The protocol of a listener has the wrong form.',
    fix: 'Use HTTP, HTTPS, TLS, TCP, UDP, or `DOMAIN/NAME`.',
  },
  'provider-kind': {
    means: 'An extension provider says nothing but its name.',
    fix: 'Set one of the kinds in the message, for example `envoyExtAuthzHttp` or `opentelemetry`.',
  },
  'provider-name': {
    means: 'Two extension providers have the same name.',
    fix: 'Give it another name, or remove one of them.',
  },
  'provider-path': {
    means: 'A path of an extension provider does not begin with a slash.',
    fix: 'Put `/` before it.',
  },
  'provider-port': {
    means: 'The port of an extension provider is not from 1 to 65535.',
    fix: 'Write a number in that range.',
  },
  'provider-required': {
    means: 'An extension provider lacks its service or its port.',
    fix: 'Set both.',
  },
  'provider-service': {
    means: 'The service of an extension provider is no host of the service registry.',
    fix: 'Write `HOST` or `NAMESPACE/HOST`, for example `zipkin.observability.svc.cluster.local`.',
  },
  'provider-status': {
    means: '`statusOnError` of an extension provider is not a status code of HTTP in quotes.',
    fix: 'Write for example `"503"`.',
  },
  'provider-transport': {
    means: 'An extension provider sends over both `grpc` and `http`.',
    fix: 'Keep one of them.',
  },
  'provider-unknown': {
    means: '`defaultProviders` names a provider that the mesh config does not declare.',
    fix: 'Correct the name, or declare it in `extensionProviders`.',
  },
  'quoted-number': {
    means: 'A number of the mesh config is in quotes. istiod takes it.',
    fix: 'Write it without quotes.',
  },
  'range': {
    means: 'A number or time is outside of the limits of its field.',
    fix: 'Write a value within the limits in the message.',
  },
  'range-needs-static': {
    means: 'A ServiceEntry has an address range with a resolution other than NONE or STATIC.',
    fix: 'List single addresses, or change the resolution.',
  },
  'rate-interval': {
    means: 'The interval of a rate is zero or longer than one hour.',
    fix: 'Write for example `1s`.',
  },
  'redirect-alone': {
    means: 'A rule that redirects also has backends, which never get a request.',
    fix: 'Remove `backendRefs`, or the redirect.',
  },
  'redirect-or-rewrite': {
    means: 'A rule has both a RequestRedirect and a URLRewrite filter.',
    fix: 'Keep one of them.',
  },
  'release': {
    means: 'The version of Istio is not one that this package knows.',
    fix: 'Write a known minor, or an exact release of one.',
  },
  'remove-value': {
    means: 'An override with operation REMOVE has a value.',
    fix: 'Remove `value`, or set `operation` to UPSERT.',
  },
  'required': {
    means: 'A field that must be there is missing.',
    fix: 'Set it.',
  },
  'retry-attempts': {
    means: '`defaultInboundHttpRetryPolicy.attempts` is negative.',
    fix: 'Write 0 to switch retries off.',
  },
  'retry-disabled': {
    means:
      'A retry policy of the mesh config has options although there are no attempts, so that ' +
      'they have no effect.',
    fix: 'Set `attempts`, or remove the option.',
  },
  'retry-on': {
    means:
      '`retryOn` of a retry policy of the mesh config has something that is neither a condition of Envoy ' +
      'nor an HTTP status.',
    fix: 'Separate conditions with commas, without spaces.',
  },
  'round-robin-one-endpoint': {
    means: 'A ServiceEntry with resolution DNS_ROUND_ROBIN has several endpoints.',
    fix: 'Keep one, or use resolution DNS.',
  },
  'route-duration': {
    means: 'A text is not a duration of the Gateway API, which has whole numbers of h, m, s and ms only.',
    fix: 'Write for example `500ms`, `10s` or `1m30s`.',
  },
  'rule-name': {
    means: 'Two rules of a route have the same name.',
    fix: 'Give each a name of its own.',
  },
  'section-name': {
    means: 'The name of a rule, listener or port has the wrong form.',
    fix: 'Use lower-case letters, digits, hyphens and dots, for example `https-1`.',
  },
  'sections': {
    means: 'Several items refer to the same object, and are the same, or only some of them name a section or port.',
    fix: 'Name a section of its own in each of them, or keep one item without.',
  },
  'service-port': {
    means: 'A backend is a Service, and its port is missing.',
    fix: 'Set `port`.',
  },
  'session-cookie': {
    means: '`cookieConfig` stands with another type than Cookie.',
    fix: 'Set `type` to Cookie, or remove `cookieConfig`.',
  },
  'session-lifetime': {
    means: 'A permanent cookie has no `absoluteTimeout`.',
    fix: 'Set it.',
  },
  'star-alone': {
    means: 'A list has `*`, which stands for all, beside other items.',
    fix: 'Keep `*`, or the others.',
  },
  'target': {
    means: 'A policy names the same target twice.',
    fix: 'Remove one of them, or give each another `sectionName`.',
  },
  'timeouts': {
    means: 'The timeout of a single try (`backendRequest`) is longer than that of the whole request.',
    fix: 'Shorten `backendRequest`, or lengthen `request`.',
  },
  'total-matches': {
    means: 'A route has more than 128 matches in all of its rules together.',
    fix: 'Make two routes of it.',
  },
  'trust-domain': {
    means: 'A text is not a trust domain.',
    fix: 'Use labels of letters, digits and hyphens with dots between, for example `cluster.local`.',
  },
  'type': {
    means: 'A value has another type than its field, for example a number where text is needed.',
    fix: 'Write the type in the message; text that looks like a number or boolean needs quotes in YAML.',
  },
  'type-field': {
    means: 'The field that `type` (or `protocol`) asks for is missing, or one is there that goes with another type.',
    fix: 'Set the field of the same meaning as `type`, and remove the other.',
  },
  'unique-port-number': {
    means: 'Two ports of a ServiceEntry have the same number.',
    fix: 'Give each a number of its own.',
  },
  'unix-socket-directory': {
    means: 'The address of a Unix socket ends with a slash.',
    fix: 'Take the slash from the end.',
  },
  'unix-socket-path': {
    means: 'The address of a Unix socket is neither an absolute path nor an abstract name.',
    fix: 'Write `unix:///path/to/socket` or `unix://@name`.',
  },
  'unix-socket-ports': {
    means: 'An endpoint on a Unix socket has ports.',
    fix: 'Remove `ports`.',
  },
  'unknown-field': {
    means:
      'The kind has no field of this name: it is misspelled, or belongs to another place. The API server would ' +
      'drop it, or refuse the object.',
    fix: 'Use the name or the place that the message proposes.',
  },
  'unknown-kind': {
    means: 'There is no kind of this name in the API group.',
    fix: 'Correct the name; the message has the nearest one.',
  },
  'unknown-version': {
    means: 'The kind is not served in this version.',
    fix: 'Use a version in the message.',
  },
  'unserved-kind': {
    means:
      'A cluster with the version of the Gateway API that the target release is built with does not serve this kind.',
    fix: 'Use the kind in the message, or install newer definitions.',
  },
  'unused-field': {
    means: 'The target release has the field and does nothing with it; a later release does.',
    fix: 'Remove it, or target the release in the message or a later one.',
  },
  'upgrade-policy': {
    means: '`useClientProtocol` stands beside `h2UpgradePolicy: UPGRADE`, which contradict each other.',
    fix: 'Keep one of them.',
  },
  'upsert-value': {
    means: 'An override with operation UPSERT has no value.',
    fix: 'Set `value` to a CEL expression, for example `request.host`.',
  },
  'uri': {
    means: 'A text is not a URI with scheme and host.',
    fix: 'Write for example `spiffe://cluster.local/ns/a/sa/b`.',
  },
  'url-scheme': {
    means: 'A text is no URL, or one with another scheme than the field takes.',
    fix: 'Write for example `https://HOST/PATH`.',
  },
  'wasm-url': {
    means: 'The address of a Wasm module is no URL, or has a scheme by which it cannot be fetched.',
    fix: 'Write for example `oci://registry.example.com/plugin:v1`; without a scheme it is an OCI image.',
  },
  'waypoint-context': {
    means:
      'An EnvoyFilter matches by `waypoint` in another context than WAYPOINT, or has that context without `waypoint`.',
    fix: 'Set both, or neither; `waypoint: {}` matches all.',
  },
  'well-known-ca': {
    means: '`wellKnownCACertificates` has the wrong form.',
    fix: 'Write System, or `DOMAIN/NAME`.',
  },
  'wildcard-name': {
    means: 'A text is not a DNS name whose first label may have a `*`.',
    fix: 'Write for example `*.svc.cluster.local`.',
  },
  'zero': {
    means: 'A time is zero where it must not be.',
    fix: 'Write for example `10ms`.',
  },
  'zone-topology': {
    means: 'With zone-aware balancing, `failoverPriority` has a topology label; regions and zones are ordered already.',
    fix: 'Remove the label; use `failover` for the order of regions.',
  },
});

/** The last part of a code that begins with `schema/`. */
export type SchemaCode = keyof typeof SCHEMA_PROBLEMS;
