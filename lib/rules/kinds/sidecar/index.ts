import type { KindRules } from '../../kind-rules';
import type { Place } from '../../place';
import { fqdn } from '../../primitives/names';
import { checkWorkloadSelector } from '../../primitives/selectors';
import { checkConnectionPool } from '../destination-rule/connection-pool';
import { checkDestination } from '../virtual-service/destination';
import { checkEgress } from './egress';
import { checkIngress } from './ingress';

/** Rules of istiod's webhook for Sidecar: https://istio.io/latest/docs/reference/config/networking/sidecar/ */
export const sidecarRules: KindRules = ({ spec, namespace, facts }) => {
  checkWorkloadSelector(spec);
  const isConfigured =
    spec.size('egress') > 0 ||
    spec.size('ingress') > 0 ||
    spec.has('outboundTrafficPolicy') ||
    spec.has('inboundConnectionPool');
  if (!isConfigured)
    return spec.error(
      'sidecar-empty',
      'an empty Sidecar says nothing',
      'add egress, ingress, outboundTrafficPolicy or inboundConnectionPool',
    );
  checkIngress(spec);
  checkConnectionPool(spec.record('inboundConnectionPool'));
  checkEgress(spec, { namespace, exclusion: facts.excludedEgressNamespaces });
  checkOutboundPolicy(spec.record('outboundTrafficPolicy'));
};

function checkOutboundPolicy(policy: Place | undefined): void {
  const mode = policy?.text('mode') ?? '';
  if (mode === 'ALLOW_ANY_DYNAMIC_DNS') {
    return policy
      ?.at('mode')
      .error(
        'outbound-mode',
        'this mode is for the whole mesh only (meshConfig.outboundTrafficPolicy)',
        'write ALLOW_ANY or REGISTRY_ONLY',
      );
  }
  const proxy = policy?.record('egressProxy');
  if (proxy === undefined) return;
  if (mode !== 'ALLOW_ANY')
    return proxy.error(
      'egress-proxy',
      'an egress proxy is for traffic to unknown hosts, which only mode ALLOW_ANY lets through',
      'set mode: ALLOW_ANY',
    );
  const fault = fqdn(proxy.text('host'));
  proxy.at('host').report(fault);
  if (!proxy.has('port'))
    return proxy.at('port').error('egress-proxy', 'the port of the egress proxy is missing', 'add port: { number }');
  if (fault === undefined) checkDestination(proxy);
}
