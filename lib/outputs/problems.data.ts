import type { ProblemTexts } from '../model/problem-texts';

/* Codes of programs for Pulumi, and of values that are not known when these run. */

export const PULUMI_PROBLEMS = {
  'address-type': {
    means: '`discoveryAddressType` is neither `IPAddress` nor `Hostname`.',
    fix: 'Use one of these.',
  },
  'changes-shape': {
    means:
      'The value of an Output, once known, changes which objects there are or what they are called, which had to ' +
      'be registered before.',
    fix: 'Pass a plain value.',
  },
  'gateway-address-type': {
    means:
      'The load balancer of an east-west gateway has an address of another type than the program says: an IP address ' +
      'and a host name need different objects in the remote clusters, which are registered before.',
    fix: 'Set `discoveryAddressType` of the primary.',
  },
  'kubeconfig': {
    means: 'A kubeconfig has no current context, or its cluster has no address or no certificate authority as text.',
    fix: 'Give the text of a whole kubeconfig, or what it lacks in `apiServers`.',
  },
  'no-args': {
    means: 'The args of a component are not an object.',
    fix: 'Give them by their names: `{ ... }`.',
  },
  'no-gateway-address': {
    means:
      'The load balancer of an east-west gateway has no address, at which remote clusters would reach their control ' +
      'plane.',
    fix: 'Give `discoveryAddress`, or leave `awaitLoadBalancer` on.',
  },
  'no-mesh': {
    means: '`mesh` is no ServiceMesh of this program.',
    fix: 'Declare the mesh first, and pass it.',
  },
  'no-reader-token': {
    means: "The token Secret of a cluster's reader account is empty, so that no remote secret can be made of it.",
    fix: 'See that the account exists in the cluster, or give a credential in `apiServers`.',
  },
  'no-reference': {
    means: 'A resource is passed in place of a name that the library cannot read a name from.',
    fix: 'Pass a resource of `@pulumi/kubernetes`, or write the name.',
  },
  'no-sample': {
    means:
      'No value tried in place of an Output is legal beside the other props, so that the library cannot find out ' +
      'what depends on it.',
    fix: 'Pass a plain value here, or in place of the Outputs beside it.',
  },
  'no-switch': {
    means: 'A switch that decides how resources are registered is an Output, or no boolean.',
    fix: 'Pass `true` or `false`.',
  },
  'no-tls': {
    means: 'A program has its intermediates made by the package @pulumi/tls, which is not installed.',
    fix: 'Install it, or pass its classes in its place.',
  },
  'no-value': {
    means: 'An Output turns out to have no value. Whether a prop is there must be known when the program runs.',
    fix: 'Leave the prop out, or say what to use instead: `.apply((value) => value ?? ...)`.',
  },
  'output-in-text': {
    means: 'An Output was put into a text with `+` or a template, where its value cannot be known yet.',
    fix: 'Use ``pulumi.interpolate`...` ``, or `.apply()`.',
  },
  'same-provider': {
    means:
      'Two clusters of a mesh have the same provider. One provider is one cluster: the objects of both would be the ' +
      'same.',
    fix: 'Give each cluster a provider of its own, or its kubeconfig.',
  },
  'structural': {
    means:
      'The prop decides which objects there are or what they are called, and is an Output. Its value must be known ' +
      'when the program runs.',
    fix: 'Pass a plain value.',
  },
  'too-late': {
    means:
      'A method is called after the objects that it would change were registered, which happens when the program ' +
      'first waits.',
    fix: 'Call it before the program awaits anything.',
  },
  'waits-for-itself': {
    means:
      'A Namespace waits for a component by `dependsOn`, and an object of that component waits for the Namespace: ' +
      'neither would ever be made.',
    fix: 'Leave the component out of the `dependsOn` of the Namespace; what runs in the namespace may wait for it.',
  },
  'whole-object': {
    means: 'A whole list or map is an Output, but its shape must be known when the program runs.',
    fix: 'Pass a plain list or map, with Outputs in it.',
  },
} satisfies ProblemTexts;
