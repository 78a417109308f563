import { formatProblem, MeshProblems } from '../../lib/model';
import { renderMesh, renderWithWarnings } from '../../lib/mesh/render';
import { resolveMesh } from '../../lib/mesh/resolve';
import type { MeshProps } from '../../lib/props';

type Row = readonly [name: string, props: unknown, texts: readonly string[]];

function errorsOf(props: unknown): string[] {
  try {
    renderMesh(props as MeshProps);
    return [];
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    return reason.problems.map(formatProblem);
  }
}

const warningsOf = (props: unknown): string[] =>
  renderWithWarnings(resolveMesh(props as MeshProps)).warnings.map(formatProblem);

/** What Kubernetes refuses, or a program of Istio does not start with. */
const MISTAKES: readonly Row[] = [
  [
    'a quantity with two units',
    { pilot: { resources: { requests: { cpu: '500mm' } } } },
    [
      'pilot.resources.requests.cpu: got "500mm"; must be a quantity; write a number with an optional unit, ' +
        'for example 500m, 1.5, 128Mi or 2Gi (kubernetes/quantity)',
    ],
  ],
  [
    'a quantity in GB',
    { pilot: { resources: { limits: { memory: '2GB' } } } },
    [
      'pilot.resources.limits.memory: got "2GB"; must be a quantity; write a number with an optional unit, for ' +
        'example 500m, 1.5, 128Mi or 2Gi (kubernetes/quantity)',
    ],
  ],
  [
    'a quantity with a space',
    { proxy: { resources: { requests: { cpu: '100 m' } } } },
    [
      'proxy.resources.requests.cpu: got "100 m"; must be a quantity; write a number with an optional unit, ' +
        'for example 500m, 1.5, 128Mi or 2Gi (kubernetes/quantity)',
    ],
  ],
  [
    'a quantity in lower case',
    { ztunnel: { resources: { requests: { memory: '512mi' } } }, cni: true },
    [
      'ztunnel.resources.requests.memory: got "512mi"; must be a quantity; write a number with an optional ' +
        'unit, for example 500m, 1.5, 128Mi or 2Gi (kubernetes/quantity)',
    ],
  ],
  [
    'a negative quantity',
    { cni: { resources: { requests: { cpu: '-1' } } } },
    [`cni.resources.requests.cpu: got -1; a quantity here is not negative; write 0 or more (kubernetes/quantity)`],
  ],
  [
    'a resource that does not exist',
    { cni: { resources: { requests: { mem: '1Gi' } } } },
    [
      'cni.resources.requests.mem: got "1Gi"; "mem" must be a compute resource; use cpu, memory, ' +
        'ephemeral-storage, hugepages-SIZE, or a name with a domain as in example.com/device ' +
        '(kubernetes/resource-name)',
    ],
  ],
  [
    'requests over limits',
    {
      ingressGateways: [
        { resources: { requests: { cpu: 2, memory: '2Gi' }, limits: { cpu: '1500m', memory: '2048Mi' } } },
      ],
    },
    [
      'ingressGateways[0].resources.requests.cpu: got 2; is more than the limit of cpu, "1500m"; lower the ' +
        'request, or raise limits.cpu (kubernetes/request-over-limit)',
    ],
  ],
  [
    "requests over the chart's limits",
    { proxy: { resources: { requests: { memory: '4Gi' } } } },
    [
      'proxy.resources.requests.memory: got "4Gi"; is more than the limit of memory, "1024Mi"; lower the ' +
        'request, or raise limits.memory (kubernetes/request-over-limit)',
    ],
  ],
  [
    "limits under the chart's requests",
    { proxy: { resources: { limits: { cpu: '50m' } } } },
    [
      'proxy.resources: got "100m"; is more than the limit of cpu, "50m"; lower the request, or raise ' +
        'limits.cpu (kubernetes/request-over-limit)',
    ],
  ],
  [
    'a device without a limit',
    { pilot: { resources: { requests: { 'example.com/gpu': 1 } } } },
    [
      'pilot.resources.requests["example.com/gpu"]: got 1; example.com/gpu needs a limit of the same amount; ' +
        'give limits.example.com/gpu the same value (kubernetes/request-without-limit)',
    ],
  ],
  [
    'Exists with a value',
    { cni: { tolerations: [{ key: 'dedicated', operator: 'Exists', value: 'mesh' }] } },
    [
      'cni.tolerations[0].value: got "mesh"; operator Exists takes no value; leave `value` out, or use operator ' +
        `'Equal' (kubernetes/toleration-value)`,
    ],
  ],
  [
    'a toleration without key and operator',
    { pilot: { scheduling: { tolerations: [{ value: 'x' }] } } },
    [
      'pilot.scheduling.tolerations[0].operator: a toleration without `key` needs operator Exists; give a `key`, or ' +
        `use operator 'Exists' (kubernetes/toleration-key)`,
    ],
  ],
  [
    'a toleration with an unknown effect',
    { pilot: { scheduling: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'Noschedule' }] } } },
    [
      'pilot.scheduling.tolerations[0].effect: got "Noschedule"; must be one of "NoSchedule", ' +
        '"PreferNoSchedule", "NoExecute"; write "NoSchedule" (kubernetes/not-allowed)',
    ],
  ],
  [
    'seconds for another effect',
    {
      ztunnel: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 30 }] },
      cni: true,
    },
    [
      'ztunnel.tolerations[0].tolerationSeconds: got 30; only effect NoExecute has a time; leave it out, or ' +
        `use effect 'NoExecute' (kubernetes/toleration-seconds)`,
    ],
  ],
  [
    'a label key with a space',
    { pilot: { podLabels: { 'my team': 'a' } } },
    [
      'pilot.podLabels["my team"]: got "a"; the key "my team" must be a name with an optional prefix; write ' +
        '[prefix/]name: the prefix a DNS name in lower case; the name letters, digits, "-", "_" and ".", at most ' +
        '63, with a letter or digit at both ends (kubernetes/qualified-name)',
    ],
  ],
  [
    'a label value with a space',
    { pilot: { labels: { team: 'my team' } } },
    [
      'pilot.labels.team: got "my team"; must be a label value; use letters, digits, "-", "_" and ".", at most ' +
        '63, with a letter or digit at both ends (kubernetes/label-value)',
    ],
  ],
  [
    'a label value that is too long',
    { ztunnel: { podLabels: { team: 'a'.repeat(64) } }, cni: true },
    [
      'ztunnel.podLabels.team: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; must be ' +
        'a label value; use letters, digits, "-", "_" and ".", at most 63, with a letter or digit at both ends ' +
        '(kubernetes/label-value)',
    ],
  ],
  [
    'an annotation key with two slashes',
    { pilot: { serviceAnnotations: { 'a.b/c/d': 'x' } } },
    [
      'pilot.serviceAnnotations["a.b/c/d"]: got "x"; the key "a.b/c/d" must be a name with an optional prefix; ' +
        'write [prefix/]name: the prefix a DNS name in lower case; the name letters, digits, "-", "_" and ".", ' +
        'at most 63, with a letter or digit at both ends (kubernetes/qualified-name)',
    ],
  ],
  [
    'an annotation key of a gateway',
    { ingressGateways: [{ podAnnotations: { 'bad key!': 'x' } }] },
    [
      'ingressGateways[0].podAnnotations["bad key!"]: got "x"; the key "bad key!" must be a name with an ' +
        'optional prefix; write [prefix/]name: the prefix a DNS name in lower case; the name letters, digits, ' +
        '"-", "_" and ".", at most 63, with a letter or digit at both ends (kubernetes/qualified-name)',
    ],
  ],
  [
    'an annotation that is injected',
    { sidecarInjector: { injectedAnnotations: { '-x': 'y' } } },
    [
      'sidecarInjector.injectedAnnotations["-x"]: got "y"; the key "-x" must be a name with an optional ' +
        'prefix; write [prefix/]name: the prefix a DNS name in lower case; the name letters, digits, "-", "_" ' +
        'and ".", at most 63, with a letter or digit at both ends (kubernetes/qualified-name)',
    ],
  ],
  [
    'a node selector',
    { pilot: { scheduling: { nodeSelector: { 'kubernetes.io/os': 'linux ' } } } },
    [
      'pilot.scheduling.nodeSelector["kubernetes.io/os"]: got "linux "; must be a label value; use letters, ' +
        'digits, "-", "_" and ".", at most 63, with a letter or digit at both ends (kubernetes/label-value)',
    ],
  ],
  [
    'an environment variable with =',
    { pilot: { env: { 'A=B': 'c' } } },
    [
      'pilot.env["A=B"]: got "A=B"; must be the name of an environment variable; use letters, digits, "_", "-" ' +
        'and ".", beginning with no digit (kubernetes/env-name)',
    ],
  ],
  [
    'a key of a Secret',
    { ingressGateways: [{ envFrom: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'My_Secret', key: 'a b' } } }] }] },
    [
      'ingressGateways[0].envFrom[0].valueFrom.secretKeyRef.name: got "My_Secret"; must be a DNS name in lower ' +
        'case; use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of ' +
        'each part (kubernetes/dns-name)',
      'ingressGateways[0].envFrom[0].valueFrom.secretKeyRef.key: got "a b"; must be the key of a ConfigMap or ' +
        'Secret; use letters, digits, "-", "_" and ".", at most 253 (kubernetes/config-key)',
    ],
  ],
  [
    'a range of sources',
    { ingressGateways: [{ service: { loadBalancerSourceRanges: ['10.0.0.0/33'] } }] },
    [
      'ingressGateways[0].service.loadBalancerSourceRanges[0]: got "10.0.0.0/33"; must be an IP range in CIDR ' +
        'notation; write an address and the length of its prefix, for example 10.0.0.0/8 (kubernetes/cidr)',
    ],
  ],
  [
    'a range of sources without a prefix',
    { ingressGateways: [{ service: { loadBalancerSourceRanges: ['10.0.0.1'] } }] },
    [
      'ingressGateways[0].service.loadBalancerSourceRanges[0]: got "10.0.0.1"; must be an IP range in CIDR ' +
        'notation; write an address and the length of its prefix, for example 10.0.0.0/8 (kubernetes/cidr)',
    ],
  ],
  [
    'an external address',
    { ingressGateways: [{ service: { externalIPs: ['1.2.3'] } }] },
    [
      'ingressGateways[0].service.externalIPs[0]: got "1.2.3"; must be an IP address; write for example ' +
        '10.0.0.1 or fd00::1 (kubernetes/ip)',
    ],
  ],
  [
    'an external address of the host itself',
    { ingressGateways: [{ service: { externalIPs: ['127.0.0.1'] } }] },
    [
      'ingressGateways[0].service.externalIPs[0]: got "127.0.0.1"; this address cannot be reached from ' +
        'outside; use an address that is routed to the nodes (kubernetes/ip)',
    ],
  ],
  [
    'a cluster IP',
    { ingressGateways: [{ service: { type: 'ClusterIP', clusterIP: '10.96.0.300' } }] },
    [
      'ingressGateways[0].service.clusterIP: got "10.96.0.300"; must be an IP address; write for example ' +
        '10.0.0.1 or fd00::1 (kubernetes/ip)',
    ],
  ],
  [
    'a traffic policy of a ClusterIP',
    { ingressGateways: [{ service: { type: 'ClusterIP', externalTrafficPolicy: 'Local' } }] },
    [
      'ingressGateways[0].service.externalTrafficPolicy: got "Local"; only a Service that is reached from ' +
        `outside has it; leave it out, or use type 'LoadBalancer' or 'NodePort' (kubernetes/service-type)`,
    ],
  ],
  [
    'a port name in upper case',
    { ingressGateways: [{ ports: [{ name: 'HTTPS', port: 443 }] }] },
    [
      'ingressGateways[0].ports[0].name: got "HTTPS"; must be a DNS label; use lower-case letters, digits and ' +
        '"-", at most 63, with a letter or digit at both ends (kubernetes/dns-label)',
    ],
  ],
  [
    'an application protocol',
    { ingressGateways: [{ ports: [{ name: 'https', port: 443, appProtocol: 'h 2' }] }] },
    [
      'ingressGateways[0].ports[0].appProtocol: got "h 2"; must be a name with an optional prefix; write ' +
        '[prefix/]name: the prefix a DNS name in lower case; the name letters, digits, "-", "_" and ".", at most ' +
        '63, with a letter or digit at both ends (kubernetes/qualified-name)',
    ],
  ],
  [
    'ranges of intercepted traffic',
    { proxy: { includeIPRanges: '10.0.0.0/8, 192.168.0.0/16' } },
    [
      'proxy.includeIPRanges: got "10.0.0.0/8, 192.168.0.0/16"; " 192.168.0.0/16" is not an IP range in CIDR ' +
        'notation; write for example "10.0.0.0/8,fd00::/8", without spaces, or "*" for all (props/ranges)',
    ],
  ],
  [
    'ports that are not intercepted',
    { proxy: { excludeInboundPorts: '80,http' } },
    [
      'proxy.excludeInboundPorts: got "80,http"; "http" is not a port number from 0 to 65535; write for ' +
        'example "80,8080", without spaces (props/ports)',
    ],
  ],
  [
    'an affinity without values',
    {
      pilot: {
        scheduling: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In' }] }],
              },
            },
          },
        },
      },
    },
    [
      'pilot.scheduling.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].' +
        'matchExpressions[0].values: operator In needs values; list at least one (kubernetes/selector-values)',
    ],
  ],
  [
    'an affinity without topology',
    {
      cni: {
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { a: 'b' } } }],
          },
        },
      },
    },
    [
      'cni.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: needs the ' +
        'label of nodes that makes a place; write for example kubernetes.io/hostname or ' +
        'topology.kubernetes.io/zone (kubernetes/topology-key)',
    ],
  ],
  [
    'a weight of 0',
    {
      pilot: {
        scheduling: {
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                { weight: 0, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } },
              ],
            },
          },
        },
      },
    },
    [
      'pilot.scheduling.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: ' +
        'got 0; must be from 1 to 100; write a whole number, from 1 to 100 (kubernetes/range)',
    ],
  ],
  [
    'a spread without skew',
    {
      pilot: {
        scheduling: {
          topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
        },
      },
    },
    [
      'pilot.scheduling.topologySpreadConstraints[0].maxSkew: got 0; must be 1 or more; write a whole number, ' +
        '1 or more (kubernetes/range)',
    ],
  ],
  [
    'a priority class',
    { pilot: { scheduling: { priorityClassName: 'High_Priority' } } },
    [
      'pilot.scheduling.priorityClassName: got "High_Priority"; must be a DNS name in lower case; use ' +
        'lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part ' +
        '(kubernetes/dns-name)',
    ],
  ],
  [
    'a volume name',
    { pilot: { volumes: [{ name: 'my_vol', emptyDir: {} }] } },
    [
      'pilot.volumes[0].name: got "my_vol"; must be a DNS label; use lower-case letters, digits and "-", at ' +
        'most 63, with a letter or digit at both ends (kubernetes/dns-label)',
    ],
  ],
  [
    'a mount without volume',
    { pilot: { volumeMounts: [{ name: 'certs', mountPath: '/certs' }] } },
    [
      'pilot.volumeMounts[0].name: got "certs"; the pod has no such volume; use one of local-certs, ' +
        'istio-token, cacerts, istio-kubeconfig, istio-csr-dns-cert, istio-csr-ca-configmap, or add the volume ' +
        '(kubernetes/no-volume)',
    ],
  ],
  [
    'two sources of one volume',
    { pilot: { volumes: [{ name: 'a', emptyDir: {}, configMap: { name: 'b' } }] } },
    [
      'pilot.volumes[0]: got {"configMap":{"name":"b"},"emptyDir":{},"name":"a"}; a volume has one source, not ' +
        'configMap and emptyDir; keep one of them (kubernetes/more-than-one)',
    ],
  ],
  [
    'a container name',
    { ingressGateways: [{ additionalContainers: [{ name: 'My.App', image: 'app:1' }] }] },
    [
      'ingressGateways[0].additionalContainers[0].name: got "My.App"; must be a DNS label; use lower-case ' +
        'letters, digits and "-", at most 63, with a letter or digit at both ends (kubernetes/dns-label)',
    ],
  ],
  [
    'a probe with a port that is none',
    {
      ingressGateways: [
        {
          additionalContainers: [
            { name: 'app', image: 'app:1', livenessProbe: { httpGet: { path: '/', port: 70000 } } },
          ],
        },
      ],
    },
    [
      'ingressGateways[0].additionalContainers[0].livenessProbe.httpGet.port: got 70000; must be from 1 to ' +
        '65535; write a whole number, from 1 to 65535 (kubernetes/range)',
    ],
  ],
  [
    'a pull policy',
    { ingressGateways: [{ additionalContainers: [{ name: 'app', image: 'app:1', imagePullPolicy: 'always' }] }] },
    [
      'ingressGateways[0].additionalContainers[0].imagePullPolicy: got "always"; must be one of "Always", ' +
        '"IfNotPresent", "Never"; write "Always" (kubernetes/not-allowed)',
    ],
  ],
  [
    'a seccomp profile without its file',
    { pilot: { seccompProfile: { type: 'Localhost' } } },
    [
      'pilot.seccompProfile.localhostProfile: type Localhost needs the profile on the node; give its path ' +
        '(kubernetes/missing)',
    ],
  ],
  [
    'both limits of a rollout',
    { ztunnel: { maxSurge: 1, maxUnavailable: 1 }, cni: true },
    [
      'ztunnel.maxSurge: got 1; one of maxSurge and maxUnavailable must be 0; set one of them to 0 ' +
        '(kubernetes/rollout)',
    ],
  ],
  [
    'a rollout that cannot begin',
    { pilot: { maxSurge: 0, maxUnavailable: 0 } },
    [
      'pilot.maxUnavailable: got 0; maxSurge and maxUnavailable are both 0: no pod could be replaced; raise ' +
        'one of them (kubernetes/rollout)',
    ],
  ],
  [
    'a speed of scaling',
    { pilot: { autoscaling: { behavior: { scaleUp: { stabilizationWindowSeconds: 7200 } } } } },
    [
      'pilot.autoscaling.behavior.scaleUp.stabilizationWindowSeconds: got 7200; must be from 0 to 3600; write ' +
        'a whole number, from 0 to 3600 (kubernetes/range)',
    ],
  ],
  [
    'a selector of injection',
    {
      sidecarInjector: {
        neverInjectSelector: [{ matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] }],
      },
    },
    [
      'sidecarInjector.neverInjectSelector[0].matchExpressions[0].values: got ["a"]; operator Exists takes no ' +
        'values; leave `values` out, or use In (kubernetes/selector-values)',
    ],
  ],
  [
    'a network name',
    { network: 'my network' },
    [
      'network: got "my network"; must be a label value; use letters, digits, "-", "_" and ".", at most 63, ' +
        'with a letter or digit at both ends (kubernetes/label-value)',
    ],
  ],
  [
    'a keepalive duration',
    { pilot: { keepaliveMaxServerConnectionAge: '30 minutes' } },
    [
      'pilot.keepaliveMaxServerConnectionAge: got "30 minutes"; istiod reads a Go duration; write a number ' +
        'with its unit, for example 30m or 1h30m (props/duration)',
    ],
  ],
  [
    'log levels of istiod',
    { pilot: { logLevel: 'default:info,ads:verbose' } },
    [
      'pilot.logLevel: got "default:info,ads:verbose"; there is no log level "verbose" in "ads:verbose"; did ' +
        'you mean "debug"? (props/log-level)',
    ],
  ],
  [
    'log levels of the CNI agent',
    { cni: { logLevel: 'warning' } },
    [`cni.logLevel: got "warning"; there is no log level "warning"; did you mean "warn"? (props/log-level)`],
  ],
  [
    'the log level of ztunnel',
    { ztunnel: { logLevel: 'warning' }, cni: true },
    [`ztunnel.logLevel: got "warning"; there is no log level "warning"; did you mean "warn"? (props/log-level)`],
  ],
  [
    'log levels of Envoy',
    { proxy: { componentLogLevel: 'misc:loud' } },
    [
      'proxy.componentLogLevel: got "misc:loud"; there is no log level "loud"; use one of trace, debug, info, ' +
        'warning, warn, error, critical, off (props/log-level)',
    ],
  ],
  [
    'a hub with a tag',
    { hub: 'registry.example.com/istio:1.31.0' },
    [
      'hub: got "registry.example.com/istio:1.31.0"; the names of images follow the registry, so a tag cannot stand ' +
        'here; write "registry.example.com/istio", and give "1.31.0" as `tag` (props/hub-tag)',
    ],
  ],
  [
    'a trust domain with a scheme',
    { trustDomain: 'spiffe://example.com' },
    [`trustDomain: got "spiffe://example.com"; a trust domain has no scheme; write "example.com" (props/trust-domain)`],
  ],
  [
    'a trust domain in mesh config',
    { meshConfig: { trustDomainAliases: ['old.example.com', 'spiffe://x'] } },
    [
      'meshConfig.trustDomainAliases[1]: got "spiffe://x"; must be a trust domain: labels of letters, digits ' +
        'and hyphens, with dots between; for example cluster.local (schema/trust-domain)',
    ],
  ],
  [
    'a webhook without TLS',
    { profile: 'remote', remote: { injectionURL: 'http://istiod.example.com:15017/inject' } },
    [
      'remote.injectionURL: got "http://istiod.example.com:15017/inject"; must be an https URL without user, ' +
        'query and fragment; write for example https://istiod.example.com:15017/inject (kubernetes/webhook-url)',
    ],
  ],
  [
    'a merge patch',
    {
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          merge: { spec: { template: { spec: { tolerations: [{ operator: 'Exists', value: 'x' }] } } } },
        },
      ],
    },
    [
      'patches[0].merge.spec.template.spec.tolerations[0].value: got "x"; operator Exists takes no value; leave ' +
        "`value` out, or use operator 'Equal' (kubernetes/toleration-value)",
    ],
  ],
  [
    'a JSON patch',
    {
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          json: [{ op: 'add', path: '/spec/template/spec/containers/0/env/-', value: { name: 'A=B' } }],
        },
      ],
    },
    [
      'patches[0].json[0].value.name: got "A=B"; must be the name of an environment variable; use letters, ' +
        'digits, "_", "-" and ".", beginning with no digit (kubernetes/env-name)',
    ],
  ],
  [
    'a number as text in a patch',
    { patches: [{ kind: 'Deployment', name: 'istiod', merge: { spec: { replicas: '3' } } }] },
    [`patches[0].merge.spec.replicas: got "3"; must be a whole number; write a whole number (kubernetes/type)`],
  ],
  [
    'labels that the selector lacks in a patch',
    {
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          json: [{ op: 'replace', path: '/spec/template/metadata/labels/istio', value: 'other' }],
        },
      ],
    },
    [
      'patches[0].json[0].value: got "other"; must be "pilot", as in the selector beside; give both the same ' +
        'value (kubernetes/selector)',
    ],
  ],
  [
    'chart values',
    { values: { istiod: { resources: { requests: { cpu: 'lots' } }, nodeSelector: { a: 'b c' } } } },
    [
      'values.istiod.resources.requests.cpu: got "lots"; must be a quantity; write a number with an optional ' +
        'unit, for example 500m, 1.5, 128Mi or 2Gi (kubernetes/quantity)',
      'values.istiod.nodeSelector.a: got "b c"; must be a label value; use letters, digits, "-", "_" and ".", ' +
        'at most 63, with a letter or digit at both ends (kubernetes/label-value)',
    ],
  ],
  [
    'chart values of a gateway',
    { ingressGateways: [{ values: { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] } }] },
    [
      'ingressGateways[0].values.tolerations[0].value: got "b"; operator Exists takes no value; leave `value` out, ' +
        `or use operator 'Equal' (kubernetes/toleration-value)`,
    ],
  ],
];

