import { kinds, only, problemsOf, render } from '../../support/render';

const withoutCrds = (values: object, version?: string): string[] =>
  kinds(render('base', { ...values }, version)).filter((name) => !name.startsWith('CustomResourceDefinition/'));

test('without a default revision nothing validates what names no revision', () => {
  expect(withoutCrds({})).toEqual([
    'ServiceAccount/istio-reader-service-account',
    'ValidatingWebhookConfiguration/istiod-default-validator',
  ]);
  expect(withoutCrds({ defaultRevision: '' })).toEqual(['ServiceAccount/istio-reader-service-account']);
});

test.each([
  ['default', 'istiod'],
  ['canary', 'istiod-canary'],
])('the default revision %s is validated by the Service %s', (defaultRevision, name) => {
  const { metadata, webhooks } = only(render('base', { defaultRevision }), 'ValidatingWebhookConfiguration');
  expect(metadata.labels['istio.io/rev']).toBe(defaultRevision);
  expect(webhooks[0].clientConfig.service).toEqual({ name, namespace: 'istio-system', path: '/validate' });
});

test('a CA bundle of the user makes the webhook fail closed, whatever the policy says', () => {
  const policy = (base: object): string =>
    only(render('base', { base: { ...base } }), 'ValidatingWebhookConfiguration').webhooks[0].failurePolicy;
  expect(policy({})).toBe('Ignore');
  expect(policy({ validationFailurePolicy: 'Fail' })).toBe('Fail');
  expect(policy({ validationCABundle: 'Zm9v', validationFailurePolicy: 'Ignore' })).toBe('Fail');
});

test('scopes part the objects between two administrators', () => {
  expect(withoutCrds({ global: { resourceScope: 'cluster' } })).toEqual([
    'ValidatingWebhookConfiguration/istiod-default-validator',
  ]);
  expect(kinds(render('base', { global: { resourceScope: 'namespace' } }))).toEqual([
    'ServiceAccount/istio-reader-service-account',
  ]);
});

test('the account for other clusters: optional since 1.30, replaceable since 1.31', () => {
  const account = 'ServiceAccount/istio-reader-service-account';
  const off = { global: { enableReaderRBAC: false } };
  const own = { global: { readerServiceAccount: { name: 'mine', namespace: 'ns' } } };
  expect(withoutCrds(off, '1.29')).toContain(account);
  expect(withoutCrds(off, '1.30')).not.toContain(account);
  expect(withoutCrds(own, '1.30')).toContain(account);
  expect(withoutCrds(own, '1.31')).not.toContain(account);
});

test('CRDs can be left out one by one', () => {
  const name = 'CustomResourceDefinition/wasmplugins.extensions.istio.io';
  expect(kinds(render('base'))).toContain(name);
  expect(kinds(render('base', { base: { excludedCRDs: ['wasmplugins.extensions.istio.io'] } }))).not.toContain(name);
});

test('an unknown scope, and values taken away that the chart needs', () => {
  expect(problemsOf(() => render('base', { global: { resourceScope: 'clusters' } }))).toEqual([
    expect.objectContaining({ code: 'values/not-allowed', path: 'global.resourceScope', found: 'clusters' }),
  ]);
  expect(
    problemsOf(() => render('base', { defaultRevision: null, experimental: null })).map(({ code, path }) => [
      code,
      path,
    ]),
  ).toEqual([
    ['values/missing', 'defaultRevision'],
    ['values/missing', 'experimental'],
  ]);
});
