import { ApiObject, App, Chart } from 'cdk8s';
import { EnvoyFilter, Gateway, ServiceMesh, Telemetry } from '../../lib';

/** The warnings and the error of synth. */
function synth(app: App): { error?: string; warnings: string[] } {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  let error: string | undefined;
  try {
    for (const chart of app.charts) chart.toJson();
    app.synthYaml();
  } catch (reason) {
    error = (reason as Error).message;
  }
  const warnings = warn.mock.calls.map(([text]) => String(text));
  warn.mockRestore();
  return { ...(error !== undefined && { error }), warnings };
}

test('the admission policy of profile stable refuses what is beside it', () => {
  const app = new App();
  new ServiceMesh(new Chart(app, 'mesh'), { profile: 'stable', crds: false });
  const policies = new Chart(app, 'policies', { namespace: 'istio-system' });
  new Telemetry(policies, 'mesh-default', {
    accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' } }],
  });
  new EnvoyFilter(policies, 'timeout', {
    configPatches: [
      { applyTo: 'CLUSTER', match: { context: 'SIDECAR_OUTBOUND' }, patch: { operation: 'MERGE', value: {} } },
    ],
  });
  const why = (what: string): string =>
    `ValidatingAdmissionPolicy stable-channel-default-policy.istio.io of this program denies ${what}, so the ` +
    'API server ' +
    'refuses the object; leave it out, or install the mesh without the policy (profile stable sets ' +
    'experimental.stableValidationPolicy)';
  const { error } = synth(app);
  expect(error).toContain(
    '[policies/mesh-default] spec.accessLogging[0].filter: got {"expression":"response.code >= 400"}; ' +
      `${why('accessLogging[].filter')}`,
  );
  expect(error).toContain(`[policies/timeout] kind: got "EnvoyFilter"; ${why('every EnvoyFilter')}`);
});

test("a port that the mesh's own gateway does not have", () => {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { crds: false });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new Gateway(shop, 'a', {
    selector: mesh.ingressGateway.labels,
    servers: [
      {
        port: { number: 9443, name: 'tls', protocol: 'TLS' },
        hosts: ['foo.example.com'],
        tls: { mode: 'PASSTHROUGH' },
      },
    ],
  });
  expect(synth(app)).toEqual({
    warnings: [
      'Warning: [shop/a] spec.servers[0].port.number: got 9443; Service istio-system/istio-ingressgateway has ' +
        'only 15021, ' +
        "80 and 443, so nothing reaches this port; add the port to the gateway's Service, or serve one that it " +
        'has (analysis/gateway-port)',
    ],
  });
});

test("a typo of the label of the mesh's own gateway", () => {
  const app = new App();
  new ServiceMesh(new Chart(app, 'mesh'), { crds: false });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new Gateway(shop, 'a', {
    selector: { istio: 'ingresgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['foo.example.com'] }],
  });
  expect(synth(app)).toEqual({
    warnings: [
      'Warning: [shop/a] spec.selector.istio: got "ingresgateway"; no pod has the labels of this selector, so ' +
        'no proxy ' +
        `serves the Gateway; did you mean "ingressgateway"? If not, use labels of the gateway's pods ` +
        '(analysis/unknown-reference)',
    ],
  });
});

test('a namespace enrolled in an ambient mode that the mesh does not have', () => {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { crds: false });
  const shop = new ApiObject(new Chart(app, 'apps'), 'shop', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  mesh.enroll(shop, 'ambient');
  expect(synth(app).error).toContain(
    '[apps/shop] metadata.labels["istio.io/dataplane-mode"]: got "ambient"; the mesh of this program has no ' +
      'ambient mode, ' +
      'so that nothing captures the connections of these pods; install the mesh with profile ambient, or use ' +
      'sidecars (analysis/no-ambient)',
  );
});

test('what is no Namespace cannot be enrolled', () => {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { crds: false });
  const pod = new ApiObject(new Chart(app, 'apps'), 'web', { apiVersion: 'apps/v1', kind: 'Deployment' });
  expect(() => mesh.enroll(pod)).toThrow(
    '[apps/web] namespace: got "Deployment"; only the labels of a Namespace say how its pods join the mesh; pass the ' +
      'Namespace of the pods (props/enroll-kind)',
  );
});