test.each(MISTAKES)('refused: %s', (_name, props, texts) => expect(errorsOf(props)).toEqual(texts));

/** What is taken and does something else than it seems to, or nothing. */
const DOUBTS: readonly Row[] = [
  [
    'all pods have to stay',
    { pilot: { replicas: 2, podDisruptionBudget: { minAvailable: 2 } } },
    [
      'pilot.podDisruptionBudget.minAvailable: got 2; all of 2 pods have to stay (replicas), so no pod can ' +
        'ever be evicted, and no node drained; use at most 1, or raise it (props/no-eviction)',
    ],
  ],
  [
    'a share of all pods',
    { ingressGateways: [{ replicas: 3, podDisruptionBudget: { minAvailable: '100%' } }] },
    [
      'ingressGateways[0].podDisruptionBudget.minAvailable: got "100%"; all of 3 pods have to stay (replicas), ' +
        'so no pod can ever be evicted, and no node drained; use at most 2, or raise it (props/no-eviction)',
    ],
  ],
  [
    'more pods than the autoscaler runs',
    { pilot: { autoscaling: { min: 2, max: 4 }, podDisruptionBudget: { minAvailable: 4 } } },
    [
      'pilot.podDisruptionBudget.minAvailable: got 4; all of 4 pods have to stay (the greatest number of ' +
        'replicas), so no pod can ever be evicted, and no node drained; use at most 3, or raise it ' +
        '(props/no-eviction)',
    ],
  ],
  [
    'no pod may be gone',
    { ingressGateways: [{ podDisruptionBudget: { maxUnavailable: '0%' } }] },
    [
      'ingressGateways[0].podDisruptionBudget.maxUnavailable: got "0%"; no pod may be gone, so no pod can ever ' +
        'be evicted, and no node drained; use 1 or more (props/no-eviction)',
    ],
  ],
  [
    'profile remote without an address',
    { profile: 'remote' },
    [
      'remote.pilotAddress: got nothing; profile remote has no control plane of its own, and nothing says ' +
        'where the other one is; give the address of its east-west gateway, or make the endpoints of Service ' +
        'istiod yourself (props/remote-without-address)',
    ],
  ],
  [
    'a variable with a slip',
    { pilot: { env: { PILOT_ENABLE_AMBIENTS: 'true' } } },
    [
      'pilot.env.PILOT_ENABLE_AMBIENTS: got "true"; istiod of Istio 1.31 does not read this variable; did you ' +
        'mean "PILOT_ENABLE_AMBIENT"? (props/unknown-env)',
    ],
  ],
  [
    'a variable that is unknown',
    { pilot: { env: { PILOT_MAKE_COFFEE: 'true' } } },
    [
      'pilot.env.PILOT_MAKE_COFFEE: got "true"; istiod of Istio 1.31 does not read this variable; leave it out ' +
        '(props/unknown-env)',
    ],
  ],
  [
    'a variable of an earlier release',
    { pilot: { env: { PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY: true } } },
    [
      'pilot.env.PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY: got true; istiod reads this variable until Istio 1.30 ' +
        'only; leave it out (props/unknown-env)',
    ],
  ],
  [
    'a variable of a later release',
    { version: '1.29', pilot: { env: { PILOT_ENABLE_STRICT_GATEWAY_MERGING: true } } },
    [
      'pilot.env.PILOT_ENABLE_STRICT_GATEWAY_MERGING: got true; istiod reads this variable since Istio 1.31 ' +
        'only; leave it out (props/unknown-env)',
    ],
  ],
  [
    'a variable with a slip and no prefix',
    { pilot: { env: { ENABLE_NATIVE_SIDECAR: 'true' } } },
    [
      'pilot.env.ENABLE_NATIVE_SIDECAR: got "true"; istiod of Istio 1.31 does not read this variable; did you ' +
        'mean "ENABLE_NATIVE_SIDECARS"? (props/unknown-env)',
    ],
  ],
  [
    'a variable that is no boolean',
    { pilot: { env: { PILOT_ENABLE_AMBIENT: 'yes' } } },
    [
      'pilot.env.PILOT_ENABLE_AMBIENT: got "yes"; istiod reads "true" or "false" here, and takes its default ' +
        'otherwise; write "true" or "false" (props/env-value)',
    ],
  ],
  [
    'a variable that is no duration',
    { pilot: { env: { PILOT_DEBOUNCE_AFTER: '100' } } },
    [
      'pilot.env.PILOT_DEBOUNCE_AFTER: got "100"; istiod reads a duration such as 10s or 1h30m here, and takes ' +
        'its default otherwise; write a duration such as 10s or 1h30m (props/env-value)',
    ],
  ],
  [
    'a variable in chart values',
    { values: { istiod: { env: { PILOT_FOO: 'x' } } } },
    [
      'values.istiod.env.PILOT_FOO: got "x"; istiod of Istio 1.31 does not read this variable; leave it out ' +
        '(props/unknown-env)',
    ],
  ],
  [
    'a namespace with a slip',
    { namespace: 'istio-sytem' },
    [
      'namespace: got "istio-sytem"; this looks like a slip of the pen, and it would be a namespace of its ' +
        'own; did you mean "istio-system"? (props/namespace-typo)',
    ],
  ],
  [
    "a gateway's namespace with a slip",
    { ingressGateways: [{ namespace: 'isto-ingress' }] },
    [
      'ingressGateways[0].namespace: got "isto-ingress"; this looks like a slip of the pen, and it would be a ' +
        'namespace of its own; did you mean "istio-ingress"? (props/namespace-typo)',
    ],
  ],
  [
    'a variable that no shell reads',
    { ingressGateways: [{ env: { 'MY VAR': 'x' } }] },
    [
      'ingressGateways[0].env["MY VAR"]: got "MY VAR"; Kubernetes before 1.32 refuses this name, and no shell ' +
        'can read it; use letters, digits and "_", beginning with no digit (kubernetes/env-name)',
    ],
  ],
  [
    'a pull secret that cannot exist',
    { imagePullSecrets: ['My_Secret'] },
    [
      'imagePullSecrets[0]: got "My_Secret"; must be a DNS name in lower case; use lower-case letters, digits, ' +
        '"-" and ".", at most 253, with a letter or digit at both ends of each part (kubernetes/dns-name)',
    ],
  ],
  [
    'a range with bits behind its prefix',
    { ingressGateways: [{ service: { loadBalancerSourceRanges: ['10.0.0.1/8'] } }] },
    [
      'ingressGateways[0].service.loadBalancerSourceRanges[0]: got "10.0.0.1/8"; Kubernetes 1.36 and later ' +
        'refuses this form of a range; write the first address of the range, without zeros in front ' +
        '(kubernetes/cidr)',
    ],
  ],
];

