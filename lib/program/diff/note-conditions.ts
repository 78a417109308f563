import { isRecord, type Manifest } from '../../model';
import { UNQUOTED_ANNOTATIONS } from '../../releases/analysis.data';
import type { NoteSubject } from '../../releases/upgrade-notes.data';

type Condition = (objects: readonly Manifest[]) => boolean;

const ofKind = (objects: readonly Manifest[], ...kinds: string[]): Manifest[] =>
  objects.filter(({ kind }) => kinds.includes(kind));

/** Returns whether an object has a text anywhere. */
const mentions = (object: Manifest, text: string): boolean => JSON.stringify(object).includes(text);

const anyMentions =
  (text: string, ...kinds: string[]): Condition =>
  (objects) =>
    (kinds.length === 0 ? objects : ofKind(objects, ...kinds)).some((object) => mentions(object, text));

const isAmbient: Condition = (objects) =>
  ofKind(objects, 'DaemonSet').some((object) => mentions(object, '/ztunnel:')) ||
  ofKind(objects, 'Namespace').some((object) => mentions(object, '"istio.io/dataplane-mode":"ambient"'));

const hasAgent: Condition = anyMentions('/install-cni:', 'DaemonSet');

function excludesNamespaces(objects: readonly Manifest[]): boolean {
  return ofKind(objects, 'ConfigMap').some(({ metadata, data }: Manifest & { data?: unknown }) => {
    const excluded = isRecord(data) ? data.EXCLUDE_NAMESPACES : undefined;
    return String(metadata.name).startsWith('istio-cni') && typeof excluded === 'string' && /[^,\s]/.test(excluded);
  });
}

/** Returns whether a host is declared in more than one namespace, by ServiceEntries. */
function sharesHosts(objects: readonly Manifest[]): boolean {
  const seen = new Map<string, string>();
  return ofKind(objects, 'ServiceEntry').some(({ metadata, spec }: Manifest & { spec?: unknown }) => {
    const hosts = isRecord(spec) && Array.isArray(spec.hosts) ? spec.hosts.map(String) : [];
    return hosts.some((host) => {
      const before = seen.get(host);
      seen.set(host, metadata.namespace ?? '');
      return before !== undefined && before !== metadata.namespace;
    });
  });
}

const ISTIO_GATEWAY = /^networking\.istio\.io\//;
const GATEWAY_API = /^gateway\.networking\.k8s\.io\//;

/** Returns whether a Gateway of Istio is in another namespace than a Gateway of the Gateway API. */
function mixesGateways(objects: readonly Manifest[]): boolean {
  const namespaces = (group: RegExp): unknown[] =>
    ofKind(objects, 'Gateway')
      .filter(({ apiVersion }) => group.test(apiVersion))
      .map(({ metadata }) => metadata.namespace);
  const managed = namespaces(GATEWAY_API);
  return namespaces(ISTIO_GATEWAY).some((namespace) => managed.some((other) => other !== namespace));
}

/** Returns whether Kiali, which reads the debug endpoints of istiod, is in another namespace than istiod. */
function hasToolsElsewhere(objects: readonly Manifest[]): boolean {
  const namespaces = (image: string): unknown[] =>
    ofKind(objects, 'Deployment')
      .filter((object) => mentions(object, image))
      .map(({ metadata }) => metadata.namespace);
  const istiod = namespaces('/pilot:');
  return istiod.length > 0 && namespaces('/kiali:').some((namespace) => !istiod.includes(namespace));
}

/** Names of roles and of the account that only the chart `base` made. */
const BASE_NAMES = /^(?:istiod|istiod-reader)-istio-system$|^istiod-service-account$/;

function bindsBaseRoles(objects: readonly Manifest[]): boolean {
  return ofKind(objects, 'RoleBinding', 'ClusterRoleBinding').some((binding: Manifest & { roleRef?: unknown }) => {
    const { roleRef, subjects } = binding as { roleRef?: unknown; subjects?: unknown };
    const named = [roleRef, ...(Array.isArray(subjects) ? (subjects as unknown[]) : [])];
    return named.some((each) => isRecord(each) && BASE_NAMES.test(String(each.name)) && each.kind !== 'Role');
  });
}

/** Returns the annotations of an object and of its pods. */
function annotationsOf({ metadata, spec }: Manifest & { spec?: unknown }): [string, unknown][] {
  const template = isRecord(spec) && isRecord(spec.template) ? spec.template : {};
  return [metadata, template.metadata].flatMap((each) =>
    isRecord(each) && isRecord(each.annotations) ? Object.entries(each.annotations) : [],
  );
}

const hasUnsafeAnnotation: Condition = (objects) =>
  objects
    .flatMap(annotationsOf)
    .some(([name, value]) => UNQUOTED_ANNOTATIONS.includes(name) && /[\r\n]/.test(String(value)));

/** Conditions under which a note is about a program, by its subject. */
export const NOTE_CONDITIONS: Readonly<Record<NoteSubject, Condition>> = {
  'always': () => true,
  'ambient': isAmbient,
  'ambient-dry-run': (objects) =>
    isAmbient(objects) && anyMentions('"istio.io/dry-run":"true"', 'AuthorizationPolicy')(objects),
  'auto-registration': (objects) => ofKind(objects, 'WorkloadGroup', 'WorkloadEntry').length > 0,
  'base-roles': bindsBaseRoles,
  'circuit-breakers': anyMentions('"connectionPool"', 'DestinationRule'),
  'cni': hasAgent,
  'cni-excluded-namespaces': (objects) => isAmbient(objects) && excludesNamespaces(objects),
  'gateway-tracing': anyMentions('PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY', 'Deployment'),
  'google-registries': (objects) =>
    ['"gcr.io/istio-release', '"registry.istio.io/'].some((registry) => anyMentions(registry)(objects)),
  'host-in-several-namespaces': sharesHosts,
  'link-local-keys': anyMentions('://169.254.', 'RequestAuthentication'),
  'link-local-modules': anyMentions('://169.254.', 'WasmPlugin', 'TrafficExtension'),
  'node-taint': anyMentions('PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS', 'Deployment'),
  'processor-limit': anyMentions('"GOMAXPROCS"', 'Deployment', 'DaemonSet'),
  'quoted-annotations': hasUnsafeAnnotation,
  'stats-compression': anyMentions('sidecar.istio.io/statsCompression'),
  'strict-gateway-merging': mixesGateways,
  'tools-elsewhere': hasToolsElsewhere,
};
