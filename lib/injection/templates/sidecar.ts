import {
  and,
  annotation,
  annotationOr,
  eachEntry,
  either,
  embed,
  entryOf,
  eq,
  type Expression,
  firstOf,
  fragment,
  hasAnnotation,
  label,
  type ListPart,
  map,
  type MapPart,
  ne,
  not,
  otelResourceAttributes,
  parseJson,
  raw,
  type Template,
  text,
  trimAll,
  trimSuffix,
  truncate,
  variable,
  when,
} from './language';
import type { TemplateRelease } from './release';
import {
  injectedProxyArgs,
  injectedResources,
  outlierLogArg,
  proxyGid,
  proxyUid,
  readinessProbe,
} from './shared/container';
import { global, imagePullPolicy, imagePullSecrets, meshConfig, pod, proxyConfig, proxyImage } from './shared/data';
import {
  appContainersEnv,
  bootstrapEnv,
  certificateEnv,
  clusterIdEnv,
  complianceEnv,
  fromLimit,
  goRuntimeEnv,
  ifSet,
  localhostProbesEnv,
  meshEnv,
  networkEnv,
  nodeName,
  ownerEnv,
  podEnv,
  podPortsEnv,
  proxyConfigEnv,
  proxyMetadataEnv,
} from './shared/env';
import { cniAnnotations, initContainer, interceptionMode, isTproxy } from './shared/interception';
import { canonicalName, canonicalRevision, defaultContainerAnnotations, revisionAnnotation } from './shared/metadata';
import { podVolumes, volumeMounts } from './sidecar-volumes';

const proxy = global.proxy;
const isNative = variable(
  'native',
  ne(firstOf(annotation('sidecar.istio.io/nativeSidecar'), text`${pod.NativeSidecars}`), 'false'),
);
const holdsApplication = and(
  either(proxyConfig.HoldApplicationUntilProxyStarts.GetValue, proxy.holdApplicationUntilProxyStarts),
  not(isNative),
);
const bindsLowPorts = variable(
  'bindsLowPorts',
  eq(annotationOr('sidecar.istio.io/capNetBindService', proxy.capNetBindService), 'true'),
);
const statusPort = variable('statusPort', annotationOr('status.sidecar.istio.io/port', proxy.statusPort));
const tracesIptables = eq(entryOf(proxyConfig.ProxyMetadata, 'IPTABLES_TRACE_LOGGING'), 'true');

function labels(release: TemplateRelease): MapPart[] {
  const edges = release.facts.canonicalNameEdges;
  const short = truncate(63, canonicalName);
  return [
    { 'security.istio.io/tlsMode': firstOf(label('security.istio.io/tlsMode'), 'istio') },
    when<MapPart>(eq(entryOf(proxyConfig.ProxyMetadata, 'ISTIO_META_ENABLE_HBONE'), 'true'), [
      { 'networking.istio.io/tunnel': firstOf(label('networking.istio.io/tunnel'), 'http') },
    ]),
    {
      'service.istio.io/canonical-name': edges === '' ? trimSuffix('-', short) : trimAll(edges, short),
      'service.istio.io/canonical-revision': canonicalRevision,
    },
  ];
}

/**
 * Lifecycle hooks of the proxy: those of the values, or wait before the application starts, or (as a native sidecar)
 * drain before the proxy ends.
 */
const lifecycle: MapPart = when<MapPart>(
  proxy.lifecycle,
  [{ lifecycle: embed(proxy.lifecycle) }],
  [
    when<MapPart>(
      holdsApplication,
      [{ lifecycle: { postStart: { exec: { command: ['pilot-agent', 'wait'] } } } }],
      [
        when<MapPart>(isNative, [
          {
            lifecycle: {
              preStop: {
                exec: { command: ['pilot-agent', 'request', text`--debug-port=${statusPort}`, 'POST', 'drain'] },
              },
            },
          },
        ]),
      ],
    ),
  ],
);

const datadogEnv: ListPart = when<ListPart>(and(eq(proxy.tracer, 'datadog'), hasAnnotation('apm.datadoghq.com/env')), [
  eachEntry(['key', 'value'], parseJson<Record<string, string>>(annotation('apm.datadoghq.com/env')), (name, value) => [
    { name, value },
  ]),
]);

