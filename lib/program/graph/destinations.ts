import { isVisibleIn } from '../objects/visibility';
import type { ServiceFact } from '../registry/services';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';
import { drawService } from './services';
import { namedSubset } from './subsets';

/** Nodes of hosts that routes name. */
export class Destinations {
  private readonly outside: ReadonlySet<string>;

  constructor(
    private readonly program: Program,
    private readonly drawing: Drawing,
  ) {
    this.outside = new Set(program.options.outside?.hosts ?? []);
  }

  /** Returns the id of the node of a complete host, as an object of a namespace means it. */
  host(host: string, namespace: string): string {
    const service = this.serviceOf(host, namespace);
    return service === undefined ? this.undeclared(host) : drawService(this.program, this.drawing, service);
  }

  /** Returns the id of the node of a destination: a subset of a service, or the service. */
  destination(host: string, subset: string | undefined, namespace: string): string {
    const id = this.host(host, namespace);
    return subset === undefined ? id : namedSubset(this.drawing, id, subset);
  }

  /** Returns the service of the namespace itself, else a visible one, those of Kubernetes first. */
  private serviceOf(host: string, namespace: string): ServiceFact | undefined {
    const { mesh, registry } = this.program;
    const own = registry.services.inNamespace(host, namespace);
    if (own !== undefined) return own;
    const all = registry.services.ofHost(host);
    const visible = all.filter((service) => isVisibleIn(mesh.visibilityOf(service), namespace));
    const known = visible.length > 0 ? visible : all;
    return known.find((service) => service.registry === 'kubernetes') ?? known[0];
  }

  private undeclared(host: string): string {
    const id = idOf('host', host);
    const facts = { declared: this.outside.has(host) ? 'outside the program' : 'no' };
    this.drawing.node({ id, kind: 'host', label: host, facts });
    return id;
  }
}
