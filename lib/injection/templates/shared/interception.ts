import { proxyGid, proxyUid } from './container';
import { global, image, imagePullPolicy, meshConfig, pod, proxyConfig, values } from './data';
import { proxyMetadataEnv } from './env';
import {
  annotation,
  annotationOr,
  appendMultusNetwork,
  choose,
  either,
  embed,
  eq,
  excludeInboundPort,
  firstOf,
  hasAnnotation,
  type ListPart,
  map,
  type MapPart,
  ne,
  not,
  quoted,
  raw,
  text,
  valueOr,
  variable,
  when,
} from '../language';
import type { AnnotationName } from '../template-data';
import type { TemplateRelease } from '../release';

/** Mode by which the pod's traffic reaches the proxy: REDIRECT, TPROXY or NONE. */
export const interceptionMode = variable(
  'mode',
  annotationOr('sidecar.istio.io/interceptionMode', proxyConfig.InterceptionMode),
);
export const isTproxy = variable('tproxy', eq(interceptionMode, 'TPROXY'));
const usesCni = values.pilot.cni.enabled;

const proxy = global.proxy;
const includedOutboundRanges = variable(
  'includedOutboundRanges',
  annotationOr('traffic.sidecar.istio.io/includeOutboundIPRanges', proxy.includeIPRanges),
);
const excludedOutboundRanges = variable(
  'excludedOutboundRanges',
  annotationOr('traffic.sidecar.istio.io/excludeOutboundIPRanges', proxy.excludeIPRanges),
);
const includedInboundPorts = variable(
  'includedInboundPorts',
  annotationOr('traffic.sidecar.istio.io/includeInboundPorts', proxy.includeInboundPorts),
);
/** Ports that the pod excludes and the agent's status port, which the kubelet must reach without mTLS. */
const excludedInboundPorts = variable(
  'excludedInboundPorts',
  excludeInboundPort(
    annotationOr('status.sidecar.istio.io/port', proxy.statusPort),
    annotationOr('traffic.sidecar.istio.io/excludeInboundPorts', proxy.excludeInboundPorts),
  ),
);
const includedOutboundPorts = variable(
  'includedOutboundPorts',
  annotationOr('traffic.sidecar.istio.io/includeOutboundPorts', proxy.includeOutboundPorts),
);
const hasIncludedOutboundPorts = either(
  hasAnnotation('traffic.sidecar.istio.io/includeOutboundPorts'),
  ne(valueOr(proxy.includeOutboundPorts, ''), ''),
);
const excludedOutboundPorts = variable(
  'excludedOutboundPorts',
  annotationOr('traffic.sidecar.istio.io/excludeOutboundPorts', proxy.excludeOutboundPorts),
);
const hasExcludedOutboundPorts = either(
  hasAnnotation('traffic.sidecar.istio.io/excludeOutboundPorts'),
  ne(valueOr(proxy.excludeOutboundPorts, ''), ''),
);

const REROUTED = 'istio.io/reroute-virtual-interfaces';
/** Older name of the annotation with KubeVirt's interfaces. */
const KUBEVIRT = 'traffic.sidecar.istio.io/kubevirtInterfaces';
const EXCLUDED_INTERFACES = 'traffic.sidecar.istio.io/excludeInterfaces';
const copied = (name: AnnotationName): MapPart => when(annotation(name), [{ [name]: annotation(name) }]);

/**
 * Annotations that the CNI plugin reads from the pod when it sets up the redirection: with the plugin there is no init
 * container for such arguments.
 */
