import { precheck as ofEntry, renderMesh, type PrecheckOptions } from '../../../lib/manifests';
import { formatProblem, type Manifest } from '../../../lib/model';
import { precheck } from '../../../lib/program/precheck';
import type { MeshProps } from '../../../lib/props';
import { problemsOf } from '../../support/render';

// release: the checks compare minors, and each case names those that it is about.

const object = (apiVersion: string, kind: string, name: string, rest: object = {}): Manifest =>
  ({ apiVersion, kind, metadata: { name }, ...rest }) as unknown as Manifest;

const namespace = (name: string, labels: Record<string, string>): Manifest =>
  object('v1', 'Namespace', name, { metadata: { name, labels } });

interface Pod {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly containers?: readonly object[];
}

const deployment = (name: string, { labels, annotations, containers = [] }: Pod): Manifest =>
  object('apps/v1', 'Deployment', name, {
    metadata: { name, namespace: 'shop' },
    spec: { template: { metadata: { labels, annotations }, spec: { containers } } },
  });

const tag = (name: string, revision: string): Manifest =>
  object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', `istio-revision-tag-${name}`, {
    metadata: { name: `istio-revision-tag-${name}`, labels: { 'istio.io/tag': name, 'istio.io/rev': revision } },
  });

const manifests = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);

/** The control plane of another revision, without what a cluster has once. */
const plane = (version: string, revision?: string): Manifest[] =>
  manifests({ version, revision, profile: 'minimal', base: false, createNamespaces: false } as MeshProps);

const said = (program: Parameters<typeof precheck>[0], options: PrecheckOptions = {}): string[] =>
  precheck(program, options).map((each) => `${each.severity} ${formatProblem(each)}`);

const MESH: MeshProps = { version: '1.31.4', profile: 'minimal' };
const IMAGE = 'spec.template.spec.containers[0].image';
const ISTIOD = '[Deployment istio-system/istiod]';

test.each<MeshProps>([
  { version: '1.31.4' },
  { version: '1.31.4', profile: 'demo' },
  { version: '1.31.4', profile: 'openshift' },
  { version: '1.31.4', profile: 'ambient', revision: 'canary', addons: true, ingressGateways: [{}] },
  { version: '1.29.6', profile: 'ambient', platform: 'gke', network: 'n' },
])('nothing is said of a mesh that is as it should be: %j', (props) => {
  expect(said(props, { kubernetes: '1.34' })).toEqual([]);
});

describe('the version of Kubernetes', () => {
  test('older than the release is supported on', () => {
    expect(said(MESH, { kubernetes: '1.31' })).toEqual([
      `error ${ISTIOD} ${IMAGE}: got "1.31"; Istio 1.31 is supported on Kubernetes 1.32 to 1.36; ` +
        'upgrade Kubernetes to 1.32 first (precheck/kubernetes-version)',
    ]);
  });

  test('newer than the release is supported on, as a cloud writes it', () => {
    expect(said(MESH, { to: '1.29', kubernetes: 'v1.36.2-gke.1' })).toEqual([
      `warning ${ISTIOD} ${IMAGE}: got "1.36"; Istio 1.29 is supported on Kubernetes 1.31 to 1.35; ` +
        'wait for a release of Istio that is supported there (precheck/kubernetes-version)',
    ]);
  });

  test('a release that was not announced', () => {
    expect(said(MESH, { to: '1.32', kubernetes: '1.36' })).toEqual([
      `warning ${ISTIOD} ${IMAGE}: got "1.36"; which versions of Kubernetes Istio 1.32 is supported on was not ` +
        'announced when this was made; look it up in the announcement of the release (precheck/kubernetes-unknown)',
    ]);
    expect(said(manifests({ ...MESH, version: '1.32.0' }), { kubernetes: '1.30' })).toHaveLength(1);
  });

  test.each(['1.32', '1.36', 'v1.36.9', '1.34.1-eks-1'])('near miss: %s is supported', (kubernetes) => {
    expect(said(MESH, { kubernetes })).toEqual([]);
  });

  test('near miss: nobody named it', () => {
    expect(said({ ...MESH, version: '1.32' })).toEqual([]);
  });
});

