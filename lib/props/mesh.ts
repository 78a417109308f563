import { bool, either, en, int, k8s, list, map, obj, str, struct } from '../schema/notation';
import { PLATFORMS, PROFILES } from '../releases/names';
import type { MeshPatch } from '../model';
import type {
  CrdProps,
  ExternalControlPlaneProps,
  MeshProps,
  MeshValues,
  ProxyProps,
  RemoteProps,
  SidecarInjectorProps,
} from './index';
import { RELEASES } from '../releases';
import { labels, propsOf, resources, seccompProfile, strings } from './common';
import { EastWestGateway, Gateway } from './gateway';
import { Cni, Ztunnel } from './node-agents';
import { Pilot } from './pilot';

const Crds = propsOf<CrdProps>('CrdProps', { install: bool, exclude: strings });

const SidecarInjector = propsOf<SidecarInjectorProps>('SidecarInjectorProps', {
  enableNamespacesByDefault: bool,
  alwaysInjectSelector: list(k8s('LabelSelector')),
  neverInjectSelector: list(k8s('LabelSelector')),
  injectedAnnotations: labels,
  reinvocationPolicy: en('Never', 'IfNeeded'),
  rewriteAppHTTPProbe: bool,
  templates: map(str),
  defaultTemplates: strings,
  annotations: labels,
});

const Proxy = propsOf<ProxyProps>('ProxyProps', {
  image: str,
  resources,
  logLevel: en('trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'),
  componentLogLevel: str,
  clusterDomain: str,
  autoInject: en('enabled', 'disabled'),
  holdApplicationUntilProxyStarts: bool,
  includeIPRanges: str,
  excludeIPRanges: str,
  includeInboundPorts: str,
  excludeInboundPorts: str,
  includeOutboundPorts: str,
  excludeOutboundPorts: str,
  privileged: bool,
  statusPort: int.min(0).max(65535),
  tracer: en('none', 'zipkin', 'lightstep', 'datadog', 'stackdriver', 'openCensusAgent'),
  seccompProfile,
});

const Remote = propsOf<RemoteProps>('RemoteProps', {
  pilotAddress: str,
  injectionURL: str,
  injectionPath: str,
  injectionCABundle: str,
  validationURL: str,
  validationCABundle: str,
  configCluster: bool,
});

const ExternalControlPlane = propsOf<ExternalControlPlaneProps>('ExternalControlPlaneProps', { enabled: bool });

/** Checked on their own, by the schemas of the charts and of mesh config. */
const Values = propsOf<MeshValues>('MeshValues', {
  global: struct,
  base: struct,
  istiod: struct,
  cni: struct,
  ztunnel: struct,
  gateway: struct,
});

const patchFields: { readonly [K in keyof Required<MeshPatch>]: ReturnType<typeof list> } = {
  kind: str,
  name: str,
  namespace: str,
  merge: struct,
  json: list(struct),
};
const { kind, name, ...optionalPatchFields } = patchFields;
const Patch = obj('MeshPatch', { 'kind!': kind, 'name!': name, ...optionalPatchFields });

/** What a mesh's props may be. What more than one prop must agree on is checked in `checks/`. */
export const Mesh = propsOf<MeshProps>('MeshProps', {
  version: en(...RELEASES.map(({ minor }) => minor), ...RELEASES.map(({ version }) => version)),
  tag: str.minLen(1),
  hub: str.minLen(1),
  variant: en('debug', 'distroless'),
  imagePullPolicy: en('Always', 'IfNotPresent', 'Never'),
  imagePullSecrets: strings,
  profile: en(...PROFILES),
  platform: en(...PLATFORMS),
  compatibilityVersion: str,
  namespace: str,
  releaseName: str.len(1, 53),
  revision: str,
  revisionTags: strings,
  defaultRevision: str,
  validationFailurePolicy: en('Fail', 'Ignore'),
  resourceScope: en('all', 'cluster', 'namespace'),
  createNamespaces: bool,
  meshConfig: struct,
  meshNetworks: struct,
  trustDomain: str,
  meshId: str,
  network: str,
  clusterName: str,
  base: bool,
  crds: either(bool, Crds),
  pilot: either(bool, Pilot),
  cni: either(bool, Cni),
  ztunnel: either(bool, Ztunnel),
  ingressGateways: list(Gateway),
  egressGateways: list(Gateway),
  eastWestGateway: either(bool, EastWestGateway),
  sidecarInjector: SidecarInjector,
  proxy: Proxy,
  remote: Remote,
  externalControlPlane: either(bool, ExternalControlPlane),
  networkPolicies: bool,
  logAsJson: bool,
  nativeNftables: bool,
  values: Values,
  patches: list(Patch),
});
