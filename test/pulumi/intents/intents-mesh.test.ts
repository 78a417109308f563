import * as pulumi from '@pulumi/pulumi';
import { EgressGateway, MeshProblems, outside, ServiceMesh, type ServiceMeshArgs } from '../../../lib/pulumi';
import { decoded, run, Source, unknown, type Registered, type Run } from '../support';

const quiet = { crds: false, profile: 'minimal', ingressGateways: [{}], egressGateways: [{}] } as const;
const mesh = (args: ServiceMeshArgs = {}, name = 'mesh') => new ServiceMesh(name, { ...quiet, ...args });

/** Everything of Istio's API that was registered, as `Kind namespace/name`. */
function istio({ objects }: Run<unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...objects.values()]
      .filter(({ type }) => type.includes('istio.io/'))
      .map(({ inputs }) => {
        const { kind, metadata, spec } = decoded(inputs).value as {
          kind: string;
          metadata: { namespace?: string; name: string };
          spec: unknown;
        };
        return [`${kind} ${metadata.namespace}/${metadata.name}`, spec];
      }),
  );
}

const named = (run: Run<unknown>, name: string) => run.objects.get(name) as Registered;

async function problemsOf(program: () => unknown): Promise<string> {
  let text = 'no problem';
  await run(async () => {
    try {
      await program();
    } catch (reason) {
      text = (reason as MeshProblems).message;
    }
  });
  return text;
}

/** The program gives way. */
const later = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

const PARENT = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh';
const URN = `${PARENT}::mesh`;

describe('mutual TLS and denial', () => {
  test(
    'of the mesh, in its root namespace, and of one namespace: children of the mesh, which wait for its control ' +
      'plane',
    async () => {
      const done = await run(() => {
        const it = mesh({ namespace: 'mesh-system' });
        it.mtls('strict');
        it.mtls('permissive', { namespace: 'legacy' });
        it.denyAll();
        it.denyAll({ namespace: 'shop' });
      });
      const components = done.resources
        .filter(({ parent, custom }) => parent === URN && !custom)
        .map(({ urn }) => urn.split('$')[1]);
      expect(components).toEqual([
        'istio-constructs:index:PeerAuthentication::mesh-mtls',
        'istio-constructs:index:PeerAuthentication::mesh-mtls-legacy',
        'istio-constructs:index:AuthorizationPolicy::mesh-deny-all',
        'istio-constructs:index:AuthorizationPolicy::mesh-deny-all-shop',
      ]);
      const { parent, dependsOn } = named(done, 'mesh-mtls-legacy');
      expect(parent).toBe(`${PARENT}$istio-constructs:index:PeerAuthentication::mesh-mtls-legacy`);
      expect(dependsOn.map((urn) => urn.split('::').at(-1)).sort()).toEqual([
        'mesh-base/validating-webhook',
        'mesh-istiod/autoscaler',
        'mesh-istiod/deployment',
        'mesh-istiod/mutating-webhook',
        'mesh-istiod/service',
        'mesh-istiod/validating-webhook',
      ]);
    },
  );

  test('what the options of the resource say', async () => {
    const done = await run(() => {
      const it = mesh();
      const after = new pulumi.ComponentResource('test:index:Team', 'team');
      const thing = new Source('thing', 'x');
      it.denyAll({ namespace: 'shop' }, { dependsOn: thing, protect: true });
      it.mtls('strict', { namespace: 'shop' }, { parent: after });
    });
    expect(named(done, 'mesh-deny-all-shop').protect).toBe(true);
    expect(named(done, 'mesh-deny-all-shop').dependsOn).toContain('urn:pulumi:dev::shop::test:index:Source::thing');
    expect(named(done, 'mesh-mtls-shop').parent).toBe(
      'urn:pulumi:dev::shop::test:index:Team$istio-constructs:index:PeerAuthentication::mesh-mtls-shop',
    );
  });

  test('the root namespace of the mesh config counts, and must be plain', async () => {
    expect(
      Object.keys(istio(await run(() => mesh({ meshConfig: { rootNamespace: 'policies' } }).mtls('strict')))),
    ).toEqual(['PeerAuthentication policies/default']);
    expect(await problemsOf(() => mesh({ meshConfig: { rootNamespace: pulumi.output('policies') } }).denyAll())).toBe(
      `1 problem:\n- [${URN}] meshConfig.rootNamespace: got "an Output"; policies of the whole mesh are ` +
        'written in it, so its value must be known when the program runs; pass a plain value (pulumi/structural)',
    );
  });

  test('asked twice', async () => {
    const twice = (what: string, found: string) =>
      `1 problem:\n- [${URN}] ${what}(): got "${found}"; it was asked for before, and there can be only one; ` +
      'ask for it once, or for another namespace (intents/twice)';
    expect(
      await problemsOf(() => {
        const it = mesh();
        it.mtls('strict');
        it.mtls('permissive');
      }),
    ).toBe(twice('mtls', 'mesh'));
    expect(
      await problemsOf(() => {
        const it = mesh();
        it.denyAll({ namespace: 'shop' });
        it.denyAll({ namespace: 'shop' });
      }),
    ).toBe(twice('deny-all', 'shop'));
  });
});

