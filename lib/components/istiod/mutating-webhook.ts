import type { Manifest } from '../../model';
import { when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { inCluster } from './conditions';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

const absent = (key: string): Requirement => ({ key, operator: 'DoesNotExist' });
const oneOf = (key: string, ...values: string[]): Requirement => ({ key, operator: 'In', values });
const noneOf = (key: string, ...values: string[]): Requirement => ({ key, operator: 'NotIn', values });

const REVISION = 'istio.io/rev';
const INJECTION = 'istio-injection';
const INJECT = 'sidecar.istio.io/inject';
const SYSTEM_NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'];

/** Renders the webhook that injects pods of this revision. */
export function injectionWebhook(input: IstiodInput): Manifest | undefined {
  const { revision } = input.values;
  if (!inCluster(input) || input.values.global.operatorManageWebhooks) return undefined;
  return configuration(input, revisioned('istio-sidecar-injector', revision), {}, [
    ...revisionWebhooks(input, revision || 'default'),
    ...(revision === '' ? defaultWebhooks(input) : []),
  ]);
}

/** Renders a webhook for each revision tag. A tag `default` also selects the namespaces that name no revision. */
export function revisionTagWebhooks(input: IstiodInput): Manifest[] | undefined {
  if (!inCluster(input) || input.values.global.operatorManageWebhooks) return undefined;
  return (input.values.revisionTags ?? []).map((tag) =>
    configuration(input, `istio-revision-tag-${tag}`, { 'istio.io/tag': tag }, [
      ...revisionWebhooks(input, tag),
      ...(tag === 'default' ? defaultWebhooks(input) : []),
    ]),
  );
}

function configuration(input: IstiodInput, name: string, labels: Record<string, string>, webhooks: object[]): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      name: input.namespace === 'istio-system' ? name : `${name}-${input.namespace}`,
      labels: { app: 'sidecar-injector', ...revisionLabels(input), ...labels },
      ...when('annotations', stringMap(input.values.sidecarInjectorWebhookAnnotations)),
    },
    webhooks,
  };
}

/**
 * Returns the webhooks that select pods of namespaces that name the revision, and pods that name it themselves where
 * the namespace has no label.
 */
function revisionWebhooks(input: IstiodInput, revision: string): object[] {
  return [
    webhook(input, 'rev.namespace.', [oneOf(REVISION, revision), absent(INJECTION)], [noneOf(INJECT, 'false')]),
    webhook(
      input,
      'rev.object.',
      [absent(REVISION), absent(INJECTION)],
      [noneOf(INJECT, 'false'), oneOf(REVISION, revision)],
    ),
  ];
}

/**
 * Returns the webhooks that select pods of namespaces with `istio-injection=enabled`, pods that request injection, and,
 * where configured, all pods without a label.
 */
function defaultWebhooks(input: IstiodInput): object[] {
  const unlabelled = [absent(INJECTION), absent(REVISION)];
  return [
    webhook(input, 'namespace.', [oneOf(INJECTION, 'enabled')], [noneOf(INJECT, 'false')]),
    webhook(input, 'object.', unlabelled, [oneOf(INJECT, 'true'), absent(REVISION)]),
    ...(input.values.sidecarInjectorWebhook.enableNamespacesByDefault
      ? [
          webhook(
            input,
            'auto.',
            [...unlabelled, noneOf('kubernetes.io/metadata.name', ...SYSTEM_NAMESPACES)],
            [absent(INJECT), absent(REVISION)],
          ),
        ]
      : []),
  ];
}

function webhook(input: IstiodInput, prefix: string, namespaces: Requirement[], pods: Requirement[]): object {
  const { istiodRemote, revision, sidecarInjectorWebhook } = input.values;
  const service = {
    name: revisioned('istiod', revision),
    namespace: input.namespace,
    path: String(istiodRemote.injectionPath),
    port: 443,
  };
  return {
    name: `${prefix}sidecar-injector.istio.io`,
    clientConfig: {
      ...(istiodRemote.injectionURL ? { url: String(istiodRemote.injectionURL) } : { service }),
      ...when('caBundle', istiodRemote.injectionCABundle),
    },
    sideEffects: 'None',
    rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] }],
    failurePolicy: 'Fail',
    reinvocationPolicy: sidecarInjectorWebhook.reinvocationPolicy,
    admissionReviewVersions: ['v1'],
    namespaceSelector: { matchExpressions: namespaces },
    objectSelector: { matchExpressions: pods },
  };
}
