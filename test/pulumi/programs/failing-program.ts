import * as pulumi from '@pulumi/pulumi';
import { ServiceMesh, type ServiceMeshArgs } from '../../../lib/pulumi';

/** Programs that fail when the values of their Outputs are known. */
const SCENARIOS: Record<string, () => ServiceMeshArgs> = {
  secret: () => ({ hub: pulumi.secret('https://token@registry') }),
  plain: () => ({ hub: pulumi.output(Promise.resolve('https://registry.example')) }),
  shape: () => ({ pilot: { jwksResolverExtraRootCA: pulumi.output(Promise.resolve('')) } }),
  together: () => ({ pilot: { traceSampling: pulumi.output(2), autoscaling: { min: 7, max: pulumi.output(3) } } }),
};

async function main(): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
      call: ({ inputs }) => inputs as object,
    },
    'shop',
    'dev',
    false,
  );
  new ServiceMesh('mesh', { crds: false, ...SCENARIOS[process.argv[2]]() });
}

void main();
