import { renderWithWarnings } from '../../lib/mesh/render';
import { resolveMesh } from '../../lib/mesh/resolve';
import { formatProblem } from '../../lib/model';
import type { EgressGatewayProps, IngressGatewayProps, MeshProps } from '../../lib/props';
import { NEWEST } from '../support/releases';

const INGRESS = { app: 'istio-ingressgateway', istio: 'ingressgateway' };
const EGRESS = { app: 'istio-egressgateway', istio: 'egressgateway' };

/** The budgets of gateways by name, and what is said of them. */
function budgets(props: MeshProps): { specs: Record<string, unknown>; warnings: string[] } {
  const { nodes, warnings } = renderWithWarnings(resolveMesh({ version: NEWEST, ...props }));
  const found = nodes.filter(
    ({ manifest, component }) => manifest.kind === 'PodDisruptionBudget' && component !== 'istiod',
  );
  return {
    specs: Object.fromEntries(found.map(({ manifest }) => [manifest.metadata.name, manifest.spec])),
    warnings: warnings.map(formatProblem),
  };
}
const ingress = (props: IngressGatewayProps, rest: MeshProps = {}) =>
  budgets({ ...rest, ingressGateways: [{ injection: false, ...props }] });
const egress = (props: EgressGatewayProps) =>
  budgets({ ingressGateways: [], egressGateways: [{ injection: false, ...props }] });

test.each<[string, IngressGatewayProps, object]>([
  ['no budget of its own', { replicas: 2 }, { minAvailable: 1 }],
  ['an empty one', { replicas: 2, podDisruptionBudget: {} }, { minAvailable: 1 }],
  ['another number', { replicas: 3, podDisruptionBudget: { minAvailable: 2 } }, { minAvailable: 2 }],
  ['a share', { replicas: 4, podDisruptionBudget: { minAvailable: '50%' } }, { minAvailable: '50%' }],
  ['zero', { replicas: 3, podDisruptionBudget: { minAvailable: 0 } }, { minAvailable: 0 }],
  ['the other limit', { replicas: 3, podDisruptionBudget: { maxUnavailable: 1 } }, { maxUnavailable: 1 }],
  [
    'the other limit as a share',
    { replicas: 4, podDisruptionBudget: { maxUnavailable: '25%' } },
    { maxUnavailable: '25%' },
  ],
  [
    'unhealthy pods',
    { replicas: 2, podDisruptionBudget: { unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
    { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  ],
  [
    'all of it',
    { replicas: 3, podDisruptionBudget: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'IfHealthyBudget' } },
    { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'IfHealthyBudget' },
  ],
  ['autoscaling', { autoscaling: { min: 2 }, podDisruptionBudget: { maxUnavailable: 1 } }, { maxUnavailable: 1 }],
])('ingress: %s', (_, props, limits) => {
  expect(ingress(props)).toEqual({
    specs: { 'istio-ingressgateway': { ...limits, selector: { matchLabels: INGRESS } } },
    warnings: [],
  });
});

test('egress, and under another name', () => {
  expect(egress({ name: 'out', replicas: 2, podDisruptionBudget: { maxUnavailable: 1 } })).toEqual({
    specs: { out: { maxUnavailable: 1, selector: { matchLabels: EGRESS } } },
    warnings: [],
  });
});

test('each gateway has its own', () => {
  const gateways: IngressGatewayProps[] = [
    { name: 'one', injection: false, replicas: 3, podDisruptionBudget: { maxUnavailable: 1 } },
    { name: 'two', injection: false, replicas: 3 },
  ];
  expect(Object.values(budgets({ ingressGateways: gateways }).specs)).toEqual([
    { maxUnavailable: 1, selector: { matchLabels: INGRESS } },
    { minAvailable: 1, selector: { matchLabels: INGRESS } },
  ]);
});

test('a budget that is asked for is there, though budgets are off for all others', () => {
  const off: MeshProps = { values: { global: { defaultPodDisruptionBudget: { enabled: false } } } };
  expect(ingress({ replicas: 2 }, off).specs).toEqual({});
  expect(Object.keys(ingress({ replicas: 2, podDisruptionBudget: { minAvailable: 1 } }, off).specs)).toEqual([
    'istio-ingressgateway',
  ]);
});

test.each<[IngressGatewayProps]>([
  [{ podDisruptionBudget: { minAvailable: 1 } }],
  [{ replicas: 1, podDisruptionBudget: { maxUnavailable: 1 } }],
  [{ autoscaling: { min: 1, max: 3 }, podDisruptionBudget: { minAvailable: 1 } }],
])('one pod has none: %j', (props) => {
  expect(ingress(props)).toEqual({
    specs: {},
    warnings: [
      `ingressGateways[0].podDisruptionBudget: got ${JSON.stringify(props.podDisruptionBudget)}; ` +
        `the chart writes a budget only where there is always more than one pod; ` +
        'give the gateway at least two `replicas`, or two as `autoscaling.min`, or leave it out ' +
        '(props/budget-without-effect)',
    ],
  });
});

test('both limits are refused, as everywhere', () => {
  expect(() => ingress({ replicas: 2, podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } })).toThrow(
    'ingressGateways[0].podDisruptionBudget: got {"maxUnavailable":1,"minAvailable":1}; ' +
      'Kubernetes takes one of the two limits; leave out `minAvailable` or `maxUnavailable` (props/budget-both)',
  );
});
