import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import {
  HTTPRoute,
  KubernetesGateway,
  MeshProblems,
  MeshService,
  outside,
  ServiceMesh,
  VirtualService,
} from '../../../lib/pulumi';
import type { Outcome } from '../outcome';
import { decoded, run, unknown } from '../support';

/** Programs that fail do so in a process of their own. */
function outcomesOf(file: string): () => Record<string, Outcome> {
  let known: Record<string, Outcome> | undefined;
  return () => {
    if (known) return known;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, '../programs', file)], {
      encoding: 'utf8',
    });
    try {
      return (known = JSON.parse(stdout) as Record<string, Outcome>);
    } catch {
      throw new Error(stderr);
    }
  };
}

const outcomes = outcomesOf('analysis-programs.ts');
const inStack = outcomesOf('analysis-stack-programs.ts');

interface Expected {
  readonly problems?: readonly string[];
  readonly warnings?: readonly unknown[];
  readonly sent: readonly string[];
}

const HOST = 'spec.http[0].route[0].destination.host: analysis/unknown-reference';
const CATALOG = '"catalog.shop.svc.cluster.local"';
const AT_ONE_GATEWAY =
  'second: [urn:pulumi:dev::shop::istio-constructs:index:VirtualService::second] spec.hosts[0]: got "shop.example"; ' +
  'VirtualService shop/first routes this host on gateway shop/public too, and the order of their routes is ' +
  'left to chance; join their routes, or delegate to one of them (analysis/host-conflict)';

const EXPECTED: Record<string, Expected> = {
  'a host that nobody declares': {
    problems: [`wrong: ${HOST}: "catalogue"`],
    sent: ['catalog-destination-rule', 'right'],
  },
  'names of every sort that nobody declares': {
    problems: [
      'gateway: spec.gateways[0]: analysis/unknown-reference: "public"',
      'port: spec.http[0].route[0].destination.port.number: analysis/unknown-reference: 81',
      'provider: spec.tracing[0].providers[0].name: analysis/unknown-reference: "zipkin"',
      'secret: spec.servers[0].tls.credentialName: analysis/unknown-reference: "cert"',
      'service: spec.targetRefs[0].name: analysis/unknown-reference: "catalogue"',
      'subset: spec.http[0].route[0].destination.subset: analysis/unknown-reference: "v9"',
      'waypoint: spec.targetRefs[0].name: analysis/unknown-reference: "waypoint"',
    ],
    sent: ['catalog-destination-rule'],
  },
  'a program that knows little judges little': {
    problems: ['routes: spec.gateways[0]: analysis/unknown-reference: "public"'],
    sent: ['private'],
  },
  'two VirtualServices for one host': {
    problems: [`second: spec.hosts[0]: analysis/host-conflict: ${CATALOG}`],
    sent: ['catalog-destination-rule', 'first'],
  },
  'two objects with one name': {
    problems: ['second: metadata.name: analysis/duplicate-object: "stripe"'],
    sent: ['first'],
  },
  'an object that a MeshService writes': {
    problems: [
      'mine: metadata.name: analysis/duplicate-object: "catalog"',
      'reviews-too: spec.hosts[0]: analysis/host-conflict: "reviews.shop.svc.cluster.local"',
    ],
    sent: ['catalog-destination-rule', 'catalog-virtual-service', 'reviews-virtual-service'],
  },
  'a VirtualService beside an HTTPRoute': {
    problems: ['catalog: VirtualService shop/catalog spec.hosts[0]: ambient/two-routes: "shop/catalog"'],
    sent: ['routes'],
  },
  'two VirtualServices at one gateway': { warnings: [AT_ONE_GATEWAY], sent: ['first', 'public', 'second'] },
  'two VirtualServices at one gateway, strictly': {
    problems: ['second: spec.hosts[0]: analysis/host-conflict: "shop.example"'],
    sent: ['first', 'public'],
  },
  'strict in another cluster': { warnings: [AT_ONE_GATEWAY], sent: ['first', 'public', 'second'] },
  'a mesh that is doubtful': {
    warnings: [
      expect.stringContaining(
        'mesh: [urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh] hub: got "gcr.io/istio-release"; ',
      ),
    ],
    sent: [],
  },
  'a mesh that is doubtful, strictly': { problems: ['mesh: hub: props/hub-ends: "gcr.io/istio-release"'], sent: [] },
  'a policy that istiod warns about': {
    warnings: [expect.stringMatching(/^routes: \[urn:.*::routes\] spec\.http\[1\]: /)],
    sent: ['routes'],
  },
  'a policy that istiod warns about, strictly': {
    problems: ['routes: spec.http[1]: webhook/route-unreachable: {"route":[{"destination":{"host":"b"}}]}'],
    sent: [],
  },
  'what is outside': { sent: ['provider', 'routes', 'secret', 'waypoint'] },
  'outside of another cluster': { problems: [`in-west: ${HOST}: ${CATALOG}`], sent: ['in-east'] },
  'a service of another cluster': { problems: [`in-west: ${HOST}: ${CATALOG}`], sent: ['catalog-destination-rule'] },
  'declared after it, in the same turn': { sent: ['catalog-destination-rule', 'routes'] },
  'declared after an await that lets nothing else run': { sent: ['catalog-destination-rule', 'routes'] },
  'declared too late': { problems: [`routes: ${HOST}: ${CATALOG}`], sent: ['catalog-destination-rule'] },
  'declared before an await': {
    problems: [`wrong: ${HOST}: "catalogue"`],
    sent: ['by-reference', 'by-text', 'catalog-destination-rule'],
  },
  'wrong only with what comes later': { problems: [`routes: ${HOST}: "catalogue"`], sent: ['more', 'routes'] },
  'in an apply': { problems: [`wrong: ${HOST}: "catalogue"`], sent: [] },
  'names that are Outputs': { sent: ['one', 'two'] },
  'wrong beside an Output': { problems: [`wrong: ${HOST}: "catalogue"`], sent: [] },
  'a service outside the cluster': { sent: ['api.stripe.com-service-entry', 'by-reference', 'by-text', 'stripe'] },
  'depending on what is refused': { problems: [`wrong: ${HOST}: "catalogue"`], sent: ['beside-virtual-service'] },
};

