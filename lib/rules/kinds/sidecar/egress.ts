import type { Place } from '../../place';
import { ipAddress, UNIX, unixAddress } from '../../primitives/addresses';
import { namespacedHost } from '../../primitives/namespaced-host';
import { checkPort } from '../../primitives/numbers';
import { checkListenerPort } from './ingress';

interface Context {
  readonly namespace: string;
  /** True where `~` before a namespace excludes it. */
  readonly exclusion: boolean;
}

/** Checks listeners for the traffic from the workload. */
export function checkEgress(spec: Place, context: Context): void {
  const listeners = spec.list('egress');
  const bound = new Set<string | number>();
  for (const listener of listeners) {
    const port = listener.record('port');
    if (port !== undefined) checkPortAndBind(listener, port, bound);
    else if (!listener.has('port') && listener.index < spec.size('egress') - 1) {
      listener
        .at('port')
        .error(
          'egress-catch-all',
          'a listener without a port takes what no other does, and so must be the last',
          'put it at the end, or give it a port',
        );
    }
    if (listener.size('hosts') === 0)
      listener
        .at('hosts')
        .error('hosts-missing', 'an egress listener needs a host', 'write "./*" for the own namespace, "*/*" for all');
    for (const host of listener.texts('hosts'))
      host.report(namespacedHost(host.string, { place: 'sidecar', exclusion: context.exclusion }));
    warnRepeatedHosts(listener, context);
  }
}

function checkPortAndBind(listener: Place, port: Place, bound: Set<string | number>): void {
  checkListenerPort(port);
  const [number, bind] = [port.number('number'), listener.text('bind')];
  if (number !== 0) {
    checkPort(port, 'number');
    listener.check('bind', ipAddress);
  } else if (!bind.startsWith(UNIX)) {
    port
      .at('number')
      .error(
        'port-missing',
        'a listener without a port number must be bound to a Unix socket',
        'set the number, or bind: unix:///path',
      );
  } else {
    listener.at('bind').report(unixAddress(bind));
    if (listener.text('captureMode') === 'IPTABLES')
      listener
        .at('captureMode')
        .error('capture-mode', 'iptables cannot capture traffic to a Unix socket', 'write NONE or DEFAULT');
  }
  const key = number === 0 ? bind : number;
  if (bound.has(key))
    listener.error('listener-duplicate', 'another egress listener has this port or socket', 'list each once');
  bound.add(key);
}

/** Warns of hosts that an earlier one of the same listener already covers. */
function warnRepeatedHosts(listener: Place, { namespace, exclusion }: Context): void {
  const seen = new Map<string, Set<string>>();
  for (const host of listener.texts('hosts')) {
    const slash = host.string.indexOf('/');
    if (slash < 0 || (exclusion && host.string.startsWith('~'))) continue;
    const written = host.string.slice(0, slash);
    const owner = written === '.' ? namespace : written;
    const name = host.string.slice(slash + 1);
    const names = seen.get(owner) ?? new Set();
    const repeated = name === '*' ? names.size > 0 : names.has(name) || names.has('*');
    if (repeated)
      host.warn(
        'egress-duplicate',
        'another host of this listener covers it, or is covered by it',
        'list each host once',
      );
    seen.set(owner, names.add(name));
  }
  if (seen.get('*')?.has('*') && seen.size > 1)
    listener.at('hosts').warn('egress-duplicate', '"*/*" already means every host', 'write it alone');
}
