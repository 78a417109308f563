import { fn, type FunctionMap } from '../signature';
import { isSlice, isStruct, unwrap, type GoMap } from '../values';
import { jsonOf } from './pods';

const ANNOTATION = 'resource.opentelemetry.io/';
type StringMap = { readonly [key: string]: string };

/** Returns whether any tracing provider uses OpenTelemetry's names of service attributes. */
function usesOtelNames(meshConfig: unknown): boolean {
  const { extensionProviders: providers } = jsonOf(meshConfig);
  return (
    Array.isArray(providers) &&
    providers.some(
      (provider: unknown) =>
        jsonOf(jsonOf(provider).opentelemetry).serviceAttributeEnrichment === 'OTEL_SEMANTIC_CONVENTIONS',
    )
  );
}

/** Returns tag and digest of an image: `tag`, `tag@digest` or `digest`; empty where it has neither. */
function imageVersion(image: string): string {
  const at = image.indexOf('@');
  const name = at < 0 ? image : image.slice(0, at);
  const colon = name.lastIndexOf(':');
  const tag = colon > name.lastIndexOf('/') ? name.slice(colon + 1) : '';
  return [tag, at < 0 ? '' : image.slice(at + 1)].filter((part) => part !== '').join('@');
}

function attributes(
  meshConfig: unknown,
  annotations: StringMap,
  labels: StringMap,
  namespace: string,
  containers: unknown,
): string {
  if (!usesOtelNames(meshConfig)) return '';
  const all: readonly GoMap[] = isSlice(containers) ? containers.filter(isStruct) : [];
  const [first] = all;
  const text = (name: string): string => String(unwrap(first?.[name]) ?? '');
  const own = (map: StringMap, key: string): string => (Object.hasOwn(map, key) ? (map[key] ?? '') : '');
  const values: readonly (readonly [string, string])[] = [
    ['service.namespace', own(annotations, `${ANNOTATION}service.namespace`) || namespace],
    [
      'service.version',
      own(annotations, `${ANNOTATION}service.version`) ||
        own(labels, 'app.kubernetes.io/version') ||
        (all.length === 1 ? imageVersion(text('Image')) : ''),
    ],
    [
      'service.instance.id',
      own(annotations, `${ANNOTATION}service.instance.id`) || (first ? `${namespace}.$(POD_NAME).${text('Name')}` : ''),
    ],
  ];
  return values
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** Functions for the value of OTEL_RESOURCE_ATTRIBUTES. */
export const OTEL_FUNCTIONS: FunctionMap = {
  otelResourceAttributes: fn(['any', 'stringMap', 'stringMap', 'string', 'any'], attributes),
};
