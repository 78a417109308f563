/** Entry `istio-constructs/testing/pulumi`: a mesh of what a program registers against mocks. */
import type { Manifest } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import type { SimulateOptions } from '../program/simulate/types';

/** What Pulumi gives to mocks of a resource. */
export interface MockedResource {
  readonly type: string;
  readonly name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Pulumi has it
  readonly inputs: any;
}

/** Mocks that note the Kubernetes objects of a program. */
export class RecordingMocks {
  private readonly recorded: Manifest[] = [];

  /** Notes the inputs of a Kubernetes resource, and gives them back as its state. */
  newResource = ({ type, name, inputs }: MockedResource): { id: string; state: Record<string, unknown> } => {
    const object = inputs as Record<string, unknown>;
    if (type.startsWith('kubernetes:') && typeof object.kind === 'string')
      this.recorded.push(structuredClone(object) as unknown as Manifest);
    return { id: `${name}-id`, state: object };
  };

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Pulumi has it
  call = ({ inputs }: { readonly inputs: any }): any => inputs;

  /** The objects so far, by kind, namespace and name: the order of registration is left to chance. */
  get objects(): readonly Manifest[] {
    const key = ({ apiVersion, kind, metadata }: Manifest) =>
      `${apiVersion}/${kind}/${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
    return [...this.recorded].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

/** Runs a program against mocks, waits until everything is registered, and makes a mesh of its objects. */
export async function meshOfProgram(program: () => unknown, options: SimulateOptions = {}): Promise<SimulatedMesh> {
  const mocks = new RecordingMocks();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional peer, loaded with the first program
  const { runtime } = require('@pulumi/pulumi') as typeof import('@pulumi/pulumi');
  await runtime.setMocks(mocks, 'project', 'stack', false);
  await program();
  await settled(mocks);
  return simulate(mocks.objects, options);
}

/** Waits until no more resources come. */
async function settled(mocks: RecordingMocks): Promise<void> {
  for (let before = -1, quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const now = mocks.objects.length;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

export type { SimulatedMesh, SimulateOptions };
