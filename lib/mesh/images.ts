import type { Manifest, MeshNode } from '../model';

type Tree = Record<string, unknown>;

/** Stands where istiod fills in the proxy's image. */
const FILLED_IN = 'auto';

function containers(manifest: Manifest): Tree[] {
  const pod = ((manifest.spec as Tree | undefined)?.template as Tree | undefined)?.spec as Tree | undefined;
  return [...((pod?.initContainers ?? []) as Tree[]), ...((pod?.containers ?? []) as Tree[])];
}

/** The image that istiod puts into sidecars and gateways, from the values it gets in the injector's ConfigMap. */
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

/** The images of an object's own containers, with whatever stands for them; `auto` is filled in by istiod. */
export const ownImages = (manifest: Manifest): unknown[] =>
  containers(manifest)
    .map(({ image }) => image)
    .filter((image) => image !== FILLED_IN);

/** Every image that the cluster will pull for these objects, and for the proxies that istiod adds to pods; sorted. */
export function imagesOf(nodes: readonly MeshNode[]): string[] {
  const images = nodes.flatMap(({ manifest }) => [
    ...containers(manifest)
      .map((container) => container.image)
      .filter((image): image is string => typeof image === 'string' && image !== FILLED_IN),
    ...injectedImages(manifest),
  ]);
  return [...new Set(images)].sort();
}
