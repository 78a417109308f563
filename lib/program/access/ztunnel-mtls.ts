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

function portPolicy({ mesh, namespace }: PeerPolicies, { key, mode, ports }: Workload): MtlsPolicy[] {
  const meshGoverns = namespace?.mode === undefined && mesh?.mode === 'STRICT';
  const covered = mode === 'STRICT' || (mode === undefined && namespace?.mode === 'STRICT') || meshGoverns;
  const parent = namespace ?? mesh;
  const named = (wanted: (level: PeerMode | undefined) => boolean) =>
    [...ports].filter(([, level]) => wanted(level)).map(([port]) => port);
  const strict = covered ? [] : named((level) => level === 'STRICT');
  const takesOpen = mode === 'STRICT' || (mode === undefined && parent?.mode === 'STRICT');
  const open = takesOpen ? named(isOpen) : [];
  if (strict.length === 0 && open.length === 0) return [];
  const onlyPlain = mode === 'STRICT' || meshGoverns || namespace?.mode === 'STRICT';
  const matches = (connection: Connection): boolean => {
    const { port } = connection;
    if (strict.includes(port) && isPlain(connection)) return true;
    return open.length > 0 && !open.includes(port) && (!onlyPlain || isPlain(connection));
  };
  const [own, name] = key.split('/');
  return [{ key: `${own}/converted_peer_authentication_${name}`, matches }];
}