function env(release: TemplateRelease): ListPart[] {
  const { Annotations, Labels } = pod.ObjectMeta;
  const otel: ListPart[] = release.facts.otelResourceAttributes
    ? [
        ifSet(
          'OTEL_RESOURCE_ATTRIBUTES',
          variable(
            'otelResourceAttributes',
            otelResourceAttributes(meshConfig, Annotations, Labels, pod.DeploymentMeta.Namespace, pod.Spec.Containers),
          ),
        ),
      ]
    : [];
  return [
    localhostProbesEnv,
    ...certificateEnv,
    ...podEnv,
    fromLimit('ISTIO_CPU_LIMIT', 'cpu'),
    proxyConfigEnv,
    podPortsEnv,
    appContainersEnv,
    ...goRuntimeEnv(release),
    complianceEnv(release),
    clusterIdEnv('Kubernetes'),
    nodeName,
    {
      name: 'ISTIO_META_INTERCEPTION_MODE',
      value: firstOf(annotation('sidecar.istio.io/interceptionMode'), proxyConfig.InterceptionMode.String),
    },
    networkEnv,
    ifSet(
      'ISTIO_META_WORKLOAD_NAME',
      variable('workloadName', firstOf(label('service.istio.io/workload-name'), pod.DeploymentMeta.Name)),
    ),
    ownerEnv,
    bootstrapEnv,
    ...meshEnv,
    datadogEnv,
    ...otel,
    proxyMetadataEnv,
  ];
}

/** Probes of the agent, which a port of 0 turns off together with its status server. */
const probes: MapPart = when<MapPart>(ne(statusPort, '0'), [
  when<MapPart>(proxy.startupProbe.enabled, [
    {
      startupProbe: {
        httpGet: { path: '/healthz/ready', port: 15021 },
        initialDelaySeconds: 0,
        periodSeconds: 1,
        timeoutSeconds: 3,
        failureThreshold: raw(proxy.startupProbe.failureThreshold),
      },
    },
  ]),
  readinessProbe(15021, true),
]);

const needsRoot = either(isTproxy, bindsLowPorts);
const securityContext = map(
  when<MapPart>(
    tracesIptables,
    [
      {
        allowPrivilegeEscalation: true,
        capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] },
        privileged: true,
        runAsGroup: proxyGid(),
        runAsNonRoot: false,
        runAsUser: 0,
      },
    ],
    [
      {
        allowPrivilegeEscalation: raw(proxy.privileged),
        capabilities: map(
          when<MapPart>(needsRoot, [
            { add: [when<ListPart>(isTproxy, ['NET_ADMIN']), when<ListPart>(bindsLowPorts, ['NET_BIND_SERVICE'])] },
          ]),
          { drop: ['ALL'] },
        ),
        privileged: raw(proxy.privileged),
      },
      when<MapPart>(
        needsRoot,
        [{ runAsNonRoot: false, runAsUser: 0, runAsGroup: 1337 }],
        [{ runAsNonRoot: true, runAsUser: proxyUid(), runAsGroup: proxyGid() }],
      ),
    ],
  ),
  { readOnlyRootFilesystem: true },
  when<MapPart>(proxy.seccompProfile, [{ seccompProfile: embed(proxy.seccompProfile) }]),
);

/**
 * Returns the template of the sidecar: Envoy with its agent beside the application, and a container that redirects the
 * pod's traffic to it first.
 *
 * As a native sidecar (Kubernetes 1.33) the proxy is an init container that keeps running, so it is there before the
 * application's own init containers and after its last one.
 */
export function sidecar(release: TemplateRelease): Template {
  const resources = injectedResources(release);
  const init = fragment<ListPart>('istio-init', initContainer(release, resources));
  const container = fragment<ListPart>(
    'istio-proxy',
    map(
      { name: 'istio-proxy', image: proxyImage },
      when<MapPart>(isNative, [{ restartPolicy: 'Always' }]),
      {
        ports: [{ containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }],
        args: [...injectedProxyArgs('sidecar'), outlierLogArg],
      },
      lifecycle,
      { env: env(release) },
      imagePullPolicy,
      probes,
      { securityContext },
      resources,
      { volumeMounts },
    ),
  );
  const isRedirected: Expression<boolean> = ne(interceptionMode, 'NONE');
  return {
    name: 'sidecar',
    documents: [
      map(
        {
          metadata: {
            labels: map(...labels(release)),
            annotations: map(revisionAnnotation, defaultContainerAnnotations, cniAnnotations),
          },
        },
        {
          spec: map(
            when<MapPart>(
              isNative,
              [{ initContainers: [when<ListPart>(isRedirected, [init]), container] }],
              [
                when<MapPart>(isRedirected, [{ initContainers: [init] }], [{ initContainers: [] }]),
                { containers: [container] },
              ],
            ),
            { volumes: podVolumes },
            imagePullSecrets,
          ),
        },
      ),
    ],
  };
}
