import { formatProblem, type Manifest, type Problem } from '../../lib/model';
import {
  caProblems,
  caProps,
  caSecret,
  intermediateSpec,
  istioCsrValues,
  rootSpec,
  type MeshCa,
} from '../../lib/multicluster/ca';
import { clusterObjects } from '../../lib/multicluster/objects';
import { planClusters } from '../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import { renderMesh } from '../../lib/mesh/render';

const texts = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => `${problem.severity}: ${formatProblem(problem)}`);
const TWO: MultiClusterMeshProps['clusters'] = { east: { network: 'n1' }, west: { network: 'n2' } };
const planned = (props: Partial<MultiClusterMeshProps>) =>
  planClusters({ meshId: 'shop', clusters: TWO, ...props }, () => undefined);
/** Problems of the codes `ca/...` of a mesh over several clusters. */
function problemsOf(props: Partial<MultiClusterMeshProps>): string[] {
  const found: Problem[] = [];
  planClusters({ meshId: 'shop', clusters: TWO, ...props }, (problems) => found.push(...problems));
  return texts(found.filter(({ code }) => code.startsWith('ca/')));
}
const beside = (props: Partial<MultiClusterMeshProps>, name: string): Manifest[] =>
  clusterObjects(planned(props), name).map(({ manifest }) => manifest);

describe('a Secret that is made elsewhere', () => {
  test('changes nothing, and nothing is written', () => {
    expect(caProps({ secret: 'cacerts' }, true)).toEqual({});
    expect(beside({ ca: { secret: 'cacerts' } }, 'east').filter(({ kind }) => kind === 'Secret')).toHaveLength(1);
    expect(problemsOf({ ca: { secret: 'cacerts' } })).toEqual([]);
  });
});

