import { Construct } from 'constructs';
import { throwIfAny, type GatewayRole, type Problem } from '../model';
import type { CommonGatewayProps } from '../props';
import { renderGateway } from '../mesh/gateways/beside-mesh';
import { REFERENCE, type Referable, type ReferenceContext } from '../policies/references/references';
import { MeshGateway } from './gateway-handle';
import type { MeshObject } from './output/mesh-object';
import { addObjects, located, type ServiceMesh } from './service-mesh';

/** A gateway's mesh, whose release, images and revision it shares. */
export interface OfMesh {
  readonly mesh: ServiceMesh;
}

/** The base of the gateways beside a mesh. The gateway's name is the construct's id unless `name` is given. */
export abstract class GatewayConstruct extends Construct implements Referable {
  /** The handle of the gateway for routes, policies and Istio `Gateway` objects. */
  readonly gateway: MeshGateway;
  private readonly objectsById = new Map<string, MeshObject>();

  constructor(scope: Construct, id: string, role: GatewayRole, { mesh, ...props }: CommonGatewayProps & OfMesh) {
    super(scope, id);
    const warnings: Problem[] = [];
    const { nodes, gateway } = located(this, () =>
      renderGateway({ role, props: { name: id, ...props }, ...mesh.forGateways }, (problems) => {
        throwIfAny(problems);
        warnings.push(...problems.map((problem) => ({ ...problem, object: this.node.path })));
      }),
    );
    addObjects(this, nodes, this.objectsById);
    this.gateway = new MeshGateway(gateway, nodes);
    mesh.adopt(this.gateway, nodes, warnings);
  }

  /** Stands for the gateway in policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return this.gateway[REFERENCE](place, from);
  }

  /** The rendered objects by their ids, for example `public/deployment`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }
}
