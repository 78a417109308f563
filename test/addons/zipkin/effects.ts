import type { Effect } from '../../mesh/effects';
import { beside, commonEffects, ingressEffects } from '../common-effects';

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.zipkin': beside({ prometheus: true }, true, '+zipkin/*'),
  ...commonEffects({ addon: 'zipkin', pods: ['zipkin/deployment'], service: 'zipkin/service-query' }),
  ...ingressEffects('zipkin'),
};