describe('intermediates by cert-manager', () => {
  const ca: MeshCa = { certManager: { name: 'root', kind: 'ClusterIssuer' } };

  test('are a Certificate for each control plane, before istiod', () => {
    const node = clusterObjects(planned({ ca }), 'east').find(({ manifest }) => manifest.kind === 'Certificate');
    expect(node).toEqual({
      id: 'multicluster/intermediate',
      component: 'multicluster',
      phase: 'base',
      manifest: {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: { name: 'cacerts', namespace: 'istio-system' },
        spec: {
          secretName: 'cacerts',
          isCA: true,
          commonName: 'istio-ca',
          subject: { organizations: ['shop'], localities: ['east'] },
          duration: '8760h',
          renewBefore: '2160h',
          privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
          usages: ['cert sign', 'crl sign', 'digital signature'],
          issuerRef: { name: 'root', kind: 'ClusterIssuer', group: 'cert-manager.io' },
        },
      },
    });
  });

  test('have the settings that are given, in the namespace of the control plane', () => {
    const issuer = {
      name: 'pca',
      kind: 'ClusterIssuer',
      group: 'awspca.cert-manager.io',
      duration: '720h',
      renewBefore: '240h',
      privateKey: { algorithm: 'RSA' },
      organization: 'Example',
    } as const;
    const [certificate] = beside(
      { ca: { certManager: issuer }, clusters: { ...TWO, east: { network: 'n1', namespace: 'mesh' } } },
      'east',
    );
    expect(certificate).toMatchObject({
      metadata: { name: 'cacerts', namespace: 'mesh' },
      spec: {
        subject: { organizations: ['Example'], localities: ['east'] },
        duration: '720h',
        renewBefore: '240h',
        privateKey: { algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' },
        issuerRef: { name: 'pca', kind: 'ClusterIssuer', group: 'awspca.cert-manager.io' },
      },
    });
  });

  test('are not made for clusters without a control plane', () => {
    const clusters = { ...TWO, edge: { network: 'n1', primary: 'east' } };
    const kinds = ['east', 'west', 'edge'].map(
      (name) => beside({ ca, clusters }, name).filter(({ kind }) => kind === 'Certificate').length,
    );
    expect(kinds).toEqual([1, 1, 0]);
  });
});

describe('istio-csr', () => {
  const ca: MeshCa = { istioCsr: {} };
  const env = (manifest: Manifest | undefined, name: string): unknown =>
    JSON.stringify(manifest).match(new RegExp(`\\{"name":"${name}","value":"([^"]*)"\\}`))?.[1];

  test('is asked by all proxies, and istiod signs nothing', () => {
    const { mesh } = planned({ ca, defaults: { profile: 'ambient' } }).clusters[0];
    const nodes = renderMesh(mesh);
    const find = (id: string) => nodes.find((node) => node.id === id)?.manifest;
    expect(env(find('istiod/deployment'), 'ENABLE_CA_SERVER')).toBe('false');
    expect(env(find('istiod/deployment'), 'PILOT_CERT_PROVIDER')).toBe('istiod');
    expect(env(find('ztunnel/daemon-set'), 'CA_ADDRESS')).toBe('cert-manager-istio-csr.cert-manager.svc:443');
    expect(JSON.parse(JSON.stringify(mesh)).values.global.caAddress).toBe(
      'cert-manager-istio-csr.cert-manager.svc:443',
    );
  });

  test('has the address that is given, in remote clusters too, which have no istiod', () => {
    const clusters = {
      east: { network: 'n1', discoveryAddress: '203.0.113.7' },
      edge: { network: 'n1', primary: 'east' },
    };
    const { mesh } = planned({ ca: { istioCsr: { address: 'csr.shop.svc:443' } }, clusters }).clusters[1];
    expect(mesh.values?.global).toEqual({ caAddress: 'csr.shop.svc:443' });
    expect(mesh.pilot).toBeUndefined();
  });

  test('is asked by the proxies of an external control plane, which signs nothing either', () => {
    const external = {
      network: 'n2',
      controlPlane: 'external',
      istiodUrl: 'https://istiod.example.com:15017',
      externalIstiod: {},
    } as const;
    const { externalIstiod } = planned({ ca, clusters: { ...TWO, west: external } }).clusters[1];
    expect(externalIstiod?.values?.global?.caAddress).toBe('cert-manager-istio-csr.cert-manager.svc:443');
    expect(externalIstiod?.pilot).toMatchObject({ env: { ENABLE_CA_SERVER: 'false', EXTERNAL_ISTIOD: 'true' } });
    const { externalIstiod: own } = planned({ ca: { secret: 'cacerts' }, clusters: { ...TWO, west: external } })
      .clusters[1];
    expect(own?.values?.global?.caAddress).toBe('istiod.example.com:15012');
  });

  test('is installed with values that fit the cluster', () => {
    const cluster = { name: 'east', namespace: 'istio-system', revision: 'canary', trustDomain: 'shop.example.com' };
    expect(istioCsrValues(cluster)).toEqual({
      app: {
        certmanager: { namespace: 'istio-system' },
        istio: { namespace: 'istio-system', revisions: ['canary'] },
        server: { clusterID: 'east' },
        tls: { trustDomain: 'shop.example.com' },
      },
    });
  });

  test('contradicts an authority in the props of one cluster', () => {
    const clusters = {
      east: { network: 'n1', values: { global: { caAddress: 'ca.example.com:443' } } },
      west: { network: 'n2', pilot: { env: { ENABLE_CA_SERVER: 'true' } } },
    };
    const fix = 'leave it out: it follows from `ca.istioCsr` (ca/authority-replaced)';
    expect(problemsOf({ ca, clusters })).toEqual([
      'error: clusters.east.values.global.caAddress: got "ca.example.com:443"; istio-csr is at ' +
        `cert-manager-istio-csr.cert-manager.svc:443; ${fix}`,
      'error: clusters.west.pilot.env.ENABLE_CA_SERVER: got "true"; istiod would sign certificates beside istio-csr, ' +
        `with a root of its own; ${fix}`,
    ]);
  });

  test('agrees with the same settings in the props', () => {
    const east = { network: 'n1', pilot: { env: { ENABLE_CA_SERVER: 'false' } } };
    expect(problemsOf({ ca, clusters: { east, west: { network: 'n2' } } })).toEqual([]);
  });
});

describe('certificates that a program makes', () => {
  test('are an intermediate of a control plane, under the root of the mesh', () => {
    expect(intermediateSpec({ meshId: 'shop', name: 'east', namespace: 'istio-system' })).toEqual({
      subject: { commonName: 'istio-ca', organization: 'shop', locality: 'east' },
      isCaCertificate: true,
      usages: ['cert_signing', 'crl_signing', 'digital_signature'],
      validityHours: 8760,
      renewalHours: 2160,
      key: { algorithm: 'ECDSA', size: 256 },
    });
    expect(rootSpec('shop')).toEqual({
      subject: { commonName: 'root-ca', organization: 'shop' },
      isCaCertificate: true,
      usages: ['cert_signing', 'crl_signing', 'digital_signature'],
      validityHours: 87600,
      renewalHours: 8760,
      key: { algorithm: 'ECDSA', size: 256 },
    });
  });

  test.each(['', '\n'])('stand in the Secret that istiod reads, with line ends between them: %j', (end) => {
    const [certificate, key, root] = ['certificate', 'key', 'root'].map((text) => `${text}${end}`);
    expect(caSecret('istio-system', { certificate, key, root })).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cacerts', namespace: 'istio-system' },
      type: 'Opaque',
      stringData: {
        'ca-cert.pem': certificate,
        'ca-key.pem': key,
        'root-cert.pem': root,
        'cert-chain.pem': 'certificate\nroot\n',
      },
    });
  });

  test('are for Pulumi only', () => {
    expect(texts(caProblems({ intermediates: 'tls' }))).toEqual([
      'error: ca.intermediates: got "tls"; only in Pulumi does a program make certificates: their keys would stand ' +
        'in the output; use `certManager`, `istioCsr`, or a `secret` that is made elsewhere (ca/pulumi-only)',
    ]);
    expect(caProblems({ intermediates: 'tls' }, { makesCertificates: true })).toEqual([]);
  });
});

