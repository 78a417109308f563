import { host, isLast, jaegerOtlpUrl, jaegerQueryUrl, TRACING_ADDRESSES } from '../addresses';
import type { JaegerProps } from '../../props';
import type { Addon } from '../addon';
import { ingressRenderers } from '../shared/ingress';
import { networkPolicy, persistentVolumeClaim } from '../shared/objects';
import { jaegerConfigMap } from './config-map';
import { jaegerDeployment } from './deployment';
import { DEFAULT_BASE_PATH, JAEGER_PORTS, jaegerLabels, jaegerServices } from './input';
import { jaegerCollectorService, jaegerQueryService, jaegerZipkinService } from './services';

/** Jaeger, as Istio's samples install it: one program that collects, keeps and shows traces. */
export const jaeger: Addon<JaegerProps> = {
  name: 'jaeger',
  defaultName: 'jaeger',
  url: (at) => {
    const { basePath = DEFAULT_BASE_PATH } = at.settings as JaegerProps;
    return `http://${host({ ...at, name: jaegerServices(at).query })}${basePath}`;
  },
  stand: (at, path) => {
    if (isLast(path, 'to')) return TRACING_ADDRESSES.jaeger(at);
    return isLast(path, 'traces') ? jaegerOtlpUrl(at) : { url: jaegerQueryUrl(at, at.settings as JaegerProps) };
  },
  objects: {
    'network-policy': (input) =>
      input.props.networkPolicy === true
        ? networkPolicy(input, jaegerLabels(input), Object.values(JAEGER_PORTS))
        : undefined,
    'volume-claim': (input) =>
      input.props.storage && persistentVolumeClaim(input, jaegerLabels(input).labels, input.props.storage),
    'deployment': jaegerDeployment,
    'service-query': jaegerQueryService,
    'config-map': jaegerConfigMap,
    'service-zipkin': jaegerZipkinService,
    'service-collector': jaegerCollectorService,
    ...ingressRenderers((input) => ({
      at: input,
      labels: jaegerLabels(input).labels,
      service: jaegerServices(input).query,
      port: 80,
      path: input.props.basePath ?? DEFAULT_BASE_PATH,
    })),
  },
};
