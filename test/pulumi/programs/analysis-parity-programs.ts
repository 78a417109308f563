import { App, Chart } from 'cdk8s';
import * as pulumi from '@pulumi/pulumi';
import * as cdk from '../../../lib';
import * as live from '../../../lib/pulumi';
import { outcome } from '../outcome';

/** A program that both engines can declare. */
interface Declaration {
  readonly kind:
    | 'VirtualService'
    | 'DestinationRule'
    | 'Gateway'
    | 'ServiceEntry'
    | 'AuthorizationPolicy'
    | 'Telemetry'
    | 'HTTPRoute'
    | 'MeshService';
  readonly id: string;
  readonly props: object;
}

let state = 20261121;
const random = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
};
const pick = <T>(items: readonly T[]): T => items[random(items.length)];
const maybe = <T>(value: T): T | undefined => (random(2) === 0 ? value : undefined);

const NAMESPACES = ['shop', 'web'];
const HOSTS = ['a', 'b', 'a.shop.svc.cluster.local', 'b.web.svc.cluster.local', 'api.example.com', 'x.shop', 'c'];
const PORT = { number: 80, name: 'http', protocol: 'HTTP' } as const;

const destination = () => ({
  host: pick(HOSTS),
  ...(maybe(true) && { subset: pick(['v1', 'v2']) }),
  ...(maybe(true) && { port: { number: pick([80, 81]) } }),
});
const MAKERS: Record<Declaration['kind'], () => object> = {
  VirtualService: () => ({
    hosts: [pick(['one.example', 'two.example', ...HOSTS])],
    gateways: maybe([pick(['front', 'web/front', 'mesh'])]),
    http: [{ route: [{ destination: destination() }] }],
  }),
  DestinationRule: () => ({
    host: pick(HOSTS),
    subsets: maybe([{ name: 'v1', labels: { version: 'v1' } }]),
    trafficPolicy: maybe({ tls: { mode: 'SIMPLE', credentialName: pick(['cert', 'other']) } }),
  }),
  Gateway: () => ({
    name: 'front',
    selector: { app: pick(['istio-ingressgateway', 'mine']) },
    servers: [{ port: PORT, hosts: ['*'] }],
  }),
  ServiceEntry: () => ({
    hosts: [pick(['api.example.com', '*.example.com', 'c.shop.svc.cluster.local'])],
    ports: [PORT],
    resolution: 'NONE',
    location: 'MESH_EXTERNAL',
  }),
  AuthorizationPolicy: () => ({
    targetRefs: [
      pick([
        { group: '', kind: 'Service', name: 'a' },
        { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
      ]),
    ],
    rules: [{}],
  }),
  Telemetry: () => ({ tracing: [{ providers: [{ name: pick(['otel', 'zipkin']) }] }] }),
  HTTPRoute: () => ({
    parentRefs: [{ group: '', kind: 'Service', name: pick(['a', 'b']) }],
    rules: [{ backendRefs: [{ name: pick(['a', 'b', 'c']), port: 80 }] }],
  }),
  MeshService: () => ({ name: pick(['a', 'b']), port: 80, subsets: maybe({ v1: { version: 'v1' } }) }),
};
const KINDS = Object.keys(MAKERS) as Declaration['kind'][];

/** Objects of one kind, namespace and name are rare enough to be wanted: names are from a small set. */
function declarations(): Declaration[] {
  return Array.from({ length: 3 + random(8) }, (_, i) => {
    const kind = pick(KINDS);
    const props = Object.fromEntries(
      Object.entries({ namespace: pick(NAMESPACES), name: `n${random(6)}`, ...MAKERS[kind]() }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    return { kind, id: `d${i}`, props };
  });
}

type Make = new (scope: unknown, id: string, props: object) => { problems?(): readonly live.Problem[] };

/** What cdk8s says, as text. Services are not asked: what they write is. */
function inCdk8s(program: readonly Declaration[], mesh: boolean): string[] {
  const app = new App();
  const chart = new Chart(app, 'c');
  if (mesh) new cdk.ServiceMesh(new Chart(app, 'm'), { crds: false });
  const made = program.map(({ kind, id, props }) => ({
    id,
    policy: new (cdk as unknown as Record<string, Make>)[kind](chart, id, props),
  }));
  const told = made.flatMap(({ id, policy }) => {
    const objects =
      policy instanceof cdk.MeshService
        ? [policy.destinationRule, policy.virtualService, policy.serviceEntry]
        : [policy];
    const errors = objects
      .flatMap((object) => object?.problems?.() ?? [])
      .filter(({ severity }) => severity === 'error');
    return errors.map(({ path, code, found }) => `${id}: ${path}: ${code}: ${JSON.stringify(found)}`);
  });
  // Of two objects with one name the later has the problems of both.
  return [...new Set(told)].sort();
}

async function inPulumi(program: readonly Declaration[], mesh: boolean, outputs: boolean): Promise<string[]> {
  const { problems, otherFailures } = await outcome(() => {
    if (mesh) new live.ServiceMesh('m', { crds: false });
    // An Output that has nothing to do with names changes nothing.
    const team = outputs ? pulumi.output(Promise.resolve('a')) : 'a';
    for (const { kind, id, props } of program) {
      const more = kind === 'MeshService' ? {} : { metadata: { labels: { team } } };
      new (live as unknown as Record<string, new (name: string, props: object) => unknown>)[kind](id, {
        ...props,
        ...more,
      });
    }
  });
  return [...problems, ...otherFailures].sort();
}

const COUNT = 100;

async function main(): Promise<void> {
  const differing: object[] = [];
  let found = 0;
  for (let i = 0; i < COUNT; i++) {
    const [program, mesh] = [declarations(), i % 3 > 0];
    const expected = inCdk8s(program, mesh);
    const told = await inPulumi(program, mesh, i % 2 > 0);
    found += expected.length;
    if (JSON.stringify(expected) !== JSON.stringify(told)) differing.push({ i, mesh, program, expected, told });
  }
  console.log(JSON.stringify({ programs: COUNT, found, differing }));
}

void main();