describe('trust between clusters', () => {
  const FIX =
    "give `ca`: `{ secret: 'cacerts' }` where each cluster has that Secret from elsewhere, `certManager` or " +
    '`istioCsr` (ca/common-root)';

  test('is none where each istiod makes a root of its own', () => {
    expect(problemsOf({})).toEqual([
      `error: ca: got nothing; the istiods of "east", "west" make roots of their own; ${FIX}`,
    ]);
  });

  test('is none where one of the control planes has a known authority only', () => {
    const west = { network: 'n2', values: { global: { caAddress: 'ca.example.com:443' } } };
    expect(problemsOf({ clusters: { ...TWO, west } })).toEqual([
      `error: ca: got nothing; istiod of "east" makes a root of its own; ${FIX}`,
    ]);
    const external = {
      network: 'n2',
      controlPlane: 'external',
      istiodUrl: 'https://istiod.example.com:15017',
    } as const;
    expect(problemsOf({ clusters: { ...TWO, west: external } })).toEqual([
      `error: ca: got nothing; istiod of "east" makes a root of its own; ${FIX}`,
    ]);
  });

  test('is none where the program declares an external control plane, which makes a root too', () => {
    const external = {
      network: 'n2',
      controlPlane: 'external',
      istiodUrl: 'https://istiod.example.com:15017',
      externalIstiod: {},
    } as const;
    expect(problemsOf({ clusters: { ...TWO, west: external } })).toEqual([
      `error: ca: got nothing; the istiods of "east", "west" make roots of their own; ${FIX}`,
    ]);
  });

  test.each<[string, Partial<MultiClusterMeshProps>]>([
    [
      'all proxies have an authority elsewhere',
      { defaults: { values: { global: { caAddress: 'ca.example.com:443' } } } },
    ],
    [
      'istiod has an authority elsewhere',
      { defaults: { pilot: { env: { EXTERNAL_CA: 'ISTIOD_RA_KUBERNETES_API' } } } },
    ],
    ['roots are exchanged in the mesh config', { defaults: { meshConfig: { caCertificates: [{ pem: 'root' }] } } }],
    [
      'one control plane serves all',
      { clusters: { east: { network: 'n1' }, edge: { network: 'n1', primary: 'east' } } },
    ],
    ['there is one cluster', { clusters: { east: {} } }],
  ])('is not denied where %s', (_, props) => {
    expect(problemsOf(props)).toEqual([]);
  });

  const ca: MeshCa = { secret: 'cacerts' };
  const APART = { east: { network: 'n1', trustDomain: 'east.example.com' }, west: { network: 'n2' } };

  test('follows from aliases where trust domains differ', () => {
    expect(problemsOf({ ca, clusters: APART })).toEqual([]);
  });

  test('is half where a cluster lets all trust domains in, and knows none', () => {
    const west = {
      ...APART.west,
      meshConfig: { trustDomainAliases: [] },
      pilot: { env: { PILOT_SKIP_VALIDATE_TRUST_DOMAIN: 'true' } },
    };
    expect(problemsOf({ ca, clusters: { ...APART, west } })).toEqual([
      'error: clusters.west.meshConfig.trustDomainAliases: got []; cluster "east" has trust domain ' +
        '"east.example.com", to whose workloads this one does not connect; add "east.example.com" (ca/trust-domain)',
    ]);
  });

  test('is none where a cluster replaces the aliases', () => {
    const west = { ...APART.west, meshConfig: { trustDomainAliases: ['old.example.com'] } };
    expect(problemsOf({ ca, trustDomain: 'shop.example.com', clusters: { ...APART, west } })).toEqual([
      'error: clusters.west.meshConfig.trustDomainAliases: got ["old.example.com"]; cluster "east" has trust domain ' +
        '"east.example.com", which this one refuses; add "east.example.com" (ca/trust-domain)',
    ]);
  });
});

