import { App, Chart } from 'cdk8s';
import { IngressGateway, ServiceMesh } from '../../lib';
import type { MeshProps } from '../../lib/props';
import { problemsOf } from '../support/render';
import { formatProblem } from '../../lib/model';

/** The problems of a mesh as they are printed, without the construct path `app/mesh` that each begins with. */
function problems(props: unknown): string[] {
  const chart = new Chart(new App(), 'app');
  return problemsOf(() => new ServiceMesh(chart, props as MeshProps)).map((problem) => {
    const text = formatProblem(problem);
    if (!text.startsWith('[app/mesh] ')) throw new Error(`no construct path: ${text}`);
    return text.slice('[app/mesh] '.length);
  });
}

const CASES: readonly (readonly [string, unknown, ...string[]])[] = [
  [
    'unknown profile',
    { profile: 'dmeo' },
    'profile: got "dmeo"; must be one of default, demo, minimal, empty, ambient, openshift, openshift-ambient, ' +
      'preview, remote, stable; did you ' +
      'mean "demo"? (schema/enum)',
  ],
  [
    'unknown version',
    { version: '1.28' },
    'version: got "1.28"; must be a minor of 1.32, 1.31, 1.30, 1.29, or an exact release of one, such as 1.31.4; ' +
      'did you mean "1.29"? (schema/release)',
  ],
  [
    'version with half a patch',
    { version: '1.31.x' },
    'version: got "1.31.x"; must be a minor of 1.32, 1.31, 1.30, 1.29, or an exact release of one, such as 1.31.4; ' +
      'did you mean "1.31"? (schema/release)',
  ],
  [
    'unknown platform',
    { platform: 'eks' },
    'platform: got "eks"; must be one of gke, k3d, k3s, microk8s, minikube, openshift (schema/enum)',
  ],
  [
    'platform against the profile',
    { profile: 'openshift', platform: 'gke' },
    'platform: got "gke"; profile openshift is for platform openshift; leave out one of them ' +
      '(props/platform-contradiction)',
  ],
  [
    'unknown compatibility version',
    { compatibilityVersion: '1.31' },
    'compatibilityVersion: got "1.31"; Istio 1.31 has no such compatibility version; did you mean "1.30"? ' +
      '(props/unknown-compatibility)',
  ],
  [
    'revision that is no DNS label',
    { revision: '1.31_canary' },
    'revision: got "1.31_canary"; must be a DNS label; use lower-case letters, digits and "-", at most 63, ' +
      'with a letter or digit at both ends (props/dns-label)',
  ],
  [
    'revision that ends in a hyphen',
    { revision: 'canary-' },
    'revision: got "canary-"; must be a DNS label; use lower-case letters, digits and "-", at most 63, with a ' +
      'letter or digit at both ends (props/dns-label)',
  ],
  [
    'tag default beside the default revision',
    { revisionTags: ['default'] },
    'revisionTags[0]: got "default"; the revision itself is called "default", and a tag must not have the name ' +
      'of a revision; give the mesh a ' +
      'revision, or leave out the tag (props/tag-is-revision)',
  ],
  [
    'tag twice',
    { revision: 'a', revisionTags: ['prod', 'prod'] },
    'revisionTags[1]: got "prod"; the same tag is given twice; leave out one of them (props/tag-twice)',
  ],
  [
    'tag with the name of the revision',
    { revision: 'prod', revisionTags: ['prod'] },
    'revisionTags[0]: got "prod"; the revision itself is called "prod", and a tag must not have the name of a ' +
      'revision; leave out the tag (props/tag-is-revision)',
  ],
  [
    'namespace in capitals',
    { namespace: 'Istio' },
    'namespace: got "Istio"; must be a DNS label; use lower-case letters, digits and "-", at most 63, with a ' +
      'letter or digit at both ends (props/dns-label)',
  ],
  [
    'gateway in two namespaces under one name',
    {
      ingressGateways: [
        { name: 'public', namespace: 'a' },
        { name: 'public', namespace: 'b' },
      ],
    },
    'ingressGateways[1].name: got "public"; ingressGateways[0] has the same name in namespace a; what refers ' +
      'to a gateway by name could mean ' +
      'either; give each gateway a name of its own (props/gateway-twice)',
  ],
  [
    'gateway twice',
    { ingressGateways: [{}], egressGateways: [{ name: 'istio-ingressgateway' }] },
    'egressGateways[0].name: got "istio-ingressgateway"; ingressGateways[0] has the same name and namespace; ' +
      'give each gateway a name of its own (props/gateway-twice)',
  ],
  [
    'gateway with the name of a component',
    { ingressGateways: [{ name: 'istiod' }] },
    'ingressGateways[0].name: got "istiod"; a component of the mesh has this name; give the gateway another ' +
      'name (props/name-taken)',
  ],
  [
    'gateway name that is no DNS label',
    { ingressGateways: [{ name: 'public.example' }] },
    'ingressGateways[0].name: got "public.example"; must be a DNS label; use lower-case letters, digits and ' +
      '"-", at most 63, with a letter or ' +
      'digit at both ends (props/dns-label)',
  ],
  [
    'port used twice',
    {
      ingressGateways: [
        {
          ports: [
            { name: 'http', port: 80 },
            { name: 'web', port: 80 },
          ],
        },
      ],
    },
    'ingressGateways[0].ports[1].port: got 80; ports[0] has the same number and protocol; give each port a ' +
      'number of its own (props/port-twice)',
  ],
  [
    'port name used twice',
    {
      ingressGateways: [
        {
          ports: [
            { name: 'http', port: 80 },
            { name: 'http', port: 81 },
          ],
        },
      ],
    },
    'ingressGateways[0].ports[1].name: got "http"; ports[0] has the same name; give each port a name of its ' +
      'own (props/port-name-twice)',
  ],
  [
    'port out of range',
    { ingressGateways: [{ ports: [{ name: 'http', port: 70000 }] }] },
    'ingressGateways[0].ports[0].port: got 70000; must be from 1 to 65535 (schema/range)',
  ],
  [
    'port without a name',
    { ingressGateways: [{ ports: [{ port: 80 }] }] },
    'ingressGateways[0].ports[0].name: got nothing; name is required in GatewayPort; set name (schema/required)',
  ],
  [
    'target port by name',
    { ingressGateways: [{ ports: [{ name: 'http', port: 80, targetPort: 'http' }] }] },
    'ingressGateways[0].ports[0].targetPort: got "http"; must be a whole number (schema/type)',
  ],
  ['negative replicas', { pilot: { replicas: -1 } }, 'pilot.replicas: got -1; must be at least 0 (schema/range)'],
  [
    'no replicas',
    { pilot: { replicas: 0 } },
    "pilot.replicas: got 0; the chart leaves 0 out, and Kubernetes' own number is 1; use at least 1, or set it " +
      'with `patches` (props/no-replicas)',
  ],
  [
    'replicas and autoscaling',
    { pilot: { replicas: 2, autoscaling: { max: 3 } } },
    'pilot.replicas: got 2; a fixed number and autoscaling fight over the same field; leave out `replicas` or ' +
      '`autoscaling` (props/replicas-and-autoscaling)',
  ],
  [
    'min over max',
    { pilot: { autoscaling: { min: 4, max: 3 } } },
    'pilot.autoscaling.min: got 4; more than the greatest number of replicas, 3; use at most 3, or raise `max` ' +
      '(props/min-over-max)',
  ],
  [
    'min over the default max',
    { ingressGateways: [{ autoscaling: { min: 6 } }] },
    'ingressGateways[0].autoscaling.min: got 6; more than the greatest number of replicas, 5 (the default); ' +
      'give `max` too, at least 6 (props/min-over-max)',
  ],
  [
    'both limits of a budget',
    { pilot: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } } },
    'pilot.podDisruptionBudget: got {"minAvailable":1,"maxUnavailable":1}; Kubernetes takes one of the two ' +
      'limits; leave out `minAvailable` or ' +
      '`maxUnavailable` (props/budget-both)',
  ],
  [
    'replicas of a DaemonSet',
    { ingressGateways: [{ kind: 'DaemonSet', replicas: 2 }] },
    'ingressGateways[0].replicas: got 2; a DaemonSet runs one pod on each node; leave out `replicas`, or use ' +
      "kind: 'Deployment' (props/daemonset-scaled)",
  ],
  [
    'injected-only props of the written-out form',
    { ingressGateways: [{ injection: false, kind: 'DaemonSet', autoscaling: { memory: 50 }, volumes: [] }] },
    'ingressGateways[0].autoscaling: got {"memory":50}; a DaemonSet runs one pod on each node; leave out ' +
      "`autoscaling`, or use kind: 'Deployment' (props/daemonset-scaled)",
    'ingressGateways[0].kind: got "DaemonSet"; only the injected form of a gateway has this; leave it out, or ' +
      'leave out `injection: false` (props/injected-only)',
    'ingressGateways[0].volumes: got []; only the injected form of a gateway has this; leave it out, or leave ' +
      'out `injection: false` (props/injected-only)',
    'ingressGateways[0].autoscaling.memory: got 50; only the injected form of a gateway has this; leave it ' +
      'out, or leave out `injection: false` (props/injected-only)',
  ],
  [
    'no Service in the written-out form',
    { ingressGateways: [{ injection: false, service: { type: 'None' } }] },
    'ingressGateways[0].service.type: got "None"; only the injected form of a gateway can do without a ' +
      'Service; use another type, or leave out ' +
      '`injection: false` (props/injected-only)',
  ],
  [
    'unknown key of values',
    { values: { istiod: { autoscaleMinn: 2 } } },
    'values.istiod.autoscaleMinn: got 2; "autoscaleMinn" is not a field of IstiodValues; did you mean ' +
      '"autoscaleMin"? (schema/unknown-field)',
  ],
  [
    'values of istioctl',
    { values: { istiod: { pilot: { replicaCount: 2 } } } },
    'values.istiod.pilot: got {"replicaCount":2}; "pilot" is not a field of IstiodValues; write its fields ' +
      'without "pilot" around them (schema/unknown-field)',
  ],
  [
    'unknown chart of values',
    { values: { pilot: {} } },
    'values.pilot: got {}; "pilot" is not a field of MeshValues; use one of global, base, istiod, cni, ' +
      'ztunnel, gateway (schema/unknown-field)',
  ],
  [
    'unknown global value',
    { values: { global: { hubb: 'x' } } },
    'values.global.hubb: got "x"; "hubb" is not a field of GlobalValues; did you mean "hub"? (schema/unknown-field)',
  ],
  [
    'wrong type in values',
    { values: { cni: { excludeNamespaces: 'kube-system' } } },
    'values.cni.excludeNamespaces: got "kube-system"; must be a list; put it in a list: [...] (schema/type)',
  ],
  [
    'values of a gateway that are those of the other form',
    { ingressGateways: [{ values: { gateways: {} } }] },
    'ingressGateways[0].values.gateways: got {}; "gateways" is not a field of GatewayValues (schema/unknown-field)',
  ],
  [
    'contradiction of prop and values',
    { pilot: { replicas: 2 }, values: { istiod: { replicaCount: 3 } } },
    'values.istiod.replicaCount: got 3; the props already set it to 2; leave it out here, or change the prop ' +
      '(props/contradiction)',
  ],
  [
    'contradiction of prop and global values',
    { hub: 'a.example/istio', values: { global: { hub: 'b.example/istio' } } },
    'values.global.hub: got "b.example/istio"; the props already set it to "a.example/istio"; leave it out ' +
      'here, or change the prop (props/contradiction)',
  ],
  [
    'contradiction of a gateway',
    { ingressGateways: [{ replicas: 2, values: { replicaCount: 3 } }] },
    'ingressGateways[0].values.replicaCount: got 3; the props already set it to 2; leave it out here, or ' +
      'change the prop (props/contradiction)',
  ],
  [
    'hub with a scheme',
    { hub: 'https://example.com/istio' },
    'hub: got "https://example.com/istio"; an image reference has no scheme; write "example.com/istio" ' +
      '(props/hub-scheme)',
  ],
  [
    'hub with a slash at the end',
    { hub: 'example.com/istio/' },
    'hub: got "example.com/istio/"; the image name is joined with "/"; write "example.com/istio" (props/hub-slash)',
  ],
  [
    'hub with a tag',
    { tag: '1.31.0@sha256' },
    'tag: got "1.31.0@sha256"; this is not an image tag; use letters, digits, "_", "." and "-", at most 128 ' +
      '(props/tag-form)',
  ],
  [
    'ztunnel without the CNI agent',
    { ztunnel: true },
    'ztunnel: got true; the CNI agent is what sends the traffic of pods to ztunnel; switch `cni` on too ' +
      '(props/ztunnel-without-cni)',
  ],
  [
    'east-west gateway without a network',
    { eastWestGateway: true },
    'eastWestGateway.network: got nothing; an east-west gateway serves one network of the mesh; give the mesh ' +
      'a `network` (props/network-missing)',
  ],
  [
    'ports of an east-west gateway',
    { network: 'n', eastWestGateway: { ports: [{ name: 'a', port: 1 }] } },
    'eastWestGateway.ports: got [{"name":"a","port":1}]; the ports between networks are fixed; leave it out, ' +
      'or move single ports with ' +
      '`values.networkGatewayPorts` (props/network-ports)',
  ],
  [
    'written-out east-west gateway',
    { network: 'n', eastWestGateway: { injection: false } },
    'eastWestGateway.injection: got false; an east-west gateway exists in the injected form only; leave it out ' +
      '(props/injected-only)',
  ],
  [
    'null props',
    null,
    'props: got null; null is not allowed, an object is needed; remove the field, or give it a value (schema/null)',
  ],
  [
    'null in a prop',
    { cni: null },
    'cni: got null; null is not allowed, true or false or an object is needed; remove the field, or give it a ' +
      'value (schema/null)',
  ],
  [
    'unknown prop',
    { pilott: {} },
    'pilott: got {}; "pilott" is not a field of MeshProps; did you mean "pilot"? (schema/unknown-field)',
  ],
  [
    'unknown prop further down',
    { pilot: { autoscaling: { minimum: 2 } } },
    'pilot.autoscaling.minimum: got 2; "minimum" is not a field of AutoscalingProps; use one of min, max, cpu, ' +
      'memory, behavior (schema/unknown-field)',
  ],
  ['number for text', { revision: 1 }, 'revision: got 1; must be a string; put it in quotes: "1" (schema/type)'],
  ['text for a boolean', { cni: 'true' }, 'cni: got "true"; must be true or false or an object (schema/type)'],
  [
    'definition that does not exist',
    { crds: { exclude: ['wasmplugin.extensions.istio.io'] } },
    'crds.exclude[0]: got "wasmplugin.extensions.istio.io"; Istio 1.31 has no such CustomResourceDefinition; ' +
      'did you mean "wasmplugins.extensions.istio.io"? (props/unknown-crd)',
  ],
  [
    'definitions without base',
    { profile: 'empty', crds: true },
    'crds: got true; `base` is off, and it is what installs the CustomResourceDefinitions; switch `base` on, ' +
      'or leave out `crds` (props/crds-without-base)',
  ],
  [
    'URL and path of the injection webhook',
    { remote: { injectionURL: 'https://a/inject', injectionPath: '/inject' } },
    'remote.injectionPath: got "/inject"; the webhook is called by `injectionURL`, which has a path of its ' +
      'own; leave out one of them (props/url-and-path)',
  ],
  [
    'unknown field of mesh config',
    { meshConfig: { acessLogFile: '/dev/stdout' } },
    'meshConfig.acessLogFile: got "/dev/stdout"; "acessLogFile" is not a field of MeshConfig; did you mean ' +
      '"accessLogFile"? (schema/unknown-field)',
  ],
  [
    'text for a boolean of mesh config',
    { meshConfig: { enableTracing: 'true' } },
    'meshConfig.enableTracing: got "true"; must be true or false; write true without quotes (schema/type)',
  ],
  [
    'boolean in proxyMetadata',
    { meshConfig: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: true } } } },
    'meshConfig.defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE: got true; must be a string; put it in ' +
      'quotes: "true" (schema/type)',
  ],
  [
    'bad duration',
    { meshConfig: { connectTimeout: '10' } },
    'meshConfig.connectTimeout: got "10"; this is not a duration; add the unit, for example "10s" (schema/duration)',
  ],
  [
    'provider of two kinds',
    { meshConfig: { extensionProviders: [{ name: 'p', prometheus: {}, envoyFileAccessLog: {} }] } },
    'meshConfig.extensionProviders[0]: got ["envoyFileAccessLog","prometheus"]; envoyFileAccessLog and ' +
      'prometheus are set, but only one of ' +
      'datadog, envoyExtAuthzGrpc, envoyExtAuthzHttp, envoyFileAccessLog, envoyHttpAls, envoyOtelAls, ' +
      'envoyTcpAls, lightstep, opencensus, ' +
      'opentelemetry, prometheus, sds, skywalking, stackdriver, zipkin may be; keep one of them (schema/one-of)',
  ],
  [
    'provider of no kind',
    { meshConfig: { extensionProviders: [{ name: 'p' }] } },
    'meshConfig.extensionProviders[0]: got {"name":"p"}; the provider has no kind; set one of datadog, ' +
      'envoyExtAuthzGrpc, envoyExtAuthzHttp, ' +
      'envoyFileAccessLog, envoyHttpAls, envoyOtelAls, envoyTcpAls, lightstep, opencensus, opentelemetry, ' +
      'prometheus, sds, skywalking, ' +
      'stackdriver, zipkin (schema/provider-kind)',
  ],
  [
    'trust domain given twice',
    { trustDomain: 'a', meshConfig: { trustDomain: 'b' } },
    'meshConfig.trustDomain: got "b"; the prop `trustDomain` says "a"; leave out one of them (props/contradiction)',
  ],
  [
    'field given by a prop and in mesh config',
    {
      proxy: { holdApplicationUntilProxyStarts: true },
      meshConfig: { defaultConfig: { holdApplicationUntilProxyStarts: false } },
    },
    'meshConfig.defaultConfig.holdApplicationUntilProxyStarts: got false; the prop ' +
      '`proxy.holdApplicationUntilProxyStarts` says true; leave out ' +
      'one of them (props/contradiction)',
  ],
  [
    'wrong mesh networks',
    { meshNetworks: { n: { endpoints: [{ fromCidr: '10.0.0.0/8', fromRegistry: 'c' }] } } },
    'meshNetworks.n.endpoints[0]: got ["fromCidr","fromRegistry"]; fromCidr and fromRegistry are set, but only ' +
      'one of fromCidr, fromRegistry may ' +
      'be; keep one of them (schema/one-of)',
  ],
  [
    'patch that fits nothing',
    { patches: [{ kind: 'Deployment', name: 'istoid', merge: {} }] },
    'patches[0]: got "Deployment istoid"; the mesh renders no such object; did you mean "istiod"? ' +
      '(props/patch-fits-nothing)',
  ],
  [
    'patch of a kind that is not there',
    { patches: [{ kind: 'StatefulSet', name: 'istiod', merge: {} }] },
    'patches[0]: got "StatefulSet istiod"; the mesh renders no such object; use one of Namespace, ' +
      'CustomResourceDefinition, ServiceAccount, ' +
      'ValidatingWebhookConfiguration, ClusterRole, ClusterRoleBinding, Role, RoleBinding, ConfigMap, Service, ' +
      'Deployment, ' +
      'HorizontalPodAutoscaler, MutatingWebhookConfiguration (props/patch-fits-nothing)',
  ],
  [
    'patch that can not be carried out',
    { patches: [{ kind: 'Deployment', name: 'istiod', json: [{ op: 'remove', path: '/spec/nothing' }] }] },
    'patches[0].json: got [{"op":"remove","path":"/spec/nothing"}]; the patch cannot be applied: Cannot ' +
      'perform the operation at a path that ' +
      'does not exist; compare the paths with the object as it is rendered (props/patch-failed)',
  ],
  [
    'removed value',
    { values: { istiod: { global: { pilotCertProvider: 'kubernetes' } } } },
    'values.istiod.global.pilotCertProvider: got "kubernetes"; istiod no longer has Kubernetes sign its ' +
      "certificate; use 'istiod', or " +
      "'k8s.io/SIGNER' (values/cert-provider)",
  ],
  [
    'scope of resources',
    { values: { istiod: { global: { resourceScope: 'none' } } } },
    'values.istiod.global.resourceScope: got "none"; must be one of undefined, all, cluster, namespace (schema/enum)',
  ],
];

