import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  EnvoyFilter,
  Gateway,
  KubernetesGateway,
  outside,
  ServiceMesh,
  TCPRoute,
  Telemetry,
  TLSRoute,
} from '../../lib';
import { run } from '../../lib/cli/main';
import { splitDocuments } from '../../lib/injection/inject-text';
import {
  formatProblem,
  injectSidecar,
  injectText,
  readValues,
  renderComponent,
  renderMesh,
  validate,
  type ChartName,
  type Manifest,
  type MeshProps,
} from '../../lib/manifests';
import { readYaml } from '../../lib/yaml/read-yaml';
import { describeWithReference, REFERENCE } from '../support/reference';

const text = (report: string, file: string): string => readFileSync(join(REFERENCE, 'reports', report, file), 'utf8');
const documents = (report: string, file = 'input.yaml'): Manifest[] =>
  splitDocuments(text(report, file))
    .map(({ body }) => readYaml(body))
    .filter((object) => object !== null && object !== undefined) as Manifest[];
const MINORS = ['1.29', '1.30', '1.31'] as const;

/** What is said of the objects of a report, for each minor. */
const found = (report: string): Record<string, string[]> =>
  Object.fromEntries(
    MINORS.map((version) => [
      version,
      validate(documents(report), { version }).map((problem) => `${problem.severity}: ${formatProblem(problem)}`),
    ]),
  );
const everywhere = (...problems: string[]): Record<string, string[]> =>
  Object.fromEntries(MINORS.map((version) => [version, problems]));

