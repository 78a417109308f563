import * as pulumi from '@pulumi/pulumi';
import { MeshProblems } from '../../lib/model';
import * as library from '../../lib/pulumi';
import { run } from './support';

/** The entry as a program sees it that is not type-checked. */
type Untyped = Record<string, new (...args: unknown[]) => unknown> & Record<string, (...args: unknown[]) => unknown>;
const { VirtualService, IngressGateway, RevisionTag, ServiceMesh, outside, rateLimit } = library as unknown as Untyped;

type Act = (mesh: library.ServiceMesh & { readonly [method: string]: (...args: unknown[]) => unknown }) => unknown;

const CASES: Record<string, [Act, string]> = {
  'a mesh with null': [
    () => new ServiceMesh('m', null),
    'args: got null; must be an object; give the args by their names: { ... } (pulumi/no-args)',
  ],
  'a policy without args': [
    () => new VirtualService('v'),
    'args: got nothing; must be an object; give the args by their names: { ... } (pulumi/no-args)',
  ],
  'a gateway without a mesh': [
    () => new IngressGateway('g', {}),
    'mesh: got nothing; it must be a ServiceMesh of this program; declare the mesh first, and pass it (pulumi/no-mesh)',
  ],
  'a tag of the name of a mesh': [
    () => new RevisionTag('t', { mesh: 'mesh' }),
    'mesh: got "mesh"; it must be a ServiceMesh of this program; declare the mesh first, and pass it (pulumi/no-mesh)',
  ],
  'a switch as text': [
    () => new ServiceMesh('m', { retainCrds: 'no' }),
    'retainCrds: got "no"; it must be true or false when the program runs; pass true or false (pulumi/no-switch)',
  ],
  'a switch as an Output': [
    () => new ServiceMesh('m', { waitForReady: pulumi.output(false) }),
    'waitForReady: got "an Output"; it must be true or false when the program runs; pass true or false ' +
      '(pulumi/no-switch)',
  ],
  'a switch of a gateway as a number': [
    (mesh) => new IngressGateway('g', { mesh, awaitLoadBalancer: 0 }),
    'awaitLoadBalancer: got 0; it must be true or false when the program runs; pass true or false (pulumi/no-switch)',
  ],
  "Istio's own word for strict": [
    (mesh) => mesh.mtls('STRICT' as never),
    'mtls(): got "STRICT"; it has no such value; use one of strict, permissive (intents/unknown-word)',
  ],
  'a mode that is an Output': [
    (mesh) => mesh.mtls(pulumi.output('strict') as never),
    'mtls(): got "an Output"; it has no such value; use one of strict, permissive (intents/unknown-word)',
  ],
  'a way out that there is not': [
    (mesh) => mesh.egress.allow('a.example', { tls: 'maybe' as never }),
    'egress.allow().tls: got "maybe"; it has no such value; use one of originate, passthrough, none ' +
      '(intents/unknown-word)',
  ],
  'a mode of a namespace that there is not': [
    (mesh) => mesh.enrollmentLabels('on' as never),
    'mode: got "on"; pods cannot join a mesh so; use one of sidecar, ambient, none (props/enroll-mode)',
  ],
  'a limit in a unit that there is not': [
    (mesh) => rateLimit('l', mesh.ingressGateway, { requests: 5, per: 'week' }),
    'rateLimit().per: got "week"; it has no such value; use one of second, minute, hour (intents/unknown-word)',
  ],
  'a limit without a number': [
    (mesh) => rateLimit('l', mesh.ingressGateway, { requests: '5' }),
    'rateLimit().requests: got "5"; must be a whole number of requests, at least 1; give a number, for example ' +
      '100 (intents/no-number)',
  ],
  'nothing outside': [
    () => outside(),
    'outside(): got nothing; must be an object; give the args by their names: { ... } (pulumi/no-args)',
  ],
};

test.each(Object.entries(CASES))('%s is refused', async (_, [act, text]) => {
  const caught: unknown[] = [];
  await run(() => {
    const mesh = new library.ServiceMesh('mesh', { crds: false });
    try {
      act(mesh as never);
    } catch (reason) {
      caught.push(reason);
    }
  });
  expect(caught).toEqual([expect.any(MeshProblems)]);
  expect((caught[0] as Error).message.replace(/^1 problem:\n- (\[urn:\S+\] )?/, '')).toBe(text);
});
