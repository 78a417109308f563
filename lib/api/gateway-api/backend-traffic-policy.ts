import type { Kind } from '../../schema/kind';
import { int, list, obj } from '../../schema/notation';
import { parseDuration } from '../../schema/rules/duration';
import { textRule } from '../../schema/rules/native';
import { GATEWAY_API_X } from './group';
import { LocalReference } from './references';
import { sessionPersistence } from './session-persistence';
import { routeDuration } from './texts';

const HOUR = 3600;
const seconds = (text: string): number => (parseDuration(text) ?? NaN) / parseSecond;
const parseSecond = parseDuration('1s') as number;

const budgetInterval = routeDuration.rule(
  textRule(
    'budget-interval',
    (text) => !(seconds(text) < 1 || seconds(text) > HOUR),
    'must be from one second to one hour',
  ),
);
const rateInterval = routeDuration.rule(
  textRule('rate-interval', (text) => !(seconds(text) === 0 || seconds(text) > HOUR), 'must be at most one hour'),
);

/**
 * Kind XBackendTrafficPolicy: https://gateway-api.sigs.k8s.io/geps/gep-3388/ . istiod reads it with
 * PILOT_ENABLE_ALPHA_GATEWAY_API.
 */
export const XBackendTrafficPolicy: Kind = {
  ...GATEWAY_API_X,
  kind: 'XBackendTrafficPolicy',
  plural: 'xbackendtrafficpolicies',
  versions: ['v1alpha1'],
  doc: 'Limit of the tries of requests to a service.',
  specRequired: true,
  spec: obj('BackendTrafficPolicySpec', {
    'retryConstraint': obj('RetryConstraint', {
      budget: obj('BudgetDetails', {
        interval: budgetInterval.def('10s').doc('Time over which tries are counted; default 10s.'),
        percent: int.min(0).max(100).def(20).doc('Share of the requests that may be tries, in percent; default 20.'),
      })
        .def({ interval: '10s', percent: 20 })
        .doc('Limit of tries.'),
      minRetryRate: obj('RequestRate', {
        count: int.min(1).max(1000000).doc('Count of tries.'),
        interval: rateInterval.doc('Time that the count is for.'),
      })
        .def({ count: 10, interval: '1s' })
        .doc('Tries that are allowed in any case.'),
    }).doc('Limit of the tries to the service.'),
    'sessionPersistence': sessionPersistence
      .experimental({ ignored: true })
      .doc('Requests of one client go to one backend. Istio does not act on it.'),
    'targetRefs!': list(LocalReference)
      .by('group', 'kind', 'name')
      .min(1)
      .max(16)
      .doc('Services that the policy is for.'),
  }),
};
