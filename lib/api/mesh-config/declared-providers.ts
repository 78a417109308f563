import { native } from '../../schema/rules/native';
import { type Breach, field } from '../../schema/rules/rule';

/** Names of the extension providers that every mesh has. */
export const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

function repeatedProviders(value: unknown): Breach[] {
  const first = new Map<unknown, number>();
  return (Array.isArray(value) ? value : []).flatMap((provider: unknown, i): Breach[] => {
    const name = field(provider, 'name');
    const earlier = first.get(name);
    if (name === undefined || name === '') return [];
    if (earlier === undefined) first.set(name, i);
    return earlier === undefined
      ? []
      : [{ at: `[${i}].name`, found: name, message: `item ${earlier} has the same name` }];
  });
}
/** Rule that each extension provider has a name of its own. */
export const uniqueProviders = native({
  name: 'provider-name',
  message: 'each provider has a name of its own',
  fix: 'give it another name, or remove one of them',
  holds: (value) => repeatedProviders(value).length === 0,
  locate: repeatedProviders,
});

function undeclared(config: unknown): Breach[] {
  const providers = field(config, 'extensionProviders');
  const names = new Set<unknown>([
    ...BUILT_IN_PROVIDERS,
    ...(Array.isArray(providers) ? providers.map((provider) => field(provider, 'name')) : []),
  ]);
  const defaults = field(config, 'defaultProviders');
  return ['tracing', 'metrics', 'accessLogging'].flatMap((use) => {
    const used = field(defaults, use);
    return (Array.isArray(used) ? used : []).flatMap((name: unknown, i) =>
      names.has(name)
        ? []
        : [
            {
              at: `.defaultProviders.${use}[${i}]`,
              found: name,
              fix: `declare it in extensionProviders, or use one of ${[...names].join(', ')}`,
            },
          ],
    );
  });
}
/** Rule that default providers are built in or declared. */
export const declaredProviders = native({
  name: 'provider-unknown',
  message: 'no extension provider has this name',
  holds: (value) => undeclared(value).length === 0,
  locate: undeclared,
});
