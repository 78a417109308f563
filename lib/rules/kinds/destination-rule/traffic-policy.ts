import type { WebhookBehaviour } from '../../../releases';
import type { Place } from '../../place';
import { isIpAddress } from '../../primitives/addresses';
import { fqdn } from '../../primitives/names';
import { anyDuration, checkPercent, checkPort, wholeMilliseconds } from '../../primitives/numbers';
import { checkClientTls } from './client-tls';
import { checkConnectionPool } from './connection-pool';
import { checkLoadBalancer } from './load-balancer';

export interface PolicyContext {
  readonly namespace: string;
  readonly facts: WebhookBehaviour;
  /** True for a whole host: istiod passes on only those warnings, not the ones about subsets and ports. */
  readonly warns: boolean;
}

const PORT_FIELDS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const FIELDS = [...PORT_FIELDS, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];

const isSet = (policy: Place, field: string): boolean =>
  policy.has(field) && !(Array.isArray(policy.at(field).value) && policy.size(field) === 0);

export function checkTrafficPolicy(policy: Place | undefined, context: PolicyContext): void {
  if (policy === undefined) return;
  if (!FIELDS.some((field) => isSet(policy, field))) {
    return policy.error('policy-empty', 'an empty traffic policy says nothing', 'set one of its fields, or remove it');
  }
  if (policy.has('tunnel') && policy.has('proxyProtocol')) {
    policy
      .at('proxyProtocol')
      .error('policy-exclusive', 'a tunnel and the PROXY protocol cannot be joined', 'keep one');
  }
  checkShared(policy, context);
  for (const port of policy.list('portLevelSettings')) {
    if (!port.has('port'))
      port.at('port').error('policy-port', 'a policy for a port must name the port', 'add port: { number }');
    if (!PORT_FIELDS.some((field) => port.has(field)))
      port.error('policy-empty', 'an empty traffic policy says nothing', 'set one of its fields, or remove it');
    checkShared(port, { ...context, warns: false });
  }
  checkTunnel(policy.record('tunnel'));
  policy.record('retryBudget')?.checkGiven('budgetInterval', anyDuration);
  policy.record('retryBudget')?.checkGiven('interval', anyDuration);
}

/** Checks the fields that policies for hosts, subsets and ports have in common. */
function checkShared(policy: Place, { namespace, facts, warns }: PolicyContext): void {
  const outlier = policy.record('outlierDetection');
  checkOutlierDetection(outlier, warns);
  checkConnectionPool(policy.record('connectionPool'));
  checkLoadBalancer(policy.record('loadBalancer'), { facts, warns, detectsOutliers: outlier !== undefined });
  checkClientTls(policy.record('tls'), namespace);
}

function checkTunnel(tunnel: Place | undefined): void {
  if (tunnel === undefined) return;
  const protocol = tunnel.text('protocol');
  if (protocol !== '' && protocol !== 'CONNECT' && protocol !== 'POST')
    tunnel.at('protocol').error('tunnel-protocol', 'a tunnel is opened by CONNECT or POST', 'write one of them');
  const host = tunnel.text('targetHost');
  if (!isIpAddress(host)) tunnel.at('targetHost').report(fqdn(host));
  checkPort(tunnel, 'targetPort');
}

function checkOutlierDetection(outlier: Place | undefined, warns: boolean): void {
  if (outlier === undefined) return;
  outlier.check('baseEjectionTime', wholeMilliseconds);
  outlier.check('interval', wholeMilliseconds);
  if (warns && outlier.number('consecutiveErrors') !== 0) {
    outlier
      .at('consecutiveErrors')
      .warn(
        'outlier-deprecated',
        'consecutiveErrors is deprecated',
        'write consecutiveGatewayErrors or consecutive5xxErrors',
      );
  }
  if (!outlier.flag('splitExternalLocalOriginErrors') && outlier.number('consecutiveLocalOriginFailures') > 0) {
    outlier
      .at('consecutiveLocalOriginFailures')
      .error(
        'outlier-local-origin',
        'failures on this side of the connection are only counted apart with splitExternalLocalOriginErrors',
        'set splitExternalLocalOriginErrors: true',
      );
  }
  checkPercent(outlier, 'maxEjectionPercent');
  checkPercent(outlier, 'minHealthPercent');
}
