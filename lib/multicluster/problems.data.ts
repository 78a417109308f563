import { problemTexts } from '../model/problem-texts';

/* Codes of a mesh over several clusters, as a whole. */

export const CLUSTERS_PROBLEMS = problemTexts({
  'ambient-networks-off': {
    means:
      'A variable of istiod leaves other networks aside, in a cluster in ambient mode that is on another network ' +
        'than ' +
      'others.',
    fix: 'Leave the variable out: it follows from the networks.',
  },
  'ambient-one-network': {
    means: 'Several clusters in ambient mode are on one network. Istio does not test that, and it may not work.',
    fix: 'Give each cluster a network of its own.',
  },
  'ambient-primary': {
    means: 'A remote cluster is in ambient mode, and the control plane that serves it configures no ztunnel.',
    fix: 'Put the primary into ambient mode too.',
  },
  'ambient-remote': {
    means: 'A cluster in ambient mode is a remote one. Istio supports ambient mode in primaries only.',
    fix: 'Leave `primary` out.',
  },
  'api-server-missing': {
    means:
      '`apiServers` leaves out a cluster that a control plane elsewhere must read: its services would be seen from ' +
      'nowhere else.',
    fix:
      'Give the URL of its API server. Where the remote secret is made elsewhere, say so as its credential. Without ' +
      'any `apiServers`, all remote secrets are made elsewhere.',
  },
  'api-server-unknown': {
    means: '`apiServers` names a cluster that is not there.',
    fix: 'Correct the name; the message has the nearest one.',
  },
  'config-in-remote': {
    means:
      "An object of Istio's API is in a remote cluster. Its control plane reads the configuration in the primary " +
      'only, so that the object has no effect.',
    fix: 'Put it into the primary.',
  },
  'differs-from-primary': {
    means:
      'A remote cluster has another revision, namespace or trust domain than the control plane that serves it. Its ' +
      'webhook and Service would lead nowhere, or the setting has no effect.',
    fix: 'Leave it out: it follows from the primary.',
  },
  'discovery-address': {
    means: '`discoveryAddress` is neither an IP address nor a host name. The ports at the gateway are fixed.',
    fix: 'Write the bare address, without scheme and port.',
  },
  'discovery-missing': {
    means: 'Remote clusters have a primary that does not say at which address they reach its control plane.',
    fix:
      'Give the address of its east-west gateway as `discoveryAddress`. Without it, make the endpoints of Service ' +
      'istiod in the remote clusters yourself.',
  },
  'discovery-unused': {
    means: 'A primary says at which address remote clusters reach it, and has none.',
    fix: 'Leave the address out, or name the cluster as `primary` of another one.',
  },
  'external-istiod-in-vain': {
    means: '`externalIstiod` declares the external control plane of a cluster that has none.',
    fix: "Add `controlPlane: 'external'`, or leave it out.",
  },
  'external-with-primary': {
    means: 'A cluster has both a primary and an external control plane. One of them serves it.',
    fix: 'Leave one of them out.',
  },
  'external-without-url': {
    means: 'The control plane of a cluster is outside of it, and nothing says where.',
    fix: 'Give `istiodUrl`.',
  },
  'gateway-unreachable': {
    means: 'The Service of an east-west gateway has no address outside of its cluster, so that nobody reaches it.',
    fix: 'Use type `LoadBalancer`, or give the Service `externalIPs`, or the address in `meshNetworks`.',
  },
  'istiod-url': {
    means: '`istiodUrl` is not a URL that Kubernetes takes for a webhook, or has the path of one.',
    fix: 'Write the scheme `https://`, the host and the port.',
  },
  'misplaced': {
    means: 'A prop stands where it has no place: among the defaults, in a cluster, or beside the clusters.',
    fix: 'Move it as the message says.',
  },
  'mixed-data-planes': {
    means:
      'Clusters in ambient mode and clusters with sidecars are on different networks. Their gateways take other ' +
      'protocols, and Istio does not support traffic between them.',
    fix: 'Use one data plane in all clusters.',
  },
  'name': {
    means: 'The name of a cluster is not a DNS label, as its remote secret and its folder need it.',
    fix: 'Use lower-case letters, digits and `-`, at most 63, with a letter or digit at both ends.',
  },
  'name-taken': {
    means: 'A cluster has the name of the folder of an external control plane, `NAME-istiod`.',
    fix: 'Give the cluster another name.',
  },
  'network-missing': {
    means:
      'A cluster has no network, and others have one. istiod takes its pods for reachable from everywhere, without a ' +
      'gateway.',
    fix: 'Name its network.',
  },
  'network-name': {
    means: 'The name of a network is not the value of a label, by which istiod finds it.',
    fix: 'Use letters, digits, `-`, `_` and `.`, at most 63, with a letter or digit at both ends.',
  },
  'newer-remote': {
    means: 'A remote cluster has a newer release than the control plane that serves it. Proxies may not be newer.',
    fix: 'Upgrade the primary first.',
  },
  'no-control-plane': {
    means: 'A cluster without `primary` has no control plane either.',
    fix: 'Name the cluster that serves it as `primary`, or install a control plane.',
  },
  'no-cluster': {
    means: 'The mesh over several clusters has no cluster of this name.',
    fix: 'Use one of the names in the message.',
  },
  'no-gateway': {
    means: 'Clusters are on several networks, and no gateway leads to the pods of one of them.',
    fix: 'Leave `eastWestGateway` out, or say in `meshNetworks` where the gateway is.',
  },
  'none': {
    means: 'A mesh over several clusters has none.',
    fix: 'Name the clusters.',
  },
  'older-remote': {
    means: 'A remote cluster is more than one minor older than the control plane that serves it.',
    fix: 'Upgrade the remote cluster.',
  },
  'other-namespace': {
    means:
      'Control planes are in namespaces of different names, and clusters on several networks. istiod looks for the ' +
      'network of each cluster at the namespace that is called as its own.',
    fix: 'Use one name in all clusters.',
  },
  'own-primary': {
    means: 'A cluster names itself as its primary.',
    fix: 'Leave `primary` out.',
  },
  'primary-cycle': {
    means: 'Clusters name each other as primaries in a circle, so that none has a control plane.',
    fix: 'Leave `primary` out in the one that has the control plane.',
  },
  'principal': {
    means:
      'A policy names a principal of a trust domain that the proxies of its cluster do not accept: nobody has such ' +
        'an ' +
      'identity here, and the rule matches nothing.',
    fix: 'Use `cluster.local`, which stands for all trust domains of the mesh, or one of them.',
  },
  'remote-control-plane': {
    means: 'A remote cluster has settings of a control plane, which runs elsewhere and does not read them.',
    fix: 'Give them in its primary.',
  },
  'remote-of-remote': {
    means: 'The primary of a cluster is a remote cluster itself.',
    fix: 'Name the one whose control plane serves both.',
  },
  'remote-profile': {
    means: 'The profile of a remote cluster brings a control plane.',
    fix: 'Leave it out: a remote cluster has profile `remote`.',
  },
  'service-cluster-local': {
    means: 'A service is for several clusters, and the mesh config of one keeps its host inside the cluster.',
    fix: 'Change `serviceSettings`, or leave the cluster out.',
  },
  'service-clusters': {
    means: 'A service names no cluster, or one that is not there.',
    fix: 'Name clusters of the mesh.',
  },
  'service-differs': {
    means:
      'A Service has other ports or another type in one cluster than in another. Istio takes both for one, and what ' +
      'becomes of the differences is not defined (IST0170).',
    fix: 'Write the Service alike in all clusters, or keep it inside each with `serviceSettings`.',
  },
  'service-namespace': {
    means: 'A service is for a cluster that does not have its namespace.',
    fix: 'Make the namespace in all clusters of the service: a namespace means the same everywhere in a mesh.',
  },
  'sidecar-gateway': {
    means: 'A cluster in ambient mode has the gateway of sidecars in front, which takes no HBONE.',
    fix: 'Leave `eastWestGateway` out.',
  },
  'unknown-network': {
    means: '`meshNetworks` names a network that no cluster is on.',
    fix: 'Correct the name; the message has the nearest one.',
  },
  'unknown-primary': {
    means: 'The primary of a cluster is not there.',
    fix: 'Correct the name; the message has the nearest one.',
  },
  'unknown-registry': {
    means: '`meshNetworks` takes endpoints from a cluster that is not there.',
    fix: 'Correct the name; the message has the nearest one.',
  },
  'url-in-vain': {
    means: 'A cluster has the URL of an external control plane, and another one serves it.',
    fix: "Add `controlPlane: 'external'`, or leave the URL out.",
  },
  'version-skew': {
    means: 'Control planes are further apart than Istio is tested with.',
    fix: 'Upgrade the older ones before the others go on.',
  },
});

/** The last part of a code that begins with `clusters/`. */
export type ClustersCode = keyof typeof CLUSTERS_PROBLEMS;
