import * as pulumi from '@pulumi/pulumi';
import {
  DestinationRule,
  EgressGateway,
  HTTPRoute,
  IngressGateway,
  MeshService,
  ServiceMesh,
  VirtualService,
  WasmPlugin,
  type ServiceMeshArgs,
} from '../../lib/pulumi';

interface Given {
  text: pulumi.Output<string>;
  flag: pulumi.Output<boolean>;
  count: pulumi.Output<number>;
  config: pulumi.Config;
  profile: pulumi.Output<'demo'>;
  mode: pulumi.Output<'ALLOW_ANY' | 'REGISTRY_ONLY'>;
  either: pulumi.Output<string | number>;
}

/** Compiled, not run: Outputs of texts, numbers, booleans and enums at any depth. */
export function taken({ text, flag, count, config, mode, either }: Given): ServiceMeshArgs[] {
  return [
    {
      hub: text,
      tag: config.require('tag'),
      meshConfig: { trustDomain: config.requireSecret('td') },
      logAsJson: flag,
      proxy: { logLevel: text, statusPort: count },
    },
    {
      hub: pulumi.interpolate`${text}/istio`,
      network: pulumi.all([text, count]).apply(([name, n]) => `${name}-${n}`),
      clusterName: Promise.resolve('east'),
    },
    {
      pilot: {
        podLabels: { team: text },
        resources: { requests: { cpu: text } },
        extraArgs: [text, '--a'],
        env: { A: text, B: flag, C: count },
        traceSampling: count,
      },
    },
    {
      ingressGateways: [
        {
          name: 'public',
          service: { loadBalancerIP: text, loadBalancerSourceRanges: [text] },
          ports: [{ name: 'http', port: count }],
          replicas: count,
        },
      ],
    },
    // An enum takes an Output of its values, and of any text: which one it is, is checked when it is known.
    { meshConfig: { outboundTrafficPolicy: { mode } } },
    { meshConfig: { outboundTrafficPolicy: { mode: text } } },
    { imagePullPolicy: text },
    // Where numbers and texts may stand, either and both.
    { pilot: { maxSurge: count, maxUnavailable: text } },
    { pilot: { maxSurge: either } },
    { eastWestGateway: { network: text } },
    {
      cni: { logLevel: text, repair: { enabled: true, deletePods: flag } as never, excludeNamespaces: [text] },
      ztunnel: { terminationGracePeriodSeconds: count },
    },
    { values: { istiod: { global: { logging: { level: text } }, autoscaleMax: count }, cni: { chained: flag } } },
    {
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          merge: { spec: { replicas: count } },
          json: [{ op: 'add', path: '/metadata/annotations/a', value: text }],
        },
      ],
    },
  ];
}

