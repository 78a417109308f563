import { Extensions } from '../../simulate/extensions';
import { Handlers } from '../../simulate/handlers';
import { objectErrors } from '../../simulate/object-errors';
import { AccessQuestions } from '../../simulate/questions/access';
import { Journeys } from '../../simulate/questions/journey';
import { Parties } from '../../simulate/questions/parties';
import type { Manifest } from '../../../model';
import { sourceOf } from '../../registry/objects';
import type { ServiceFact } from '../../registry/services';
import type { Drawing, NodeDraft } from '../drawing';
import type { Program } from '../program';
import { DataPlanes } from '../workloads';
import { ActingPolicies, IdentityRules } from './acting';
import { Callees, type CalleeFacts } from './callees';
import { Callers } from './callers';
import { IdentitySets } from './identity-sets';
import { summaryOf, type Summary } from './summary';
import { Verdicts } from './verdicts';

/**
 * Draws who may call whom, as the simulation says: a service takes all callers in the mesh, none, those of its `call`
 * edges, or it is not known, with the reason.
 *
 * @param suspects objects in which the analysis found something
 */
export function drawAccess(program: Program, drawing: Drawing, suspects?: ReadonlySet<string>): void {
  const { registry, objects, options } = program;
  const planes = new DataPlanes(program);
  // What arrives at a gateway is decided by its servers.
  const isGateway = (service: ServiceFact) =>
    registry.services.endpointsOf(service).some(({ pod }) => pod !== undefined && planes.isGateway(pod));
  const services = [...drawing.services].filter(
    ([service, id]) =>
      service.registry === 'kubernetes' &&
      service.resolution !== 'alias' &&
      drawing.nodes.get(id)?.kind === 'service' &&
      !isGateway(service),
  );
  if (services.length === 0) return;
  // An object without findings has no errors, so that it is not validated once more.
  const doubtful = suspects === undefined ? objects : objects.filter((object) => isDoubtful(object, suspects));
  const errors = objectErrors(doubtful, registry.objects, options.version);
  if (errors.length > 0) {
    for (const [, id] of services)
      markUnknown(drawing.nodes.get(id), 'a cluster would refuse an object of the program');
    return;
  }
  const access = new AccessDrawer(program, drawing);
  for (const [service, id] of services) access.draw(service, id);
}

/** Reports whether an object may have errors: the analysis found something in it, or leaves it aside. */
const isDoubtful = (object: Manifest, suspects: ReadonlySet<string>): boolean =>
  suspects.has(sourceOf(object)) || String(object.metadata?.namespace).startsWith('kube-');

function markUnknown(node: NodeDraft | undefined, why: string): void {
  if (node === undefined) return;
  node.access = 'unknown';
  node.facts['access is unknown because'] = why;
}

class AccessDrawer {
  private readonly callers: Callers;
  private readonly callees: Callees;
  private readonly verdicts: Verdicts;
  private readonly summaries = new Map<string, Summary>();

  constructor(
    program: Program,
    private readonly drawing: Drawing,
  ) {
    const { mesh, registry } = program;
    const handlers = new Handlers(mesh, new Extensions(registry, new Set()));
    const parties = new Parties(mesh);
    const journeys = new Journeys(mesh, handlers, parties);
    const rules = new IdentityRules(program);
    this.callers = new Callers(program, drawing, parties);
    this.callees = new Callees(program, new ActingPolicies(program), { parties, journeys });
    this.verdicts = new Verdicts(
      new AccessQuestions(handlers, journeys, parties),
      new IdentitySets(this.callers, rules),
      rules,
      ({ namespace, name }) => parties.gatewayIdentity({ kind: 'waypoint', namespace, name }),
    );
  }

  draw(service: ServiceFact, id: string): void {
    const node = this.drawing.nodes.get(id);
    if (node === undefined) return;
    const facts = this.callees.of(service);
    if (facts.unknown !== undefined) {
      markUnknown(node, facts.unknown);
      return;
    }
    const summary = this.summaryOf(facts);
    node.access = summary.access;
    Object.assign(node.facts, summary.facts);
    const objects = [...new Set([...facts.atPods, facts.atWaypoint].flatMap((hop) => hop?.policies ?? []))];
    for (const { from, label, facts: of } of summary.edges) {
      this.drawing.edge({
        ...{ kind: 'call', from, to: id, facts: of },
        ...(label === undefined ? {} : { label }),
        objects: objects.map(({ source }) => source),
      });
    }
  }

  private summaryOf(facts: CalleeFacts): Summary {
    let summary = this.summaries.get(facts.key);
    if (summary === undefined)
      this.summaries.set(facts.key, (summary = summaryOf(this.callers, this.verdicts.of(facts))));
    return summary;
  }
}
