import { problemTexts, type ProblemTexts } from '../model/problem-texts';

/* Codes of policies without effect in ambient mode, of simulation and of validation. */

export const AMBIENT_PROBLEMS = {
  'behind-waypoint': {
    means:
      'A policy that ztunnel enforces compares the identity of callers, but calls of the service come through its ' +
      "waypoint, and ztunnel sees the waypoint's identity. The policy therefore lets all of them in, denies all of " +
      'them, or never fires.',
    fix:
      'Attach the policy to the Service with `targetRefs`: the waypoint sees who calls. To admit the waypoint ' +
      'itself, name its principal.',
  },
  'bypass': {
    means:
      'A caller does not send through the waypoint of the service (gateways and sidecars do not by default), so ' +
      'that its requests reach the pods without the policy or route.',
    fix:
      'Take the caller into ambient mode, or label the Service `istio.io/ingress-use-waypoint: "true"` for a ' +
      'gateway, or add a policy that lets only the waypoint reach the pods.',
  },
  'dry-run': {
    means:
      'A policy for pods in ambient mode is to be tried out (`istio.io/dry-run`), but istiod of this release sends ' +
      'no dry runs to ztunnel: nobody logs what the policy would do.',
    fix: 'Attach the policy to a waypoint with `targetRefs`, or remove the annotation to enforce it.',
  },
  'http-attribute': {
    means:
      'A policy for pods in ambient mode has a condition of HTTP requests (methods, paths, headers, tokens), which ' +
      'ztunnel does not read. It leaves out the condition or the rule, so that the policy denies more, or allows ' +
      'less, than it says.',
    fix: 'Give the service a waypoint, and attach the policy to it with `targetRefs`.',
  },
  'no-effect': {
    means: 'The object or setting only has an effect in sidecars, and its pods are in ambient mode.',
    fix: 'Leave it out, or enrol the namespace as sidecar.',
  },
  'no-sidecar': {
    means:
      'A Sidecar is for pods in ambient mode, which have none. If it was to keep connections to unknown hosts in, ' +
      'they are let out.',
    fix:
      'Leave it out, or enrol the namespace as sidecar; to restrict egress use a NetworkPolicy or an egress gateway.',
  },
  'no-waypoint': {
    means:
      'The object needs a waypoint for its service, and there is none: none is named, the one that is named does ' +
      'not exist or does not take the service, or the service is headless.',
    fix: 'Give the namespace a waypoint and label it `istio.io/use-waypoint`; the message says what is missing.',
  },
  'not-enforced': {
    means:
      'Nobody enforces the policy for these pods: ztunnel does not carry out what it says, a waypoint only reads ' +
      'what is attached by `targetRefs`, and sidecars ignore `targetRefs`.',
    fix: 'Attach it, or select the pods, as the message says.',
  },
  'not-in-mesh': {
    means:
      'None of the pods that the policy is for is in the mesh (by labels, or because they use the network of the ' +
      'node), so that nobody enforces it.',
    fix: 'Take the pods into the mesh, or leave the policy out.',
  },
  'other-namespace': {
    means: 'A route or policy is in a namespace that the waypoint does not read for this service.',
    fix: 'Put it into the namespace of the service.',
  },
  'port': {
    means:
      'A port is that of the other side: ztunnel compares with the port of the pod, a waypoint with that of the ' +
      'Service.',
    fix: 'Write the number in the message.',
  },
  'port-mode': {
    means:
      'ztunnel does not do on a port what `portLevelMtls` says: istiod does not carry this combination of modes ' +
      'over to it.',
    fix: 'Say `mtls.mode: STRICT` for the pods, and PERMISSIVE for the ports that are to take plain text.',
  },
  'principal': {
    means:
      'A principal names the trust domain `cluster.local`. Sidecars take it for that of the mesh, but ztunnel ' +
      'compares trust domains as they are written, and the mesh has another: the condition never matches.',
    fix: 'Write the trust domain of the mesh, as the message does.',
  },
  'registry-only': {
    means:
      '`outboundTrafficPolicy: REGISTRY_ONLY` does not hold for pods in ambient mode: ztunnel lets connections to ' +
      'unknown hosts out.',
    fix: 'Keep them in with a NetworkPolicy, or leave the mode at ALLOW_ANY.',
  },
  'source-match': {
    means: 'A route for a waypoint matches by labels or the namespace of the caller, which a waypoint does not know.',
    fix: 'Match something of the request, or route at callers with sidecars.',
  },
  'tcp-port': {
    means: 'A route or policy for HTTP is for a port that is TCP, where a waypoint does not read requests.',
    fix: 'Name the port after its protocol if it is HTTP; else write a TCPRoute, or conditions that TCP has.',
  },
  'two-routes': {
    means:
      'A service has routes of both kinds, a VirtualService and one of the Gateway API. istiod takes the latter ' +
      'and passes over the VirtualService.',
    fix: 'Write all routes of a service in one kind.',
  },
  'unknown-attribute': {
    means:
      'A policy for pods in ambient mode has a condition that ztunnel does not know. It leaves out the condition ' +
      'or the rule.',
    fix: 'Use a condition that ztunnel has (identities, addresses, ports), or attach the policy to a waypoint.',
  },
  'waypoint-address': {
    means:
      'A policy at a waypoint compares the address of the peer. Connections come out of a tunnel there, and their ' +
      'peer has none of its own.',
    fix: 'Compare the address of the client: `remoteIpBlocks`, or `remote.ip`.',
  },
  'waypoint-sni': {
    means: 'A policy at a waypoint compares the SNI of connections. They come out of a tunnel there, and have none.',
    fix: 'Compare `hosts` or `ports` instead.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `ambient/`. */
export type AmbientCode = keyof typeof AMBIENT_PROBLEMS;

export const SIMULATE_PROBLEMS = {
  'caller': {
    means: 'A caller is named without its namespace.',
    fix: 'Write `NAMESPACE/NAME`, for example `shop/web`, or `internet`.',
  },
  'header-name': {
    means: 'A text cannot be the name of a header.',
    fix: 'Use letters, digits and hyphens.',
  },
  'header-value': {
    means: 'The value of a header is not a text.',
    fix: 'Put it in quotes.',
  },
  'headers': {
    means: '`headers` is not an object of texts.',
    fix: "Write for example `{ 'x-user': 'ann' }`.",
  },
  'method': {
    means: 'A text is not a method of HTTP.',
    fix: 'Write it in capital letters, for example `GET`.',
  },
  'port': {
    means: 'The question needs a port: the URL has none and its scheme has no usual one, or the callee is a workload.',
    fix: 'Write it after the host, for example `tcp://db:5432`, or name the port of the pod.',
  },
  'unknown-callee': {
    means: 'No service or workload of the program has this name.',
    fix: 'Correct it; the message has the nearest names.',
  },
  'unknown-extension': {
    means:
      '`ignoreExtensions` names an extension of proxies (an EnvoyFilter, WasmPlugin or the like) that the program ' +
      'does not have.',
    fix: 'Correct it, as `KIND NAMESPACE/NAME`; the message has the nearest names.',
  },
  'unknown-gateway': {
    means: 'No Gateway or workload of the program has this name.',
    fix: 'Correct it; the message has the nearest names.',
  },
  'unknown-workload': {
    means: 'No workload or service account of the program has this name.',
    fix: 'Correct it; the message has the nearest names.',
  },
  'url': {
    means: 'A text is not a URL that a client in the mesh could call.',
    fix: 'Write for example `http://orders/v2/items`.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `simulate/`. */
export type SimulateCode = keyof typeof SIMULATE_PROBLEMS;

export const VALIDATE_PROBLEMS = {
  'unknown-code': {
    means: 'A setting names a code of the analysis that does not exist, or a severity that no finding has.',
    fix: 'Correct it: `istio-constructs analyze --list-codes` writes all codes.',
  },
  'no-object': {
    means: 'What is to be validated is no Kubernetes object: `apiVersion` or `kind` is missing.',
    fix: 'Leave it out, or give the whole object.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `validate/`. */
export type ValidateCode = keyof typeof VALIDATE_PROBLEMS;

export const DIFF_PROBLEMS = {
  'unknown-version': {
    means: 'The notes of an upgrade are asked for between releases, one of which is no version.',
    fix: 'Write a minor or an exact release of Istio as a text, as the prop `version` takes it.',
  },
  'no-object': {
    means: 'One side of a comparison, or the input of a precheck, has something that is no object of Kubernetes.',
    fix: 'Give whole objects, with `apiVersion`, `kind` and `metadata.name`; leave out empty documents.',
  },
  'repeated-object': {
    means: 'One side of a comparison has two objects of one kind, namespace and name, of which only one can run.',
    fix: 'Keep one of them.',
  },
} as const satisfies ProblemTexts;
export type DiffCode = keyof typeof DIFF_PROBLEMS;

export const EXPLAIN_PROBLEMS = problemTexts({
  'unknown-object': {
    means: 'The mesh has no object of the kind and name of which a field is to be explained.',
    fix: 'Write kind and name as they are rendered: `Deployment/istiod`, with the revision where there is one.',
  },
  'ambiguous-object': {
    means: 'Several objects of the mesh, in different namespaces, have the kind and name.',
    fix: 'Name the namespace too: `Deployment/istio-system/istiod`.',
  },
  'unknown-field': {
    means: 'The object has no field at the path.',
    fix: 'Leave out the path, or its end, to see what fields there are.',
  },
});
