import { host, isLast, misplaced, TRACING_ADDRESSES } from '../addresses';
import type { ZipkinProps } from '../../props';
import type { Addon } from '../addon';
import { ingressRenderers } from '../shared/ingress';
import { networkPolicy } from '../shared/objects';
import { zipkinDeployment } from './deployment';
import { ZIPKIN_PORT, zipkinLabels, zipkinQueryName } from './input';
import { zipkinQueryService, zipkinService } from './services';

/** Zipkin, as Istio's samples install it. */
export const zipkin: Addon<ZipkinProps> = {
  name: 'zipkin',
  defaultName: 'zipkin',
  url: (at) => `http://${host(at)}:${ZIPKIN_PORT}`,
  stand: (at, path) => (isLast(path, 'to') ? TRACING_ADDRESSES.zipkin(at) : misplaced('Zipkin', at)),
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true ? networkPolicy(input, zipkinLabels(input), [ZIPKIN_PORT]) : undefined,
    'deployment': zipkinDeployment,
    'service-query': zipkinQueryService,
    'service': zipkinService,
    ...ingressRenderers((input) => ({
      at: input,
      labels: zipkinLabels(input).labels,
      service: zipkinQueryName(input),
      port: 80,
    })),
  },
};
