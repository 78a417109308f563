import { formatProblem, type Manifest } from '../../lib/model';
import { kubernetesProblems } from '../../lib/rules/kubernetes';
import { webhookProblems } from '../../lib/rules';

/** Each code of the webhook and of Kubernetes that no other test expects, with its whole text. */

const textsOf = (object: Manifest): string[] =>
  [...webhookProblems(object), ...kubernetesProblems(object)].map(formatProblem);

const of = (apiVersion: string, kind: string, spec: object, metadata: object = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'shop', ...metadata },
  spec,
});
const telemetry = (spec: object): Manifest => of('telemetry.istio.io/v1', 'Telemetry', spec);
const server = (port: object, more: object = {}): Manifest =>
  of('networking.istio.io/v1', 'Gateway', { servers: [{ hosts: ['*'], port, ...more }] });
const pem = { serverCertificate: '/a.crt', privateKey: '/a.key' };
const main = { name: 'main', image: 'registry.example.com/main' };
const pod = (spec: object): Manifest => of('v1', 'Pod', { containers: [main], ...spec });
const container = (fields: object, spec: object = {}): Manifest =>
  pod({ containers: [{ ...main, ...fields }], ...spec });
const workload = (kind: string, spec: object): Manifest =>
  of('apps/v1', kind, {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [main] } },
    ...spec,
  });
const webhook = (name: string, clientConfig: object): Manifest => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'x' },
  webhooks: [{ name, clientConfig }],
});

