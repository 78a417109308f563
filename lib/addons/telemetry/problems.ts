import type { Problem } from '../../model';
import type { TracingBackend } from '../../props';
import { doubtful, wrong } from '../shared/problems';
import { addressProblems } from './address';
import { addressOf, PROTOCOLS, protocolsOf, type ProviderEntry } from './providers';

const PROTOCOL_NAMES = Object.keys(PROTOCOLS);

/** What is wrong with one backend of `tracing.to`. */
export function backendProblems(path: string, backend: TracingBackend | string): Problem[] {
  if (typeof backend === 'string') {
    const host = /^(?:\w+:\/\/)?([\w-]+)/.exec(backend)?.[1] ?? 'jaeger';
    const port = /:(\d+)/.exec(backend)?.[1] ?? '9411';
    const protocol =
      PROTOCOL_NAMES.find((name) => String(PROTOCOLS[name as keyof typeof PROTOCOLS]) === port) ?? 'otlp';
    const scheme = /^\w+:\/\//.test(backend) ? 'an address has no scheme, and the protocol' : 'the protocol';
    return [
      wrong('no-protocol', path, backend, [
        `${scheme} is not known`,
        `write \`{ ${protocol}: "${host}.NAMESPACE.svc.cluster.local:${port}" }\``,
      ]),
    ];
  }
  const protocols = protocolsOf(backend);
  if (protocols.length !== 1)
    return [
      wrong('one-protocol', path, protocols.length === 0 ? backend : protocols, [
        'proxies send by one protocol',
        `give one of ${PROTOCOL_NAMES.join(', ')}`,
      ]),
    ];
  const [protocol] = protocols;
  const below = typeof backend[protocol] === 'object' ? `${protocol}.address` : protocol;
  return addressProblems(`${path}.${below}`, addressOf(backend, protocol), PROTOCOLS[protocol]);
}

/** A share of requests that is none, or looks as if it were meant otherwise. */
export function samplingProblems(path: string, found: unknown): Problem[] {
  if (typeof found !== 'number') return [];
  if (found < 0 || found > 100)
    return [wrong('no-percentage', path, found, ['must be 0 to 100', 'write a percentage'])];
  return found > 0 && found < 1
    ? [
        doubtful('small-percentage', path, found, [
          `sampling is in percent, so this is ${found} % of all requests`,
          `write ${found * 100}, if that is what you mean`,
        ]),
      ]
    : [];
}

/** Providers that the mesh config declares too. */
export function twiceProblems(path: string, own: readonly ProviderEntry[], given: unknown): Problem[] {
  const names = Array.isArray(given) ? given.map((entry) => (entry as { readonly name?: unknown } | null)?.name) : [];
  return own
    .filter(({ name }) => names.includes(name))
    .map(({ name }) =>
      wrong('provider-twice', path, name, [
        `\`meshConfig.extensionProviders\` has an entry "${name}" too`,
        'leave one out, or give this one another `name`',
      ]),
    );
}