describe('egress', () => {
  test('through a gateway that originates TLS; two hosts share the gateway', async () => {
    const done = await run(() => {
      const it = mesh();
      outside({ secrets: ['istio-system/maps-client'] });
      it.egress.allow('api.stripe.com', { via: it.egressGateway, tls: 'originate' }).allow('maps.example.com', {
        via: it.egressGateway,
        tls: 'originate',
        port: 8443,
        credentialName: 'maps-client',
      });
    });
    const way = 'mesh-egress-istio-system-istio-egressgateway';
    const ours = [...done.objects.keys()].filter((name) => name.startsWith('mesh-egress'));
    expect(ours.sort()).toEqual([
      `${way}-destination-rule-api.stripe.com`,
      `${way}-destination-rule-istio-egressgateway`,
      `${way}-destination-rule-maps.example.com`,
      `${way}-gateway-istio-egressgateway`,
      `${way}-service-entry-api.stripe.com`,
      `${way}-service-entry-maps.example.com`,
      `${way}-virtual-service-api.stripe.com`,
      `${way}-virtual-service-maps.example.com`,
    ]);
    for (const name of ours) {
      expect(named(done, name).parent).toBe(URN);
      expect(named(done, name).dependsOn).toContain(`${PARENT}$kubernetes:apps/v1:Deployment::mesh-istiod/deployment`);
    }
  });

  test('through a gateway that stands beside the mesh, in its namespace', async () => {
    const done = await run(() => {
      const it = mesh({ egressGateways: [] });
      it.egress.allow('api.stripe.com', { via: new EgressGateway('out', { mesh: it, namespace: 'edge' }) });
    });
    expect(istio(done)['Gateway edge/out']).toEqual({
      selector: { app: 'out', istio: 'out' },
      servers: [
        {
          port: { number: 443, name: 'tls-egress', protocol: 'TLS' },
          hosts: ['api.stripe.com'],
          tls: { mode: 'PASSTHROUGH' },
        },
      ],
    });
  });

  test('a secret and an unknown are in their own leaves, and nowhere else', async () => {
    const done = await run(
      () => {
        const it = mesh();
        it.egress.allow('api.stripe.com', {
          via: it.egressGateway,
          tls: 'originate',
          port: unknown<number>(),
          credentialName: pulumi.secret('client'),
        });
      },
      { preview: true },
    );
    const way = 'mesh-egress-istio-system-istio-egressgateway';
    const where = (name: string) => {
      const { secrets, unknowns } = decoded(named(done, `${way}-${name}`).inputs);
      return { secrets, unknowns };
    };
    expect(where('destination-rule-api.stripe.com')).toEqual({
      secrets: ['spec.trafficPolicy.portLevelSettings[0].tls.credentialName'],
      unknowns: ['spec.trafficPolicy.portLevelSettings[0].port.number'],
    });
    expect(where('service-entry-api.stripe.com')).toEqual({ secrets: [], unknowns: ['spec.ports[1].number'] });
    expect(where('virtual-service-api.stripe.com')).toEqual({
      secrets: [],
      unknowns: ['spec.http[1].route[0].destination.port.number'],
    });
    expect(where('gateway-istio-egressgateway')).toEqual({ secrets: [], unknowns: [] });
  });

  test('known Outputs give what their values give', async () => {
    const allow = (port: pulumi.Input<number>) =>
      run(() => {
        mesh().egress.allow('api.stripe.com', { tls: 'originate', port });
      });
    expect(istio(await allow(pulumi.output(8443)))).toEqual(istio(await allow(8443)));
  });

  test('what cannot be, all at once; it then counts as not asked', async () => {
    expect(
      await problemsOf(() => {
        const it = mesh();
        it.egress.allow('*.example.com', { via: it.egressGateway, credentialName: 'x' });
      }),
    ).toBe(
      [
        '2 problems:',
        `- [${URN}] egress.allow(): got "*.example.com"; a gateway or TLS origination needs the one host to connect ` +
          'to; name each host, or let it pass as it is without `via` (egress/wildcard)',
        `- [${URN}] credentialName: got "x"; only origination presents a certificate; set \`tls: 'originate'\`, or ` +
          'leave it out (egress/credential)',
      ].join('\n'),
    );
    expect(
      await problemsOf(() => {
        const it = mesh();
        it.egress.allow('api.stripe.com').allow('api.stripe.com', { via: it.egressGateway });
      }),
    ).toBe(
      `1 problem:\n- [${URN}] egress.allow(): got "api.stripe.com"; the host was allowed before; say all that ` +
        'there is to say of it in one call (egress/twice)',
    );
    const done = await run(() => {
      const it = mesh();
      expect(() => it.egress.allow('a.example', { credentialName: 'x' })).toThrow(MeshProblems);
      it.egress.allow('a.example');
    });
    expect(Object.keys(istio(done))).toEqual(['ServiceEntry istio-system/a.example']);
  });

  test('Outputs that decide which objects exist, and calls that come too late', async () => {
    const text = (field: string) =>
      `1 problem:\n- [${URN}] egress.allow().${field}: got "an Output"; it decides which objects exist or how ` +
      'they are called, so its value must be known when the program runs; pass a plain value ' +
      '(pulumi/structural)';
    expect(await problemsOf(() => mesh().egress.allow(pulumi.output('a.example') as unknown as string))).toBe(
      text('host'),
    );
    expect(
      await problemsOf(() => mesh().egress.allow('a.example', { tls: pulumi.output('none') as unknown as 'none' })),
    ).toBe(text('tls'));
    expect(
      await problemsOf(async () => {
        const { egress } = mesh();
        egress.allow('a.example');
        await later();
        egress.allow('b.example');
      }),
    ).toBe(
      `1 problem:\n- [${URN}] egress.allow(): the objects that it would change are registered already; call it ` +
        'before the program awaits anything (pulumi/too-late)',
    );
  });
});