describe('how far control planes are apart', () => {
  const apart = (revision: string, older: string, version: string): string =>
    `warning [Deployment istio-system/istiod] ${IMAGE}: got "${version}"; revision ${revision} runs Istio ${older}; ` +
    'Istio is not tested with control planes further than two minors apart; ' +
    'upgrade through a minor between them (precheck/revision-skew)';

  test('three minors between two revisions', () => {
    const objects = plane('1.29.6', 'old');
    expect(said({ ...MESH, version: '1.32' }, { objects }).filter((each) => each.includes('skew'))).toEqual([
      apart('old', '1.29.6', '1.32.0'),
    ]);
  });

  test('manifests of three revisions: only the pair that is too far apart', () => {
    const objects = [...plane('1.29.6', 'old'), ...plane('1.31.4', 'mid'), ...plane('1.32.0')];
    expect(said(objects)).toEqual([apart('old', '1.29.6', '1.32.0')]);
  });

  test('near miss: two minors between two revisions', () => {
    expect(said(MESH, { objects: plane('1.29.6', 'old') })).toEqual([]);
  });

  test('near miss: two patches of one minor', () => {
    expect(said(MESH, { objects: plane('1.31.0', 'old') })).toEqual([]);
  });

  test('an upgrade in place that skips a minor', () => {
    expect(said(MESH, { from: '1.29' })).toEqual([
      `warning ${ISTIOD} ${IMAGE}: got "1.31.4"; 1.29.6 runs now, and an upgrade in place is tested from one minor ` +
        'to the next only; upgrade to each minor between them, or install a revision beside it, which may skip one ' +
        '(precheck/skipped-minor)',
    ]);
  });

  test('a revision beside the old one that skips two', () => {
    expect(said({ ...MESH, version: '1.32', revision: 'next' }, { from: '1.29.6' })).toEqual([
      `warning [Deployment istio-system/istiod-next] ${IMAGE}: got "1.32.0"; 1.29.6 runs now, and a revision beside ` +
        'it is tested up to two minors later only; upgrade through a minor between them (precheck/skipped-minor)',
    ]);
  });

  test.each<[string, MeshProps]>([
    ['1.30', MESH],
    ['1.29', { ...MESH, revision: 'next' }],
  ])('near miss: from %s to %j', (from, props) => {
    expect(said(props, { from })).toEqual([]);
  });
});

describe('proxies', () => {
  const injected = (version: string, labels = {}): Manifest =>
    deployment('web', { labels, annotations: { 'sidecar.istio.io/proxyImage': `docker.io/istio/proxyv2:${version}` } });
  const ANNOTATION = 'spec.template.metadata.annotations["sidecar.istio.io/proxyImage"]';

  test('newer than the control plane, by annotation', () => {
    expect(said({ ...MESH, version: '1.30.8' }, { objects: [injected('1.31.4')] })).toEqual([
      `error [Deployment shop/web] ${ANNOTATION}: got "docker.io/istio/proxyv2:1.31.4"; the proxy is newer than its ` +
        'control plane, Deployment istio-system/istiod of Istio 1.30.8; upgrade the control plane first ' +
        '(precheck/newer-proxy)',
    ]);
  });

  test('newer than the control plane of its revision, by the image of a container', () => {
    const web = deployment('web', {
      labels: { 'istio.io/rev': 'old' },
      containers: [{ name: 'app' }, { name: 'istio-proxy', image: 'r.example.com/proxyv2:1.31.0-distroless' }],
    });
    expect(said(MESH, { objects: [...plane('1.30.8', 'old'), web] })).toEqual([
      'error [Deployment shop/web] spec.template.spec.containers[1].image: ' +
        'got "r.example.com/proxyv2:1.31.0-distroless"; the proxy is newer than its control plane, Deployment ' +
        'istio-system/istiod-old of Istio 1.30.8; upgrade the control plane first (precheck/newer-proxy)',
    ]);
  });

  test('two minors older, in a namespace of the revision', () => {
    const objects = [namespace('shop', { 'istio.io/rev': 'next' }), injected('1.29.6')];
    expect(said({ ...MESH, revision: 'next' }, { objects })).toEqual([
      `warning [Deployment shop/web] ${ANNOTATION}: got "docker.io/istio/proxyv2:1.29.6"; the proxy is 2 minors ` +
        'older than its control plane, Deployment istio-system/istiod-next of Istio 1.31.4; one is supported; let ' +
        'the pods start with a newer proxy first (precheck/older-proxy)',
    ]);
  });

  test('a ztunnel that was left behind', () => {
    const [ztunnel] = manifests({ version: '1.29.6', profile: 'ambient' }).filter(
      ({ kind, metadata }) => kind === 'DaemonSet' && metadata.name === 'ztunnel',
    );
    expect(said(MESH, { objects: [ztunnel] })).toEqual([
      `warning [DaemonSet istio-system/ztunnel] ${IMAGE}: got "docker.io/istio/ztunnel:1.29.6-distroless"; the proxy ` +
        'is 2 minors older than its control plane, Deployment istio-system/istiod of Istio 1.31.4; one is supported; ' +
        'let the pods start with a newer proxy first (precheck/older-proxy)',
    ]);
  });

  test.each<[string, Manifest]>([
    ['one minor older', injected('1.30.8')],
    ['the same minor, a later patch', injected('1.31.9')],
    ['an image without a version', injected('latest')],
    ['a container with a version that is no proxy', deployment('a', { containers: [{ name: 'a', image: 'a:1.2.3' }] })],
  ])('near miss: %s', (_, web) => {
    expect(said(MESH, { objects: [web] })).toEqual([]);
  });
});

