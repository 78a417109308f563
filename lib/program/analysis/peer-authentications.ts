import type { Manifest } from '../../model';
import { type ProgramFacts, matchesLabels } from '../facts';
import { append } from '../facts/append';
import { PEER_AUTHENTICATION } from './check';
import { fieldsOf, namespaceOf, textOf, type Fields } from '../objects/read';

export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** mTLS mode of pods, and the object that sets it. */
export interface EffectiveMtls {
  readonly mode: MtlsMode;
  readonly object: Manifest;
}

const selectorOf = (object: Manifest): Fields =>
  fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels');
const hasSelector = (object: Manifest): boolean => Object.keys(selectorOf(object)).length > 0;

/**
 * Index of PeerAuthentications: that of a workload takes precedence over that of its namespace, and this over that of
 * the mesh.
 */
export class PeerAuthentications {
  private readonly byNamespace = new Map<string, Manifest[]>();
  private readonly rootNamespace: string;

  constructor(facts: ProgramFacts) {
    this.rootNamespace = facts.mesh.rootNamespace;
    for (const object of facts.of(PEER_AUTHENTICATION)) append(this.byNamespace, namespaceOf(object), object);
  }

  get isEmpty(): boolean {
    return this.byNamespace.size === 0;
  }

  /** Returns the mode of pods with given labels, for one of their ports; undefined where no object sets one. */
  modeOf(namespace: string, labels: Fields, port?: number): EffectiveMtls | undefined {
    const own = this.byNamespace.get(namespace) ?? [];
    const forPods = own.filter((object) => hasSelector(object) && matchesLabels(selectorOf(object), labels));
    const forNamespace = own.filter((object) => !hasSelector(object));
    const forMesh = (this.byNamespace.get(this.rootNamespace) ?? []).filter((object) => !hasSelector(object));
    for (const object of [...forPods.slice(0, 1), ...forNamespace.slice(0, 1), ...forMesh.slice(0, 1)]) {
      const mode = modeIn(object, forPods.includes(object) ? port : undefined);
      if (mode !== undefined) return { mode, object };
    }
    return undefined;
  }
}

function modeIn(object: Manifest, port: number | undefined): MtlsMode | undefined {
  const spec = fieldsOf(object, 'spec');
  const ofPort =
    port === undefined ? undefined : textOf(fieldsOf(fieldsOf(spec, 'portLevelMtls'), String(port)), 'mode');
  const mode = ofPort === undefined || ofPort === 'UNSET' ? textOf(fieldsOf(spec, 'mtls'), 'mode') : ofPort;
  return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE' ? mode : undefined;
}