test.each(DOUBTS)('taken with a warning: %s', (_name, props, texts) => expect(warningsOf(props)).toEqual(texts));

/** Forms that look unusual and are right. */
const RIGHT: readonly (readonly [name: string, props: unknown])[] = [
  [
    'quantities with exponent, fraction and without unit',
    { pilot: { resources: { requests: { cpu: '1e2', memory: '1e9' }, limits: { cpu: '1E3', memory: '1.5Gi' } } } },
  ],
  ['quantities as numbers', { cni: { resources: { requests: { cpu: 0.5, memory: 100000 } } } }],
  [
    'equal amounts in other units',
    { pilot: { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1000m', memory: '1024Mi' } } } },
  ],
  ['a limit without request', { cni: { resources: { limits: { cpu: '2' } } } }],
  [
    'a device with its limit',
    { pilot: { resources: { requests: { 'example.com/gpu': 1 }, limits: { 'example.com/gpu': '1' } } } },
  ],
  ['Exists without key and value', { cni: { tolerations: [{ operator: 'Exists' }] } }],
  ['Equal with an empty value', { pilot: { scheduling: { tolerations: [{ key: 'a', value: '' }] } } }],
  [
    'seconds for NoExecute',
    {
      pilot: {
        scheduling: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 }] },
      },
    },
  ],
  [
    'empty label values and keys with prefix',
    { pilot: { podLabels: { 'example.com/Team_A.b-c': '', 'a': 'A_b.c-9' } } },
  ],
  ['annotations with any text', { pilot: { podAnnotations: { 'example.com/note': 'a b = { } ä' } } }],
  [
    'affinity by Gt and Exists',
    {
      pilot: {
        scheduling: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [
                  {
                    matchExpressions: [
                      { key: 'cores', operator: 'Gt', values: ['4'] },
                      { key: 'ssd', operator: 'Exists' },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
  ],
  [
    'IPv6 ranges and addresses',
    {
      ingressGateways: [
        { service: { loadBalancerSourceRanges: ['fd00::/8', '0.0.0.0/0'], externalIPs: ['2001:db8::1'] } },
      ],
    },
  ],
  ['a headless service', { ingressGateways: [{ service: { type: 'ClusterIP', clusterIP: 'None' } }] }],
  [
    'named target ports of a port',
    { ingressGateways: [{ ports: [{ name: 'tcp-mysql', port: 3306, appProtocol: 'kubernetes.io/h2c' }] }] },
  ],
  ['a budget in percent', { pilot: { replicas: 3, podDisruptionBudget: { minAvailable: '50%' } } }],
  ['rollout in percent', { pilot: { maxSurge: '150%', maxUnavailable: '100%' } }],
  [
    'a volume that is mounted',
    {
      pilot: {
        volumes: [{ name: 'certs', secret: { secretName: 'certs', optional: true, defaultMode: 0o440 } }],
        volumeMounts: [{ name: 'certs', mountPath: '/certs', readOnly: true }],
      },
    },
  ],
  ['a registry with a port', { hub: 'registry.example.com:5000/istio' }],
  ['a registry that is a port of the host', { hub: 'localhost:5000' }],
  ['all levels of istiod', { pilot: { logLevel: 'debug,ads:none,ca:fatal,default:warn' } }],
  ['parts of ztunnel', { cni: true, ztunnel: { logLevel: 'info,ztunnel::proxy=trace,hickory_server=off' } }],
  ['levels of Envoy', { proxy: { componentLogLevel: 'misc:error,upstream:debug,http2:off' } }],
  ['durations', { pilot: { keepaliveMaxServerConnectionAge: '1h30m0.5s' } }],
  [
    'ranges of ports and all addresses',
    {
      proxy: {
        includeIPRanges: '*',
        excludeIPRanges: '10.0.0.0/8,fd00::/8',
        includeInboundPorts: '*',
        excludeOutboundPorts: '443,8080',
      },
    },
  ],
  ['a trust domain with a dot at its end', { trustDomain: 'td-1.example.com' }],
  [
    'variables of istiod and of others',
    {
      pilot: {
        env: {
          PILOT_ENABLE_AMBIENT: 'T',
          PILOT_DEBOUNCE_AFTER: '1s',
          PILOT_PUSH_THROTTLE: 5,
          HTTPS_PROXY: 'http://proxy',
          MY_VAR: '',
        },
      },
    },
  ],
  ['namespaces of their own', { namespace: 'istio-system-2', ingressGateways: [{ namespace: 'ingress' }] }],
  ['profile remote with an address', { profile: 'remote', remote: { pilotAddress: '10.0.0.1' } }],
];

test.each(RIGHT)('taken: %s', (_name, props) => expect([errorsOf(props), warningsOf(props)]).toEqual([[], []]));
