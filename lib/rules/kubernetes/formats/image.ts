import type { Format } from './names';

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const TAG = '[\\w][\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^(?:${HOST}/)?${PART}(?:/${PART})*(?::${TAG})?(?:@${DIGEST})?$`);
const TEMPLATED = new Set(['auto']);

/**
 * Checks an image reference. The API server takes any text, but a node cannot start a container whose reference it
 * cannot read.
 */
export const image: Format = (text) =>
  TEMPLATED.has(text) || REFERENCE.test(text)
    ? undefined
    : {
        code: 'image',
        message: 'no node can read this image reference',
        fix: 'write [registry/]path[:tag][@digest], the path in lower case',
      };