/** What decides which objects exist, what they are called or selected by, is plain; and so are whole lists and maps. */
export function refused({ text, flag, count, profile }: Given): ServiceMeshArgs[] {
  return [
    // @ts-expect-error structural, also with a type that fits
    { profile },
    // @ts-expect-error structural
    { profile: text },
    // @ts-expect-error structural
    { version: text },
    // @ts-expect-error structural
    { platform: text },
    // @ts-expect-error structural
    { compatibilityVersion: text },
    // @ts-expect-error structural
    { namespace: text },
    // @ts-expect-error structural
    { revision: text },
    // @ts-expect-error structural
    { revisionTags: [text] },
    // @ts-expect-error structural
    { defaultRevision: text },
    // @ts-expect-error structural
    { resourceScope: text },
    // @ts-expect-error structural
    { createNamespaces: flag },
    // @ts-expect-error structural
    { base: flag },
    // @ts-expect-error structural
    { crds: flag },
    // @ts-expect-error structural
    { crds: { install: flag } },
    // @ts-expect-error structural
    { networkPolicies: flag },
    // @ts-expect-error structural
    { pilot: flag },
    // @ts-expect-error structural: one replica has no disruption budget
    { pilot: { replicas: count } },
    // @ts-expect-error structural
    { pilot: { autoscaling: { min: count } } },
    // @ts-expect-error structural
    { cni: flag },
    // @ts-expect-error structural
    { cni: { namespace: text } },
    // @ts-expect-error structural
    { cni: { provider: text } },
    // @ts-expect-error structural
    { cni: { ambient: { enabled: flag } } },
    // @ts-expect-error structural
    { ztunnel: { name: text } },
    // @ts-expect-error structural
    { eastWestGateway: flag },
    // @ts-expect-error structural
    { externalControlPlane: { enabled: flag } },
    // @ts-expect-error structural
    { ingressGateways: [{ name: text }] },
    // @ts-expect-error structural
    { egressGateways: [{ namespace: text }] },
    // @ts-expect-error pods are selected by labels, which never change
    { ingressGateways: [{ labels: { app: text } }] },
    // @ts-expect-error structural
    { ingressGateways: [{ service: { type: text } }] },
    // @ts-expect-error structural
    { eastWestGateway: { kind: text } },
    // @ts-expect-error what is patched is plain
    { patches: [{ kind: text, name: 'istiod' }] },
    // @ts-expect-error where it is patched is plain
    { patches: [{ kind: 'Deployment', name: 'istiod', json: [{ op: 'remove', path: text }] }] },
    // @ts-expect-error a whole map has no known shape
    { pilot: { podLabels: pulumi.output({ team: 'a' }) } },
    // @ts-expect-error a whole list has no known length
    { imagePullSecrets: pulumi.output(['a']) },
    // Not here: a whole object with fields of our names. The SDK lifts the fields of an Output, so it looks like one of
    // ours; the check refuses it.
    // @ts-expect-error a number is no text
    { hub: count },
    // @ts-expect-error a text is no boolean
    { logAsJson: text },
  ];
}

/** The same for gateways, policies and services. */
export function others({ text, flag, count }: Given, mesh: ServiceMesh): unknown[] {
  const gateway = new IngressGateway('public', { mesh, replicas: count, service: { externalTrafficPolicy: text } });
  const catalog = new MeshService('catalog', {
    port: 80,
    subsets: { v1: { version: text }, v2: { labels: { version: 'v2' }, trafficPolicy: { tls: { mode: text } } } },
  });
  return [
    gateway,
    // @ts-expect-error structural
    new EgressGateway('out', { mesh, namespace: text }),
    // @ts-expect-error structural
    new IngressGateway('in', { mesh, injection: flag }),
    new VirtualService('routes', {
      hosts: [text, catalog],
      gateways: [gateway],
      http: [{ timeout: text, route: [{ destination: { host: text, port: { number: count } }, weight: count }] }],
    }),
    new DestinationRule('rule', {
      host: catalog,
      metadata: { labels: { team: text } },
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: count, splitExternalLocalOriginErrors: flag } },
    }),
    new HTTPRoute('http', {
      parentRefs: [{ name: text }],
      hostnames: [text],
      rules: [{ backendRefs: [{ name: 'a', port: count }] }],
    }),
    new WasmPlugin('wasm', { url: text, pluginConfig: { a: text } as never }),
    // @ts-expect-error structural
    new VirtualService('named', { name: text, hosts: ['a'] }),
    // @ts-expect-error structural
    new HTTPRoute('placed', { namespace: text, rules: [{}] }),
    // @ts-expect-error a whole list has no known length
    new VirtualService('listed', { hosts: pulumi.output(['a']) }),
    catalog
      .split({ v1: count, v2: 10 })
      .timeout(text)
      .retry({ attempts: count, perTryTimeout: text })
      .mirror('v2', count)
      .darkLaunch('v2', { header: { user: text }, uri: { prefix: text } })
      .fault({ delay: text, percent: count })
      .circuitBreaker({ maxConnections: count, splitExternalLocalOriginErrors: flag }),
    // @ts-expect-error structural
    new MeshService('port', { port: count }),
    // @ts-expect-error structural
    new MeshService('seen', { exportTo: [text] }),
    // @ts-expect-error which subset is plain
    catalog.mirror(text, 10),
  ];
}

test('types are checked by the compiler', () =>
  expect([taken, refused, others].map((checked) => typeof checked)).toEqual(['function', 'function', 'function']));
