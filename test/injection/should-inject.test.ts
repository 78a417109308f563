import { injectSidecar, shouldInject } from '../../lib/injection/inject';
import type { InjectOptions } from '../../lib/injection/settings/options';

const deployment = (metadata: object = {}, spec: object = {}, namespace?: string): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', ...(namespace && { namespace }) },
  spec: { template: { metadata, spec: { containers: [{ name: 'web', image: 'nginx' }], ...spec } } },
});
const label = (value: string): object => ({ labels: { 'sidecar.istio.io/inject': value } });
const annotation = (value: string): object => ({ annotations: { 'sidecar.istio.io/inject': value } });

describe('who is injected', () => {
  test.each<[string, object, InjectOptions, boolean, string]>([
    ['a plain pod', deployment(), {}, true, 'the policy is enabled'],
    ['host network', deployment({}, { hostNetwork: true }), {}, false, 'the pod uses the network of its host'],
    ['kube-system', deployment({}, {}, 'kube-system'), {}, false, 'namespace kube-system is never injected'],
    ['kube-public', deployment(), { namespace: 'kube-public' }, false, 'namespace kube-public is never injected'],
    ['label false', deployment(label('false')), {}, false, 'label sidecar.istio.io/inject is false'],
    ['annotation false', deployment(annotation('false')), {}, false, 'annotation sidecar.istio.io/inject is false'],
    [
      'the label wins over the annotation',
      deployment({ ...label('true'), ...annotation('false') }),
      {},
      true,
      'label sidecar.istio.io/inject is true',
    ],
    ['another word than true or false', deployment(label('maybe')), {}, true, 'the policy is enabled'],
    ['policy disabled', deployment(), { policy: 'disabled' }, false, 'the policy is disabled and the pod does not ask'],
    [
      'policy disabled, but asked for',
      deployment(annotation('true')),
      { policy: 'disabled' },
      true,
      'annotation sidecar.istio.io/inject is true',
    ],
    [
      'policy of the values',
      deployment(),
      { values: { global: { proxy: { autoInject: 'disabled' } } } },
      false,
      'the policy is disabled and the pod does not ask',
    ],
    [
      'never-selector',
      deployment({ labels: { app: 'a' } }),
      { neverInjectSelector: [{ matchLabels: { app: 'a' } }] },
      false,
      'the labels match a neverInjectSelector',
    ],
    [
      'never before always',
      deployment({ labels: { app: 'a' } }),
      { neverInjectSelector: [{ matchLabels: { app: 'a' } }], alwaysInjectSelector: [{ matchLabels: { app: 'a' } }] },
      false,
      'the labels match a neverInjectSelector',
    ],
    [
      'always-selector',
      deployment({ labels: { tier: 'x' } }),
      {
        policy: 'disabled',
        alwaysInjectSelector: [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['x'] }] }],
      },
      true,
      'the labels match an alwaysInjectSelector',
    ],
    [
      'the pod wins over selectors',
      deployment({ labels: { 'sidecar.istio.io/inject': 'true', 'app': 'a' } }),
      { neverInjectSelector: [{ matchLabels: { app: 'a' } }] },
      true,
      'label sidecar.istio.io/inject is true',
    ],
    ['an empty selector matches nothing', deployment(), { neverInjectSelector: [{}] }, true, 'the policy is enabled'],
    [
      'a kind without pods',
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
      {},
      false,
      'kind Service holds no pods',
    ],
    [
      'a Deployment of another group',
      { ...deployment(), apiVersion: 'example.com/v1' },
      {},
      false,
      'kind Deployment holds no pods',
    ],
    [
      'enabled namespace',
      deployment(),
      { namespaceLabels: { 'istio-injection': 'enabled' } },
      true,
      'the policy is enabled',
    ],
    [
      'disabled namespace',
      deployment(label('true')),
      { namespaceLabels: { 'istio-injection': 'disabled' } },
      false,
      'label istio-injection of the namespace is disabled',
    ],
    [
      'unlabelled namespace',
      deployment(),
      { namespaceLabels: {} },
      false,
      'the namespace is not labelled for injection and the pod does not ask',
    ],
    [
      'unlabelled namespace, enabled by default',
      deployment(),
      { namespaceLabels: {}, enableNamespacesByDefault: true },
      true,
      'the policy is enabled',
    ],
    [
      'the pod asks in an unlabelled namespace',
      deployment(label('true')),
      { namespaceLabels: {} },
      true,
      'label sidecar.istio.io/inject is true',
    ],
    [
      'namespace of this revision',
      deployment(),
      { namespaceLabels: { 'istio.io/rev': 'canary' }, revision: 'canary' },
      true,
      'the policy is enabled',
    ],
    [
      'namespace of another revision',
      deployment(),
      { namespaceLabels: { 'istio.io/rev': 'stable' }, revision: 'canary' },
      false,
      'the namespace asks for revision stable',
    ],
    [
      'istio-injection is for the default revision',
      deployment(),
      { namespaceLabels: { 'istio-injection': 'enabled' }, revision: 'canary' },
      false,
      'the namespace asks for the default revision, not for canary',
    ],
    [
      'the pod asks for this revision',
      deployment({ labels: { 'istio.io/rev': 'canary' } }),
      { namespaceLabels: {}, revision: 'canary' },
      true,
      'the policy is enabled',
    ],
  ])('%s', (_, object, options, inject, reason) => {
    expect(shouldInject(object, options)).toEqual({ inject, reason });
    expect(injectSidecar(object, options) !== object).toBe(inject);
  });
});
