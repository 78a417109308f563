import { parse } from 'yaml';
import { execute, istioFunctions, parseTemplate, stringMap } from '../../lib/injection/go-template';
import {
  readerTokenSecret,
  remoteKubeconfig,
  remoteSecret,
  remoteSecretProblems,
  type RemoteSecretProps,
} from '../../lib/multicluster/remote-secret';
import * as manifests from '../../lib/manifests';
import { NEWEST } from '../support/releases';
import { readAnswers } from './recorded-answers';
import { ENVIRONMENTS, ISTIOD_VARIANTS, propsOf, STANDING_IN } from './istiod-variants';
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

describe('what the real istiod reads', () => {
  const recorded = readAnswers('istiod-remote-secrets') as never as Record<
    string,
    Record<string, Record<string, string>>
  >;
  /** Problems that say nothing of whether istiod reads the cluster. */
  const OTHERS = ['plain-token', 'private-key', 'own-address'];

  // release: those that istiod was built of.
  test.each(['1.31', '1.30'].flatMap((minor) => Object.entries(ENVIRONMENTS).map((each) => [minor, ...each] as const)))(
    'has no problem, and nothing else: istiod %s that admits %s',
    (minor, admitted, env) => {
      const answers = recorded[minor][admitted];
      expect(Object.keys(answers)).toEqual(Object.keys(ISTIOD_VARIANTS));
      for (const [name, answer] of Object.entries(answers)) {
        const codes = remoteSecretProblems(propsOf(name, STANDING_IN), { path: 'apiServers.east', env })
          .map(({ code }) => code.replace('remote-secret/', ''))
          .filter((code) => !OTHERS.includes(code));
        expect([name, codes.length === 0]).toEqual([name, answer === 'read']);
      }
    },
  );
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

describe('a remote secret by itself', () => {
  test('is the same, and its kubeconfig is the text to seal', () => {
    const props = { ...usual, credential: { token: TOKEN } };
    expect(manifests.remoteSecret(props)).toEqual(answers['cluster east']);
    expect(manifests.remoteKubeconfig(props)).toBe(remoteKubeconfig(props));
    expect(manifests.remoteKubeconfig({ ...usual, credential: { exec: { command: 'login' } } })).toContain('login');
  });

  test('has problems with the paths of its props, all at once', () => {
    const wrong = { cluster: 'East', url: '', ca: 'x', credential: { token: '' } };
    expect(() => manifests.remoteSecret(wrong)).toThrow(
      [
        '4 problems:',
        '- cluster: got "East"; the remote secret is named after the cluster, whose name must be a DNS label; use ' +
          'lower-case letters, digits and "-", at most 63, with a letter or digit at both ends ' +
          '(remote-secret/cluster-name)',
        '- url: got ""; not a URL of an API server; write an address as in a kubeconfig: ' +
          '"https://east.example.com:6443" (remote-secret/address)',
        '- ca: got "x"; not a certificate in PEM form; give the PEM text of the certificate, or its base64 text as ' +
          'in `certificate-authority-data` (remote-secret/authority)',
        '- credential.token: got ""; the token is empty; give the text under `token` of the token Secret, decoded, ' +
          'without a line end (remote-secret/token)',
      ].join('\n'),
    );
    expect(() => manifests.remoteKubeconfig(wrong)).toThrow('4 problems:');
  });
});