describe('telemetry', () => {
  const meshConfig = {
    extensionProviders: [{ name: 'zipkin', zipkin: { service: 'zipkin.istio-system.svc.cluster.local', port: 9411 } }],
  };

  test('one object for the mesh, one for each namespace', async () => {
    const done = await run(() => {
      const it = mesh({ meshConfig });
      outside({ hosts: ['zipkin.istio-system.svc.cluster.local'] });
      it.telemetry
        .tracing('zipkin', { sampling: 10, tags: { team: { literal: { value: 'shop' } } } })
        .accessLog('envoy', { filter: 'response.code >= 400', mode: 'SERVER' })
        .metrics('prometheus', {
          overrides: [
            { match: { metric: 'REQUEST_COUNT' }, tagOverrides: { request_method: { operation: 'REMOVE' } } },
          ],
        })
        .accessLog(it.provider('envoy'), { namespace: 'shop' });
    });
    expect([...done.objects.keys()].filter((name) => name.startsWith('mesh-telemetry')).sort()).toEqual([
      'mesh-telemetry-istio-system',
      'mesh-telemetry-shop',
    ]);
    expect(named(done, 'mesh-telemetry-shop').parent).toBe(URN);
  });

  test('Outputs of every sort, exact in their leaves', async () => {
    const done = await run(() => {
      mesh({ meshConfig })
        .telemetry.tracing('zipkin', {
          sampling: pulumi.output(12.5),
          tags: { team: { literal: { value: pulumi.secret('x') } } },
        })
        .accessLog('envoy', { filter: pulumi.output('response.code == 500'), mode: pulumi.output('CLIENT' as const) })
        .metrics('prometheus', { reportingInterval: pulumi.output('7s') });
    });
    const { value, secrets } = decoded(named(done, 'mesh-telemetry-istio-system').inputs.spec);
    expect(value).toEqual({
      tracing: [
        {
          providers: [{ name: 'zipkin' }],
          randomSamplingPercentage: 12.5,
          customTags: { team: { literal: { value: 'x' } } },
        },
      ],
      accessLogging: [
        { providers: [{ name: 'envoy' }], match: { mode: 'CLIENT' }, filter: { expression: 'response.code == 500' } },
      ],
      metrics: [{ providers: [{ name: 'prometheus' }], reportingInterval: '7s' }],
    });
    expect(secrets).toEqual(['tracing[0].customTags.team.literal.value']);
  });

  test('a provider that the mesh does not have, a value that is none, and calls that come too late', async () => {
    expect(await problemsOf(() => mesh({ meshConfig }).telemetry.tracing('zipkim'))).toContain(
      `[${URN}] provider(): got "zipkim"; the mesh config declares no such extension provider; did you mean "zipkin"?`,
    );
    expect(await problemsOf(() => mesh({ meshConfig }).telemetry.tracing('zipkin', { sampling: 200 }))).toContain(
      `[${URN}] spec.tracing[0].randomSamplingPercentage: got 200; `,
    );
    expect(
      await problemsOf(async () => {
        const { telemetry } = mesh();
        telemetry.accessLog();
        await later();
        telemetry.metrics();
      }),
    ).toContain(`[${URN}] telemetry.metrics(): the objects that it would change are registered already`);
  });
});
