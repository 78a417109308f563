import { fieldsOf, textOf } from '../objects/read';
import { isGatewayPod, isMachine, matchesLabels, type PodFact as DeclaredPod } from '../facts';
import { sourceOf } from '../registry/objects';
import type { PodFact } from '../registry/pods';
import type { ServiceFact } from '../registry/services';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';
import { isMadeForGateway } from './services';
import { isOfSystem } from './system';
import type { GraphDataPlane } from './types';

/** Returns the id of a workload's node, whose kind tells a Deployment from a StatefulSet of the same name. */
export const workloadId = (kind: string, namespace: string, name: string): string =>
  idOf('workload', kind, namespace, name);

/** Data planes of pods: by their labels, by a proxy in their template, by their namespace. */
export class DataPlanes {
  private readonly declared: ReadonlyMap<string, DeclaredPod>;

  constructor(private readonly program: Program) {
    this.declared = new Map(program.facts.pods.all.map((pod) => [sourceOf(pod.owner), pod]));
  }

  /** Reports whether pods are a gateway: a proxy and nothing beside it, with listeners of its own. */
  isGateway({ source }: PodFact): boolean {
    const pod = this.declared.get(source);
    return pod !== undefined && isGatewayPod(pod);
  }

  of({ mode, source, namespace }: PodFact): GraphDataPlane {
    if (mode !== undefined) return mode;
    const { namespaces } = this.program.facts;
    const pod = this.declared.get(source);
    return (pod && namespaces.modeOf(pod)) ?? (namespaces.get(namespace) === undefined ? 'unknown' : 'none');
  }
}

/** Draws workloads, those of the control plane left out. */
export function drawWorkloads(program: Program, drawing: Drawing): void {
  const planes = new DataPlanes(program);
  for (const pod of program.registry.pods.all) {
    if (isMadeForGateway(pod) || drawing.pods.has(pod)) continue;
    if (isOfSystem(pod.namespace, pod.labels) && program.options.system !== true) continue;
    drawing.pods.set(pod, drawWorkload(program, drawing, pod, planes));
  }
  for (const machine of program.facts.pods.all.filter(isMachine)) drawMachine(drawing, machine);
}

function drawWorkload({ mesh, registry }: Program, drawing: Drawing, pod: PodFact, planes: DataPlanes): string {
  const { namespace, name, source, serviceAccount, labels } = pod;
  const kind = source.slice(0, source.indexOf(' '));
  const id = workloadId(kind, namespace, name);
  const dataPlane = planes.of(pod);
  const isGateway = planes.isGateway(pod);
  drawing.node({
    id,
    kind: 'workload',
    label: name,
    parent: drawing.namespace(namespace),
    namespace,
    objects: [source],
    ...(isGateway ? {} : { dataPlane }),
    ...(dataPlane === 'none' || isGateway ? {} : { mtls: mesh.access.mtls(pod, 0) }),
    facts: {
      kind,
      'role': isGateway ? 'gateway' : undefined,
      'version': labels.version,
      'service account': `${namespace}/${serviceAccount}`,
      'identity':
        dataPlane === 'none' && !isGateway
          ? undefined
          : `${registry.mesh.trustDomain}/ns/${namespace}/sa/${serviceAccount}`,
    },
  });
  return id;
}

function drawMachine(drawing: Drawing, { owner, namespace, name, account, kind }: DeclaredPod): void {
  const short = kind.slice(kind.indexOf('/') + 1);
  drawing.node({
    id: workloadId(short, namespace, name),
    kind: 'workload',
    label: name,
    parent: drawing.namespace(namespace),
    namespace,
    objects: [sourceOf(owner)],
    dataPlane: 'unknown',
    facts: {
      'kind': short,
      'address': textOf(fieldsOf(owner, 'spec'), 'address'),
      'network': textOf(fieldsOf(owner, 'spec'), 'network'),
      'service account': `${namespace}/${account}`,
    },
  });
}

/** Draws which workloads a service selects, and gives the service the data plane and mode of mTLS that they share. */
export function drawSelections(program: Program, drawing: Drawing): void {
  const isEntry = ({ kind }: DeclaredPod) => kind === 'networking.istio.io/WorkloadEntry';
  for (const [service, id] of drawing.services) {
    for (const { pod } of program.registry.services.endpointsOf(service)) {
      const to = pod && drawing.pods.get(pod);
      if (to !== undefined && to !== id) drawing.edge({ kind: 'selects', from: id, to, objects: [service.source] });
    }
    const machines = program.facts.pods.in(service.namespace).filter(isEntry);
    for (const machine of machines) if (selects(service, machine)) drawMachineOf(drawing, service, id, machine);
    shareOfWorkloads(program, drawing, service, id);
  }
}

const selects = ({ selector }: ServiceFact, { labels }: DeclaredPod): boolean =>
  selector !== undefined && Object.keys(selector).length > 0 && matchesLabels(selector, labels);

function drawMachineOf(drawing: Drawing, service: ServiceFact, from: string, machine: DeclaredPod): void {
  const to = workloadId('WorkloadEntry', machine.namespace, machine.name);
  drawing.edge({ kind: 'selects', from, to, objects: [service.source] });
}

/** Returns the only item of a list of equal ones. */
const shared = <T>(items: readonly T[]): T | undefined => (new Set(items).size === 1 ? items[0] : undefined);

/** Gives a service what all its workloads have alike. */
function shareOfWorkloads({ registry, mesh }: Program, drawing: Drawing, service: ServiceFact, id: string): void {
  const node = drawing.nodes.get(id);
  if (node === undefined || node.kind !== 'service') return;
  const pods = registry.services.endpointsOf(service).flatMap(({ pod }) => pod ?? []);
  const drawn = pods.flatMap((pod) => drawing.nodes.get(drawing.pods.get(pod) ?? '') ?? []);
  if (drawn.length === 0) return;
  const dataPlane = shared(drawn.map((workload) => workload.dataPlane));
  if (dataPlane !== undefined) node.dataPlane = dataPlane;
  if (dataPlane === undefined || dataPlane === 'none') return;
  const modes = new Set(
    pods.flatMap((pod) =>
      service.ports.flatMap(({ target }) => {
        const port = typeof target === 'number' ? target : pod.namedPorts.get(target);
        return port === undefined ? [] : [mesh.access.mtls(pod, port)];
      }),
    ),
  );
  if (modes.size > 0) node.mtls = [...modes].sort().join(', ');
}
