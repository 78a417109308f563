import type { Manifest } from '../../model';
import { given } from '../shared/sparse';
import { hasAccount, inCluster } from './conditions';
import { accessLabels, clusterName } from './names';
import { ISTIO_GROUPS, multiClusterServicesGroup } from './rbac';
import type { IstiodInput } from './values';

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[] | null;
}

const READ = ['get', 'list', 'watch'];
const READ_WATCH_FIRST = ['get', 'watch', 'list'];
const ALL_VERBS = ['get', 'watch', 'list', 'update', 'patch', 'create', 'delete'];
const WRITE_STATUS = ['update', 'patch'];

const rule = (
  apiGroups: readonly string[],
  resources: readonly string[],
  verbs: readonly string[],
  resourceNames?: readonly string[] | null,
): PolicyRule => ({ apiGroups, resources, verbs, ...(resourceNames !== undefined && { resourceNames }) });

/** Renders istiod's rights in the whole cluster. */
export function istiodClusterRole(input: IstiodInput): Manifest | undefined {
  if (!inCluster(input) || !hasAccount(input)) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: clusterName('istiod-clusterrole', input), labels: accessLabels(input) },
    rules: [
      ...webhookRules(),
      ...configurationRules(input),
      ...discoveryRules(input),
      ...ingressRules(input),
      rule([''], ['configmaps'], ['create', 'get', 'list', 'watch', 'update']),
      ...certificateRules(input),
      ...reviewRules(),
      ...gatewayApiRules(input),
      rule([''], ['secrets'], READ_WATCH_FIRST),
      rule([multiClusterServicesGroup(input)], ['serviceexports'], [...READ_WATCH_FIRST, 'create', 'delete']),
      rule([multiClusterServicesGroup(input)], ['serviceimports'], READ_WATCH_FIRST),
    ],
  };
}

function webhookRules(): PolicyRule[] {
  return [
    rule(['admissionregistration.k8s.io'], ['mutatingwebhookconfigurations'], [...READ, 'update', 'patch']),
    rule(['admissionregistration.k8s.io'], ['validatingwebhookconfigurations'], [...READ, 'update']),
  ];
}

const ANALYSED = [
  'authorizationpolicies',
  'destinationrules',
  'envoyfilters',
  'gateways',
  'peerauthentications',
  'proxyconfigs',
  'requestauthentications',
  'serviceentries',
  'sidecars',
  'telemetries',
  'virtualservices',
  'wasmplugins',
  'workloadentries',
  'workloadgroups',
].map((plural) => `${plural}/status`);

function configurationRules({ values }: IstiodInput): PolicyRule[] {
  return [
    rule(ISTIO_GROUPS, ['*'], ['get', 'watch', 'list']),
    ...(values.global.istiod.enableAnalysis ? [rule(ISTIO_GROUPS, ANALYSED, WRITE_STATUS)] : []),
    rule(['networking.istio.io'], ['workloadentries'], ALL_VERBS),
    rule(['networking.istio.io'], ['workloadentries/status', 'serviceentries/status'], ALL_VERBS),
    rule(['security.istio.io'], ['authorizationpolicies/status'], ALL_VERBS),
    rule([''], ['services/status'], ALL_VERBS),
    rule(['apiextensions.k8s.io'], ['customresourcedefinitions'], READ),
  ];
}

function discoveryRules({ values }: IstiodInput): PolicyRule[] {
  return [
    rule([''], ['pods', 'nodes', 'services', 'namespaces', 'endpoints'], READ),
    rule(['discovery.k8s.io'], ['endpointslices'], READ),
    ...(values.taint.enabled ? [rule([''], ['nodes'], ['patch'])] : []),
  ];
}

function ingressRules({ values }: IstiodInput): PolicyRule[] {
  const legacy = ['extensions', 'networking.k8s.io'];
  return [
    ...(values.global.istiod.enableAnalysis
      ? [rule(legacy, ['ingresses'], READ), rule(legacy, ['ingresses/status'], ['*'])]
      : []),
    rule(['networking.k8s.io'], ['ingresses', 'ingressclasses'], READ),
    rule(['networking.k8s.io'], ['ingresses/status'], ['*']),
  ];
}

/** Certificate providers for which istiod does not use Kubernetes' signers. */
const OWN_SIGNERS = ['istiod', 'custom', 'none'];

function certificateRules({ values: { env, global } }: IstiodInput): PolicyRule[] {
  const requests = [
    'certificatesigningrequests',
    'certificatesigningrequests/approval',
    'certificatesigningrequests/status',
  ];
  const usesKubernetesSigner = Boolean(env?.EXTERNAL_CA) || !OWN_SIGNERS.includes(global.pilotCertProvider);
  const bundles = env?.ENABLE_CLUSTER_TRUST_BUNDLE_API === true;
  return [
    ...(usesKubernetesSigner
      ? [
          rule(['certificates.k8s.io'], requests, ['update', 'create', 'get', 'delete', 'watch']),
          rule(
            ['certificates.k8s.io'],
            ['signers'],
            ['approve'],
            given(global.certSigners) ? global.certSigners : null,
          ),
        ]
      : []),
    ...(bundles
      ? [
          rule(
            ['certificates.k8s.io'],
            ['clustertrustbundles'],
            ['update', 'create', 'delete', 'list', 'watch', 'get'],
          ),
          rule(['certificates.k8s.io'], ['signers'], ['attest'], ['istio.io/istiod-ca']),
        ]
      : []),
  ];
}

function reviewRules(): PolicyRule[] {
  return [
    rule(['authentication.k8s.io'], ['tokenreviews'], ['create']),
    rule(['authorization.k8s.io'], ['subjectaccessreviews'], ['create']),
  ];
}

const GATEWAY_STATUS = [
  'backendtlspolicies',
  'gatewayclasses',
  'gateways',
  'grpcroutes',
  'httproutes',
  'referencegrants',
  'tcproutes',
  'tlsroutes',
  'udproutes',
].map((plural) => `${plural}/status`);

function gatewayApiRules({ release: { facts } }: IstiodInput): PolicyRule[] {
  const [standard, experimental] = ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'];
  const early = facts.listenerSetsAreStandard ? [] : ['xlistenersets/status'];
  const backends = facts.backendStatus ? ['xbackends/status'] : [];
  const late = facts.listenerSetsAreStandard ? ['listenersets/status'] : [];
  return [
    rule([standard, experimental], ['*'], READ_WATCH_FIRST),
    rule([experimental], [...backends, 'xbackendtrafficpolicies/status', ...early], WRITE_STATUS),
    rule([standard], [...GATEWAY_STATUS, ...late], WRITE_STATUS),
    rule([standard], ['gatewayclasses'], ['create', 'update', 'patch', 'delete']),
    rule(['inference.networking.k8s.io'], ['inferencepools'], READ_WATCH_FIRST),
    rule(['inference.networking.k8s.io'], ['inferencepools/status'], WRITE_STATUS),
  ];
}
