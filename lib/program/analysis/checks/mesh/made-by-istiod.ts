import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, SIDECAR, TELEMETRY, WASM_PLUGIN, type Check } from '../../check';
import { sidecarSelector } from '../../../facts';
import { fieldsOf, itemsOf, namespaceOf } from '../../../objects/read';
import { selectorText } from '../../wording';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const KINDS = [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, TELEMETRY, WASM_PLUGIN];

/**
 * Reports selectors of pods that istiod makes for a Gateway of the Gateway API, which takes policies by `targetRefs`
 * only.
 */
export const gatewaySelectors: Check = {
  codes: ['IST0166'],
  kinds: KINDS,
  check: (facts, report) => {
    for (const object of KINDS.flatMap((kind) => facts.of(kind))) {
      const spec = fieldsOf(object, 'spec');
      const selector = fieldsOf(fieldsOf(spec, 'selector'), 'matchLabels');
      if (spec.selector === undefined || spec.targetRef !== undefined || itemsOf(spec, 'targetRefs').length > 0)
        continue;
      for (const pod of facts.pods.selected(selector, namespaceOf(object))) {
        const name = pod.labels[GATEWAY_NAME];
        if (typeof name !== 'string') continue;
        report({
          code: 'IST0166',
          object,
          path: 'spec.selector.matchLabels',
          found: selectorText(selector),
          message: `it selects the pods of Gateway ${name} of the Gateway API, where selectors have no effect`,
          fix: 'attach it with targetRefs to the Gateway',
          parameters: [name],
          related: [pod.owner],
        });
      }
    }
  },
};

/** Reports Sidecars for pods in ambient mode, which have no sidecar. */
export const ambientSidecars: Check = {
  codes: ['IST0167'],
  kinds: [SIDECAR],
  check: (facts, report) => {
    for (const object of facts.of(SIDECAR)) {
      const selector = sidecarSelector(object);
      const namespace = namespaceOf(object);
      const isForAll = Object.keys(selector).length === 0;
      const redirected = facts.pods.selected(selector, namespace).some(({ annotations, labels }) => {
        const isRedirected = annotations['ambient.istio.io/redirection'] === 'enabled';
        return isRedirected || labels['istio.io/dataplane-mode'] === 'ambient';
      });
      const labels = facts.namespaces.labels(namespace);
      const isAmbient = labels['istio.io/dataplane-mode'] === 'ambient' && labels['istio.io/rev'] === undefined;
      if (isForAll ? !isAmbient || labels['istio-injection'] === 'enabled' : !redirected) continue;
      const what = isForAll ? 'namespace' : 'selected workload';
      report({
        code: 'IST0167',
        object,
        path: isForAll ? 'metadata.namespace' : 'spec.workloadSelector.labels',
        message: `the ${isForAll ? 'namespace is' : 'selected pods are'} in ambient mode and have no sidecars`,
        fix: 'leave the object out',
        parameters: [`${what} is in ambient mode, the policy has no impact`],
      });
    }
  },
};