export const cniAnnotations: MapPart = when<MapPart>(usesCni, [
  when<MapPart>(eq(values.pilot.cni.provider, 'multus'), [
    {
      'k8s.v1.cni.cncf.io/networks': appendMultusNetwork(
        annotation('k8s.v1.cni.cncf.io/networks'),
        'default/istio-cni',
      ),
    },
  ]),
  { 'sidecar.istio.io/interceptionMode': interceptionMode },
  when<MapPart>(includedOutboundRanges, [
    { 'traffic.sidecar.istio.io/includeOutboundIPRanges': includedOutboundRanges },
  ]),
  when<MapPart>(excludedOutboundRanges, [
    { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': excludedOutboundRanges },
  ]),
  {
    'traffic.sidecar.istio.io/includeInboundPorts': includedInboundPorts,
    'traffic.sidecar.istio.io/excludeInboundPorts': excludedInboundPorts,
  },
  when<MapPart>(hasIncludedOutboundPorts, [{ 'traffic.sidecar.istio.io/includeOutboundPorts': includedOutboundPorts }]),
  when<MapPart>(hasExcludedOutboundPorts, [{ 'traffic.sidecar.istio.io/excludeOutboundPorts': excludedOutboundPorts }]),
  copied(KUBEVIRT),
  copied(REROUTED),
  copied(EXCLUDED_INTERFACES),
]);

/** Arguments of `istio-iptables`; with the CNI plugin it only checks that the redirection is there. */
const args: ListPart[] = [
  'istio-iptables',
  '-p',
  quoted(firstOf<number | string>(meshConfig.ProxyListenPort, '15001')),
  '-z',
  quoted(firstOf<number | string>(meshConfig.ProxyInboundListenPort, '15006')),
  '-u',
  choose(isTproxy, '1337', quoted(firstOf<number | string>(pod.ProxyUID, '1337'))),
  '-m',
  interceptionMode,
  '-i',
  includedOutboundRanges,
  '-x',
  excludedOutboundRanges,
  '-b',
  includedInboundPorts,
  '-d',
  choose(excludedInboundPorts, text`15090,15021,${excludedInboundPorts}`, '15090,15021'),
  when<ListPart>(hasIncludedOutboundPorts, ['-q', includedOutboundPorts]),
  when<ListPart>(hasExcludedOutboundPorts, ['-o', excludedOutboundPorts]),
  when<ListPart>(
    hasAnnotation(REROUTED),
    ['-k', annotation(REROUTED)],
    [when<ListPart>(hasAnnotation(KUBEVIRT), ['-k', annotation(KUBEVIRT)])],
  ),
  when<ListPart>(hasAnnotation(EXCLUDED_INTERFACES), ['-c', annotation(EXCLUDED_INTERFACES)]),
  text`--log_output_level=${annotationOr('sidecar.istio.io/agentLogLevel', global.logging.level)}`,
  when<ListPart>(global.logAsJson, ['--log_as_json']),
  when<ListPart>(
    usesCni,
    ['--run-validation', '--skip-rule-apply'],
    [when<ListPart>(global.proxy_init.forceApplyIptables, ['--force-apply'])],
  ),
  when<ListPart>(global.nativeNftables, ['--native-nftables']),
];

const securityContext = map(
  {
    allowPrivilegeEscalation: raw(proxy.privileged),
    privileged: raw(proxy.privileged),
    capabilities: map(when<MapPart>(not(usesCni), [{ add: ['NET_ADMIN', 'NET_RAW'] }]), { drop: ['ALL'] }),
  },
  when<MapPart>(
    usesCni,
    [
      {
        readOnlyRootFilesystem: true,
        runAsGroup: choose(isTproxy, 1337, proxyGid()),
        runAsUser: choose(isTproxy, 1337, proxyUid()),
        runAsNonRoot: true,
      },
    ],
    [{ readOnlyRootFilesystem: false, runAsGroup: 0, runAsUser: 0, runAsNonRoot: false }],
  ),
  when<MapPart>(proxy.seccompProfile, [{ seccompProfile: embed(proxy.seccompProfile) }]),
);

/**
 * Returns the init container that redirects the pod's traffic to the proxy, or checks that the CNI plugin has done so.
 */
export function initContainer(release: TemplateRelease, resources: MapPart): ListPart {
  return map(
    {
      name: choose(usesCni, 'istio-validation', 'istio-init'),
      image: image(
        'initImage',
        global.proxy_init.image,
        release.facts.proxyInitImage ? pod.ProxyInitImage : pod.ProxyImage,
      ),
      args,
    },
    imagePullPolicy,
    when<MapPart>(proxyConfig.ProxyMetadata, [{ env: [proxyMetadataEnv] }]),
    resources,
    { securityContext },
  );
}
