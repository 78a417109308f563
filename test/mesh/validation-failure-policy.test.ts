import { App, Chart } from 'cdk8s';
import { ServiceMesh } from '../../lib';
import { run } from '../../lib/cli/main';
import { renderComponent, renderMesh } from '../../lib/manifests';
import { renderWithWarnings } from '../../lib/mesh/render';
import { resolveMesh } from '../../lib/mesh/resolve';
import { formatProblem, type Manifest } from '../../lib/model';
import type { MeshProps } from '../../lib/props';
import { PROFILES } from '../../lib/releases/names';

const DEFAULT = 'istiod-default-validator';
const OWN = 'istio-validator-istio-system';

/** The failure policies of the validating webhooks, by the name of the object. */
function policiesOf(objects: readonly Manifest[]): Record<string, string[]> {
  const validating = objects.filter(({ kind }) => kind === 'ValidatingWebhookConfiguration');
  return Object.fromEntries(
    validating.map(({ metadata, webhooks }) => [
      metadata.name,
      (webhooks as { failurePolicy: string }[]).map(({ failurePolicy }) => failurePolicy),
    ]),
  );
}
const policies = (props: MeshProps) => policiesOf(renderMesh(props).map(({ manifest }) => manifest));

describe.each(['1.31', '1.30', '1.29'] as const)('%s', (version) => {
  test.each(PROFILES.filter((profile) => profile !== 'empty' && profile !== 'remote'))(
    'profile %s fails closed',
    (profile) => {
      expect(policies({ version, profile })).toEqual({ [DEFAULT]: ['Fail'], [OWN]: ['Fail'] });
    },
  );

  test('a cluster whose configuration no istiod reads stays open: its webhook can never be called', () => {
    expect(policies({ version, profile: 'remote', remote: { pilotAddress: '192.0.2.1' } })).toEqual({
      [DEFAULT]: ['Ignore'],
    });
  });

  test('a remote cluster that keeps the configuration fails closed', () => {
    const remote = { pilotAddress: '192.0.2.1', configCluster: true };
    expect(policies({ version, profile: 'remote', remote })).toEqual({ [DEFAULT]: ['Fail'], [OWN]: ['Fail'] });
  });
});

test.each<[string, MeshProps, Record<string, string[]>]>([
  ['the prop', { validationFailurePolicy: 'Ignore' }, { [DEFAULT]: ['Ignore'], [OWN]: ['Ignore'] }],
  ['the prop, as by default', { validationFailurePolicy: 'Fail' }, { [DEFAULT]: ['Fail'], [OWN]: ['Fail'] }],
  [
    'the prop, in a remote cluster',
    { profile: 'remote', remote: { pilotAddress: '192.0.2.1' }, validationFailurePolicy: 'Fail' },
    { [DEFAULT]: ['Fail'] },
  ],
  [
    'values of one chart',
    { values: { base: { base: { validationFailurePolicy: 'Ignore' } } } },
    { [DEFAULT]: ['Ignore'], [OWN]: ['Fail'] },
  ],
  [
    'values of the other',
    { values: { istiod: { base: { validationFailurePolicy: 'Ignore' } } } },
    { [DEFAULT]: ['Fail'], [OWN]: ['Ignore'] },
  ],
  ['values that say remote', { values: { istiod: { istiodRemote: { enabled: true } } } }, { [DEFAULT]: ['Ignore'] }],
  [
    'another revision',
    { revision: 'canary' },
    { [DEFAULT]: ['Fail'], 'istio-validator-canary-istio-system': ['Fail'] },
  ],
  ['another namespace', { namespace: 'mesh' }, { [DEFAULT]: ['Fail'], 'istio-validator-mesh': ['Fail'] }],
  ['without base', { base: false }, { [OWN]: ['Fail'] }],
  ['without istiod', { pilot: false }, { [DEFAULT]: ['Fail'] }],
  ['without a default revision', { defaultRevision: '' }, { [OWN]: ['Fail'] }],
])('%s decides', (_, props, expected) => {
  expect(policies(props)).toEqual(expected);
});

test('nothing else changes: with `Ignore` the objects are those of before', () => {
  const others = (props: MeshProps) =>
    renderMesh(props).filter(
      ({ manifest }) => manifest.kind !== 'ValidatingWebhookConfiguration' && manifest.metadata.name !== 'values',
    );
  expect(others({})).toEqual(others({ validationFailurePolicy: 'Ignore' }));
});

test('ServiceMesh of cdk8s, and the command line', async () => {
  const chart = new Chart(new App(), 'mesh');
  new ServiceMesh(chart, {});
  expect(policiesOf(chart.toJson() as Manifest[])).toEqual({ [DEFAULT]: ['Fail'], [OWN]: ['Fail'] });
  let text = '';
  expect(
    await run(
      ['render', '--set', 'validationFailurePolicy=Ignore'],
      (part) => {
        text += part;
      },
      () => undefined,
    ),
  ).toBe(0);
  expect(text.match(/failurePolicy: Ignore/g)).toHaveLength(2);
  text = '';
  expect(
    await run(
      ['render'],
      (part) => {
        text += part;
      },
      () => undefined,
    ),
  ).toBe(0);
  expect(text.match(/failurePolicy: Ignore/g)).toBeNull();
});

test('a chart alone stays what it is', () => {
  for (const component of ['base', 'istiod'] as const) {
    const objects = renderComponent({ component, release: component, namespace: 'istio-system', values: {} });
    expect(Object.values(policiesOf(objects))).toEqual([['Ignore']]);
  }
});

test.each<[MeshProps, string]>([
  [
    { validationFailurePolicy: 'fail' as never },
    'validationFailurePolicy: got "fail"; must be one of Fail, Ignore; did you mean "Fail"?',
  ],
  [
    { validationFailurePolicy: 'Fail', values: { base: { base: { validationFailurePolicy: 'Ignore' } } } },
    'values.base.base.validationFailurePolicy: got "Ignore"; the props already set it to "Fail"; ' +
      'leave it out here, or change the prop',
  ],
])('%j is refused', (props, text) => {
  expect(() => renderMesh(props)).toThrow(text);
});

test('a CA bundle decides alone', () => {
  const { nodes, warnings } = renderWithWarnings(
    resolveMesh({ validationFailurePolicy: 'Ignore', remote: { validationCABundle: 'Zm9v' } }),
  );
  expect(policiesOf(nodes.map(({ manifest }) => manifest))).toEqual({ [DEFAULT]: ['Fail'], [OWN]: ['Fail'] });
  expect(warnings.map(formatProblem)).toEqual([
    'validationFailurePolicy: got "Ignore"; ' +
      'with `remote.validationCABundle` the charts let the webhook fail closed all the same; leave it out ' +
      '(props/validation-fails-closed)',
  ]);
});