describe('revisions and tags', () => {
  const REVISION = 'metadata.labels["istio.io/rev"]';

  test('a namespace of a revision that the program drops', () => {
    const objects = [namespace('shop', { 'istio.io/rev': 'old' })];
    expect(said({ ...MESH, revision: 'next' }, { objects })).toEqual([
      `error [Namespace shop] ${REVISION}: got "old"; no control plane of the program has the revision old, so pods ` +
        'that start get no sidecar of it; keep the revision until nothing uses it, or choose one of next ' +
        '(precheck/dropped-revision)',
    ]);
  });

  test('namespaces that are injected by default, and no control plane of the default revision', () => {
    const objects = [namespace('shop', { 'istio-injection': 'enabled' }), tag('prod', 'next')];
    expect(said({ ...MESH, revision: 'next' }, { objects })).toEqual([
      'error [Namespace shop] metadata.labels["istio-injection"]: got "enabled"; no control plane of the program has ' +
        'the revision default, so pods that start get no sidecar of it; keep the revision until nothing uses it, or ' +
        'choose one of next, prod (precheck/dropped-revision)',
    ]);
  });

  test('pods of a revision that is not there', () => {
    const web = deployment('web', { labels: { 'sidecar.istio.io/inject': 'true', 'istio.io/rev': 'old' } });
    expect(said(MESH, { objects: [web] })).toEqual([
      'error [Deployment shop/web] spec.template.metadata.labels["istio.io/rev"]: got "old"; no control plane of the ' +
        'program has the revision old, so pods that start get no sidecar of it; keep the revision until nothing uses ' +
        'it, or choose one of default (precheck/dropped-revision)',
    ]);
  });

  test('a waypoint of a revision that is not there', () => {
    const waypoint = object('gateway.networking.k8s.io/v1', 'Gateway', 'waypoint', {
      metadata: { name: 'waypoint', namespace: 'shop', labels: { 'istio.io/rev': 'old' } },
    });
    expect(said(MESH, { objects: [waypoint] })).toEqual([
      `error [Gateway shop/waypoint] ${REVISION}: got "old"; no control plane of the program has the revision old, ` +
        'so nobody runs the gateway; keep the revision until nothing uses it, or choose one of default ' +
        '(precheck/dropped-revision)',
    ]);
  });

  test.each<[string, MeshProps, Manifest[]]>([
    [
      'a tag of a revision that is there',
      { ...MESH, revision: 'next', revisionTags: ['prod'] },
      [namespace('shop', { 'istio.io/rev': 'prod' })],
    ],
    [
      'the tag default',
      { ...MESH, revision: 'next', revisionTags: ['default'] },
      [namespace('shop', { 'istio-injection': 'enabled' })],
    ],
    [
      'the old revision still there',
      { ...MESH, revision: 'next' },
      [...plane('1.30.8', 'old'), namespace('shop', { 'istio.io/rev': 'old' })],
    ],
    ['a namespace that is not injected', MESH, [namespace('shop', { 'istio-injection': 'disabled' })]],
  ])('near miss: %s', (_, props, objects) => {
    expect(said(props, { objects }).filter((each) => each.includes('revision'))).toEqual([]);
  });

  test('near miss: no control plane is among the objects, so nothing is known', () => {
    expect(said([namespace('shop', { 'istio.io/rev': 'old' }), tag('prod', 'old')])).toEqual([]);
  });

  test.each<[string, MeshProps, string]>([
    ['prod', { ...MESH, revision: 'next' }, 'next'],
    ['stable', MESH, 'default'],
  ])('the tag %s of a revision that is not there', (name, props, there) => {
    expect(said(props, { objects: [tag(name, 'old')] })).toEqual([
      `error [MutatingWebhookConfiguration istio-revision-tag-${name}] ${REVISION}: got "old"; the tag ${name} ` +
        `stands for a revision that no control plane of the program has; let it stand for one of ${there} ` +
        '(precheck/dangling-tag)',
    ]);
  });

  test.each<[string, MeshProps, Manifest[]]>([
    ['a tag of a second revision', { ...MESH, revision: 'next' }, [...plane('1.30.8', 'old'), tag('prod', 'old')]],
    ['a tag of the default revision', MESH, [tag('prod', 'default')]],
  ])('near miss: %s', (_, props, objects) => {
    expect(said(props, { objects })).toEqual([]);
  });
});