test.each<[string, Manifest, string[]]>([
  [
    'no namespace to export to',
    of('networking.istio.io/v1', 'DestinationRule', { host: 'a.com', exportTo: ['Shop_1'] }),
    [
      '[DestinationRule shop/x] spec.exportTo[0]: got "Shop_1"; this names no namespace; write "*", ' +
        '"." or the name of a namespace (webhook/export-to)',
    ],
  ],
  [
    'a long name of a plugin',
    of('extensions.istio.io/v1alpha1', 'WasmPlugin', { url: 'oci://r.example.com/a:v1', pluginName: 'a'.repeat(257) }),
    [
      '[WasmPlugin shop/x] spec.pluginName: got ' +
        `"${'a'.repeat(119)}…; ` +
        'a name has at most 256 bytes; shorten it (webhook/name-length)',
    ],
  ],
  [
    'a port without name',
    server({ number: 80, protocol: 'HTTP' }),
    [
      "[Gateway shop/x] spec.servers[0].port.name: a server's port needs a name; name it, for example " +
        '"https" (webhook/port-name-missing)',
    ],
  ],
  [
    'three certificates',
    server(
      { number: 443, name: 'https', protocol: 'HTTPS' },
      { tls: { mode: 'SIMPLE', tlsCertificates: [pem, pem, pem] } },
    ),
    [
      '[Gateway shop/x] spec.servers[0].tls.tlsCertificates: got ' +
        '[{"serverCertificate":"/a.crt","privateKey":"/a.key"},{"serverCertificate":"/a.crt",' +
        '"privateKey":"/a.key"},{"serverCerti…; ' +
        'two certificates are the most that are used; remove the others (webhook/tls-many-certificates)',
    ],
  ],
  [
    'a tag without name',
    telemetry({ tracing: [{ customTags: { '': { literal: { value: 'a' } } } }] }),
    [
      '[Telemetry shop/x] spec.tracing[0].customTags[""]: got {"literal":{"value":"a"}}; a tag needs a ' +
        'name; name it (webhook/tag-name)',
    ],
  ],
  [
    'a target without name',
    telemetry({ targetRefs: [{ group: '', kind: 'Service', name: '' }] }),
    [
      '[Telemetry shop/x] spec.targetRefs[0].name: got ""; the target has no name; name the object ' +
        'that the policy is for (webhook/target-name)',
    ],
  ],
  [
    'a number of pods with letters',
    of('policy/v1', 'PodDisruptionBudget', { minAvailable: 'two', selector: {} }),
    [
      '[PodDisruptionBudget shop/x] spec.minAvailable: got "two"; must be a whole number or a ' +
        'percentage; write for example 1 or "25%" (kubernetes/amount)',
    ],
  ],
  [
    'annotations without end',
    of('v1', 'ConfigMap', {}, { annotations: { a: 'a'.repeat(262144) } }),
    [
      '[ConfigMap shop/x] metadata.annotations: got ' +
        `{"a":"${'a'.repeat(114)}…; ` +
        'all annotations together have at most 262144 bytes, these have 262145; shorten them ' +
        '(kubernetes/annotations-size)',
    ],
  ],
  [
    'a bundle that is no base64, of a webhook with a short name',
    webhook('check', { caBundle: '?', url: 'https://a.com/x' }),
    [
      '[MutatingWebhookConfiguration x] webhooks[0].name: got "check"; must be a DNS name of at least ' +
        'three parts; write for example check.example.com (kubernetes/webhook-name)',
      '[MutatingWebhookConfiguration x] webhooks[0].clientConfig.caBundle: got "?"; must be base64; ' +
        'encode the PEM text (kubernetes/base64)',
    ],
  ],
  [
    'no name servers',
    pod({ dnsPolicy: 'None' }),
    [
      '[Pod shop/x] spec.dnsPolicy: got "None"; policy None needs name servers; give ' +
        '`dnsConfig.nameservers` (kubernetes/dns-policy)',
    ],
  ],
  [
    'two containers of one name',
    pod({ containers: [main, main] }),
    [
      '[Pod shop/x] spec.containers[1].name: got "main"; item 0 has the same name; give each a name of ' +
        'its own (kubernetes/duplicate)',
    ],
  ],
  [
    'a finalizer without domain',
    of('v1', 'ConfigMap', {}, { finalizers: ['mine'] }),
    [
      '[ConfigMap shop/x] metadata.finalizers[0]: got "mine"; must have a domain before its name; ' +
        'write for example example.com/cleanup (kubernetes/finalizer)',
    ],
  ],
  [
    'a header with a space',
    container({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'x a', value: '1' }] } } }),
    [
      '[Pod shop/x] spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name: got "x a"; must be ' +
        'the name of an HTTP header; use letters, digits and "-" (kubernetes/header-name)',
    ],
  ],
  [
    'huge pages alone',
    container({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
    [
      '[Pod shop/x] spec.containers[0].resources: got {"limits":{"hugepages-2Mi":"2Mi"}}; huge pages ' +
        'need cpu or memory beside them; give a request or limit of cpu or memory too ' +
        '(kubernetes/huge-pages)',
    ],
  ],
  [
    'an image in capital letters',
    container({ image: 'Registry/Main' }),
    [
      '[Pod shop/x] spec.containers[0].image: got "Registry/Main"; no node can read this image ' +
        'reference; write [registry/]path[:tag][@digest], the path in lower case (kubernetes/image)',
    ],
  ],
  [
    'two families for one',
    of('v1', 'Service', { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'], ports: [{ port: 80 }] }),
    [
      '[Service shop/x] spec.ipFamilies: got ["IPv4","IPv6"]; policy SingleStack has one family; name ' +
        "one, or use ipFamilyPolicy: 'PreferDualStack' (kubernetes/ip-families)",
    ],
  ],
  [
    'spread by labels of nobody',
    pod({
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2, matchLabelKeys: ['a'] },
      ],
    }),
    [
      '[Pod shop/x] spec.topologySpreadConstraints[0].minDomains: got 2; only whenUnsatisfiable ' +
        "DoNotSchedule has it; leave it out, or use whenUnsatisfiable: 'DoNotSchedule' " +
        '(kubernetes/min-domains)',
      '[Pod shop/x] spec.topologySpreadConstraints[0].matchLabelKeys: got ["a"]; needs a ' +
        '`labelSelector` beside it; give one (kubernetes/match-label-keys)',
    ],
  ],
  [
    'a role with a slash',
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'a/b', namespace: 'shop' },
      rules: [],
    },
    [
      '[Role shop/a/b] metadata.name: got "a/b"; must fit into a path; use no "/" and no "%", and not ' +
        '"." or ".." (kubernetes/name)',
    ],
  ],
  [
    'an affinity without terms',
    pod({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } }),
    [
      '[Pod shop/x] ' +
        'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: ' +
        'got []; needs at least one term; give one, or leave the affinity out (kubernetes/node-terms)',
    ],
  ],
  [
    'a path that leads up',
    container(
      { volumeMounts: [{ name: 'a', mountPath: '/a', subPath: '../b' }] },
      { volumes: [{ name: 'a', emptyDir: {} }] },
    ),
    [
      '[Pod shop/x] spec.containers[0].volumeMounts[0].subPath: got "../b"; must lead down from the ' +
        'volume; write a relative path without ".." (kubernetes/path)',
    ],
  ],
  [
    'a port with a long name',
    container({ ports: [{ name: 'a-name-that-is-long', containerPort: 80 }] }),
    [
      '[Pod shop/x] spec.containers[0].ports[0].name: got "a-name-that-is-long"; must be the name of a ' +
        'port; use lower-case letters, digits and single "-" between them, at most 15, with one letter ' +
        'at least (kubernetes/port-name)',
    ],
  ],
  [
    'a range of ports without beginning',
    of('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ingress: [{ ports: [{ endPort: 90 }] }] }),
    [
      '[NetworkPolicy shop/x] spec.ingress[0].ports[0].endPort: got 90; needs a number in `port`, ' +
        'where the range begins; give one (kubernetes/port-range)',
    ],
  ],
  [
    'privileges that are given and refused',
    container({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
    [
      '[Pod shop/x] spec.containers[0].securityContext.allowPrivilegeEscalation: got false; a ' +
        'privileged container may always gain privileges; leave it out, or leave out `privileged` ' +
        '(kubernetes/privileged)',
    ],
  ],
  [
    'fewer pods than the fewest',
    of('autoscaling/v2', 'HorizontalPodAutoscaler', {
      minReplicas: 3,
      maxReplicas: 2,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
    }),
    [
      '[HorizontalPodAutoscaler shop/x] spec.maxReplicas: got 2; must be at least minReplicas, 3; use ' +
        '3 or more, or lower minReplicas (kubernetes/replicas)',
    ],
  ],
  [
    'pods of a Deployment that end',
    workload('Deployment', {
      template: { metadata: { labels: { a: 'b' } }, spec: { containers: [main], restartPolicy: 'Never' } },
    }),
    [
      '[Deployment shop/x] spec.template.spec.restartPolicy: got "Never"; pods of this kind always ' +
        "restart; leave it out, or use 'Always' (kubernetes/restart-policy)",
    ],
  ],
  [
    'a kernel parameter with a space',
    pod({ securityContext: { sysctls: [{ name: 'net core', value: '1' }] } }),
    [
      '[Pod shop/x] spec.securityContext.sysctls[0].name: got "net core"; must be the name of a kernel ' +
        'parameter; write for example net.ipv4.ip_unprivileged_port_start (kubernetes/sysctl)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});
