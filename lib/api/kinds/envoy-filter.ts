import { NETWORKING, type Kind } from '../../schema/kind';
import { en, i32, list, map, obj, port, str, struct, u32 } from '../../schema/notation';
import { waypointContext } from '../../schema/rules/envoy-filter';
import { PolicyTargetReference, WorkloadSelector } from './common';

const Filter = obj('FilterMatch', {
  name: str.doc('Name of the network filter, for example envoy.filters.network.http_connection_manager.'),
  subFilter: obj('SubFilterMatch', {
    name: str.doc('Name of the filter inside it, for example envoy.filters.http.router.'),
  }).doc('A filter inside the network filter.'),
});
const routeName = str.doc('Name of the route: that of the VirtualService route, or "default".');

const ListenerMatch = obj('ListenerMatch', {
  filterChain: obj('FilterChainMatch', {
    applicationProtocols: str.doc(
      'Application protocols of the chain, separated by commas: h2, http/1.1, http/1.0. Sidecars only.',
    ),
    destinationPort: u32.doc('Destination port of the chain.'),
    filter: Filter.doc('A filter of the chain.'),
    name: str.doc('Name of the chain.'),
    sni: str.doc('Server name of the chain.'),
    transportProtocol: str.doc('Transport protocol of the chain: raw_buffer or tls. SIDECAR_INBOUND only.'),
    transportSocket: str
      .since('1.32')
      .doc(
        'Name of the transport socket of the chain: envoy.transport_sockets.tls where TLS ends in it, ' +
          'envoy.transport_sockets.raw_buffer where bytes pass as they are, or envoy.transport_sockets.quic.',
      ),
  }).doc('One filter chain of the listener.'),
  listenerFilter: str.doc('Name of a listener filter.'),
  name: str.doc('Name of the listener, mostly ADDRESS_PORT.'),
  portName: str.doc('Not implemented by Istio.'),
  portNumber: u32.doc('Service port or gateway port of the listener; by default any.'),
});

const RouteConfigurationMatch = obj('RouteConfigurationMatch', {
  gateway: str.doc('Gateway as NAMESPACE/NAME the routes are for. GATEWAY only.'),
  name: str.doc('Name of the route configuration.'),
  portName: str.doc('Name of the gateway port. GATEWAY only.'),
  portNumber: u32.doc('Service port or gateway port of the routes; by default any.'),
  vhost: obj('VirtualHostMatch', {
    domainName: str.doc('One of the domains of the virtual host.'),
    name: str.doc('Name of the virtual host, mostly HOST:PORT.'),
    route: obj('RouteMatch', {
      action: en('ANY', 'ROUTE', 'REDIRECT', 'DIRECT_RESPONSE').doc('Action of the route; default ANY.'),
      name: routeName,
    }).doc('One route of the virtual host.'),
  }).doc('One virtual host of the route configuration.'),
});

const ClusterMatch = obj('ClusterMatch', {
  name: str.doc('Exact name of the cluster; leave the other fields empty then.'),
  portNumber: u32.doc('Service port of the cluster (target port when inbound); by default any.'),
  service: str.doc('Full host name of the service; by default any. No effect when inbound.'),
  subset: str.doc('Subset of the service; by default any.'),
});

const WaypointMatch = obj('WaypointMatch', {
  filter: Filter.doc('A filter of the chain.'),
  portNumber: port.doc('Service port; by default any.'),
  route: obj('WaypointRouteMatch', { name: routeName }).doc('One route.'),
});

const Match = obj('EnvoyConfigObjectMatch', {
  cluster: ClusterMatch.doc('Clusters to patch.'),
  context: en({
    ANY: 'Sidecars and gateways',
    SIDECAR_INBOUND: 'Incoming side of sidecars',
    SIDECAR_OUTBOUND: 'Outgoing side of sidecars',
    GATEWAY: 'Gateways',
    WAYPOINT: 'Waypoints',
  }).doc('Context of the patch; default ANY, which has no waypoints in it.'),
  listener: ListenerMatch.doc('Listeners to patch.'),
  proxy: obj('ProxyMatch', {
    metadata: map(str).doc('Metadata the proxy must have, all of it, letter by letter.'),
    proxyVersion: str.regex.doc('Regular expression (RE2 syntax) for the Istio version of the proxy.'),
  }).doc('Proxies to patch.'),
  routeConfiguration: RouteConfigurationMatch.doc('Routes to patch.'),
  waypoint: WaypointMatch.doc('Parts of a waypoint to patch; with context WAYPOINT, and only with it.'),
})
  .one('listener', 'routeConfiguration', 'cluster', 'waypoint')
  .rule(waypointContext);

const Patch = obj('Patch', {
  filterClass: en({
    UNSPECIFIED: 'Istio decides',
    AUTHN: 'After the authentication filters',
    AUTHZ: 'After the authorization filters',
    STATS: 'Before the stats filters',
  }).doc('Place of an added filter; for ADD. Default UNSPECIFIED.'),
  operation: en({
    INVALID: 'Not allowed',
    MERGE: 'Merge value into what is there; lists grow',
    ADD: 'Add value to the list of its kind',
    REMOVE: 'Remove what matches',
    INSERT_BEFORE: 'Put value before what matches',
    INSERT_AFTER: 'Put value behind what matches',
    INSERT_FIRST: 'Put value first in the list',
    REPLACE: 'Put value in the place of what matches; filters only',
  })
    .added('1.31', 'MERGE_AND_REPLACE_LIST')
    .doc('Operation by which the value is applied.'),
  value: struct.doc('Envoy configuration as JSON; for typed_config with its "@type". Not checked.'),
});

/** Kind EnvoyFilter: https://istio.io/latest/docs/reference/config/networking/envoy-filter/ */
export const EnvoyFilter: Kind = {
  ...NETWORKING,
  kind: 'EnvoyFilter',
  plural: 'envoyfilters',
  versions: ['v1alpha3'],
  doc:
    'Patches to the Envoy configuration that istiod makes. Wrong ones can break a proxy, and Envoy may change ' +
    'under them.',
  spec: obj('EnvoyFilterSpec', {
    configPatches: list(
      obj('EnvoyConfigObjectPatch', {
        applyTo: en({
          INVALID: 'Not allowed',
          LISTENER: 'Listeners',
          FILTER_CHAIN: 'Filter chains of listeners',
          NETWORK_FILTER: 'Network filters',
          HTTP_FILTER: 'HTTP filters',
          ROUTE_CONFIGURATION: 'Route configurations, without their virtual hosts',
          VIRTUAL_HOST: 'Virtual hosts',
          HTTP_ROUTE: 'Routes of virtual hosts',
          CLUSTER: 'Clusters',
          EXTENSION_CONFIG: 'Configurations of extensions',
          BOOTSTRAP: 'The bootstrap configuration (deprecated)',
          LISTENER_FILTER: 'Listener filters',
        }).doc('Which part of the Envoy configuration is patched.'),
        match: Match.doc('Which objects of that part; by default all.'),
        patch: Patch.doc('Patch for the matches.'),
      }),
    ).doc('Patches, applied in order.'),
    priority: i32.doc('Order among EnvoyFilters: lower ones first, negative ones before those without; default 0.'),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, services or waypoints the patches are for; not with workloadSelector.'),
    workloadSelector: WorkloadSelector.doc(
      'Workloads the patches are for; without it all of the namespace, or of the mesh in the root namespace.',
    ),
  }).atMostOne('workloadSelector', 'targetRefs'),
};