describe('the webhook that validates for all', () => {
  const SERVICE = 'webhooks[0].clientConfig.service.name';
  const validator = (revision: string): Manifest[] =>
    manifests({ ...MESH, values: { base: { defaultRevision: revision } } } as MeshProps).filter(
      ({ metadata }) => metadata.name === 'istiod-default-validator',
    );

  test('it calls a revision that the program does not have', () => {
    const objects = [...plane('1.31.4', 'next'), ...validator('old')];
    expect(said(objects)).toEqual([
      `error [ValidatingWebhookConfiguration istiod-default-validator] ${SERVICE}: got "istiod-old"; no control ` +
        'plane of the program has the revision old, so nobody answers, and with `failurePolicy: Fail` every ' +
        'change of an object of Istio is refused; set defaultRevision of chart base to one of next ' +
        '(precheck/missing-validator)',
    ]);
  });

  test('it calls the default revision, and there are only others', () => {
    const objects = [...plane('1.30.8', 'old'), ...plane('1.31.4', 'next'), ...validator('default')];
    expect(said(objects)).toEqual([
      `error [ValidatingWebhookConfiguration istiod-default-validator] ${SERVICE}: got "istiod"; no control plane of ` +
        'the program has the revision default, so nobody answers, and with `failurePolicy: Fail` every change of an ' +
        'object of Istio is refused; set defaultRevision of chart base to one of old, next ' +
        '(precheck/missing-validator)',
    ]);
  });

  const old = (service: string, version: string, newest: string): string =>
    `warning [ValidatingWebhookConfiguration istiod-default-validator] ${SERVICE}: got "${service}"; Deployment ` +
    `istio-system/${service} of Istio ${version} validates for all, and does not know what ${newest} reads; set ` +
    'defaultRevision of chart base to the newer revision when the upgrade is done (precheck/old-validator)';

  test('it calls the older of two revisions', () => {
    expect(said([...plane('1.30.8', 'old'), ...plane('1.31.4', 'next'), ...validator('old')])).toEqual([
      old('istiod-old', '1.30.8', '1.31.4'),
    ]);
  });

  test('it calls the older one, which has no revision', () => {
    expect(said([...plane('1.29.6'), ...plane('1.30.8', 'next'), ...validator('default')])).toEqual([
      old('istiod', '1.29.6', '1.30.8'),
    ]);
  });

  test.each<[string, Manifest[]]>([
    ['the newer of two', [...plane('1.30.8', 'old'), ...plane('1.31.4', 'next'), ...validator('next')]],
    ['one of two of the same minor', [...plane('1.31.0', 'old'), ...plane('1.31.4', 'next'), ...validator('old')]],
    ['the only one', [...plane('1.30.8', 'old'), ...validator('old')]],
  ])('near miss: it calls %s', (_, objects) => {
    expect(said(objects)).toEqual([]);
  });
});

describe('fields that an older control plane does not know', () => {
  const rule = (spec: object): Manifest =>
    object('networking.istio.io/v1', 'DestinationRule', 'web', { metadata: { name: 'web', namespace: 'shop' }, spec });
  const newer = rule({ host: 'web', trafficPolicy: { tls: { mode: 'SIMPLE', caCertCredentialName: 'ca' } } });

  test.each<[string, MeshProps, PrecheckOptions]>([
    ['a second revision', { ...MESH, version: '1.32' }, { objects: [...plane('1.31.4', 'old'), newer] }],
    ['the one before the upgrade', { ...MESH, version: '1.32' }, { objects: [newer], from: '1.31' }],
  ])('%s', (_, props, options) => {
    expect(said(props, options)).toEqual([
      'warning [DestinationRule shop/web] spec.trafficPolicy.tls.caCertCredentialName: got "ca"; a control plane of ' +
        'Istio 1.31 reads the object too: the field is acted on since Istio 1.32, and the target is 1.31; leave it ' +
        'out until no control plane is of 1.31 any more (precheck/newer-field)',
    ]);
  });

  test.each<[string, Manifest, PrecheckOptions]>([
    ['all control planes know it', newer, {}],
    ['a field that both know', rule({ host: 'web', trafficPolicy: { tls: { mode: 'SIMPLE' } } }), { from: '1.31' }],
  ])('near miss: %s', (_, policy, options) => {
    expect(said({ ...MESH, version: '1.32' }, { ...options, objects: [policy] })).toEqual([]);
  });
});

