import { isRecord, releaseNumber, type Manifest } from '../../model';
import { RELEASE_NOTES, type NoteSubject } from '../../releases/upgrade-notes.data';

/** A note of Istio's about an upgrade that is about this program. */
export interface UpgradeNote {
  /** The minor with which the behaviour changed. */
  readonly since: string;
  readonly text: string;
  /** Setting that keeps the former behaviour. */
  readonly keep?: string;
}

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

/** Conditions under which a note is about a program, by its subject. */
const CONDITIONS: Readonly<Record<NoteSubject, Condition>> = {
  'always': () => true,
  'ambient': isAmbient,
  'ambient-dry-run': (objects) =>
    isAmbient(objects) && anyMentions('"istio.io/dry-run":"true"', 'AuthorizationPolicy')(objects),
  'auto-registration': (objects) => ofKind(objects, 'WorkloadGroup', 'WorkloadEntry').length > 0,
  'circuit-breakers': anyMentions('"connectionPool"', 'DestinationRule'),
  'cni': hasAgent,
  'cni-excluded-namespaces': (objects) => isAmbient(objects) && excludesNamespaces(objects),
  'gateway-tracing': anyMentions('PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY', 'Deployment'),
  'gateways-sharing-ports': (objects) => ofKind(objects, 'Gateway').length > 1,
  'host-in-several-namespaces': sharesHosts,
  'node-taint': anyMentions('PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS', 'Deployment'),
  'outlier-detection': anyMentions('"outlierDetection"', 'DestinationRule'),
  'stats-compression': anyMentions('sidecar.istio.io/statsCompression'),
};

/**
 * Returns the notes of an upgrade that are about a program, oldest first: those of the minors after `from` up to `to`
 * whose subject is among its objects.
 */
export function upgradeNotes(objects: readonly Manifest[], from: string, to: string): UpgradeNote[] {
  const [first, last] = [releaseNumber(from), releaseNumber(to)];
  return RELEASE_NOTES.filter(({ since }) => releaseNumber(since) > first && releaseNumber(since) <= last)
    .filter(({ about }) => CONDITIONS[about](objects))
    .map(({ since, text, keep }) => ({ since, text, ...(keep !== undefined && { keep }) }));
}
