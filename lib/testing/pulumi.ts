/** Entry `istio-constructs/testing/pulumi`: simulates the mesh that a program registers against mocks. */
import type { Manifest } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import type { SimulateOptions } from '../program/simulate/types';

/** Arguments that Pulumi passes to the mock of a resource. */
export interface MockedResource {
  readonly type: string;
  readonly name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Pulumi has it
  readonly inputs: any;
}

/** Mocks that record the Kubernetes objects of a program. */
export class RecordingMocks {
  private readonly recorded: Manifest[] = [];

  /** Records the inputs of a Kubernetes resource, and returns them as its state. */
  newResource = ({ type, name, inputs }: MockedResource): { id: string; state: Record<string, unknown> } => {
    const object = inputs as Record<string, unknown>;
    if (type.startsWith('kubernetes:') && typeof object.kind === 'string')
      this.recorded.push(structuredClone(object) as unknown as Manifest);
    return { id: `${name}-id`, state: object };
  };

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Pulumi has it
  call = ({ inputs }: { readonly inputs: any }): any => inputs;

  /**
   * Returns the recorded objects sorted by kind, namespace and name, because the order of registration is left to
   * chance.
   */
  get objects(): readonly Manifest[] {
    const key = ({ apiVersion, kind, metadata }: Manifest) =>
      `${apiVersion}/${kind}/${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
    return [...this.recorded].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

/**
 * Runs a program against mocks, waits until all resources are registered, and builds the simulated mesh of its objects.
 */
export async function meshOfProgram(program: () => unknown, options: SimulateOptions = {}): Promise<SimulatedMesh> {
  return simulate(await objectsOfProgram(program), options);
}

/** Runs a program against mocks, waits until all resources are registered, and returns its Kubernetes objects. */
export async function objectsOfProgram(program: () => unknown): Promise<readonly Manifest[]> {
  const mocks = new RecordingMocks();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional peer, loaded with the first program
  const { runtime } = require('@pulumi/pulumi') as typeof import('@pulumi/pulumi');
  await runtime.setMocks(mocks, 'project', 'stack', false);
  await program();
  await waitForRegistrations(mocks);
  return mocks.objects;
}

/** Waits until the event loop registers no more resources. */
async function waitForRegistrations(mocks: RecordingMocks): Promise<void> {
  for (let before = -1, quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const now = mocks.objects.length;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

export type { SimulatedMesh, SimulateOptions };