describe('what is deprecated', () => {
  const MAP = '[ConfigMap istio-system/istio] data.mesh.';

  test('fields of the mesh config', () => {
    const meshConfig = { defaultConfig: { zipkinAddress: 'zipkin.istio-system:9411', availabilityZone: 'a' } };
    expect(said({ ...MESH, meshConfig } as MeshProps).sort()).toEqual([
      `warning ${MAP}defaultConfig.availabilityZone: got "a"; the field of the mesh config is deprecated, and may be ` +
        'gone in a later release; use the locality of the node (precheck/deprecated-mesh-config)',
      `warning ${MAP}defaultConfig.zipkinAddress: got "zipkin.istio-system:9411"; the field of the mesh config is ` +
        'deprecated, and may be gone in a later release; use tracing.zipkin (precheck/deprecated-mesh-config)',
    ]);
  });

  test.each<[string, Manifest]>([
    ['a field beside it', object('v1', 'ConfigMap', 'istio', { data: { mesh: 'defaultConfig: { concurrency: 2 }' } })],
    ['a ConfigMap of someone else', object('v1', 'ConfigMap', 'a', { data: { config: 'zipkinAddress: a' } })],
  ])('near miss: %s', (_, map) => {
    expect(said([map])).toEqual([]);
  });

  const annotation = (name: string, got: string, fix: string): string =>
    `warning [Deployment shop/web] spec.template.metadata.annotations["${name}"]: got "${got}"; the annotation is ` +
    `deprecated, and may not work in releases to come; ${fix} (precheck/deprecated-annotation)`;

  test('annotations of pods', () => {
    const annotations = { 'sidecar.istio.io/inject': 'true', 'sidecar.istio.io/statsInclusionPrefixes': 'cluster' };
    expect(said([deployment('web', { annotations })])).toEqual([
      annotation('sidecar.istio.io/inject', 'true', 'use the label of the same name'),
      annotation(
        'sidecar.istio.io/statsInclusionPrefixes',
        'cluster',
        'remove it, or set the same in proxy.istio.io/config',
      ),
    ]);
  });

  test('an annotation of a Service', () => {
    const annotations = { 'alpha.istio.io/kubernetes-serviceaccounts': 'web' };
    expect(said([object('v1', 'Service', 'web', { metadata: { name: 'web', annotations } })])).toEqual([
      'warning [Service web] metadata.annotations["alpha.istio.io/kubernetes-serviceaccounts"]: got "web"; the ' +
        'annotation is deprecated, and may not work in releases to come; remove it, or set the same in ' +
        'proxy.istio.io/config (precheck/deprecated-annotation)',
    ]);
  });

  test.each<[string, Manifest]>([
    ['the label of the same name', deployment('web', { labels: { 'sidecar.istio.io/inject': 'true' } })],
    ['an annotation that is not deprecated', deployment('web', { annotations: { 'proxy.istio.io/config': '{}' } })],
    [
      'what a chart of Istio writes',
      deployment('web', {
        labels: { 'app.kubernetes.io/part-of': 'istio' },
        annotations: { 'sidecar.istio.io/inject': 'false' },
      }),
    ],
  ])('near miss: %s', (_, web) => {
    expect(said([web])).toEqual([]);
  });
});

test.each<[PrecheckOptions, string, string, string]>([
  [{ kubernetes: 'new' }, 'kubernetes', 'this is no version of Kubernetes', 'write it as 1.34'],
  [{ kubernetes: 1.3 as never }, 'kubernetes', 'this is no version of Kubernetes', 'write it as 1.34'],
  [{ from: 1.3 as never }, 'from', 'this release of Istio is not known', 'use one of 1.29, 1.30, 1.31, 1.32'],
  [{ from: '1.12' }, 'from', 'this release of Istio is not known', 'use one of 1.29, 1.30, 1.31, 1.32'],
  [{ to: 'x' }, 'to', 'this release of Istio is not known', 'use one of 1.29, 1.30, 1.31, 1.32'],
])('a version that is none: %j', (options, path, message, fix) => {
  const [found] = Object.values(options);
  expect(problemsOf(() => precheck(MESH, options))).toEqual([
    { severity: 'error', code: 'precheck/unknown-version', path, found, message, fix },
  ]);
});

test('the entry has it', () => {
  const [found] = ofEntry(MESH, { kubernetes: '1.31' });
  expect(found).toMatchObject({ code: 'precheck/kubernetes-version', object: 'Deployment istio-system/istiod' });
  expect(found.manifest.kind).toBe('Deployment');
});
