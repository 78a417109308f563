import { fields, items, text } from '../read';
import type { Fields } from '../read';

const OPERATIONS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
const SOURCES = ['remoteIpBlocks', 'notRemoteIpBlocks', 'requestPrincipals', 'notRequestPrincipals'];
/** Conditions that can be judged without looking into requests. */
const CONNECTION_KEYS: ReadonlySet<string> = new Set([
  'source.ip',
  'source.namespace',
  'source.principal',
  'destination.ip',
  'destination.port',
]);

/** What of an AuthorizationPolicy needs a proxy that understands HTTP, with the path of each. */
export function httpAttributes(spec: Fields): { path: string; name: string }[] {
  return items(spec, 'rules').flatMap((rule, i) => [
    ...items(rule, 'from').flatMap((from, j) =>
      given(fields(from, 'source'), SOURCES, `spec.rules[${i}].from[${j}].source`),
    ),
    ...items(rule, 'to').flatMap((to, j) =>
      given(fields(to, 'operation'), OPERATIONS, `spec.rules[${i}].to[${j}].operation`),
    ),
    ...items(rule, 'when').flatMap((when, j) => {
      const key = text(when, 'key');
      return key === undefined || CONNECTION_KEYS.has(key)
        ? []
        : [{ path: `spec.rules[${i}].when[${j}].key`, name: key }];
    }),
  ]);
}

function given(of: Fields, names: readonly string[], path: string): { path: string; name: string }[] {
  return names
    .filter((name) => Array.isArray(of[name]) && of[name].length > 0)
    .map((name) => ({ path: `${path}.${name}`, name }));
}