const IN_STACK: Record<string, Expected> = {
  'a Service that is declared first of all': {
    problems: [
      'port: spec.http[0].route[0].destination.port.number: analysis/unknown-reference: 81',
      `wrong: ${HOST}: "catalogue"`,
    ],
    sent: ['catalog', 'right'],
  },
  'a Service in a Namespace that is named by an Output': {
    problems: [`wrong: ${HOST}: "catalogue"`],
    sent: ['catalog', 'ns', 'right'],
  },
  'a Service whose name or ports are Outputs': {
    problems: [`wrong: ${HOST}: "anything.web.svc.cluster.local"`],
    sent: ['any', 'port', 'ports', 'right'],
  },
  'a Service with a name that the provider makes': { problems: [`wrong: ${HOST}: "catalog"`], sent: ['catalog'] },
  'a Service that exists already': { problems: [`wrong: ${HOST}: "catalogue"`], sent: ['read', 'right'] },
  'a Service of another cluster': { problems: [`wrong: ${HOST}: ${CATALOG}`], sent: ['catalog'] },
  'a Secret where the gateway reads it, and elsewhere': {
    problems: ['gateway-there: spec.servers[0].tls.credentialName: analysis/unknown-reference: "there"'],
    sent: ['gateway-here', 'gateway-open', 'here', 'open', 'there'],
  },
  'a namespace in ambient mode': {
    problems: ['rules: spec.rules[0].to[0].operation.methods: ambient/http-attribute: "methods"'],
    sent: ['elsewhere', 'ns'],
  },
  'an object that is there already as a custom resource': {
    problems: ['mine: metadata.name: analysis/duplicate-object: "mine"'],
    sent: ['raw-mine'],
  },
  'a custom resource that is wrong is not ours to judge': { sent: ['raw-raw'] },
  'patches and objects of the mesh are no second objects': { sent: ['catalog', 'ns', 'patch', 'right'] },
  'a chart, whose objects are not seen': {
    problems: ['twice: spec.hosts[0]: analysis/host-conflict: "a.example"'],
    sent: ['redis', 'routes'],
    warnings: [
      expect.stringMatching(/^routes: .*got "redis"; no service has this host/),
      expect.stringMatching(/^twice: .*got "redis"; no service has this host/),
    ],
  },
  'a chart in another cluster': { problems: [`routes: ${HOST}: "redis"`], sent: ['redis'] },
  'a Service that is declared before we look': {
    problems: [`elsewhere: ${HOST}: "early"`],
    warnings: [expect.stringMatching(/^routes: .*got "early"; no service has this host/)],
    sent: ['early', 'routes'],
  },
  'namespaces that wait for what waits for them': {
    problems: [
      'mesh-deny-all-shop: AuthorizationPolicy allow-nothing: pulumi/waits-for-itself: "shop"',
      'mesh: Namespace books: pulumi/waits-for-itself: "books"',
      'mesh: Telemetry default: pulumi/waits-for-itself: "web"',
    ],
    sent: ['free', 'mesh-deny-all-free', 'routes'],
  },
  'a namespace that the mesh makes too': {
    problems: ['mesh: Namespace istio-system metadata.name: analysis/duplicate-object: "istio-system"'],
    sent: ['ns'],
  },
};

