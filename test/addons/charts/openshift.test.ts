import { overlay } from '../../../lib/model';
import { renderAddon } from '../../../lib/mesh/addons';
import { compareObjects } from '../../support/compare';
import { listAnswers, readAnswers } from '../answers/read';
import { report } from '../../support/report';
import { NEWEST_VERSION } from '../../support/releases';
import { CHARTS, matches } from './chart-cases';

type Tree = Record<string, unknown>;

const CHART = 'kiali-2.27';
const KEY = { signingKey: '0123456789abcdef0123456789abcdef' };
const INGRESS = { ingress: { host: 'kiali.example.com' } };

/** The props that stand for the values of each case, on OpenShift. */
const PROPS: Readonly<Record<string, Tree>> = {
  'login': { auth: 'openshift', ...INGRESS, ...KEY },
  'token-route': { auth: 'token', ...INGRESS, ...KEY },
  'token': { auth: 'token', ...KEY },
  'anonymous': { auth: 'anonymous', access: 'read-write', ...KEY },
  'web-root': { auth: 'token', webRoot: '/kiali', ...KEY },
  'no-certificate': { auth: 'token', ...KEY, config: { identity: { cert_file: '', private_key_file: '' } } },
  'tls-config': { auth: 'token', ...KEY, config: { deployment: { tls_config: { source: 'config' } } } },
};

/** Differences that only OpenShift has: the beginning of each, and why. */
const DIFFERENCES: readonly (readonly [RegExp, string])[] = [
  [/\.isOpenShift: true -> undefined$/, 'the chart was told so by a value, in place of a cluster'],
  [/ingress\.enabled: false -> undefined$/, 'nothing is said where no way in is asked for'],
];

describe('Kiali on OpenShift, beside its official chart', () => {
  const files = listAnswers('openshift', CHART);

  test('there are props for each case', () =>
    expect(files).toEqual(
      Object.keys(PROPS)
        .map((name) => `${name}.json`)
        .sort(),
    ));

  test.each(Object.keys(PROPS))('%s', (name) => {
    const { objects } = readAnswers<{ objects: Tree[] }>('openshift', CHART, `${name}.json`);
    const props = overlay({ image: 'quay.io/kiali/kiali:v2.27' } as Tree, PROPS[name]) as Tree;
    const request = {
      addon: 'kiali',
      props,
      name: 'kiali',
      namespace: 'istio-system',
      version: NEWEST_VERSION,
    } as const;
    const ours = renderAddon({ ...request, platform: 'openshift' }).map(({ manifest }) => manifest);
    const expected = [...CHARTS[CHART].differences, ...DIFFERENCES];
    // Of the whole cluster, though the chart says a namespace.
    const theirs = objects.map((object) =>
      object.kind === 'OAuthClient'
        ? { ...object, metadata: { ...(object.metadata as Tree), namespace: undefined } }
        : object,
    );
    const found = compareObjects(theirs, ours).filter(
      (text) => !expected.some(([difference]) => matches(difference, text)),
    );
    report(`Kiali on OpenShift, ${name}: ${objects.length} objects`);
    expect(found).toEqual([]);
  });
});
