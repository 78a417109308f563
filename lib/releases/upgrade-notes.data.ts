/** Condition under which a note of an upgrade is about a program. */
export type NoteSubject =
  | 'always'
  | 'ambient'
  | 'ambient-dry-run'
  | 'auto-registration'
  | 'base-roles'
  | 'circuit-breakers'
  | 'cni'
  | 'cni-excluded-namespaces'
  | 'gateway-tracing'
  | 'google-registries'
  | 'host-in-several-namespaces'
  | 'link-local-keys'
  | 'link-local-modules'
  | 'node-taint'
  | 'processor-limit'
  | 'quoted-annotations'
  | 'stats-compression'
  | 'strict-gateway-merging'
  | 'tools-elsewhere';

/** Note of Istio's about an upgrade to a minor, in words of this project. */
export interface ReleaseNote {
  /** The minor with which the behaviour changed. */
  readonly since: string;
  readonly about: NoteSubject;
  readonly text: string;
  /** Setting that keeps the former behaviour. */
  readonly keep?: string;
}

export const RELEASE_NOTES: readonly ReleaseNote[] = [
  {
    since: '1.29',
    about: 'stats-compression',
    text:
      'The annotation sidecar.istio.io/statsCompression has no effect any more: Envoy compresses its metrics for ' +
      'whoever accepts that.',
    keep: 'Write `statsCompression: false` into proxy.istio.io/config of the pods that need it.',
  },
  {
    since: '1.29',
    about: 'ambient-dry-run',
    text:
      'With AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY istiod sends dry-run policies to ztunnel, and a ztunnel ' +
      'older than 1.29 enforces them.',
    keep: 'Upgrade every ztunnel before the variable is set.',
  },
  {
    since: '1.29',
    about: 'circuit-breakers',
    text: 'Envoy no longer counts what remains of the limits of circuit breakers.',
    keep: 'Set pilot.env.DISABLE_TRACK_REMAINING_CB_METRICS to "false", or a compatibilityVersion of 1.28 or earlier.',
  },
  {
    since: '1.29',
    about: 'ambient',
    text: 'ztunnel answers the DNS queries of ambient pods that start after the upgrade.',
    keep: 'Set cni.ambient.dnsCapture to false.',
  },
  {
    since: '1.29',
    about: 'ambient',
    text: 'An agent of the CNI that starts brings the traffic rules inside of running ambient pods up to date.',
    keep: 'Set cni.ambient.reconcileIptablesOnStartup to false.',
  },
  {
    since: '1.29',
    about: 'tools-elsewhere',
    text:
      'The debug endpoints of istiod are closed to clients in other namespaces, such as this Kiali: they get ' +
      'config_dump, ndsz and edsz of proxies of their own namespace only.',
    keep:
      'Name their namespaces in pilot.env.DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES, or set ' +
      'pilot.env.ENABLE_DEBUG_ENDPOINT_AUTH to "false".',
  },
  {
    since: '1.29',
    about: 'base-roles',
    text:
      'Roles and accounts that the chart `base` made are gone, and a binding of this program names one: ' +
      'istiod-reader became istio-reader-clusterrole, istiod became istiod-clusterrole, the account ' +
      'istiod-service-account istiod.',
  },
  {
    since: '1.30',
    about: 'cni',
    text: 'Configuration files of the CNI plugin are readable for root alone (0600, before 0644).',
    keep: 'Set CNI_CONF_GROUP_READ to "true" in the environment of the agent for a group that reads them (0640).',
  },
  {
    since: '1.30',
    about: 'cni-excluded-namespaces',
    text: 'The CNI agent takes ambient pods in excluded namespaces out of the mesh, and enrols no new ones there.',
  },
  {
    since: '1.30',
    about: 'node-taint',
    text: 'istiod sets PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS by itself where `taint.enabled` is set: leave it out.',
  },
  {
    since: '1.30',
    about: 'host-in-several-namespaces',
    text:
      'A sidecar that sees one host in several namespaces takes the Kubernetes Service, and else the oldest ' +
      'declaration; before it took the namespace that is first in the alphabet.',
    keep:
      'Set pilot.env.PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE to "false", or a compatibilityVersion of 1.29 or ' +
      'earlier.',
  },
  {
    since: '1.30',
    about: 'always',
    text:
      'Debug endpoints on the plain port 15010 of istiod (syncz, config_dump) ask for credentials, also from ' +
      'istioctl --plaintext.',
    keep: 'Set pilot.env.ENABLE_DEBUG_ENDPOINT_AUTH to "false".',
  },
  {
    since: '1.31',
    about: 'google-registries',
    text:
      'Images and charts are no longer published to gcr.io/istio-release and registry.istio.io, from where this ' +
      'program takes images.',
    keep: 'Leave `hub` out for docker.io/istio, or name a registry of your own.',
  },
  {
    since: '1.31',
    about: 'strict-gateway-merging',
    text:
      "Servers of Istio's Gateways are no longer merged into a managed Gateway of the Gateway API that is in another " +
      'namespace.',
    keep: 'Set pilot.env.PILOT_ENABLE_STRICT_GATEWAY_MERGING to "false", or a compatibilityVersion of 1.30 or earlier.',
  },
  {
    since: '1.31',
    about: 'always',
    text: 'Clients of the API generator of istiod need an identity of the control plane; proxies are not affected.',
    keep: 'Set pilot.env.ENABLE_XDS_API_GENERATOR_AUTH to "false".',
  },
  {
    since: '1.31',
    about: 'always',
    text:
      'Proxies get unhealthy endpoints too, but of hosts whose DestinationRule sets ' +
      'outlierDetection.minHealthPercent.',
    keep: 'Set pilot.env.PILOT_AUTO_SEND_UNHEALTHY_ENDPOINTS to "false", or a compatibilityVersion of 1.30 or earlier.',
  },
  {
    since: '1.31',
    about: 'gateway-tracing',
    text:
      'Gateways make a span of their own for each request that they pass on; ' +
      'PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY is gone.',
  },
  {
    since: '1.31',
    about: 'auto-registration',
    text:
      'WorkloadEntries that were registered before the upgrade are reached without HBONE, in plain text, until their ' +
      'workloads register again.',
    keep: 'Give them the label networking.istio.io/tunnel: http, or let them connect anew.',
  },
  {
    since: '1.31',
    about: 'ambient',
    text:
      'ztunnel tells istiod all workloads that it knows when it connects again: from about 40,000 workloads on ' +
      'the request is larger than istiod accepts.',
    keep: 'Raise pilot.env.ISTIO_GPRC_MAXRECVMSGSIZE, by about 1 MiB for 10,000 workloads.',
  },
  {
    since: '1.32',
    about: 'processor-limit',
    text: 'GOMAXPROCS is no longer set: the Go runtime reads the CPU limit of the container by itself.',
  },
  {
    since: '1.32',
    about: 'link-local-keys',
    text:
      'istiod fetches no keys from link-local addresses, as of metadata services, and refuses answers that are no ' +
      'JWKS: tokens of this issuer are denied.',
    keep: 'Write the keys into `jwks`.',
  },
  {
    since: '1.32',
    about: 'link-local-modules',
    text: 'Proxies fetch no Wasm modules from link-local addresses.',
  },
  {
    since: '1.32',
    about: 'quoted-annotations',
    text:
      'Values of the annotations proxyImage, bootstrapOverride and those of log levels are quoted in injected pods: ' +
      'a value with a line break is one text, and no longer adds fields.',
  },
];
