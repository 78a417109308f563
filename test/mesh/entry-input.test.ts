import { injectSidecar, injectText, renderComponent, validate } from '../../lib/manifests';

/** What a caller without types may hand to the functions of `./manifests`. */
const anything = (value: unknown): never => value as never;

test('validate names what is no Kubernetes object, and checks the others all the same', () => {
  const found = validate(anything([null, 'x', {}, { kind: 5 }, { apiVersion: 'v1', kind: 'ConfigMap' }]));
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(
    ['[0]', '[1]', '[2]', '[3]'].map((path) => `validate/no-object ${path}`),
  );
  expect(validate(anything(undefined))).toHaveLength(1);
});

test('an Istio object without metadata is a problem, not a crash', () => {
  expect(
    validate(anything([{ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', spec: { hosts: [] } }])).length,
  ).toBeGreaterThan(0);
});

test.each([
  [
    'validate with an unknown release',
    () =>
      validate([anything({ apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name: 'a' } })], {
        version: '9.9',
      }),
    '1 problem:\n- version: got "9.9"; the API of this release is not known; use one of 1.29 to 1.32 ' +
      '(options/unknown-version)',
  ],
  [
    'renderComponent with a list of values',
    () => renderComponent({ component: 'istiod', values: anything([]) }),
    '1 problem:\n- values: got []; values are a map; give names and values, or leave it out (values/wrong-type)',
  ],
  [
    'renderComponent with a text as global',
    () => renderComponent({ component: 'istio-ingress', values: { global: 'x' } }),
    '1 problem:\n- global: got "x"; values are a map; give names and values, or leave it out (values/wrong-type)',
  ],
  [
    'injectSidecar without an object',
    () => injectSidecar(anything(null)),
    '1 problem:\n- object: got null; a Kubernetes object is needed; give the whole workload (injection/no-object)',
  ],
])('%s', (_, call, message) => {
  expect(call).toThrow(message);
});

test('injectText says where a text is no YAML', () => {
  expect(() => injectText('a: [')).toThrow(
    /^1 problem:\n- text: not YAML: .* at line 1, column 5; correct the text \(injection\/no-yaml\)$/,
  );
});

test('renderComponent without a component names the components; an empty values file means no values', () => {
  expect(() => renderComponent(anything(undefined))).toThrow(
    'use one of base, istiod, cni, ztunnel, gateway, istio-ingress, istio-egress (options/unknown-component)',
  );
  expect(renderComponent({ component: 'ztunnel', values: anything(null) })).toEqual(
    renderComponent({ component: 'ztunnel' }),
  );
});
