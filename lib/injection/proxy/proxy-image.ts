import { isRecord } from '../../model';
import { formatFloat } from '../go-template/numbers';
import type { ReleaseFacts } from '../../releases';
import type { PodMetadata } from '../pod/typed-pod';
import { textAt, valueAt } from '../settings/values';

const TYPE_ANNOTATION = 'sidecar.istio.io/proxyImageType';
/** Endings of a tag that name an image type; another type replaces them. */
const TYPES = ['distroless', 'debug'];
const NO_TYPE = 'default';

/**
 * Returns the image of the proxy, from `global.hub`, `global.proxy.image` and `global.tag`. Type: annotation, else
 * ProxyConfig, else `global.variant`.
 */
export function proxyImage(
  values: unknown,
  proxyConfig: Record<string, unknown>,
  metadata: PodMetadata,
  facts: ReleaseFacts,
): string {
  const variant = textAt(values, 'global', 'variant');
  const inConfig = isRecord(proxyConfig.image) ? textAt(proxyConfig.image, 'imageType') : undefined;
  const type = inConfig === undefined || (inConfig === '' && facts.emptyImageTypeIsNone) ? variant : inConfig;
  return imageUrl(values, textAt(values, 'global', 'proxy', 'image'), type, metadata);
}

/** Returns the image of the init container, from `global.proxy_init.image`. */
export function proxyInitImage(values: unknown, metadata: PodMetadata): string {
  return imageUrl(
    values,
    textAt(values, 'global', 'proxy_init', 'image'),
    textAt(values, 'global', 'variant'),
    metadata,
  );
}

function imageUrl(values: unknown, image: string, type: string, metadata: PodMetadata): string {
  const tag = valueAt(values, 'global', 'tag');
  const plainTag = typeof tag === 'number' ? formatFloat(tag) : typeof tag === 'string' ? tag : '';
  const finalTag = withType(plainTag, metadata.annotations?.[TYPE_ANNOTATION] ?? type);
  return `${textAt(values, 'global', 'hub')}/${image || 'proxyv2'}:${finalTag}`;
}

function withType(tag: string, type: string): string {
  if (type === '') return tag;
  const known = TYPES.find((name) => tag.endsWith(`-${name}`));
  const plain = known === undefined ? tag : tag.slice(0, -known.length - 1);
  return type === NO_TYPE ? plain : `${plain}-${type}`;
}
