import { injectSidecar } from '../../lib/injection/inject';
import { describeWithReference, listReference, readReference } from '../support/reference';

interface Case {
  name: string;
  values: Record<string, unknown> & { global?: Record<string, unknown> };
  meshConfig: Record<string, unknown>;
  nativeSidecars: boolean;
  input: object[];
  expected: object[];
}

/** The images of the cases are those of Istio's own tests. */
const IMAGES = { hub: 'registry.istio.io/testing', tag: 'latest' };

/**
 * The first level of comparison: what a Kubernetes object means. Empty values and a delay of 0 seconds are the same as
 * none, `status`
 * is not ours, and JSON inside strings is compared as data; whether `PROXY_CONFIG` ends its line still counts.
 */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(meaning);
  if (typeof value !== 'object' || value === null) return value === '' || value === null ? undefined : value;
  const object = value as Record<string, unknown>;
  const entries = Object.entries(object).filter(
    ([key, item]) => key !== 'status' && !(key === 'initialDelaySeconds' && item === 0),
  );
  const meant = entries
    .map(([key, item]) => [key, meaning(inside(key, item, object))])
    .filter(([, item]) => item !== undefined);
  return meant.length === 0 ? undefined : Object.fromEntries(meant);
}

function inside(key: string, value: unknown, object: Record<string, unknown>): unknown {
  if (typeof value !== 'string') return value;
  if (key === 'proxy.istio.io/overrides') return JSON.parse(value);
  if (key === 'value' && object.name === 'PROXY_CONFIG') return { json: JSON.parse(value), line: value.endsWith('\n') };
  return value;
}

describeWithReference('pods that Istio injected', () => {
  const names = listReference('injection');

  test('there are 46 cases', () => expect(names).toHaveLength(46));

  test.each(names)('%s', (name) => {
    const { values, meshConfig, nativeSidecars, input, expected } = readReference<Case>('injection', name);
    const options = {
      version: '1.30.3',
      values: { ...values, global: { ...values.global, ...IMAGES } },
      meshConfig,
      nativeSidecars,
    };
    expect(input.map((object) => meaning(injectSidecar(object, options)))).toEqual(expected.map(meaning));
  });

  // The input of this case was injected by an Istio without native sidecars: its first injection here keeps that proxy
  // as the user's own.
  const migrated = 'merge-probers.yaml.json';
  test.each(names.filter((name) => name !== migrated))('%s, injected again, stays as it is', (name) => {
    const { values, meshConfig, nativeSidecars, input } = readReference<Case>('injection', name);
    const options = {
      version: '1.30.3',
      values: { ...values, global: { ...values.global, ...IMAGES } },
      meshConfig,
      nativeSidecars,
    };
    const once = input.map((object) => injectSidecar(object, options));
    expect(once.map((object) => injectSidecar(object, options))).toEqual(once);
  });
});
