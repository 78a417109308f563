import * as pulumi from '@pulumi/pulumi';
import type { GatewayRole } from '../model';
import type { CommonGatewayProps, EastWestGatewayProps } from '../props';
import type { CallOptions } from '../policies/intents';
import { REFERENCE, type Referable, type ReferenceContext } from '../policies/references/references';
import { declareResolved } from './program/analysis';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/handles';
import { deployProblems } from '../outputs/differences';
import { MeshGateway } from './gateway-handle';
import { argsProblems, throwLocated } from '../outputs/problems';
import { resolveInputs } from './inputs/outputs';
import type { Inputs } from './inputs/types';
import type { KubeObject } from './deploy/kube-object';
import { gatewayCore } from '../outputs/cores/mesh';
import { meshProblems, urnOf } from './program/meshes';
import { dependenciesOf, registerNodes } from './deploy/register';
import type { GatewayInputs } from '../../imports/mesh-inputs';
import type { ServiceMesh } from './service-mesh';

/** A gateway's mesh, whose release, images and revision it shares. */
export interface OfMesh {
  readonly mesh: ServiceMesh;
  /** Wait until its load balancer has an address. @default - as the mesh does */
  readonly awaitLoadBalancer?: boolean;
}

/** The base of the gateways beside a mesh. The gateway's name is the component's name unless `name` is given. */
export abstract class GatewayComponent extends pulumi.ComponentResource implements Referable {
  /** The handle of the gateway for routes, policies and Istio `Gateway` objects. */
  readonly gateway: MeshGateway;
  /** The resources by the ids of their objects, for example `public/deployment`. */
  readonly resources: ReadonlyMap<string, KubeObject>;

  constructor(
    type: string,
    name: string,
    role: GatewayRole,
    args: GatewayInputs<EastWestGatewayProps> & OfMesh,
    options: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, options);
    const urn = urnOf(type, name, options);
    throwLocated(argsProblems(args), urn);
    const { mesh, awaitLoadBalancer, ...given } = args;
    throwLocated([...meshProblems(mesh), ...deployProblems({ awaitLoadBalancer })], urn);
    const { deploy, meshProps, ...around } = mesh.forGateways;
    // Where a prop has an Output, the core only ever sees it with a value in its place.
    const props = { name, ...given } as CommonGatewayProps;
    const resolved = resolveInputs(gatewayCore(urn, role, around), { props, meshProps });
    const { manifests, rendered } = resolved;
    this.resources = registerNodes(rendered.nodes, manifests, {
      component: this,
      name,
      options,
      after: [...mesh.controlPlane, ...mesh.namespaceOf(rendered.gateway.namespace), ...dependenciesOf(options)],
      args: { ...deploy, ...(awaitLoadBalancer !== undefined && { awaitLoadBalancer }) },
    });
    this.gateway = new MeshGateway(rendered.gateway, rendered.nodes);
    mesh.adopt(this.gateway, rendered.nodes, manifests, this.resources);
    void declareResolved(this, urn, resolved);
    this.registerOutputs({});
  }

  /** Lets the gateway call a service, which then takes calls of nobody else but those who may. See `calls`. */
  calls(service: ServiceHandle, options?: Inputs<CallOptions>): this {
    calls(this, service, options);
    return this;
  }

  /** Stands for the gateway in policies. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return this.gateway[REFERENCE](place, from);
  }
}
