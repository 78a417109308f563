import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing, type Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import * as intents from '../../examples/book-traffic/intents';
import * as kinds from '../../examples/book-traffic/kinds';
import { describeWithReference, REFERENCE } from '../support/reference';

type Tree = Record<string, unknown>;
type Step = new (scope: Construct, id: string) => Chart;

const objects = (TheStep: Step): Tree[] => Testing.synth(new TheStep(new App(), 'step')) as Tree[];
/** Without the version of the API, which intents do not choose. */
const inAnyVersion = (list: readonly Tree[]): Tree[] =>
  list.map(({ apiVersion, ...rest }) => ({ group: String(apiVersion).split('/')[0], ...rest }));

const catalog = (spec: Tree): Tree => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'VirtualService',
  metadata: { name: 'catalog' },
  spec: { hosts: ['catalog'], ...spec },
});
const versions: Tree = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'DestinationRule',
  metadata: { name: 'catalog' },
  spec: {
    host: 'catalog',
    subsets: [
      { name: 'version-v1', labels: { version: 'v1' } },
      { name: 'version-v2', labels: { version: 'v2' } },
    ],
  },
};
const first = { destination: { host: 'catalog', subset: 'version-v1' } };
const second = { destination: { host: 'catalog', subset: 'version-v2' } };

/** What each step is to write. */
const EXPECTED = {
  Ingress: [
    {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'Gateway',
      metadata: { name: 'outfitters-gateway', namespace: 'istioinaction' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'VirtualService',
      metadata: { name: 'webapp-virtualservice', namespace: 'istioinaction' },
      spec: {
        hosts: ['*'],
        gateways: ['outfitters-gateway'],
        http: [{ route: [{ destination: { host: 'webapp.istioinaction.svc.cluster.local', port: { number: 80 } } }] }],
      },
    },
  ],
  Retries: [
    catalog({
      http: [
        {
          route: [{ destination: { host: 'catalog' } }],
          retries: { attempts: 3, retryOn: '5xx', perTryTimeout: '2s' },
        },
      ],
    }),
  ],
  FirstVersion: [versions, catalog({ http: [{ route: [first] }] })],
  DarkLaunch: [
    versions,
    catalog({
      http: [{ match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }], route: [second] }, { route: [first] }],
    }),
  ],
};

describe('the book example', () => {
  test.each(['Ingress', 'Retries', 'FirstVersion', 'DarkLaunch'] as const)('%s, written as kinds', (step) => {
    expect(objects(kinds[step])).toEqual(EXPECTED[step]);
  });
  test.each(['Retries', 'FirstVersion', 'DarkLaunch'] as const)('%s, written as one line of intent', (step) => {
    expect(inAnyVersion(objects(intents[step]))).toEqual(inAnyVersion(EXPECTED[step]));
  });
  test('SidecarScope', () => {
    expect(objects(kinds.SidecarScope)).toEqual([
      {
        apiVersion: 'networking.istio.io/v1beta1',
        kind: 'Sidecar',
        metadata: { name: 'default', namespace: 'istio-demo' },
        spec: { egress: [{ hosts: ['./*'] }] },
      },
    ]);
  });
});

describeWithReference('the book example and the files that people have', () => {
  const file = (name: string): Tree[] =>
    parseAllDocuments(readFileSync(join(REFERENCE, 'acceptance', name), 'utf8')).map(
      (document) => document.toJS() as Tree,
    );
  const steps = [kinds.Ingress, kinds.Retries, kinds.FirstVersion, kinds.DarkLaunch];

  test('book-traffic.yaml, each of its objects', () => {
    const written = steps.flatMap(objects);
    const given = file('book-traffic.yaml');
    expect(given).toHaveLength(6);
    for (const object of given) expect(written).toContainEqual(object);
    for (const object of written) expect(given).toContainEqual(object);
  });
  test('sidecar-scope.yaml', () => {
    expect(objects(kinds.SidecarScope)).toEqual(file('sidecar-scope.yaml'));
  });
});
