import { renderComponent, renderMesh, type MeshProps, type ValueTree } from '../../lib/manifests';

/** What is said of props or values; nothing where they are taken. */
function said(body: () => unknown): string[] {
  try {
    body();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}
const mesh = (props: MeshProps): string[] => said(() => renderMesh({ crds: false, ...props }));
const istiod = (values: ValueTree): string[] => said(() => renderComponent({ component: 'istiod', values }));

const EMPTY =
  'got ""; an empty limit is none, and the budget would protect no pod; write for example 1 or "25%", or ' +
  'leave it out (props/empty-limit)';
const NO_LIMIT =
  'got ""; the budget would have no limit, and protect no pod; write for example 1 or "25%" (values/empty-limit)';

describe('an empty limit of a disruption budget', () => {
  test.each(['minAvailable', 'maxUnavailable'])('in props: %s', (limit) => {
    const podDisruptionBudget = { [limit]: '' };
    expect(mesh({ pilot: { replicas: 3, podDisruptionBudget } })).toEqual([
      `- pilot.podDisruptionBudget.${limit}: ${EMPTY}`,
    ]);
    expect(mesh({ ingressGateways: [{ replicas: 3, podDisruptionBudget }] })).toEqual([
      `- ingressGateways[0].podDisruptionBudget.${limit}: ${EMPTY}`,
    ]);
    expect(mesh({ egressGateways: [{ replicas: 3, injection: false, podDisruptionBudget }] })).toEqual([
      `- egressGateways[0].podDisruptionBudget.${limit}: ${EMPTY}`,
    ]);
  });
  test.each([{ minAvailable: '' }, { minAvailable: null, maxUnavailable: '' }])('in values: %j', (pdb) => {
    const limit = pdb.minAvailable === '' ? 'minAvailable' : 'maxUnavailable';
    expect(istiod({ autoscaleMin: 2, pdb })).toEqual([`- pdb.${limit}: ${NO_LIMIT}`]);
    expect(mesh({ values: { istiod: { autoscaleMin: 2, pdb } } } as MeshProps)).toEqual([
      `- values.istiod.pdb.${limit}: ${NO_LIMIT}`,
    ]);
  });
  test('makes way for the other limit, as in the chart', () => {
    expect(istiod({ autoscaleMin: 2, pdb: { minAvailable: '', maxUnavailable: '25%' } })).toEqual([]);
  });
  test('is nothing where the chart writes no budget', () => {
    expect(istiod({ autoscaleMin: 1, pdb: { minAvailable: '' } })).toEqual([]);
    expect(istiod({ global: { defaultPodDisruptionBudget: { enabled: false } }, pdb: { minAvailable: '' } })).toEqual(
      [],
    );
  });
});
