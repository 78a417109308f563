import * as pulumi from '@pulumi/pulumi';
import { MultiClusterMesh, type MultiClusterMeshArgs } from '../../../lib/pulumi';
import { decoded, plain, run, unknown, type Run } from '../support';
import { expectUntold, seen } from '../law/untold';
import { base64, threeClusters, Tls, written } from './support';

/** The places of secrets, and those of unknowns, by the names of objects. */
function places(run: Run<unknown>, of: 'secrets' | 'unknowns'): Record<string, string[]> {
  const all = [...run.objects].map(([name, { inputs }]) => [name, decoded(inputs)[of].sort()] as const);
  return Object.fromEntries(all.filter(([, found]) => found.length > 0));
}

const bodies = ({ objects }: Run<unknown>): Record<string, unknown> =>
  Object.fromEntries([...objects].map(([name, { inputs }]) => [name, plain(decoded(inputs).value)]));

const REMOTE = ['east-multicluster/remote-secret-edge', 'east-multicluster/remote-secret-west'];
const REMOTES = [...REMOTE, 'west-multicluster/remote-secret-east', 'west-multicluster/remote-secret-edge'].map(
  (name) => `shop-${name}`,
);

describe('secrets', () => {
  test('no token is told: not in what is sent, not in a state, a log or a preview', async () => {
    const done = await seen(() => new MultiClusterMesh('shop', threeClusters()), { written });
    expect(places(done, 'secrets')).toEqual(Object.fromEntries(REMOTES.map((name) => [name, ['stringData']])));
    expectUntold(done.text);
    expectUntold(done.text.replaceAll(base64('zq-token-east'), 'zq-'));
    const kept = done.resources.filter(({ additionalSecretOutputs }) => additionalSecretOutputs.length > 0);
    expect(kept.map(({ name, additionalSecretOutputs }) => [name, additionalSecretOutputs]).sort()).toEqual(
      [...['east', 'edge', 'west'].map((cluster) => `shop-${cluster}-multicluster/reader-token`), ...REMOTES]
        .sort()
        .map((name) => [name, ['data', 'stringData']]),
    );
  });

  test('a kubeconfig and a credential that the program gives are not told either', async () => {
    const kubeconfig = JSON.stringify({
      'current-context': 'c',
      'contexts': [{ name: 'c', context: { cluster: 'c' } }],
      'clusters': [{ name: 'c', cluster: { server: 'https://zq-east.example:6443' } }],
    });
    const args = threeClusters();
    const done = await seen(
      () =>
        new MultiClusterMesh('shop', {
          ...args,
          defaults: { ...args.defaults, hub: pulumi.secret('zq-hub.example') },
          clusters: { ...args.clusters, east: { network: 'n1', kubeconfig: pulumi.secret(kubeconfig) } },
          apiServers: {
            west: { url: 'https://west.example', credential: { token: pulumi.secret('zq-own') } },
            edge: pulumi.secret('https://zq-edge.example'),
          },
        }),
      { written },
    );
    expectUntold(done.text);
    expect(done.objects.get('shop-east-istiod/deployment')).toBeDefined();
    expect(decoded(done.objects.get('shop-west-multicluster/remote-secret-edge')?.inputs).value).toMatchObject({
      stringData: { edge: expect.stringContaining('server: https://zq-edge.example\n') as string },
    });
    expect(places(done, 'secrets')['shop-east-istiod/deployment']).toEqual(['spec.template.spec.containers[0].image']);
  });
});

