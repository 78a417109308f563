import { GATEWAY_API_GROUP } from '../../releases/gateway-api';
import type { Place } from '../place';
import { checkListenerTls } from './listener-tls';
import { refersTo, type GatewayApiRules } from './subject';

const GATEWAY = { group: GATEWAY_API_GROUP, kind: 'Gateway' };
const isOfGroup = (parent: Place): boolean => !parent.has('group') || parent.text('group') === GATEWAY_API_GROUP;
const DEFAULT_PORTS = ['HTTP', 'HTTPS'];

/** Rules of a ListenerSet that are the same for every class of gateway; see `checkListeners` for the rest. */
export const listenerSetRules: GatewayApiRules = ({ spec }) => {
  const parent = spec.record('parentRef');
  if (parent !== undefined && refersTo(parent, GATEWAY) !== `${GATEWAY_API_GROUP}/Gateway`) {
    parent
      .at(isOfGroup(parent) ? 'kind' : 'group')
      .error(
        'parent-kind',
        'the parent of a listener set is a Gateway of the Gateway API; istiod passes over the set',
        'name a Gateway',
      );
  }
  for (const listener of spec.list('listeners')) {
    checkListenerTls(listener);
    checkPort(listener);
  }
};

function checkPort(listener: Place): void {
  if (listener.number('port') !== 0 || DEFAULT_PORTS.includes(listener.text('protocol'))) return;
  listener
    .at('port')
    .error('port-missing', `a listener of protocol ${listener.text('protocol')} needs a port`, 'set port');
}
