import * as cdk8s from 'cdk8s';
import * as forCdk8s from '../../lib';
import * as forPulumi from '../../lib/pulumi';
import { decoded, run } from '../pulumi/support';
import { REFUSED, WRITTEN, type World } from './cases';

interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: unknown;
}

const SMALL = { profile: 'minimal', ingressGateways: [{}], egressGateways: [{}] } as const;
const podsOf = (name: string, account: string) => ({ selector: { app: name }, serviceAccount: account });

/** Objects of Istio's API as `Kind namespace/name`. */
const istio = (objects: readonly Written[]): Record<string, unknown> =>
  Object.fromEntries(
    objects
      .filter(({ apiVersion }) => /istio\.io\//.test(apiVersion))
      .map(({ kind, metadata, spec }) => [`${kind} ${metadata.namespace}/${metadata.name}`, spec]),
  );

/** Runs a program, and returns what it writes in the end. */
type Engine = (program: (world: World) => void) => Promise<Record<string, unknown>>;

const inCdk8s: Engine = async (program) => {
  const app = new cdk8s.App();
  const [chart, shop] = [new cdk8s.Chart(app, 'mesh'), new cdk8s.Chart(app, 'shop', { namespace: 'shop' })];
  program({
    mesh: (props) => new forCdk8s.ServiceMesh(chart, { ...SMALL, ...props }),
    service: (name, account = name) => new forCdk8s.MeshService(shop, name, podsOf(name, account)),
    outside: (names) => forCdk8s.outside(chart, names),
    jwt: (target, options) => forCdk8s.jwt(shop, target, options),
  });
  app.synthYaml();
  const objects = app.node.findAll().filter((construct) => cdk8s.ApiObject.isApiObject(construct));
  return istio(objects.map((object) => (object as cdk8s.ApiObject).toJson() as Written));
};

const inPulumi: Engine = async (program) => {
  let tokens = 0;
  const done = await run(() =>
    program({
      mesh: (props) => {
        const args = { ...SMALL, crds: false, ...(props as forPulumi.ServiceMeshArgs) };
        return new forPulumi.ServiceMesh('mesh', args) as unknown as forCdk8s.ServiceMesh;
      },
      service: (name, account = name) => {
        const args = { namespace: 'shop', ...podsOf(name, account) };
        return new forPulumi.MeshService(name, args) as unknown as forCdk8s.MeshService;
      },
      outside: (names) => forPulumi.outside(names),
      jwt: (target, options) => {
        forPulumi.jwt(`tokens-${tokens++}`, target as unknown as forPulumi.AnyService, options);
      },
    }),
  );
  return istio([...done.objects.values()].map(({ inputs }) => decoded(inputs).value as Written));
};

describe.each([
  ['cdk8s', inCdk8s, 'mesh/mesh'],
  ['pulumi', inPulumi, 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh'],
] as const)('%s', (_, engine, mesh) => {
  test.each(WRITTEN.map((each) => [each.name, each] as const))('writes %s', async (_name, { program, objects }) => {
    expect(await engine(program)).toEqual(objects);
  });

  test.each(REFUSED.map((each) => [each.name, each] as const))('refuses %s', async (_name, { program, text }) => {
    const texts: string[] = [];
    await engine((world) => {
      try {
        program(world);
      } catch (reason) {
        texts.push((reason as Error).message);
      }
    });
    expect(texts).toEqual([text.replaceAll('<mesh>', mesh)]);
  });
});