describe('intermediates that the program makes', () => {
  const withTls = (): MultiClusterMeshArgs => threeClusters({ ca: { intermediates: Tls } });

  test('are one root, and an intermediate for each control plane, which istiod finds when it starts', async () => {
    const done = await seen(() => new MultiClusterMesh('shop', withTls()), { written });
    const made = done.resources.filter(({ type }) => type.startsWith('tls:'));
    const names = made.map(({ name, type, parent }) => `${type.split(':')[2]} ${name} of ${parent.split('::').at(-1)}`);
    expect(names.sort()).toEqual([
      'CertRequest shop-intermediate-east of shop',
      'CertRequest shop-intermediate-west of shop',
      'LocallySignedCert shop-intermediate-east of shop',
      'LocallySignedCert shop-intermediate-west of shop',
      'PrivateKey shop-intermediate-east of shop',
      'PrivateKey shop-intermediate-west of shop',
      'PrivateKey shop-root of shop',
      'SelfSignedCert shop-root of shop',
    ]);
    expect(
      decoded(made.find(({ type, name }) => type.endsWith('LocallySignedCert') && /west/.test(name))?.inputs),
    ).toEqual({
      value: {
        certRequestPem: 'request of CN=istio-ca,O=shop,L=west by zq-key(shop-intermediate-west)\n',
        caPrivateKeyPem: 'zq-key(shop-root)\n',
        caCertPem: 'certificate of CN=root-ca,O=shop\n',
        allowedUses: ['cert_signing', 'crl_signing', 'digital_signature'],
        validityPeriodHours: 8760,
        earlyRenewalHours: 2160,
        isCaCertificate: true,
        setSubjectKeyId: true,
      },
      secrets: ['caPrivateKeyPem', 'certRequestPem'],
      unknowns: [],
    });
    const secret = done.objects.get('shop-west-multicluster/cacerts');
    const certificate =
      'certificate of request of CN=istio-ca,O=shop,L=west by zq-key(shop-intermediate-west) by certificate of ' +
      'CN=root-ca,O=shop\n';
    expect(decoded(secret?.inputs)).toEqual({
      value: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'cacerts', namespace: 'istio-system' },
        type: 'Opaque',
        stringData: {
          'ca-cert.pem': certificate,
          'ca-key.pem': 'zq-key(shop-intermediate-west)\n',
          'root-cert.pem': 'certificate of CN=root-ca,O=shop\n',
          'cert-chain.pem': `${certificate}certificate of CN=root-ca,O=shop\n`,
        },
      },
      secrets: ['stringData'],
      unknowns: [],
    });
    expect(secret?.provider.split('::').at(-2)).toBe('west');
    const before = (name: string) =>
      done.objects
        .get(name)
        ?.dependsOn.filter((urn) => urn.includes('multicluster'))
        .map((urn) => urn.split('::').at(-1));
    expect(before('shop-west-istiod/deployment')).toEqual(['shop-west-multicluster/cacerts']);
    expect(before('shop-edge-istio-eastwestgateway/workload')).toEqual(['shop-east-multicluster/remote-secret-edge']);
    expect(done.objects.has('shop-edge-multicluster/cacerts')).toBe(false);
    expectUntold(done.text);
  });

  test('need the package or its classes', async () => {
    const { result } = await run(() => {
      try {
        new MultiClusterMesh('shop', threeClusters({ ca: { intermediates: 'tls' } }));
      } catch (reason) {
        return (reason as Error).message;
      }
      return '';
    });
    expect(result).toBe(
      '1 problem:\n' +
        '- [urn:pulumi:dev::shop::istio-constructs:index:MultiClusterMesh::shop] ca.intermediates: got "tls"; the ' +
        'package @pulumi/tls, which makes keys and certificates, is not installed; install it, or pass its classes: ' +
        '`ca: { intermediates: tls }` with `import * as tls from "@pulumi/tls"` (pulumi/no-tls)',
    );
  });
});

describe('a preview', () => {
  test('of what no cluster has yet shows every object, and what is not known where it will be', async () => {
    const args = (): MultiClusterMeshArgs =>
      threeClusters({
        ca: { intermediates: Tls },
        apiServers: { east: unknown('address'), west: 'https://west.example', edge: unknown('other') },
      });
    const preview = await seen(() => new MultiClusterMesh('shop', args()), { preview: true });
    const up = await run(() => new MultiClusterMesh('shop', threeClusters({ ca: { intermediates: Tls } })), {
      written,
    });
    expect([...preview.objects.keys()].sort()).toEqual([...up.objects.keys()].sort());
    expect(places(preview, 'unknowns')).toEqual({
      ...Object.fromEntries(REMOTES.map((name) => [name, ['stringData']])),
      'shop-edge-istiod/config-map-values': ['data.merged-values', 'data.original-values'],
      'shop-edge-istiod/endpoint-slice-remote': ['endpoints[0].addresses[0]'],
    });
    expectUntold(preview.text);
  });
});

/** Props of clusters, with a value that each may have. */
const SAMPLES: readonly (readonly [where: string, prop: string, value: string | number | boolean])[] = [
  ['defaults', 'hub', 'registry.example/istio'],
  ['defaults', 'tag', 'fips'],
  ['clusters.east', 'hub', 'registry.example/east'],
  ['clusters.edge', 'hub', 'registry.example/edge'],
  ['clusters.east', 'imagePullPolicy', 'Always'],
  ['clusters.east', 'discoveryAddress', '203.0.113.77'],
  ['clusters.edge', 'discoveryAddress', '203.0.113.78'],
  ['clusters.west', 'meshConfig.defaultConfig.concurrency', 4],
  ['clusters.west', 'meshConfig.enableTracing', true],
  ['clusters.west', 'meshConfig.accessLogFile', '/dev/stdout: "x"'],
  ['clusters.east', 'pilot.env.TOKEN', 'a: b'],
  ['apiServers', 'west', 'https://elsewhere.example:6443'],
  ['apiServers.west', 'ca', '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n'],
  ['apiServers.west', 'tlsServerName', 'west.internal'],
];

function withProp(where: string, prop: string, value: unknown): MultiClusterMeshArgs {
  const args = threeClusters();
  const servers = { ...args.apiServers, west: { url: 'https://west.example.com:6443' } };
  const copy = { ...args, apiServers: servers } as unknown as Record<string, unknown>;
  let inner = copy;
  const path = `${where}.${prop}`.split('.');
  for (const step of path.slice(0, -1)) inner = inner[step] = { ...(inner[step] as object) } as Record<string, unknown>;
  inner[path.at(-1) as string] = value;
  return copy as unknown as MultiClusterMeshArgs;
}

test.each(SAMPLES)('%s %s: an Output gives what its value gives', async (where, prop, value) => {
  const make = (given: unknown) => run(() => new MultiClusterMesh('shop', withProp(where, prop, given)), { written });
  const [known, later, none] = [
    await make(value),
    await make(pulumi.output(Promise.resolve(value))),
    await run(() => new MultiClusterMesh('shop', threeClusters()), { written }),
  ];
  expect(bodies(later)).toEqual(bodies(known));
  expect(bodies(known)).not.toEqual(bodies(none));
});
