import type { ProblemTexts } from '../model/problem-texts';

/* Codes of the props of a mesh, and of what is looked up in one. */

export const PROPS_PROBLEMS = {
  'budget-both': {
    means: '`podDisruptionBudget` has both `minAvailable` and `maxUnavailable`; Kubernetes takes one.',
    fix: 'Leave out one of them.',
  },
  'budget-without-effect': {
    means:
      'A gateway has a `podDisruptionBudget`, but may run as a single pod; the chart writes a budget only where ' +
      'there is always more than one.',
    fix: 'Give the gateway at least two `replicas` (or `autoscaling.min: 2`), or leave the budget out.',
  },
  'contradiction': {
    means:
      'The same setting is given twice with different values: by two props, or by a prop and `values` or ' +
      '`meshConfig`. Neither wins silently.',
    fix: 'Leave out one of the two.',
  },
  'crds-without-base': {
    means: '`crds` is set although `base`, which installs the CustomResourceDefinitions, is off.',
    fix: 'Switch `base` on, or leave out `crds`.',
  },
  'daemonset-scaled': {
    means: 'A gateway that is a DaemonSet has `replicas` or `autoscaling`, but runs one pod on each node.',
    fix: "Leave them out, or use `kind: 'Deployment'`.",
  },
  'dns-label': {
    means: 'A name (of a namespace, revision, tag, gateway or agent) is not a DNS label.',
    fix: 'Use lower-case letters, digits and `-`, at most 63, with a letter or digit at both ends.',
  },
  'duration': {
    means: 'A text is not a duration of Go, or a negative one with which istiod does not start.',
    fix: 'Write a number with its unit, for example `30m` or `1h30m`.',
  },
  'empty-limit': {
    means: 'A limit of `podDisruptionBudget` is empty text: the chart leaves it out, and the budget protects no pod.',
    fix: 'Write a number or a percentage, or leave the limit out.',
  },
  'enroll-contradiction': {
    means:
      'A Namespace has a label that undoes its enrolment: the same key with another value, or one that wins over it.',
    fix: 'Leave the label out, or enrol the namespace in the mode that the label says.',
  },
  'enroll-kind': {
    means:
      '`enroll` is given an object that is no Namespace. Only labels of a Namespace say how its pods join the mesh.',
    fix: 'Pass the Namespace of the pods.',
  },
  'enroll-mode': {
    means: 'There is no such way to join a mesh.',
    fix: 'Use `sidecar`, `ambient` or `none`.',
  },
  'env-value': {
    means:
      'istiod cannot read the value of an environment variable, and takes its default instead (with a line in its ' +
      'log only).',
    fix: 'Write a value of the type in the message.',
  },
  'gateway-twice': {
    means: 'Two gateways of the mesh have the same name.',
    fix: 'Give each gateway a name of its own.',
  },
  'hub-ends': {
    means: 'Istio stops serving this registry at the end of 2026.',
    fix: 'Use `docker.io/istio`, or a mirror of your own.',
  },
  'hub-form': {
    means: '`hub` is not a registry and path.',
    fix: 'Write it as `registry.example.com/istio`.',
  },
  'hub-scheme': {
    means: '`hub` begins with a scheme such as `https://`, which an image reference does not have.',
    fix: 'Leave the scheme out.',
  },
  'hub-slash': {
    means: '`hub` ends with a slash; the image name is joined with one.',
    fix: 'Leave the slash out.',
  },
  'hub-tag': {
    means: '`hub` has a tag or digest at its end, where the names of images follow.',
    fix: 'Put the tag into `tag`.',
  },
  'injected-only': {
    means:
      'A prop that only the injected form of a gateway has stands beside `injection: false`, or an east-west ' +
      'gateway, which is always injected, has that switch.',
    fix: 'Leave out the prop, or leave out `injection: false`.',
  },
  'log-level': {
    means:
      'There is no such log level, or the text is no list of parts with levels. istiod, the CNI agent and Envoy do ' +
      'not start with it.',
    fix: 'Use a level in the message; for single parts `scope:level` (for ztunnel `part=level`), with commas between.',
  },
  'min-over-max': {
    means: '`autoscaling.min` is more than the greatest number of replicas.',
    fix: 'Lower it, or give a higher `max`.',
  },
  'name-taken': {
    means: 'A gateway has the name of another component of the mesh.',
    fix: 'Give it another name.',
  },
  'namespace-typo': {
    means: 'The name of a namespace is very near to that of a usual one, for example `istio-sytem`.',
    fix: 'Correct it; if the name is meant, ignore the warning.',
  },
  'network-missing': {
    means: 'An east-west gateway serves one network of the mesh, and nothing says which.',
    fix: 'Give the gateway or the mesh a `network`.',
  },
  'network-ports': {
    means: 'An east-west gateway has `ports`, but those between networks are fixed.',
    fix: 'Leave it out, or move single ports with `values.networkGatewayPorts`.',
  },
  'no-eviction': {
    means:
      'No pod could ever be evicted under the `podDisruptionBudget`, so that nodes cannot be drained. Kubernetes ' +
      'takes it all the same.',
    fix: 'Lower `minAvailable`, raise `maxUnavailable` to 1 or more, or run more replicas.',
  },
  'no-replicas': {
    means: '`replicas` is 0. The chart leaves 0 out, so that Kubernetes would run one pod.',
    fix: 'Use at least 1, or set 0 with `patches`.',
  },
  'patch-failed': {
    means: 'A JSON patch cannot be applied to the object as it is rendered.',
    fix: 'Compare its paths with the rendered object (`istio-constructs render`).',
  },
  'patch-fits-nothing': {
    means: 'A patch is for an object that the mesh does not render.',
    fix: 'Correct kind and name; the message has the nearest ones.',
  },
  'platform-contradiction': {
    means: '`platform` is another one than the profile is for.',
    fix: 'Leave out one of them.',
  },
  'port-name-twice': {
    means: 'Two ports of a gateway have the same name.',
    fix: 'Give each a name of its own.',
  },
  'port-twice': {
    means: 'Two ports of a gateway have the same number and protocol.',
    fix: 'Give each a number of its own.',
  },
  'ports': {
    means:
      'A list of ports whose traffic goes to the proxy (or passes it by) has something that is no port number. ' +
      'Pods with it would not start.',
    fix:
      'Write numbers from 0 to 65535 with commas and without spaces, for example `80,8080`; in the `include` lists ' +
      '`*` is for all.',
  },
  'preview-release': {
    means: 'The minor was not released when its objects were compared with those of the charts.',
    fix: 'Use the newest released minor, or compare the objects with those of the charts before they run.',
  },
  'ranges': {
    means:
      'A list of IP ranges whose traffic goes to the proxy (or passes it by) has something that is no range. Pods ' +
      'with it would not start.',
    fix:
      'Write ranges in CIDR notation with commas and without spaces, for example `10.0.0.0/8,fd00::/8`; in ' +
      '`includeIPRanges` `*` is for all.',
  },
  'remote-without-address': {
    means: 'The profile `remote` has no control plane of its own, and nothing says where the other one is.',
    fix:
      'Set `remote.pilotAddress` to the address of its east-west gateway, or make the endpoints of Service ' +
      '`istiod` yourself.',
  },
  'replicas-and-autoscaling': {
    means: 'A fixed number of `replicas` and `autoscaling` are both set, and would fight over the same field.',
    fix: 'Leave out one of them.',
  },
  'tag-form': {
    means: '`tag` cannot be the tag of an image.',
    fix: 'Use letters, digits, `_`, `.` and `-`, at most 128.',
  },
  'tag-is-revision': {
    means: 'A revision tag has the name of the revision itself.',
    fix: 'Give the mesh another `revision`, or leave out the tag.',
  },
  'tag-twice': {
    means: 'A revision tag is given twice.',
    fix: 'Leave out one of them.',
  },
  'trust-domain': {
    means: 'The trust domain has a scheme, or another form than a DNS name.',
    fix: 'Write for example `cluster.local`.',
  },
  'unknown-compatibility': {
    means: 'The release has no such compatibility version.',
    fix: 'Use one of those in the message, or leave it out.',
  },
  'unknown-crd': {
    means: '`crds.exclude` names a CustomResourceDefinition that the release does not have.',
    fix: 'Write its full name, for example `wasmplugins.extensions.istio.io`.',
  },
  'unknown-env': {
    means: 'istiod of this release does not read an environment variable of this name, so that it has no effect.',
    fix: 'Correct the name, or leave it out.',
  },
  'url-and-path': {
    means: '`remote.injectionURL` and `remote.injectionPath` are both set, but the URL has a path of its own.',
    fix: 'Leave out one of them.',
  },
  'validation-fails-closed': {
    means:
      "`validationFailurePolicy: 'Ignore'` has no effect beside `remote.validationCABundle`, with which the charts " +
      'let the webhook fail closed.',
    fix: 'Leave it out.',
  },
  'ztunnel-without-cni': {
    means: '`ztunnel` is on and `cni` is off, but the CNI agent is what sends the traffic of pods to ztunnel.',
    fix: 'Switch `cni` on too.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `props/`. */
export type PropsCode = keyof typeof PROPS_PROBLEMS;

export const MESH_PROBLEMS = {
  'no-gateway': {
    means: 'The mesh has no gateway of this role (ingress, egress or east-west) to refer to.',
    fix: 'Declare one in the prop that the message names.',
  },
  'no-istiod': {
    means: 'The mesh has no control plane of its own, so that nothing says how to inject.',
    fix: 'Use a profile with a control plane, or give injection its settings.',
  },
  'no-object': {
    means: 'The mesh renders no object with this id.',
    fix: 'Use one of the ids in the message.',
  },
  'no-provider': {
    means: 'The mesh config declares no extension provider of this name.',
    fix: 'Correct the name, or declare it in `meshConfig.extensionProviders`.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `mesh/`. */
export type MeshCode = keyof typeof MESH_PROBLEMS;
