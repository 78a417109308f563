import { byCreation, type ObjectFact } from '../../registry/objects';
import { fieldsOf, optionalFields, textMapOf, textOf, type Fields } from '../../objects/read';
import type { PodFact } from '../../registry/pods';
import type { Registry } from '../../registry/registry';
import { matchesLabels } from '../../objects/selectors';
import type { MtlsMode } from './types';

/** Returns the mode in a field of a PeerAuthentication; undefined where the next wider policy applies. */
export function modeIn(of: Fields, field: string): MtlsMode | undefined {
  const mode = textOf(fieldsOf(of, field), 'mode');
  return mode === undefined || mode === 'UNSET' ? undefined : (mode as MtlsMode);
}

/** Effective PeerAuthentications of a pod: the oldest of the workload, the namespace and the mesh. */
export interface PeerPolicies {
  readonly mesh?: ObjectFact;
  readonly namespace?: ObjectFact;
  readonly workload?: ObjectFact;
}

/** Returns the labels by which a policy selects pods; empty labels apply to the whole namespace. */
const selectorOf = ({ spec }: ObjectFact) => textMapOf(fieldsOf(spec, 'selector'), 'matchLabels');
const isWide = (policy: ObjectFact): boolean => Object.keys(selectorOf(policy)).length === 0;

/** Index of all PeerAuthentications of a program. */
export class PeerAuthentications {
  private readonly wide = new Map<string, ObjectFact>();
  private readonly narrow = new Map<string, ObjectFact[]>();

  constructor(private readonly registry: Registry) {
    for (const policy of [...registry.objects.of('security.istio.io/PeerAuthentication')].sort(byCreation)) {
      if (isWide(policy)) {
        if (!this.wide.has(policy.namespace)) this.wide.set(policy.namespace, policy);
      } else this.narrow.set(policy.namespace, [...(this.narrow.get(policy.namespace) ?? []), policy]);
    }
  }

  of({ namespace, labels }: Pick<PodFact, 'namespace' | 'labels'>): PeerPolicies {
    const { rootNamespace } = this.registry.mesh;
    const workload =
      namespace === rootNamespace
        ? undefined
        : this.narrow.get(namespace)?.find((policy) => matchesLabels(selectorOf(policy), labels));
    return {
      mesh: this.wide.get(rootNamespace),
      namespace: namespace === rootNamespace ? undefined : this.wide.get(namespace),
      workload,
    };
  }

  /** Returns the mode of a port of a pod. */
  mode(pod: Pick<PodFact, 'namespace' | 'labels'>, port: number): MtlsMode {
    const { mesh, namespace, workload } = this.of(pod);
    const levels = optionalFields(workload?.spec ?? {}, 'portLevelMtls');
    const of = (policy: ObjectFact | undefined) => policy && modeIn(policy.spec, 'mtls');
    return (levels && modeIn(levels, String(port))) ?? of(workload) ?? of(namespace) ?? of(mesh) ?? 'PERMISSIVE';
  }

  /** Returns the mode of a namespace, from which clients decide; undefined where no policy sets one. */
  namespaceMode(name: string): MtlsMode | undefined {
    const of = (policy: ObjectFact | undefined) => policy && modeIn(policy.spec, 'mtls');
    const { rootNamespace } = this.registry.mesh;
    return (name === rootNamespace ? undefined : of(this.wide.get(name))) ?? of(this.wide.get(rootNamespace));
  }
}