describe('a root of trust that is wrong by itself', () => {
  const issuer = (more: object): string[] => texts(caProblems({ certManager: { name: 'root', ...more } } as MeshCa));

  test('comes from nowhere, or from two places', () => {
    const expected = (found: string): string[] => [
      `error: ca: got ${found}; a root of trust comes from one place; give exactly one of \`secret\`, ` +
        '`certManager`, `istioCsr`, `intermediates` (ca/source)',
    ];
    expect(texts(caProblems({} as MeshCa))).toEqual(expected('[]'));
    expect(texts(caProblems({ vault: {} } as never))).toEqual(expected('["vault"]'));
    expect(texts(caProblems({ secret: 'cacerts', istioCsr: {} } as never))).toEqual(expected('["secret","istioCsr"]'));
  });

  test('is in a Secret that istiod does not read', () => {
    expect(texts(caProblems({ secret: 'istio-ca-secret' }))).toEqual([
      'error: ca.secret: got "istio-ca-secret"; istiod reads its intermediate from no other Secret; write "cacerts", ' +
        'and give the Secret that name (ca/secret-name)',
    ]);
  });

  test('has an issuer without a name', () => {
    expect(issuer({ name: '' })).toEqual([
      'error: ca.certManager.name: got ""; Kubernetes takes no such name; name the Issuer or ClusterIssuer that ' +
        'signs the intermediates (ca/issuer)',
    ]);
  });

  test.each<[object, string]>([
    [{ duration: '1y' }, 'duration: got "1y"; not a duration of Go; write hours, for example "8760h"'],
    [
      { duration: '30m' },
      'duration: got "30m"; cert-manager takes no `duration` below an hour; write hours, for example "8760h"',
    ],
    [
      { renewBefore: '1m' },
      'renewBefore: got "1m"; cert-manager takes no `renewBefore` below 5 minutes; write hours, for example "8760h"',
    ],
    [
      { duration: '720h' },
      'renewBefore: got "2160h"; an intermediate that lives "720h" cannot be renewed that long before its end; make ' +
        'it shorter than `duration`',
    ],
  ])('has a life that cert-manager refuses: %j', (life, expected) => {
    expect(issuer(life)).toEqual([`error: ca.certManager.${expected} (ca/duration)`]);
  });

  test.each<[object, string]>([
    [{ algorithm: 'Ed25519' }, 'algorithm: got "Ed25519"; not a kind of key that proxies take; use "ECDSA" or "RSA"'],
    [
      { algorithm: 'RSA', size: 1024 },
      'size: got 1024; cert-manager makes no RSA key of that size; use 2048 to 8192 bits',
    ],
    [
      { algorithm: 'ECDSA', size: 2048 },
      'size: got 2048; cert-manager makes no ECDSA key of that size; use 256, 384, 521',
    ],
  ])('has a key that nobody takes: %j', (privateKey, expected) => {
    expect(issuer({ privateKey })).toEqual([`error: ca.certManager.privateKey.${expected} (ca/key)`]);
  });
});