test('every case is one of a kind', () => {
  expect(new Set(CASES.map(([name]) => name)).size).toBe(CASES.length);
});

test.each(CASES)('%s', (_, props, ...expected) => {
  expect(problems(props)).toEqual(expected);
});

test('all problems come in one error, with the path of the construct', () => {
  const chart = new Chart(new App(), 'app');
  expect(
    () =>
      new ServiceMesh(chart, 'prod', {
        profile: 'dmeo' as never,
        revision: 'A',
        hub: 'oci://a/b',
        pilot: { replicas: 1, autoscaling: { min: 3, max: 2 } },
        ztunnel: true,
        meshConfig: { enableTracing: 'yes' as never },
        values: { istiod: { global: { huub: 'x' } } as never },
        ingressGateways: [{ name: 'cni' }],
      }),
  ).toThrow(
    [
      '9 problems:',
      '- [app/prod] profile: got "dmeo"; must be one of default, demo, minimal, empty, ambient, openshift, ' +
        'openshift-ambient, preview, remote, stable; did you mean "demo"? (schema/enum)',
      '- [app/prod] revision: got "A"; must be a DNS label; use lower-case letters, digits and "-", at most 63, ' +
        'with a letter or digit at both ends (props/dns-label)',
      '- [app/prod] hub: got "oci://a/b"; an image reference has no scheme; write "a/b" (props/hub-scheme)',
      '- [app/prod] pilot.replicas: got 1; a fixed number and autoscaling fight over the same field; leave out ' +
        '`replicas` or `autoscaling` (props/replicas-and-autoscaling)',
      '- [app/prod] pilot.autoscaling.min: got 3; more than the greatest number of replicas, 2; use at most 2, ' +
        'or raise `max` (props/min-over-max)',
      '- [app/prod] ztunnel: got true; the CNI agent is what sends the traffic of pods to ztunnel; switch `cni` ' +
        'on too (props/ztunnel-without-cni)',
      '- [app/prod] ingressGateways[0].name: got "cni"; a component of the mesh has this name; give the gateway ' +
        'another name (props/name-taken)',
      '- [app/prod] meshConfig.enableTracing: got "yes"; must be true or false (schema/type)',
      '- [app/prod] values.istiod.global.huub: got "x"; "huub" is not a field of GlobalValues; did you mean ' +
        '"hub"? (schema/unknown-field)',
    ].join('\n'),
  );
});