/** What is said where something is thrown, line by line; nothing where it is taken. */
function said(body: () => unknown): string[] {
  try {
    body();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}
const values = (report: string, file = 'values.yaml') => readValues(text(report, file));
const rendered = (component: ChartName, report: string, file?: string): string[] =>
  said(() => renderComponent({ component, values: values(report, file) }));

/** What synth warns of and refuses. */
function synth(program: (app: App) => void): { warnings: string[]; errors: string[] } {
  const app = new App();
  program(app);
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  try {
    const errors = said(() => {
      for (const chart of app.charts) chart.toJson();
      app.synthYaml();
    });
    return { errors: errors.map((line) => line.trim()), warnings: warn.mock.calls.map(([line]) => String(line)) };
  } finally {
    warn.mockRestore();
  }
}

const noVersion = (kind: string, minor: string, api: string, use: string): string =>
  `error: [${kind} data/db] apiVersion: got "gateway.networking.k8s.io/v1"; Gateway API ${api}, which Istio ` +
  `${minor} is built with, has no such version of ${kind}; use ${use} (schema/unknown-version)`;
const ALPHA = 'gateway.networking.k8s.io/v1alpha2';

describeWithReference('public reports: the Gateway API', () => {
  test('01 TCPRoute v1 is there since 1.31', () =>
    expect(found('01-tcproute-v1-on-1.31')).toEqual({
      '1.29': [noVersion('TCPRoute', '1.29', '1.4.1', ALPHA)],
      '1.30': [noVersion('TCPRoute', '1.30', '1.5.1', ALPHA)],
      '1.31': [],
    }));
  test('03 TLSRoute v1 is there since 1.30, and the construct writes what the mesh reads', () => {
    expect(found('03-tlsroute-v1-on-1.29')).toEqual({
      '1.29': [noVersion('TLSRoute', '1.29', '1.4.1', `${ALPHA} or gateway.networking.k8s.io/v1alpha3`)],
      '1.30': [],
      '1.31': [],
    });
    const versions = MINORS.map((version) => {
      const app = new App();
      const env = { PILOT_ENABLE_ALPHA_GATEWAY_API: 'true' };
      new ServiceMesh(new Chart(app, 'mesh'), { version, profile: 'minimal', crds: false, pilot: { env } });
      const data = new Chart(app, 'data', { namespace: 'data' });
      outside(data, { hosts: ['pg.data.svc.cluster.local'] });
      const tls = { mode: 'Passthrough' as const };
      const listeners = [{ name: 'tls', port: 443, protocol: 'TLS', hostname: 'db.example.com', tls }];
      const edge = new KubernetesGateway(data, 'edge', { gatewayClassName: 'istio', listeners });
      const rules = [{ backendRefs: [{ name: 'pg', port: 5432 }] }];
      new TLSRoute(data, 'db', { parentRefs: [edge], hostnames: ['db.example.com'], rules });
      return (data.toJson() as Manifest[]).find(({ kind }) => kind === 'TLSRoute')?.apiVersion;
    });
    expect(versions).toEqual([ALPHA, 'gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1']);
  });
  test('05 retry of an HTTPRoute is in the experimental channel', () =>
    expect(found('05-httproute-retry')).toEqual(
      everywhere(
        'warning: [HTTPRoute shop/web] spec.rules[0].retry: got {"attempts":3,"codes":[503],"backoff":"100ms"}; the ' +
          'field is in the experimental channel of the API only; install the CRDs of that channel, or remove it ' +
          '(schema/experimental-field)',
      ),
    ));
  test('07 alpha routes need the flag of istiod', () => {
    const program = (version: '1.29' | '1.30' | '1.31') =>
      synth((app) => {
        new ServiceMesh(new Chart(app, 'mesh'), { version, profile: 'minimal', crds: false });
        const data = new Chart(app, 'data', { namespace: 'data' });
        outside(data, { hosts: ['pg.data.svc.cluster.local'] });
        const listeners = [{ name: 'tcp', port: 5432, protocol: 'TCP' }];
        const edge = new KubernetesGateway(data, 'edge', { gatewayClassName: 'istio', listeners });
        new TCPRoute(data, 'db', { parentRefs: [edge], rules: [{ backendRefs: [{ name: 'pg', port: 5432 }] }] });
      });
    const enable = 'set PILOT_ENABLE_ALPHA_GATEWAY_API to "true" in pilot.env of the mesh, or target a later release';
    const unread = {
      errors: [
        '[data/edge] spec.listeners[0].protocol: got "TCP"; istiod of this release takes listeners of protocol TCP ' +
          `only with PILOT_ENABLE_ALPHA_GATEWAY_API; ${enable} (gateway-api/alpha-protocol)`,
        '[data/db] kind: got "TCPRoute"; istiod of this release reads TCPRoute only with ' +
          `PILOT_ENABLE_ALPHA_GATEWAY_API: the object has no effect; ${enable} (gateway-api/alpha-kind)`,
      ],
      warnings: [],
    };
    expect(program('1.29')).toEqual(unread);
    expect(program('1.30')).toEqual(unread);
    expect(program('1.31')).toEqual({ errors: [], warnings: [] });
  });
  test('08 a header value with line breaks', () =>
    expect(found('08-httproute-header-value')).toEqual(
      everywhere(
        'error: [HTTPRoute shop/a] spec.rules[0].filters[0].responseHeaderModifier.set[0].value: got ' +
          String.raw`"default-src 'self';\nscript-src 'self';\n"` +
          '; a header value cannot contain control characters; remove them (gateway-api/header-value)',
      ),
    ));
});

describeWithReference('public reports: values', () => {
  test('10 a list of variables', () =>
    expect(rendered('istiod', '10-values-env-as-list')).toEqual([
      '- pilot.env: got [{"name":"PILOT_TRACE_SAMPLING","value":"5"}]; must be an object (schema/type)',
    ]));
  test('11 no and off are false', () => {
    const input = values('11-values-no-means-false', 'istiod-values.yaml');
    const objects = renderComponent({ component: 'istiod', values: input });
    const deployment = objects.find(({ kind }) => kind === 'Deployment') as unknown as { spec: { replicas: number } };
    expect(deployment.spec.replicas).toBe(1);
    expect(objects.map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler');
  });
  test('13 a number where istiod reads text', () => {
    const report = '13-inject-values-number-for-string';
    const wrong = 'global.proxy.excludeInboundPorts: got 15020; must be a string; put it in quotes: "15020"';
    const [deployment] = documents(report, 'deployment.yaml');
    expect(rendered('istiod', report)).toEqual([`- ${wrong} (schema/type)`]);
    expect(said(() => injectSidecar(deployment, { values: values(report) }))).toEqual([
      `- values.${wrong} (schema/type)`,
    ]);
  });
  test('14 a value that the chart does not look at', () =>
    expect(rendered('istiod', '14-stackdriver-config-override-refused')).toEqual([]));
  test('17 a mode that only istiod 1.31 carries out', () => {
    const props = readYaml(text('17-allow-any-dynamic-dns-on-1.30', 'props.yaml')) as MeshProps;
    const at = (version: MeshProps['version']) => said(() => renderMesh({ ...props, version }));
    const newer = (target: string): string[] => [
      '- meshConfig.outboundTrafficPolicy.mode: got "ALLOW_ANY_DYNAMIC_DNS"; the value is acted on since Istio 1.31, ' +
        `and the target is ${target}; use another, or target Istio 1.31 or later (schema/newer-value)`,
    ];
    expect([at('1.29'), at('1.30'), at('1.31')]).toEqual([newer('1.29.6'), newer('1.30.8'), []]);
  });
  test('28 quoted text that goes on at the same indent', () => {
    const report = '28-quoted-text-continued-at-the-same-indent';
    const gateway = renderComponent({ component: 'gateway', values: values(report, 'gateway-values.yaml') });
    expect(JSON.stringify(gateway)).toContain('"note":"first line second line"');
    const app = text(report, 'app.yaml');
    const [notes, deployment] = injectText(app).split('---\n');
    expect(notes).toBe(app.split('---\n')[0]);
    expect(deployment).toContain('name: istio-proxy');
  });
  test('30 two settings with a comma between them', async () => {
    let out = '';
    const write = (line: string): void => void (out += line);
    const args = ['render', '--profile', 'minimal', '--crds', 'skip', '--set', 'pilot.env.A=1,pilot.env.B=2'];
    expect(await run(args, write, write)).toBe(0);
    expect(out).toMatch(/- name: A\n +value: "1"\n +- name: B\n +value: "2"\n/);
  });
});

describeWithReference('public reports: objects that make each other void', () => {
  test('15 the admission policy of profile stable', () => {
    const why = (what: string): string =>
      `ValidatingAdmissionPolicy stable-channel-default-policy.istio.io of this program denies ${what}, so the API ` +
      'server refuses the object; leave it out, or install the mesh without the policy (profile stable sets ' +
      'experimental.stableValidationPolicy) (analysis/admission-policy)';
    const { errors } = synth((app) => {
      new ServiceMesh(new Chart(app, 'mesh'), { profile: 'stable', crds: false });
      const policies = new Chart(app, 'policies', { namespace: 'istio-system' });
      const filter = { expression: 'response.code >= 400' };
      new Telemetry(policies, 'mesh-default', { accessLogging: [{ providers: [{ name: 'envoy' }], filter }] });
      const value = { connect_timeout: '3s' };
      const match = { context: 'SIDECAR_OUTBOUND' as const };
      const patch = { operation: 'MERGE' as const, value };
      new EnvoyFilter(policies, 'timeout', { configPatches: [{ applyTo: 'CLUSTER', match, patch }] });
    });
    expect(errors).toEqual([
      `[policies/mesh-default] spec.accessLogging[0].filter: got {"expression":"response.code >= 400"}; ` +
        why('accessLogging[].filter'),
      `[policies/timeout] kind: got "EnvoyFilter"; ${why('every EnvoyFilter')}`,
    ]);
  });
  test('18 a host that the gateway does not serve', () =>
    expect(found('18-virtualservice-host-not-in-gateway')).toEqual(
      everywhere(
        'warning: [VirtualService shop/s] spec.hosts[0]: got "bar.example.com"; gateway istio-system/gw serves only ' +
          'foo.example.com, so this host gets no route; add the host to a server of the Gateway, or remove it here ' +
          '(analysis/host-not-on-gateway)',
      ),
    ));
  test('19 two gateways for one host, port and pod', () => {
    const conflict = (one: string, other: string): string =>
      `error: [Gateway ${one}] spec.servers[0].hosts[0]: got "a.example.com"; Gateway ${other} serves this on port ` +
      '443 of the same pods too, and istiod takes the server of the older Gateway and drops the other; serve each ' +
      'host in one Gateway, and let VirtualServices name that one (analysis/gateway-conflict)';
    expect(found('19-conflicting-gateways')).toEqual(
      everywhere(conflict('shop/one', 'm/two'), conflict('m/two', 'shop/one')),
    );
  });
  test('21 two Telemetries without a selector', () => {
    const conflict = (one: string, other: string): string =>
      `error: [Telemetry shop/${one}] spec.selector: Telemetry ${other} has no selector either, and only the oldest ` +
      'of them holds in namespace shop; join them, or give all but one a selector (analysis/telemetry-conflict)';
    expect(found('21-two-telemetries-without-selector')).toEqual(
      everywhere(conflict('one', 'two'), conflict('two', 'one')),
    );
  });
  test('23 a destination that names no port of several', () =>
    expect(found('23-destination-without-port')).toEqual(
      everywhere(
        'warning: [VirtualService default/vs] spec.http[0].route[0].destination.port: ' +
          'two.default.svc.cluster.local has several ports, and which of them is meant depends on the port where a ' +
          'request arrives; name one of ports 80, 443 (analysis/port-required)',
      ),
    ));
  test('25 a host that is exported to other namespaces only', () =>
    expect(found('25-serviceentry-not-exported')).toEqual(
      everywhere(
        'error: [VirtualService default/vs] spec.http[0].route[0].destination.host: got "other.example.com"; ' +
          'ServiceEntry other/se has this host, and is exported to namespace other, not to default; export it to ' +
          'namespace default too (analysis/unknown-reference)',
      ),
    ));
  test('27 a port that the Service of the gateway lacks', () =>
    expect(
      synth((app) => {
        const mesh = new ServiceMesh(new Chart(app, 'mesh'), { crds: false });
        const port = { number: 9443, name: 'tls', protocol: 'TLS' } as const;
        const servers = [{ port, hosts: ['foo.example.com'], tls: { mode: 'PASSTHROUGH' as const } }];
        const shop = new Chart(app, 'shop', { namespace: 'shop' });
        new Gateway(shop, 'a', { selector: mesh.ingressGateway.labels, servers });
      }),
    ).toEqual({
      errors: [],
      warnings: [
        'Warning: [shop/a] spec.servers[0].port.number: got 9443; Service istio-system/istio-ingressgateway has only ' +
          "15021, 80 and 443, so nothing reaches this port; add the port to the gateway's Service, or serve one that " +
          'it has (analysis/gateway-port)',
      ],
    }));
});

describeWithReference('public reports: Kubernetes', () => {
  test('31 nulls that the API server drops', () => {
    const dropped = (object: string, path: string): string =>
      `warning: [${object}] ${path}: got null; the API server drops a null here, as if ` +
      `${path.split('.').slice(-1)[0]} were absent; remove the field, or give it a value (schema/null)`;
    expect(found('31-null-fields-in-yaml')).toEqual(
      everywhere(
        dropped('VirtualService shop/a', 'spec.http[0].match'),
        dropped('VirtualService shop/a', 'spec.http[0].headers'),
        dropped('DestinationRule shop/a', 'spec.trafficPolicy'),
        dropped('DestinationRule shop/a', 'spec.subsets[0].trafficPolicy'),
        dropped('AuthorizationPolicy shop/a', 'spec.selector'),
        dropped('AuthorizationPolicy shop/a', 'spec.rules[0].from'),
        dropped('AuthorizationPolicy shop/a', 'spec.rules[0].to[0].operation.paths'),
        dropped('AuthorizationPolicy shop/a', 'spec.rules[0].when'),
        dropped('ServiceEntry shop/a', 'spec.ports[0].targetPort'),
        dropped('ServiceEntry shop/a', 'spec.endpoints'),
        dropped('ServiceEntry shop/a', 'spec.addresses'),
      ),
    );
  });
  test('32 the status port of a pod', () => {
    const inject = (file: string) =>
      injectSidecar(documents('32-status-port-of-the-pod', file)[0], { version: '1.31' }) as unknown as {
        metadata: { annotations: Record<string, string> };
        spec: { containers: { readinessProbe?: { httpGet: object }; env?: object[] }[] };
      };
    const probed = inject('input.yaml');
    expect(probed.metadata.annotations['prometheus.io/port']).toBe('15020');
    expect(probed.spec.containers.map(({ readinessProbe }) => readinessProbe?.httpGet)).toContainEqual({
      path: '/app-health/app/readyz',
      port: 15020,
    });
    expect(inject('accepted.yaml').metadata.annotations['prometheus.io/port']).toBe('15020');
  });
});
