import type { Effect } from '../../mesh/effects';
import { beside, commonEffects, storageEffects } from '../common-effects';

const POD = 'loki/stateful-set';

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.loki': beside({ prometheus: true }, true, '+loki/*'),
  ...commonEffects({
    addon: 'loki',
    pods: [POD],
    service: 'loki/service',
    placed: ['loki/*', '!loki/cluster-role'],
    pulled: ['loki/service-account'],
  }),
  ...storageEffects('loki', POD, POD),
  'addons.loki.config': beside({ loki: true }, { limits_config: { query_timeout: '60s' } }, 'loki/config-map', POD),
};
