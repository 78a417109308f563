import { formatProblem, MeshProblems, renderMesh, validate } from '../../lib/manifests';

const problemsOf = (props: unknown): string[] => {
  try {
    renderMesh(props as object);
    return [];
  } catch (reason) {
    return (reason as MeshProblems).problems.map(formatProblem);
  }
};

/** A field that stands elsewhere is sent there: within the object, or else anywhere in the props. */
test.each<[string, unknown, string]>([
  [
    'in a group below',
    { pilot: { nodeSelector: {} } },
    'pilot.nodeSelector: got {}; "nodeSelector" is not a field of PilotProps; did you mean ' +
      '"pilot.scheduling.nodeSelector"? (schema/unknown-field)',
  ],
  [
    'deep below',
    { pilot: { priorityClassName: 'x' } },
    'pilot.priorityClassName: got "x"; "priorityClassName" is not a field of PilotProps; did you mean ' +
      '"pilot.scheduling.priorityClassName"? (schema/unknown-field)',
  ],
  [
    'in a list',
    { ingressGateways: [{ nodeSelector: {} }] },
    'ingressGateways[0].nodeSelector: got {}; "nodeSelector" is not a field of IngressGatewayProps; did you ' +
      'mean "ingressGateways[0].scheduling.nodeSelector"? (schema/unknown-field)',
  ],
  [
    'of the service',
    { ingressGateways: [{}, { type: 'NodePort' }] },
    'ingressGateways[1].type: got "NodePort"; "type" is not a field of IngressGatewayProps; did you mean ' +
      '"ingressGateways[1].service.type"? (schema/unknown-field)',
  ],
  [
    'of autoscaling',
    { pilot: { min: 2 } },
    'pilot.min: got 2; "min" is not a field of PilotProps; did you mean "pilot.autoscaling.min"? ' +
      '(schema/unknown-field)',
  ],
  [
    'of one component',
    { traceSampling: 1 },
    'traceSampling: got 1; "traceSampling" is not a field of MeshProps; did you mean "pilot.traceSampling"? ' +
      '(schema/unknown-field)',
  ],
  [
    'of several components',
    { replicas: 2 },
    'replicas: got 2; "replicas" is not a field of MeshProps; did you mean one of "pilot.replicas", ' +
      '"ingressGateways[].replicas", "egressGateways[].replicas"? (schema/unknown-field)',
  ],
  [
    'at several depths',
    { nodeSelector: {} },
    'nodeSelector: got {}; "nodeSelector" is not a field of MeshProps; did you mean one of ' +
      '"ztunnel.nodeSelector", "pilot.scheduling.nodeSelector", "ingressGateways[].scheduling.nodeSelector"? ' +
      '(schema/unknown-field)',
  ],
  [
    'of the mesh config',
    { meshConfig: { holdApplicationUntilProxyStarts: true } },
    'meshConfig.holdApplicationUntilProxyStarts: got true; "holdApplicationUntilProxyStarts" is not a field of ' +
      'MeshConfig; did you mean "meshConfig.defaultConfig.holdApplicationUntilProxyStarts"? ' +
      '(schema/unknown-field)',
  ],
  [
    'a slip is a slip first',
    { pilot: { replica: 2 } },
    'pilot.replica: got 2; "replica" is not a field of PilotProps; did you mean "replicas"? (schema/unknown-field)',
  ],
  [
    'of nothing',
    { pilot: { nonsense: 1 } },
    'pilot.nonsense: got 1; "nonsense" is not a field of PilotProps (schema/unknown-field)',
  ],
])('%s', (_, props, problem) => {
  expect(problemsOf(props)).toEqual([problem]);
});

const inKind = (kind: string, spec: object): string[] =>
  validate([{ apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a', namespace: 'b' }, spec }]).map(
    formatProblem,
  );

test('also in the kinds of Istio', () => {
  expect(
    inKind('VirtualService', { hosts: ['a'], http: [{ route: [{ destination: { host: 'a' } }] }], retries: {} }),
  ).toEqual([
    '[VirtualService b/a] spec.retries: got {}; "retries" is not a field of VirtualServiceSpec; did you mean ' +
      '"spec.http[].retries"? (schema/unknown-field)',
  ]);
  expect(inKind('VirtualService', { hosts: ['a'], tcp: [{ route: [{ host: 'a' }] }] })[0]).toBe(
    '[VirtualService b/a] spec.tcp[0].route[0].host: got "a"; "host" is not a field of RouteDestination; did ' +
      'you mean "spec.tcp[0].route[0].destination.host"? (schema/unknown-field)',
  );
  expect(inKind('DestinationRule', { host: 'a', tls: { mode: 'DISABLE' } })).toEqual([
    '[DestinationRule b/a] spec.tls: got {"mode":"DISABLE"}; "tls" is not a field of DestinationRuleSpec; did ' +
      'you mean "spec.trafficPolicy.tls"? (schema/unknown-field)',
  ]);
});
