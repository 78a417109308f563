import { hasTargets } from '../access/ztunnel';
import type { ObjectFact } from '../registry/objects';
import { matchesLabels } from '../objects/selectors';
import type { PodFact } from '../registry/pods';
import { PeerAuthentications, modeIn } from '../simulate/access/mtls';
import type { Drawing, NodeDraft } from './drawing';
import { idOf } from './ids';
import { PolicyEnforcement } from './policy-enforcement';
import { POLICY_KINDS, selectorOf, type PolicyKind } from './policy-kinds';
import { PolicyTargets, type ActedOn } from './policy-targets';
import type { Program } from './program';

/** Returns the id of a policy's node. */
export const policyId = ({ manifest, namespace, name }: ObjectFact): string =>
  idOf('policy', manifest.kind, namespace, name);

/** Finder of what policies act on. */
class PolicyReach {
  private readonly targets: PolicyTargets;
  private readonly peers: PeerAuthentications;
  private readonly pods: ReadonlyMap<string, PodFact>;

  constructor(
    private readonly program: Program,
    private readonly drawing: Drawing,
  ) {
    this.pods = new Map([...drawing.pods].map(([pod, id]) => [id, pod]));
    this.targets = new PolicyTargets(program, drawing);
    this.peers = new PeerAuthentications(program.registry);
  }

  of(kind: PolicyKind, policy: ObjectFact): readonly ActedOn[] {
    if (hasTargets(policy.spec)) return this.targets.of(policy);
    if (kind.kind === 'gateway.networking.k8s.io/BackendTLSPolicy') return [];
    const labels = selectorOf(kind, policy);
    const found = Object.keys(labels).length > 0 ? this.selected(kind, policy, labels) : this.wide(policy);
    return found.filter(({ id }) => this.isInEffect(kind, policy, id));
  }

  private get isRoot() {
    const { rootNamespace } = this.program.registry.mesh;
    return ({ namespace }: ObjectFact) => namespace === rootNamespace;
  }

  /** Returns the workloads that labels select: of the namespace, or of all for the root namespace. */
  private selected(kind: PolicyKind, policy: ObjectFact, labels: Readonly<Record<string, string>>): ActedOn[] {
    const isMeshWide = this.isRoot(policy) && !OF_OWN_NAMESPACE.has(kind.kind);
    const { pods } = this.program.registry;
    return (isMeshWide ? pods.all : pods.in(policy.namespace))
      .filter((pod) => matchesLabels(labels, pod.labels))
      .flatMap((pod) => this.drawing.pods.get(pod) ?? [])
      .filter((id) => this.drawing.nodes.has(id) && !id.startsWith('waypoint:'))
      .map((id) => ({ id, by: 'selector' }));
  }

  private wide(policy: ObjectFact): ActedOn[] {
    if (!this.isRoot(policy)) return [{ id: this.drawing.namespace(policy.namespace), by: 'namespace' }];
    const hasProxies = ({ kind, dataPlane, facts }: NodeDraft) =>
      kind === 'gateway' || facts.role === 'gateway' || (dataPlane !== undefined && dataPlane !== 'none');
    const nodes = [...this.drawing.nodes.values()];
    const inMesh = new Set(nodes.filter(hasProxies).map(({ namespace }) => namespace));
    return nodes.flatMap(({ id, kind, namespace }) =>
      kind === 'namespace' && inMesh.has(namespace) ? [{ id, by: 'mesh' }] : [],
    );
  }

  /** Reports whether a policy acts on a node, where only one of several does: narrower and older ones come first. */
  private isInEffect({ kind }: PolicyKind, policy: ObjectFact, id: string): boolean {
    if (kind === 'security.istio.io/PeerAuthentication') return this.isPeerInEffect(policy, id);
    return kind === 'networking.istio.io/Sidecar' ? this.isSidecarInEffect(policy, id) : true;
  }

  private isPeerInEffect(policy: ObjectFact, id: string): boolean {
    const node = this.drawing.nodes.get(id);
    const pod = this.pods.get(id);
    const { mesh, namespace, workload } = this.peers.of(pod ?? { namespace: node?.namespace ?? '', labels: {} });
    if (pod !== undefined) return workload === policy;
    const decides = namespace !== undefined && modeIn(namespace.spec, 'mtls') !== undefined ? namespace : mesh;
    return decides === policy;
  }

  private isSidecarInEffect(policy: ObjectFact, id: string): boolean {
    const pod = this.pods.get(id);
    const namespace = this.drawing.nodes.get(id)?.namespace ?? '';
    return this.program.facts.sidecars.of(pod ?? { namespace, labels: {} })?.object === policy.manifest;
  }
}

/** Kinds whose selectors reach only their own namespace, even in the root namespace. */
const OF_OWN_NAMESPACE: ReadonlySet<string> = new Set([
  'security.istio.io/PeerAuthentication',
  'networking.istio.io/Sidecar',
  'networking.istio.io/ProxyConfig',
]);

/** Draws the policies, and what each of them acts on. */
export function drawPolicies(program: Program, drawing: Drawing): void {
  const reach = new PolicyReach(program, drawing);
  const enforcement = new PolicyEnforcement(program, drawing);
  for (const kind of POLICY_KINDS) {
    for (const policy of program.registry.objects.of(kind.kind)) {
      const actedOn = reach.of(kind, policy);
      const parent = drawing.namespace(policy.namespace);
      const place = { label: policy.name, parent, namespace: policy.namespace, objects: [policy.source] };
      const { id } = drawing.node({
        ...{ id: policyId(policy), kind: 'policy', ...place },
        facts: {
          'kind': policy.manifest.kind,
          ...kind.facts(policy),
          'acts on': actedOn.length === 0 ? 'nothing in the program' : undefined,
        },
      });
      for (const { id: to, by, inactive } of actedOn) {
        const at = inactive === undefined ? enforcement.of(kind, policy, to) : { inactive };
        drawing.edge({ kind: 'policy', from: id, to, objects: [policy.source], facts: { by, ...at } });
      }
    }
  }
}