test('what two charts refuse comes in one error', () => {
  expect(
    problems({
      values: { istiod: { global: { pilotCertProvider: 'kubernetes' } } },
      ingressGateways: [{ values: { service: { type: 'ClusterIP', ports: [] } } }],
    }),
  ).toEqual([
    'values.istiod.global.pilotCertProvider: got "kubernetes"; istiod no longer has Kubernetes sign its ' +
      "certificate; use 'istiod', or 'k8s.io/SIGNER' (values/cert-provider)",
    'ingressGateways[0].values.service.ports: got []; a Service needs a port; give at least one port, or set ' +
      '`service.type: None` for a gateway without a Service (values/no-ports)',
  ]);
});

test('a gateway beside the mesh is checked like one of the mesh, at its own path', () => {
  const chart = new Chart(new App(), 'app');
  const mesh = new ServiceMesh(chart, { ingressGateways: [{ name: 'public' }] });
  const found = problemsOf(
    () =>
      new IngressGateway(chart, 'other', {
        mesh,
        name: 'public',
        replicas: 2,
        autoscaling: {},
        ports: [
          { name: 'a', port: 1 },
          { name: 'a', port: 2 },
        ],
        values: { replicaCount: 3 },
      }),
  ).map(formatProblem);
  expect(found).toEqual([
    '[app/other] replicas: got 2; a fixed number and autoscaling fight over the same field; leave out ' +
      '`replicas` or `autoscaling` (props/replicas-and-autoscaling)',
    '[app/other] ports[1].name: got "a"; ports[0] has the same name; give each port a name of its own ' +
      '(props/port-name-twice)',
    '[app/other] name: got "public"; the ingress gateway of the mesh has the same name and namespace; give ' +
      'each gateway a name of its own (props/gateway-twice)',
    '[app/other] values.replicaCount: got 3; the props already set it to 2; leave it out here, or change the ' +
      'prop (props/contradiction)',
  ]);
});
