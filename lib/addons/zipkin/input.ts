import type { ZipkinProps } from '../../props';
import type { AddonInput } from '../addon';
import type { AddonLabels } from '../shared/objects';

export type ZipkinInput = AddonInput<ZipkinProps>;

export const ZIPKIN_PORT = 9411;

export function zipkinLabels({ name }: Pick<ZipkinInput, 'name'>): AddonLabels {
  const labels = { app: name };
  return { labels, selector: labels };
}

/** Name of the Service of its pages: that of the samples, or beside it one of its own. */
export const zipkinQueryName = ({ name }: Pick<ZipkinInput, 'name'>): string =>
  name === 'zipkin' ? 'tracing' : `${name}-query`;
