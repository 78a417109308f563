import type { Manifest, MeshNode } from '../model';

type Tree = Record<string, unknown>;

/** Placeholder that istiod replaces with the proxy's image. */
const FILLED_IN = 'auto';

function containers(manifest: Manifest): Tree[] {
  const pod = ((manifest.spec as Tree | undefined)?.template as Tree | undefined)?.spec as Tree | undefined;
  return [...((pod?.initContainers ?? []) as Tree[]), ...((pod?.containers ?? []) as Tree[])];
}

/** Returns the image that istiod injects into sidecars and gateways, from the values in the injector's ConfigMap. */
function injectedImages(manifest: Manifest): string[] {
  const text = (manifest.data as Tree | undefined)?.values;
  if (
    manifest.kind !== 'ConfigMap' ||
    !manifest.metadata.name?.startsWith('istio-sidecar-injector') ||
    typeof text !== 'string'
  )
    return [];
  const { global } = JSON.parse(text) as { global: Tree & { proxy?: Tree; proxy_init?: Tree } };
  return [global.proxy?.image, global.proxy_init?.image].flatMap((image) =>
    typeof image === 'string' ? [proxyImage(global, image)] : [],
  );
}

function proxyImage(global: Tree, image: string): string {
  if (image.includes('/')) return image;
  const variant = global.variant ? `-${global.variant}` : '';
  return `${global.hub}/${image}:${global.tag}${variant}`;
}

/** Returns the images of an object's own containers, as written; istiod replaces `auto`. */
export const ownImages = (manifest: Manifest): unknown[] =>
  containers(manifest)
    .map(({ image }) => image)
    .filter((image) => image !== FILLED_IN);

/** Returns every image that the cluster pulls for these objects, and for the proxies that istiod injects; sorted. */
export function imagesOf(nodes: readonly MeshNode[]): string[] {
  const images = nodes.flatMap(({ manifest }) => [
    ...containers(manifest)
      .map((container) => container.image)
      .filter((image): image is string => typeof image === 'string' && image !== FILLED_IN),
    ...injectedImages(manifest),
  ]);
  return [...new Set(images)].sort();
}
