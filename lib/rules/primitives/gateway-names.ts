import type { Place } from '../place';
import { fqdn, isDnsLabel } from './names';

export const MESH = 'mesh';

interface Options {
  /** True for objects that istiod derived from the Gateway API, whose names have dots. */
  readonly anyName?: boolean;
  /** True where istiod warns of names in the old `name.namespace.svc...` form. */
  readonly warnLegacy?: boolean;
}

/** Checks the gateways that a route is bound to: `name`, `namespace/name` or `mesh`. */
export function checkGatewayNames(owner: Place, options: Options = {}): void {
  for (const gateway of owner.texts('gateways')) {
    const name = gateway.string;
    const slash = name.indexOf('/');
    if (slash < 0) {
      if (name.includes('.') && options.warnLegacy) {
        const [short, namespace] = name.split('.');
        gateway.warn('gateway-legacy-name', 'this is the old form of a gateway name', `write "${namespace}/${short}"`);
      }
      gateway.report(fqdn(name));
      // istiod stops at the first name without a namespace, and so accepts any name after it.
      return;
    }
    checkQualifiedName(gateway, name.slice(0, slash), name.slice(slash + 1), options);
  }
}

function checkQualifiedName(gateway: Place, namespace: string, name: string, options: Options): void {
  if (!isDnsLabel(namespace)) {
    gateway.error(
      'gateway-name',
      namespace === '' ? 'the namespace before "/" is missing' : `${JSON.stringify(namespace)} is not a namespace`,
      'write "namespace/name"',
    );
  }
  if (name === '' || !(options.anyName || isDnsLabel(name))) {
    gateway.error(
      'gateway-name',
      name === '' ? 'the name after "/" is missing' : `${JSON.stringify(name)} is not a gateway name`,
      'write "namespace/name"',
    );
  }
}
