import { parse } from 'yaml';
import { execute, istioFunctions, parseTemplate, stringMap } from '../../lib/injection/go-template';
import {
  readerTokenSecret,
  remoteKubeconfig,
  remoteSecret,
  type RemoteSecretProps,
} from '../../lib/multicluster/remote-secret';
import { NEWEST } from '../support/releases';
import { readAnswers } from './recorded-answers';
import { AUTHORITY, USER_VARIANTS, TOKEN, VARIANTS } from './remote-secret-variants';

const answers = readAnswers('create-remote-secret');
const usual = { cluster: 'east', url: 'https://east.example.com:6443', ca: AUTHORITY } as const;
const secretOf = (props: RemoteSecretProps): unknown => JSON.parse(JSON.stringify(remoteSecret(props)));

describe('what the real istioctl prints', () => {
  test('every call has an answer', () => {
    const others = ['made', 'name of a cluster with a dot', 'name of a cluster with 64 characters', 'token Secret'];
    expect(Object.keys(answers).filter((name) => !others.includes(name))).toEqual([
      ...VARIANTS.map(({ name }) => name),
      'address of this machine',
    ]);
  });

  test.each(VARIANTS)('is the same Secret, field by field: $name', ({ name, props }) => {
    expect(secretOf(props)).toEqual(answers[name]);
  });

  test('is the same token Secret', () => {
    const { metadata, type } = readerTokenSecret('fresh');
    expect({ ...metadata, type }).toEqual(answers['token Secret']);
  });

  test('a certificate authority in base64 gives the same Secret as its PEM text', () => {
    const ca = Buffer.from(AUTHORITY).toString('base64');
    expect(secretOf({ ...usual, ca, credential: { token: TOKEN } })).toEqual(answers['cluster east']);
  });
});

describe('credentials that come from elsewhere', () => {
  test('a remote secret that is made elsewhere is not written', () => {
    expect(remoteSecret({ ...usual, credential: { secret: 'istio-remote-secret-east' } })).toBeUndefined();
    expect(remoteKubeconfig({ ...usual, credential: { secret: 'istio-remote-secret-east' } })).toBeUndefined();
  });

  const TEMPLATE = [
    'apiVersion: v1',
    'clusters:',
    '- cluster:',
    '    certificate-authority-data: {{ .ca | b64enc | quote }}',
    '    server: https://east.example.com:6443',
    '    tls-server-name: kubernetes.default',
    '  name: east',
    'contexts:',
    '- context:',
    '    cluster: east',
    '    user: east',
    '  name: east',
    'current-context: east',
    'kind: Config',
    'users:',
    '- name: east',
    '  user:',
    '    token: {{ .token | quote }}',
    '',
  ].join('\n');

  test('an ExternalSecret reads the token and the authority from the token Secret of the cluster', () => {
    const { cluster, url } = usual;
    const credential = { externalSecret: { store: 'east' } };
    expect(remoteSecret({ cluster, url, tlsServerName: 'kubernetes.default', credential })).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'istio-remote-secret-east', namespace: 'istio-system' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { name: 'east', kind: 'SecretStore' },
        target: {
          name: 'istio-remote-secret-east',
          creationPolicy: 'Owner',
          template: {
            engineVersion: 'v2',
            metadata: {
              annotations: { 'networking.istio.io/cluster': 'east' },
              labels: { 'istio/multiCluster': 'true' },
            },
            data: { east: TEMPLATE },
          },
        },
        data: [
          {
            secretKey: 'token',
            remoteRef: { key: 'istio-reader-service-account-istio-remote-secret-token', property: 'token' },
          },
          {
            secretKey: 'ca',
            remoteRef: { key: 'istio-reader-service-account-istio-remote-secret-token', property: 'ca.crt' },
          },
        ],
      },
    });
  });

  test('an ExternalSecret of another store, with a given authority, has the token alone', () => {
    const credential = {
      externalSecret: {
        store: { name: 'vault', kind: 'ClusterSecretStore' },
        token: { key: 'istio/east', property: 'token', version: '3' },
        refreshInterval: '0',
        apiVersion: 'v1beta1',
      },
    } as const;
    const { apiVersion, spec } = secretOf({ ...usual, type: 'config', credential }) as never as {
      apiVersion: string;
      spec: { target: { name: string; template: { data: Record<string, string> } } };
    };
    expect(apiVersion).toBe('external-secrets.io/v1beta1');
    expect(spec).toMatchObject({
      refreshInterval: '0',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: [{ secretKey: 'token', remoteRef: { key: 'istio/east', property: 'token', version: '3' } }],
    });
    expect(spec.target.name).toBe('istio-kubeconfig');
    expect(spec.target.template.data.config).toContain(
      `certificate-authority-data: ${Buffer.from(AUTHORITY).toString('base64')}\n`,
    );
  });

  test.each([
    ['a token of Kubernetes', TOKEN],
    ['a number', '123'],
    ['quotes and backslashes', 'a"b\\c'],
  ])('its template becomes the kubeconfig of the token: %s', (_, token) => {
    const { ca, ...props } = usual;
    const { spec } = secretOf({ ...props, credential: { externalSecret: { store: 'east' } } }) as never as {
      spec: { target: { template: { data: Record<string, string> } } };
    };
    const template = parseTemplate('east', spec.target.template.data.east);
    const text = execute(template, stringMap({ token, ca }), istioFunctions(NEWEST));
    expect(parse(text)).toEqual(parse(remoteKubeconfig({ ...usual, credential: { token } }) ?? ''));
  });

  test('a SealedSecret has the sealed text of the watching cluster', () => {
    const encryptedKubeconfig = { west: 'AgWest', north: 'AgNorth' };
    const sealed = (scope?: 'strict' | 'cluster-wide') =>
      remoteSecret({ ...usual, watcher: 'north', credential: { sealedSecret: { encryptedKubeconfig, scope } } });
    const place = { name: 'istio-remote-secret-east', namespace: 'istio-system' };
    const marks = {
      annotations: { 'networking.istio.io/cluster': 'east' },
      labels: { 'istio/multiCluster': 'true' },
    };
    expect(sealed()).toEqual({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: place,
      spec: { encryptedData: { east: 'AgNorth' }, template: { metadata: { ...place, ...marks } } },
    });
    const scope = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
    expect(sealed('cluster-wide')).toMatchObject({
      metadata: { annotations: scope },
      spec: { template: { metadata: { annotations: { ...marks.annotations, ...scope } } } },
    });
  });

  test('a sealed text for one watching cluster stands by itself', () => {
    const credential = { sealedSecret: { encryptedKubeconfig: 'AgOnly', scope: 'namespace-wide' } } as const;
    expect(remoteSecret({ ...usual, type: 'config', credential })).toMatchObject({
      metadata: {
        name: 'istio-kubeconfig',
        annotations: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
      },
      spec: { encryptedData: { config: 'AgOnly' } },
    });
  });
});

const kubectl = readAnswers('kubectl-users');

describe('commands and plugins', () => {
  test('every call has an answer', () => {
    expect(Object.keys(kubectl)).toEqual(['made', ...USER_VARIANTS.map(({ name }) => name)]);
  });

  test.each(USER_VARIANTS)(
    'gives the kubeconfig that the real kubectl writes, byte for byte: $name',
    ({ name, credential }) => {
      expect(remoteKubeconfig({ ...usual, credential })).toBe(kubectl[name]);
      expect(secretOf({ ...usual, credential })).toMatchObject({ stringData: { east: kubectl[name] } });
    },
  );
});
