import type { Effect } from '../../mesh/effects';
import { beside } from '../common-effects';

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons': { base: { profile: 'minimal' }, alone: true, value: { zipkin: true }, changes: ['+zipkin/*'] },
  'addons.namespace': beside({ zipkin: true }, 'elsewhere', 'zipkin/*', '+namespaces/elsewhere'),
};
