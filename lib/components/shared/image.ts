import { given } from './sparse';

/** Parts of an image reference. */
export interface ImageParts {
  readonly hub: string;
  /** Image name, or a whole reference (it has a `/`) that is used unchanged. */
  readonly image?: string | null;
  readonly defaultImage: string;
  readonly tag: string | number;
  readonly variant?: string | null;
}

/** Returns `HUB/IMAGE:TAG-VARIANT`, or the image itself when it is a whole reference. */
export function imageReference({ hub, image, defaultImage, tag, variant }: ImageParts): string {
  if (image?.includes('/')) return image;
  return `${hub}/${given(image) ? image : defaultImage}:${tag}${given(variant) ? `-${variant}` : ''}`;
}
