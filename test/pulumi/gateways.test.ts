import { App, Chart } from 'cdk8s';
import * as pulumi from '@pulumi/pulumi';
import * as cdk8s from '../../lib';
import type { EastWestGatewayProps, MeshProps } from '../../lib/props';
import {
  EastWestGateway,
  EgressGateway,
  Gateway,
  IngressGateway,
  MeshProblems,
  MeshService,
  PeerAuthentication,
  ServiceMesh,
  type ServiceMeshArgs,
} from '../../lib/pulumi';
import { plain, run, type Registered } from './support';

interface Body {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; annotations?: Record<string, string> | null };
  spec?: { type?: string };
}

const PULUMI = { 'ingress': IngressGateway, 'egress': EgressGateway, 'east-west': EastWestGateway };
const CDK8S = { 'ingress': cdk8s.IngressGateway, 'egress': cdk8s.EgressGateway, 'east-west': cdk8s.EastWestGateway };
type Role = keyof typeof PULUMI;
const COMPONENT: Record<Role, string> = {
  'ingress': 'IngressGateway',
  'egress': 'EgressGateway',
  'east-west': 'EastWestGateway',
};

const key = ({ apiVersion, kind, metadata }: Body) =>
  `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
const sorted = (bodies: readonly Body[]) => [...bodies].sort((a, b) => key(a).localeCompare(key(b)));

/** What cdk8s writes for the gateway. */
function written(role: Role, meshProps: MeshProps, name: string, props: EastWestGatewayProps): Body[] {
  const app = new App();
  const mesh = new cdk8s.ServiceMesh(new Chart(app, 'mesh'), 'mesh', meshProps);
  const chart = new Chart(app, 'gateway');
  new CDK8S[role](chart, name, { mesh, ...props });
  return sorted(plain(chart.toJson()) as Body[]);
}

/** The same object without what Pulumi adds to Services, which is checked by itself. */
function asWritten(body: Body): Body {
  if (body.kind !== 'Service' || body.metadata.annotations?.['pulumi.com/skipAwait'] === undefined) return body;
  const { 'pulumi.com/skipAwait': _, ...annotations } = body.metadata.annotations;
  const { annotations: __, ...metadata } = body.metadata;
  return { ...body, metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) } };
}

/** cdk8s leaves out fields that are null, which charts write, and annotations where there are none. */
function withoutNulls(body: Body): Body {
  const { annotations, ...metadata } = body.metadata;
  const given = {
    ...body,
    metadata: { ...metadata, ...(annotations && Object.keys(annotations).length > 0 && { annotations }) },
  };
  return JSON.parse(JSON.stringify(given, (_, value: unknown) => value ?? undefined)) as Body;
}

const quiet: MeshProps = { profile: 'minimal', crds: false };
const NETWORK: MeshProps = { ...quiet, network: 'n1', meshId: 'm', clusterName: 'c1' };

/** Which Services are awaited: the load balancers. */
const CASES: readonly {
  readonly title: string;
  readonly role: Role;
  readonly mesh?: MeshProps;
  readonly props: EastWestGatewayProps;
  readonly awaited: string;
}[] = [
  { title: 'ingress', role: 'ingress', props: {}, awaited: 'all' },
  {
    title: 'ingress, in a namespace of its own, scaled',
    role: 'ingress',
    props: { namespace: 'edge', autoscaling: { min: 3, max: 9 }, podDisruptionBudget: { minAvailable: 2 } },
    awaited: 'all',
  },
  {
    title: 'ingress, of another name, inside the cluster',
    role: 'ingress',
    props: { name: 'inner', service: { type: 'ClusterIP' } },
    awaited: 'none',
  },
  {
    title: 'ingress, as a DaemonSet without a Service',
    role: 'ingress',
    props: { kind: 'DaemonSet', service: { type: 'None' } },
    awaited: 'none',
  },
  { title: 'ingress, written out', role: 'ingress', props: { injection: false, replicas: 2 }, awaited: 'all' },
  {
    title: 'ingress, of a revision',
    role: 'ingress',
    mesh: { ...quiet, revision: 'blue' },
    props: { annotations: { team: 'edge' }, service: { type: 'NodePort' } },
    awaited: 'none',
  },
  { title: 'egress', role: 'egress', props: {}, awaited: 'none' },
  { title: 'egress, written out', role: 'egress', props: { injection: false }, awaited: 'none' },
  {
    title: 'egress, behind a load balancer',
    role: 'egress',
    props: { service: { type: 'LoadBalancer', loadBalancerClass: 'inner' } },
    awaited: 'all',
  },
  { title: 'east-west', role: 'east-west', mesh: NETWORK, props: {}, awaited: 'all' },
  {
    title: 'east-west, of another network',
    role: 'east-west',
    mesh: NETWORK,
    props: { network: 'n2', service: { annotations: { lb: 'inner' } } },
    awaited: 'all',
  },
];

const urnsOf = (resources: readonly Registered[]) => resources.map(({ urn }) => urn).sort();
const named = (urns: readonly string[]) => urns.map((urn) => urn.split('::').at(-1)).sort();
const CONTROL_PLANE = [
  'mesh-base/validating-webhook',
  'mesh-istiod/autoscaler',
  'mesh-istiod/deployment',
  'mesh-istiod/mutating-webhook',
  'mesh-istiod/service',
  'mesh-istiod/validating-webhook',
];

describe.each(CASES)('$title', ({ role, mesh = quiet, props, awaited }) => {
  const register = () =>
    run(() => {
      const control = new ServiceMesh('mesh', mesh as ServiceMeshArgs);
      return new PULUMI[role]('door', { mesh: control, ...props });
    });

  test('has the objects that cdk8s writes, each below the component, after the control plane', async () => {
    const { resources, objects, result } = await register();
    const type = `istio-constructs:index:${COMPONENT[role]}`;
    const component = resources.find((resource) => resource.type === type)!;
    expect(component).toMatchObject({
      urn: `urn:pulumi:dev::shop::${type}::door`,
      inputs: {},
      dependsOn: [],
      options: {},
      custom: false,
    });
    const mine = [...objects.values()].filter(({ parent }) => parent === component.urn);
    const wanted = written(role, mesh, 'door', props);
    expect(sorted(mine.map(({ inputs }) => asWritten(plain(inputs) as unknown as Body))).map(withoutNulls)).toEqual(
      wanted.map(withoutNulls),
    );
    expect([...result.resources.keys()].map((id) => `door-${id}`).sort()).toEqual(mine.map(({ name }) => name).sort());
    const namespaces = mine.filter((resource) => resource.type === 'kubernetes:core/v1:Namespace');
    for (const { type: token, name, options, dependsOn, inputs } of mine) {
      const body = inputs as unknown as Body;
      expect(token).toBe(
        `kubernetes:${body.apiVersion.includes('/') ? body.apiVersion : `core/${body.apiVersion}`}:${body.kind}`,
      );
      expect({ name, options }).toEqual({ name, options: {} });
      if (namespaces.length > 0 && token !== 'kubernetes:core/v1:Namespace')
        expect(dependsOn).toEqual(urnsOf(namespaces));
      else expect(named(dependsOn)).toEqual(CONTROL_PLANE);
    }
    const services = mine
      .filter((resource) => resource.type.endsWith(':Service'))
      .map(({ inputs }) => (inputs as unknown as Body).metadata.annotations?.['pulumi.com/skipAwait']);
    expect(services.every((skip) => skip === (awaited === 'all' ? undefined : 'true'))).toBe(true);
  });

  test('is what policies can refer to', async () => {
    const { result } = await register();
    const { name, namespace, labels, host } = result.gateway;
    const workload = written(role, mesh, 'door', props).find(
      ({ kind }) => kind === 'Deployment' || kind === 'DaemonSet',
    ) as unknown as {
      metadata: { name: string; namespace: string };
      spec: { template: { metadata: { labels: Record<string, string> } } };
    };
    expect({ name, namespace }).toEqual({ name: workload.metadata.name, namespace: workload.metadata.namespace });
    expect(host).toBe(`${name}.${namespace}.svc.cluster.local`);
    expect(workload.spec.template.metadata.labels).toMatchObject(labels);
  });
});

describe('load balancers', () => {
  const awaitedOf = async (ofMesh: boolean | undefined, own: boolean | undefined) => {
    const { objects } = await run(() => {
      const mesh = new ServiceMesh('mesh', {
        ...quiet,
        ...(ofMesh !== undefined && { awaitLoadBalancer: ofMesh }),
      } as ServiceMeshArgs);
      new IngressGateway('door', { mesh, ...(own !== undefined && { awaitLoadBalancer: own }) });
    });
    return (
      (objects.get('door-door/service')?.inputs as unknown as Body).metadata.annotations?.['pulumi.com/skipAwait'] ===
      undefined
    );
  };

  test.each([
    [undefined, undefined, true],
    [false, undefined, false],
    [true, undefined, true],
    [undefined, false, false],
    [false, true, true],
    [true, false, false],
  ])('mesh says %p, gateway says %p: awaited %p', async (mesh, own, awaited) => {
    expect(await awaitedOf(mesh, own)).toBe(awaited);
  });
});

test('a gateway takes over how the mesh is adopted', async () => {
  const { objects } = await run(
    () =>
      new IngressGateway('door', {
        mesh: new ServiceMesh('mesh', { ...quiet, adoptExisting: true } as ServiceMeshArgs),
      }),
  );
  const forced = [...objects.values()].map(
    ({ inputs }) => (inputs as unknown as Body).metadata.annotations?.['pulumi.com/patchForce'],
  );
  expect(forced.length).toBeGreaterThan(20);
  expect(new Set(forced)).toEqual(new Set(['true']));
});

test('the second gateway in a namespace waits for the namespace that came with the first', async () => {
  const { objects } = await run(() => {
    const mesh = new ServiceMesh('mesh', quiet as ServiceMeshArgs);
    new IngressGateway('public', { mesh, namespace: 'edge' });
    new IngressGateway('partner', { mesh, namespace: 'edge' });
  });
  expect([...objects.keys()].filter((name) => name.includes('namespaces/edge'))).toEqual(['public-namespaces/edge']);
  expect(named(objects.get('partner-partner/service')!.dependsOn)).toEqual(
    [...CONTROL_PLANE, 'public-namespaces/edge'].sort(),
  );
});

test('two gateways of one name are refused, with the URN of the second', async () => {
  const caught: MeshProblems[] = [];
  await run(() => {
    const mesh = new ServiceMesh('mesh', quiet as ServiceMeshArgs);
    new IngressGateway('first', { mesh, name: 'public' });
    try {
      new EgressGateway('second', { mesh, name: 'public' });
    } catch (reason) {
      caught.push(reason as MeshProblems);
    }
  });
  expect(caught[0].problems.map(({ object, path, code }) => ({ object, path, code }))).toEqual([
    {
      object: 'urn:pulumi:dev::shop::istio-constructs:index:EgressGateway::second',
      path: 'name',
      code: 'props/gateway-twice',
    },
  ]);
});

test('Outputs reach the objects of a gateway, their own and those of the mesh', async () => {
  const { objects } = await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, hub: pulumi.output('registry.example') } as ServiceMeshArgs);
    new IngressGateway('door', {
      mesh,
      injection: false,
      service: { loadBalancerIP: pulumi.output('192.0.2.7') },
      autoscaling: { max: pulumi.output(8) },
    });
  });
  const spec = (id: string) =>
    (plain(objects.get(`door-door/${id}`)?.inputs) as unknown as { spec: Record<string, unknown> }).spec;
  expect(spec('service').loadBalancerIP).toBe('192.0.2.7');
  expect(spec('horizontal-pod-autoscaler')).toMatchObject({ minReplicas: 1, maxReplicas: 8 });
  expect(JSON.stringify(spec('deployment'))).toContain('"registry.example/proxyv2:1.31.4"');
});

test('a policy and a service in the namespace of a gateway wait for it, those elsewhere do not', async () => {
  const { objects } = await run(() => {
    const mesh = new ServiceMesh('mesh', quiet as ServiceMeshArgs);
    const door = new IngressGateway('door', { mesh, namespace: 'edge' });
    const server = { port: { number: 80, name: 'http', protocol: 'HTTP' as const }, hosts: ['*'] };
    new Gateway('public', { namespace: 'edge', selector: door, servers: [server] });
    new MeshService('errors', { namespace: 'edge', port: 80 }).timeout('2s');
    new PeerAuthentication('elsewhere', { namespace: 'shop', mtls: { mode: 'STRICT' } });
  });
  expect(named(objects.get('public')!.dependsOn)).toEqual(['door-namespaces/edge', ...CONTROL_PLANE]);
  expect(named(objects.get('errors-virtual-service')!.dependsOn)).toEqual(['door-namespaces/edge', ...CONTROL_PLANE]);
  expect(named(objects.get('elsewhere')!.dependsOn)).toEqual(CONTROL_PLANE);
});