describe('what the objects of a program say together', () => {
  test.each(Object.entries(EXPECTED))(
    '%s',
    (name, { problems = [], warnings = [], sent }) => {
      expect(outcomes()[name]).toEqual({
        problems,
        warnings,
        sent,
        otherFailures: [],
        texts: problems.length > 0 ? [''] : [],
      });
    },
    60_000,
  );

  test('objects of a mesh that are already there make the program fail, though they wait for nothing', () => {
    const { problems, otherFailures } = outcomes()['the same mesh twice'];
    expect(problems).toContain(
      'second: Namespace istio-system metadata.name: analysis/duplicate-object: "istio-system"',
    );
    expect(problems.length).toBe(9);
    expect(otherFailures).toEqual([]);
  });

  test('every program is looked at', () => {
    expect(Object.keys(outcomes()).sort()).toEqual([...Object.keys(EXPECTED), 'the same mesh twice'].sort());
    expect(Object.keys(inStack())).toEqual(Object.keys(IN_STACK));
  });

  test.each(Object.entries(IN_STACK))(
    'beside resources of the Kubernetes SDK: %s',
    (name, { problems = [], warnings = [], sent }) => {
      expect(inStack()[name]).toEqual({
        problems,
        warnings,
        sent,
        otherFailures: [],
        texts: problems.length > 0 ? [''] : [],
      });
    },
    60_000,
  );
});

test('what is outside is said in plain words', async () => {
  const problems: unknown[] = [];
  await run(() => {
    try {
      outside({ hosts: ['a.example', pulumi.output('b.example') as unknown as string] });
    } catch (reason) {
      problems.push(...(reason as MeshProblems).problems);
    }
  });
  expect(problems).toEqual([
    {
      severity: 'error',
      code: 'pulumi/structural',
      path: 'outside().hosts[1]',
      found: 'an Output',
      fix: 'pass a plain value',
      message: 'it is compared with what policies name, so its value must be known when the program runs',
    },
  ]);
});

describe('objects that wait to be judged', () => {
  const catalog = () => new MeshService('catalog', { namespace: 'shop', port: 80, subsets: { v1: { version: 'v1' } } });

  test('are there at once, to be depended on', async () => {
    const { objects, resources, result } = await run(() => {
      const policy = new VirtualService('routes', {
        hosts: ['a.example'],
        http: [{ route: [{ destination: catalog() }] }],
      });
      new pulumi.ComponentResource('test:index:After', 'after', {}, { dependsOn: [policy] });
      return policy.resource;
    });
    expect(await (result.urn as unknown as { promise(): Promise<string> }).promise()).toBe(objects.get('routes')?.urn);
    expect(resources.find(({ name }) => name === 'after')?.dependsOn).toContain(objects.get('routes')?.urn);
  });

  test('have what is unknown or secret where it was given, and depend on it there only', async () => {
    const { objects } = await run(
      () => {
        const service = catalog();
        new ServiceMesh('mesh', { crds: false });
        new VirtualService('routes', {
          hosts: ['a.example'],
          metadata: { labels: { team: pulumi.secret('payments') } },
          http: [
            {
              timeout: unknown<'5s'>('timeout'),
              retries: { attempts: pulumi.secret(3) },
              route: [{ destination: service.subset('v1'), weight: 100 }],
            },
          ],
        });
        service.timeout(unknown<'5s'>('other')).retry({ attempts: pulumi.secret(2) });
      },
      { preview: true },
    );
    const routes = decoded(objects.get('routes')?.inputs);
    expect(routes.secrets).toEqual(['metadata.labels.team', 'spec.http[0].retries.attempts']);
    expect(routes.unknowns).toEqual(['spec.http[0].timeout']);
    expect(objects.get('routes')?.propertyDependencies).toEqual({
      apiVersion: [],
      kind: [],
      metadata: [],
      spec: ['urn:pulumi:dev::shop::test:index:Source::timeout'],
    });
    const written = decoded(objects.get('catalog-virtual-service')?.inputs);
    expect(written.secrets).toEqual(['spec.http[0].retries.attempts']);
    expect(written.unknowns).toEqual(['spec.http[0].timeout']);
    expect(objects.get('catalog-virtual-service')?.propertyDependencies.spec).toEqual([
      'urn:pulumi:dev::shop::test:index:Source::other',
    ]);
  });

  test('are those of the Gateway API too', async () => {
    const { objects } = await run(
      () => {
        const gateway = new KubernetesGateway('public', {
          namespace: 'shop',
          gatewayClassName: 'istio',
          listeners: [{ name: 'http', port: unknown<number>('port'), protocol: 'HTTP' }],
        });
        new HTTPRoute('routes', { namespace: 'shop', parentRefs: [gateway], rules: [{ backendRefs: [catalog()] }] });
      },
      { preview: true },
    );
    expect(decoded(objects.get('public')?.inputs)).toMatchObject({ unknowns: ['spec.listeners[0].port'], secrets: [] });
    expect(decoded(objects.get('routes')?.inputs.spec).value).toEqual({
      parentRefs: [{ name: 'public' }],
      rules: [{ backendRefs: [{ name: 'catalog', port: 80 }] }],
    });
  });
});
