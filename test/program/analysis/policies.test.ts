import type { Manifest } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import { found, object, service, workload } from './found';

type Case = [name: string, objects: Manifest[], expected: string[]];

describe('objects of which only one holds', () => {
  const lone = (kind: string, name: string, other: string, namespace = 'shop'): string => {
    const [rule, at] = kind === 'Sidecar' ? ['sidecar', 'spec.workloadSelector'] : ['telemetry', 'spec.selector'];
    return (
      `error analysis/${rule}-conflict [${kind} ${name}] ${at}: ${kind} ${other} has no selector either, and ` +
      'only the ' +
      `oldest of them holds in namespace ${namespace}; join them, or give all but one a selector`
    );
  };
  const both = (kind: string, name: string, other: string, owner = 'Deployment web'): string => {
    const [rule, at] =
      kind === 'Sidecar' ? ['sidecar', 'spec.workloadSelector.labels'] : ['telemetry', 'spec.selector.matchLabels'];
    return (
      `error analysis/${rule}-conflict [${kind} ${name}] ${at}: ${kind} ${other} selects the pods of ${owner} ` +
      'too, and ' +
      'which of them holds is not defined; join them, or let each select pods of its own'
    );
  };
  const telemetry = (name: string, spec: object = {}) => object('Telemetry', name, spec);
  const sidecar = (name: string, spec: object = {}) =>
    object('Sidecar', name, { egress: [{ hosts: ['./*'] }], ...spec });
  const web = workload('shop/web', { app: 'web', version: 'v1' });
  const select = (matchLabels: object) => ({ selector: { matchLabels } });
  const selectWorkload = (labels: object) => ({ workloadSelector: { labels } });

  test.each<Case>([
    [
      'two Telemetries without selector',
      [telemetry('shop/one'), telemetry('shop/two')],
      [lone('Telemetry', 'shop/one', 'two'), lone('Telemetry', 'shop/two', 'one')],
    ],
    [
      'three Telemetries without selector, one in another namespace',
      [telemetry('shop/b'), telemetry('bank/x'), telemetry('shop/a'), telemetry('shop/c')],
      [lone('Telemetry', 'shop/b', 'a, c'), lone('Telemetry', 'shop/a', 'b, c'), lone('Telemetry', 'shop/c', 'a, b')],
    ],
    [
      'an empty selector is none',
      [telemetry('shop/one', select({})), telemetry('shop/two')],
      [lone('Telemetry', 'shop/one', 'two'), lone('Telemetry', 'shop/two', 'one')],
    ],
    [
      'two Telemetries of the root namespace',
      [telemetry('istio-system/one'), telemetry('istio-system/two')],
      [
        lone('Telemetry', 'istio-system/one', 'two', 'istio-system'),
        lone('Telemetry', 'istio-system/two', 'one', 'istio-system'),
      ],
    ],
    [
      'two Sidecars without selector',
      [sidecar('shop/one'), sidecar('shop/two')],
      [lone('Sidecar', 'shop/one', 'two'), lone('Sidecar', 'shop/two', 'one')],
    ],
    [
      'two Telemetries for one pod, by different labels',
      [web, telemetry('shop/one', select({ app: 'web' })), telemetry('shop/two', select({ version: 'v1' }))],
      [both('Telemetry', 'shop/one', 'two'), both('Telemetry', 'shop/two', 'one')],
    ],
    [
      'two Sidecars for one pod',
      [web, sidecar('shop/one', selectWorkload({ app: 'web' })), sidecar('shop/two', selectWorkload({ app: 'web' }))],
      [both('Sidecar', 'shop/one', 'two'), both('Sidecar', 'shop/two', 'one')],
    ],
    [
      'two Sidecars for the pods of a CronJob',
      [
        object('CronJob', 'shop/job', {
          jobTemplate: { spec: { template: { metadata: { labels: { app: 'job' } } } } },
        }),
        sidecar('shop/one', selectWorkload({ app: 'job' })),
        sidecar('shop/two', selectWorkload({ app: 'job' })),
      ],
      [both('Sidecar', 'shop/one', 'two', 'CronJob job'), both('Sidecar', 'shop/two', 'one', 'CronJob job')],
    ],
    [
      'two Telemetries for a Pod that nothing makes',
      [
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'shop', labels: { app: 'p' } } },
        telemetry('shop/one', select({ app: 'p' })),
        telemetry('shop/two', select({ app: 'p' })),
      ],
      [both('Telemetry', 'shop/one', 'two', 'Pod p'), both('Telemetry', 'shop/two', 'one', 'Pod p')],
    ],
    [
      'two Sidecars for a virtual machine',
      [
        object('WorkloadEntry', 'shop/vm', { address: '10.0.0.1', labels: { app: 'vm' } }),
        sidecar('shop/one', selectWorkload({ app: 'vm' })),
        sidecar('shop/two', selectWorkload({ app: 'vm' })),
      ],
      [both('Sidecar', 'shop/one', 'two', 'WorkloadEntry vm'), both('Sidecar', 'shop/two', 'one', 'WorkloadEntry vm')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['one of each', [telemetry('shop/one'), sidecar('shop/one')]],
    ['two namespaces', [telemetry('shop/one'), telemetry('bank/one'), sidecar('shop/a'), sidecar('bank/a')]],
    [
      'one for the namespace, one for a workload',
      [web, telemetry('shop/one'), telemetry('shop/two', select({ app: 'web' }))],
    ],
    [
      'one attached to a waypoint',
      [telemetry('shop/one'), telemetry('shop/two', { targetRefs: [{ kind: 'Service', name: 'a', group: '' }] })],
    ],
    [
      'two for different pods',
      [
        web,
        workload('shop/api', { app: 'api' }),
        sidecar('shop/one', selectWorkload({ app: 'web' })),
        sidecar('shop/two', selectWorkload({ app: 'api' })),
      ],
    ],
    [
      'pods of the same labels in another namespace',
      [
        web,
        workload('bank/web', { app: 'web' }),
        telemetry('shop/one', select({ app: 'web' })),
        telemetry('bank/two', select({ app: 'web' })),
      ],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('selectors that no workload has', () => {
  const web = workload('shop/web', { app: 'web' });
  const nobody = (kind: string, at: string, labels: string, near?: string, rule = 'selects-nothing'): string => {
    const why =
      rule === 'selects-nothing'
        ? `no pod in namespace shop has these labels, so the ${kind} is for nobody`
        : `no pod in namespace shop has these labels, so the ${kind} holds for none`;
    const suggestion = near === undefined ? '' : `did you mean "${near}"? If not, `;
    return (
      `warning analysis/${rule} [${kind} shop/p] ${at}: got "${labels}"; ${why}; ${suggestion}use labels of the ` +
      'pods that ' +
      'are meant'
    );
  };
  const matching = (kind: string, labels: object) => object(kind, 'shop/p', { selector: { matchLabels: labels } });
  const at = 'spec.selector.matchLabels';

  test.each<Case>([
    [
      'AuthorizationPolicy',
      [web, matching('AuthorizationPolicy', { app: 'wbe' })],
      [nobody('AuthorizationPolicy', at, 'app=wbe', 'app=web')],
    ],
    [
      'RequestAuthentication',
      [web, matching('RequestAuthentication', { app: 'wbe' })],
      [nobody('RequestAuthentication', at, 'app=wbe', 'app=web')],
    ],
    [
      'PeerAuthentication',
      [web, matching('PeerAuthentication', { app: 'wbe' })],
      [nobody('PeerAuthentication', at, 'app=wbe', 'app=web')],
    ],
    ['WasmPlugin', [web, matching('WasmPlugin', { app: 'elsewhere' })], [nobody('WasmPlugin', at, 'app=elsewhere')]],
    ['ProxyConfig', [web, matching('ProxyConfig', { app: 'wbe' })], [nobody('ProxyConfig', at, 'app=wbe', 'app=web')]],
    [
      'Telemetry',
      [web, matching('Telemetry', { app: 'wbe' })],
      [nobody('Telemetry', at, 'app=wbe', 'app=web', 'unknown-reference')],
    ],
    [
      'Sidecar',
      [web, object('Sidecar', 'shop/p', { workloadSelector: { labels: { app: 'wbe' } } })],
      [nobody('Sidecar', 'spec.workloadSelector.labels', 'app=wbe', 'app=web', 'unknown-reference')],
    ],
    [
      'EnvoyFilter',
      [web, object('EnvoyFilter', 'shop/p', { workloadSelector: { labels: { app: 'wbe' } } })],
      [nobody('EnvoyFilter', 'spec.workloadSelector.labels', 'app=wbe', 'app=web')],
    ],
    [
      'a second label',
      [web, matching('AuthorizationPolicy', { app: 'web', version: 'v1' })],
      [nobody('AuthorizationPolicy', at, 'app=web,version=v1')],
    ],
    [
      'pods that are not in the mesh',
      [
        object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'disabled' } }),
        web,
        matching('AuthorizationPolicy', { app: 'web' }),
      ],
      [
        'error ambient/not-in-mesh [AuthorizationPolicy shop/p] spec.selector: got {"matchLabels":{"app":"web"}}; ' +
          'its pods are kept out of the mesh by their labels or those of the namespace, so that nobody carries the ' +
          'policy out; take them into the mesh, or leave the policy out',
      ],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  test.each<[name: string, objects: Manifest[]]>([
    ['the labels of a Deployment', [web, matching('AuthorizationPolicy', { app: 'web' })]],
    [
      'the labels of a StatefulSet',
      [workload('shop/db', { app: 'db' }, { kind: 'StatefulSet' }), matching('PeerAuthentication', { app: 'db' })],
    ],
    [
      'the labels of a Rollout',
      [workload('shop/r', { app: 'r' }, { kind: 'Rollout' }), matching('RequestAuthentication', { app: 'r' })],
    ],
    [
      'a namespace of which no pods are known',
      [workload('bank/web', { app: 'web' }), matching('AuthorizationPolicy', { app: 'wbe' })],
    ],
    [
      'pods that a Service selects',
      [web, service('shop/api', { app: 'api' }), matching('AuthorizationPolicy', { app: 'api' })],
    ],
    ['no selector', [web, object('AuthorizationPolicy', 'shop/p')]],
    [
      'attached to a Service',
      [
        web,
        service('shop/a', { app: 'web' }),
        object('AuthorizationPolicy', 'shop/p', { targetRefs: [{ kind: 'Service', group: '', name: 'a' }] }),
      ],
    ],
    [
      'the root namespace, for pods of another',
      [web, object('AuthorizationPolicy', 'istio-system/p', { selector: { matchLabels: { app: 'web' } } })],
    ],
  ])('silent: %s', (_, objects) => expect(found(objects)).toEqual([]));
});

describe('TLS of callers against mutual TLS of the pods', () => {
  const injected = object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled' } });
  const api = service('shop/api', { app: 'api' }, [80, 90]);
  const strict = (name: string, spec: object = {}) =>
    object('PeerAuthentication', name, { mtls: { mode: 'STRICT' }, ...spec });
  const mode = (tls: string) => ({ tls: { mode: tls } });
  const rule = (trafficPolicy: object, host = 'api') => object('DestinationRule', 'shop/r', { host, trafficPolicy });
  const host = 'api.shop.svc.cluster.local';
  const plain = (by: string, at = 'spec.trafficPolicy.tls.mode', severity = 'error', of = host): string =>
    `${severity} analysis/client-tls [DestinationRule shop/r] ${at}: got "DISABLE"; PeerAuthentication ${by} ` +
    `says that ${of} ` +
    'takes only mutual TLS, so plain connections are refused; leave the setting out: proxies use mutual TLS ' +
    'where both ' +
    'sides have it';
  const simple = (by: string): string =>
    'error analysis/client-tls [DestinationRule shop/r] spec.trafficPolicy.tls.mode: got "SIMPLE"; ' +
    `PeerAuthentication ${by} ` +
    `says that ${host} takes only mutual TLS of the mesh, so connections without its certificates are refused; ` +
    'leave the ' +
    'setting out, or write ISTIO_MUTUAL';
  const mutual = (by: string): string =>
    'error analysis/client-tls [DestinationRule shop/r] spec.trafficPolicy.tls.mode: got "ISTIO_MUTUAL"; ' +
    'PeerAuthentication ' +
    `${by} says that ${host} takes only plain connections, so connections with TLS fail; leave the setting out, ` +
    'or write ' +
    'DISABLE';

  test.each<Case>([
    [
      'strict in the namespace',
      [injected, api, strict('shop/default'), rule(mode('DISABLE'))],
      [plain('shop/default')],
    ],
    [
      'strict in the mesh',
      [injected, api, strict('istio-system/default'), rule(mode('DISABLE'))],
      [plain('istio-system/default')],
    ],
    [
      'strict for the workload',
      [injected, api, strict('shop/api', { selector: { matchLabels: { app: 'api' } } }), rule(mode('DISABLE'))],
      [plain('shop/api')],
    ],
    [
      'strict for a port',
      [
        injected,
        api,
        strict('shop/api', {
          selector: { matchLabels: { app: 'api' } },
          mtls: { mode: 'PERMISSIVE' },
          portLevelMtls: { 90: { mode: 'STRICT' } },
        }),
        rule({ portLevelSettings: [{ port: { number: 90 }, ...mode('DISABLE') }] }),
      ],
      [plain('shop/api', 'spec.trafficPolicy.portLevelSettings[0].tls.mode')],
    ],
    [
      'TLS without certificates of the mesh',
      [injected, api, strict('shop/default'), rule(mode('SIMPLE'))],
      [simple('shop/default')],
    ],
    [
      'mutual TLS to pods that take none',
      [
        injected,
        api,
        object('PeerAuthentication', 'shop/default', { mtls: { mode: 'DISABLE' } }),
        rule(mode('ISTIO_MUTUAL')),
      ],
      [mutual('shop/default')],
    ],
    [
      'a subset',
      [
        injected,
        api,
        strict('shop/default'),
        object('DestinationRule', 'shop/r', {
          host: 'api',
          subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: mode('DISABLE') }],
        }),
      ],
      [plain('shop/default', 'spec.subsets[0].trafficPolicy.tls.mode')],
    ],
    [
      'all hosts of the namespace',
      [injected, api, strict('shop/default'), rule(mode('DISABLE'), '*.shop.svc.cluster.local')],
      [plain('shop/default')],
    ],
    ['no mode is DISABLE', [injected, api, strict('shop/default'), rule({ tls: {} })], [plain('shop/default')]],
    [
      'pods of which nothing says whether they have sidecars: a warning',
      [api, strict('istio-system/default'), rule(mode('DISABLE'))],
      [plain('istio-system/default', 'spec.trafficPolicy.tls.mode', 'warning')],
    ],
  ])('%s', (_, objects, expected) => expect(found(objects)).toEqual(expected));

  const notInjected = object('Namespace', 'shop', {}, { labels: { 'istio-injection': 'disabled' } });
  test.each<[name: string, objects: Manifest[]]>([
    ['pods without sidecars', [notInjected, api, strict('istio-system/default'), rule(mode('DISABLE'))]],
    [
      'a pod that opts out',
      [
        injected,
        workload('shop/api', { 'app': 'api', 'sidecar.istio.io/inject': 'false' }),
        api,
        strict('shop/default'),
        rule(mode('DISABLE')),
      ],
    ],
    [
      'permissive',
      [
        injected,
        api,
        object('PeerAuthentication', 'shop/default', { mtls: { mode: 'PERMISSIVE' } }),
        rule(mode('DISABLE')),
      ],
    ],
    [
      'permissive for the namespace in a strict mesh',
      [
        injected,
        api,
        strict('istio-system/default'),
        object('PeerAuthentication', 'shop/d', { mtls: { mode: 'PERMISSIVE' } }),
        rule(mode('DISABLE')),
      ],
    ],
    [
      'strict for other pods',
      [
        injected,
        api,
        strict('shop/x', { selector: { matchLabels: { app: 'x' } } }),
        workload('shop/x', { app: 'x' }),
        workload('shop/api', { app: 'api' }),
        rule(mode('DISABLE')),
      ],
    ],
    ['strict in another namespace', [injected, api, strict('bank/default'), rule(mode('DISABLE'))]],
    ['mutual TLS', [injected, api, strict('shop/default'), rule(mode('ISTIO_MUTUAL'))]],
    [
      'a host outside the cluster',
      [
        strict('istio-system/default'),
        object('ServiceEntry', 'shop/e', { hosts: ['x.com'], ports: [{ number: 443 }] }),
        rule(mode('DISABLE'), 'x.com'),
      ],
    ],
    ['no settings', [injected, api, strict('shop/default'), rule({})]],
  ])('silent: %s', (_, objects) => {
    expect(found(objects).filter((text) => text.includes('client-tls'))).toEqual([]);
  });
});

describe('ambient mode beside a mesh that does not have it', () => {
  const namespace = object('Namespace', 'shop', {}, { labels: { 'istio.io/dataplane-mode': 'ambient' } });
  const mesh = (profile: 'default' | 'ambient') => renderMesh({ profile, crds: false }).map(({ manifest }) => manifest);
  const text = (place: string) =>
    `error analysis/no-ambient [${place}.labels["istio.io/dataplane-mode"]: got "ambient"; the mesh of this ` +
    'program has no ' +
    'ambient mode, so that nothing captures the connections of these pods; install the mesh with profile ' +
    'ambient, or use ' +
    'sidecars';

  test('a namespace', () => expect(found([...mesh('default'), namespace])).toEqual([text('Namespace shop] metadata')]));
  test('a workload', () => {
    expect(found([...mesh('default'), workload('shop/web', { 'istio.io/dataplane-mode': 'ambient' })])).toEqual([
      text('Deployment shop/web] spec.template.metadata'),
    ]);
  });
  test('silent: a mesh that has it, and no mesh', () => {
    expect(found([...mesh('ambient'), namespace])).toEqual([]);
    expect(found([namespace])).toEqual([]);
  });
});

describe('the admission policy of profile stable', () => {
  const mesh = (version: '1.29' | '1.31', more: object = {}) =>
    renderMesh({ profile: 'stable', crds: false, version, ...more }).map(({ manifest }) => manifest);
  const stable = mesh('1.31');
  const NAME = 'stable-channel-default-policy.istio.io';
  const denied = (place: string, what: string): string =>
    `error analysis/admission-policy [${place}; ValidatingAdmissionPolicy ${NAME} of this program denies ` +
    `${what}, so the ` +
    'API server refuses the object; leave it out, or install the mesh without the policy (profile stable sets ' +
    'experimental.stableValidationPolicy)';
  const policyErrors = (...objects: Manifest[]) =>
    found([...stable, ...objects]).filter((each) => each.includes('admission'));
  const from = (source: object) => object('AuthorizationPolicy', 'shop/a', { rules: [{ from: [{ source }] }] });

  test.each<[name: string, object: Manifest, expected: string[]]>([
    [
      'EnvoyFilter',
      object('EnvoyFilter', 'shop/e'),
      [denied('EnvoyFilter shop/e] kind: got "EnvoyFilter"', 'every EnvoyFilter')],
    ],
    [
      'WasmPlugin',
      object('WasmPlugin', 'shop/w'),
      [denied('WasmPlugin shop/w] kind: got "WasmPlugin"', 'every WasmPlugin')],
    ],
    [
      'ProxyConfig',
      object('ProxyConfig', 'shop/p'),
      [denied('ProxyConfig shop/p] kind: got "ProxyConfig"', 'every ProxyConfig')],
    ],
    [
      'filters of access logs',
      object('Telemetry', 'shop/t', { accessLogging: [{}, { filter: { expression: 'response.code >= 400' } }] }),
      [
        denied(
          'Telemetry shop/t] spec.accessLogging[1].filter: got {"expression":"response.code >= 400"}',
          'accessLogging[].filter',
        ),
      ],
    ],
    [
      'reporting intervals',
      object('Telemetry', 'shop/t', { metrics: [{ reportingInterval: '5s' }] }),
      [denied('Telemetry shop/t] spec.metrics[0].reportingInterval: got "5s"', 'metrics[].reportingInterval')],
    ],
    [
      'sampling by request id',
      object('Telemetry', 'shop/t', { tracing: [{ useRequestIdForTraceSampling: false }] }),
      [
        denied(
          'Telemetry shop/t] spec.tracing[0].useRequestIdForTraceSampling: got false',
          'tracing[].useRequestIdForTraceSampling',
        ),
      ],
    ],
    [
      'trust domains',
      from({ trustDomains: ['other'] }),
      [
        denied(
          'AuthorizationPolicy shop/a] spec.rules[0].from[0].source.trustDomains: got ["other"]',
          'source.trustDomains',
        ),
      ],
    ],
    [
      'trust domains that are left out',
      from({ notTrustDomains: ['other'] }),
      [
        denied(
          'AuthorizationPolicy shop/a] spec.rules[0].from[0].source.notTrustDomains: got ["other"]',
          'source.notTrustDomains',
        ),
      ],
    ],
    [
      'two fields of one object',
      object('Telemetry', 'shop/t', { metrics: [{ reportingInterval: '5s' }], accessLogging: [{ filter: {} }] }),
      [
        denied('Telemetry shop/t] spec.metrics[0].reportingInterval: got "5s"', 'metrics[].reportingInterval'),
        denied('Telemetry shop/t] spec.accessLogging[0].filter: got {}', 'accessLogging[].filter'),
      ],
    ],
  ])('%s', (_, given, expected) => expect(policyErrors(given)).toEqual(expected));

  test('silent: what it lets through, and a release whose policy does not know trust domains', () => {
    const plain = object('Telemetry', 'shop/t', { accessLogging: [{ providers: [{ name: 'envoy' }] }] });
    expect(policyErrors(plain, from({ namespaces: ['shop'] }), object('Sidecar', 'shop/s'))).toEqual([]);
    expect(
      found([...mesh('1.29'), from({ trustDomains: ['x'] })]).filter((each) => each.includes('admission')),
    ).toEqual([]);
  });
  test('silent: a policy without a binding that denies', () => {
    const warns = stable.map((each) =>
      each.kind === 'ValidatingAdmissionPolicyBinding'
        ? { ...each, spec: { policyName: NAME, validationActions: ['Warn'] } }
        : each,
    );
    expect(found([...warns, object('EnvoyFilter', 'shop/e')]).filter((each) => each.includes('admission'))).toEqual([]);
  });
  test('of a revision: only what the revision reads', () => {
    const revision = mesh('1.31', { revision: 'canary', base: false, defaultRevision: '' });
    const labelled = (rev: string) => ({
      ...object('EnvoyFilter', 'shop/e'),
      metadata: { name: 'e', namespace: 'shop', labels: { 'istio.io/rev': rev } },
    });
    const errors = (each: Manifest) => found([...revision, each]).filter((text) => text.includes('admission')).length;
    expect([errors(labelled('canary')), errors(labelled('other')), errors(object('EnvoyFilter', 'shop/e'))]).toEqual([
      1, 0, 0,
    ]);
  });
});
