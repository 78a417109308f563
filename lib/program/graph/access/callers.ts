import type { PodFact } from '../../registry/pods';
import type { Caller, Parties } from '../../simulate/questions/parties';
import { append } from '../../facts/append';
import type { Drawing } from '../drawing';
import type { Program } from '../program';
import { isMadeForGateway } from '../services';
import { DataPlanes } from '../workloads';

/**
 * Way in which a caller reaches a service: with a sidecar, through ztunnel, as a gateway, or not known to be in the
 * mesh.
 */
export type CallerMode = 'sidecar' | 'ambient' | 'gateway' | 'uncertain';

/** Callers that no policy tells apart: they have one identity and reach services alike. */
export interface CallerClass {
  readonly mode: CallerMode;
  readonly principal: string;
  readonly namespace: string;
  readonly account: string;
  readonly members: readonly { readonly id: string }[];
}

/** Callers in the mesh, by their identities. */
export class Callers {
  readonly classes: readonly CallerClass[];
  private readonly byMode = new Map<CallerMode, CallerClass[]>();
  private readonly byNamespace = new Map<string, CallerClass[]>();
  private readonly byAccount = new Map<string, CallerClass[]>();

  constructor(program: Program, drawing: Drawing, parties: Parties) {
    const planes = new DataPlanes(program);
    const classes = new Map<string, CallerClass & { readonly members: { readonly id: string }[] }>();
    for (const [pod, id] of drawing.pods) {
      const mode = modeOf(planes, pod, id);
      if (mode === undefined || !drawing.nodes.has(id)) continue;
      const { namespace, serviceAccount: account } = pod;
      const principal = parties.identityOf(pod);
      const key = `${mode} ${principal}`;
      const same = classes.get(key) ?? { mode, principal, namespace, account, members: [] };
      classes.set(key, same);
      same.members.push({ id });
    }
    this.classes = [...classes.values()];
    for (const one of this.classes) {
      append(this.byMode, one.mode, one);
      append(this.byNamespace, one.namespace, one);
      append(this.byAccount, `${one.namespace}/sa/${one.account}`, one);
    }
  }

  /** Ways in which some caller calls. */
  get modes(): readonly CallerMode[] {
    return [...this.byMode.keys()];
  }

  ofMode(mode: CallerMode): readonly CallerClass[] {
    return this.byMode.get(mode) ?? [];
  }

  in(namespace: string): readonly CallerClass[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /** Returns the callers with an account: `shop/sa/web`. */
  withAccount(account: string): readonly CallerClass[] {
    return this.byAccount.get(account) ?? [];
  }
}

/** Returns how a pod calls; undefined for waypoints, and for pods without a proxy, which have no identity. */
function modeOf(planes: DataPlanes, pod: PodFact, id: string): CallerMode | undefined {
  if (id.startsWith('waypoint:')) return undefined;
  if (isMadeForGateway(pod) || planes.isGateway(pod)) return 'gateway';
  if (pod.mode === 'sidecar' || pod.mode === 'ambient') return pod.mode;
  return planes.of(pod) === 'none' ? undefined : 'uncertain';
}

/** Returns a caller as the simulation asks for it; addresses are left out, as no object has them. */
export const callerOf = ({ principal, namespace }: CallerClass, mode: 'sidecar' | 'ambient'): Caller => ({
  mode,
  principal,
  namespace,
  title: principal,
});

/** Caller without a certificate of the mesh. */
export const PLAIN: Caller = { mode: 'none', namespace: '', title: 'callers without mTLS' };
