import type { Connection } from './ztunnel';

export type PeerMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** Mode of a PeerAuthentication; without a mode the next wider policy applies. */
export interface PeerPolicy {
  readonly mode?: PeerMode;
}

/** Effective PeerAuthentications of one pod: of the workload, the namespace and the mesh. */
export interface PeerPolicies {
  readonly mesh?: PeerPolicy;
  readonly namespace?: PeerPolicy;
  readonly workload?: PeerPolicy & {
    /** Namespace and name of the policy: `shop/orders`. */
    readonly key: string;
    /** Modes of ports of the pod. */
    readonly ports: ReadonlyMap<number, PeerMode | undefined>;
  };
}

/** Policy that istiod derives from PeerAuthentications for ztunnel: it denies the connections that it matches. */
export interface MtlsPolicy {
  readonly key: string;
  matches(connection: Connection): boolean;
}

const isPlain = ({ principal }: Connection): boolean => principal === undefined;
const isOpen = (mode: PeerMode | undefined): boolean => mode === 'PERMISSIVE' || mode === 'DISABLE';

/**
 * Returns the policies that ztunnel gets for the mTLS of a pod. For the whole pod it is one that denies plain text. A
 * pod whose ports differ gets a policy of its own instead, in which the mode of its other ports is written too.
 */
export function ztunnelMtls(policies: PeerPolicies, rootNamespace: string): MtlsPolicy[] {
  const { mesh, namespace, workload } = policies;
  const strict = (workload?.mode ?? namespace?.mode ?? mesh?.mode) === 'STRICT';
  if (workload && hasOwnPolicy(workload, strict)) return portPolicy(policies, workload);
  return strict ? [{ key: `${rootNamespace}/istio_converted_static_strict`, matches: isPlain }] : [];
}

type Workload = NonNullable<PeerPolicies['workload']>;

/**
 * Reports whether a workload's ports need a policy of their own. Where the mode of the workload is unset, DISABLE makes
 * no difference.
 */
function hasOwnPolicy({ mode, ports }: Workload, strict: boolean): boolean {
  const levels = [...ports.values()];
  if (!strict) return levels.includes('STRICT');
  return levels.some((level) => level === 'PERMISSIVE' || (mode !== undefined && level === 'DISABLE'));
}

/** Strict modes around the ports of a workload, as istiod's conversion compares them. */
interface StrictModes {
  /** True where a wider policy than the ports makes the pod strict, so that strict ports need no rule. */
  readonly isCovered: boolean;
  /** True where open ports are exceptions that need a rule. */
  readonly hasExceptions: boolean;
  /** True where the rule for all other ports denies plain text only; otherwise it denies everything. */
  readonly deniesPlainOnly: boolean;
}

function strictModes({ mesh, namespace }: PeerPolicies, { mode }: Workload): StrictModes {
  const isStrict = (policy: PeerPolicy | undefined): boolean => policy?.mode === 'STRICT';
  const own = mode === 'STRICT';
  const byMesh = namespace?.mode === undefined && isStrict(mesh);
  return {
    isCovered: own || (mode === undefined && isStrict(namespace)) || byMesh,
    hasExceptions: own || (mode === undefined && isStrict(namespace ?? mesh)),
    deniesPlainOnly: own || byMesh || isStrict(namespace),
  };
}

function portPolicy(policies: PeerPolicies, workload: Workload): MtlsPolicy[] {
  const { key, ports } = workload;
  const { isCovered, hasExceptions, deniesPlainOnly } = strictModes(policies, workload);
  const portsIn = (accepts: (mode: PeerMode | undefined) => boolean) =>
    [...ports].filter(([, mode]) => accepts(mode)).map(([port]) => port);
  const strict = isCovered ? [] : portsIn((mode) => mode === 'STRICT');
  const open = hasExceptions ? portsIn(isOpen) : [];
  if (strict.length === 0 && open.length === 0) return [];
  const matches = (connection: Connection): boolean => {
    const { port } = connection;
    if (strict.includes(port) && isPlain(connection)) return true;
    return open.length > 0 && !open.includes(port) && (!deniesPlainOnly || isPlain(connection));
  };
  const [own, name] = key.split('/');
  return [{ key: `${own}/converted_peer_authentication_${name}`, matches }];
}
