import type { Construct } from 'constructs';
import type { ServiceModel } from '../policies/mesh-service';

/** What the constructs of one app say about the program as a whole. */
export class Program {
  private static readonly programs = new WeakMap<object, Program>();

  /** The program that a construct is part of. */
  static of(scope: Construct): Program {
    const root = scope.node.root;
    let program = Program.programs.get(root);
    if (program === undefined) Program.programs.set(root, program = new Program());
    return program;
  }

  /** Services that a `MeshService` stands for. */
  readonly services = new Set<ServiceModel>();
  /** The trust domain of the mesh, once it is known. */
  trustDomain: string | undefined;
}
