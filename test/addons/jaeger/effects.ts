import type { Effect } from '../../mesh/effects';
import { beside, commonEffects, ingressEffects, storageEffects } from '../common-effects';

const POD = 'jaeger/deployment';
const CONFIG = 'jaeger/config-map';
const on = (value: unknown, ...changes: string[]): Effect => beside({ jaeger: true }, value, ...changes);

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.jaeger': beside({ prometheus: true }, true, '+jaeger/*'),
  ...commonEffects({ addon: 'jaeger', pods: [POD], service: 'jaeger/service-query' }),
  ...storageEffects('jaeger', POD),
  ...ingressEffects('jaeger'),
  'addons.jaeger.basePath': on('/traces', CONFIG),
  'addons.jaeger.config': on({ extensions: { expvar: null } }, CONFIG),
};
