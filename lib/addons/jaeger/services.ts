import type { Manifest } from '../../model';
import { addonService, port } from '../shared/service';
import { JAEGER_PORTS, jaegerLabels, jaegerServices, type JaegerInput } from './input';

/** Where people, Kiali and Grafana read traces. */
export function jaegerQueryService(input: JaegerInput): Manifest {
  const { labels, selector } = jaegerLabels(input);
  const at = { name: jaegerServices(input).query, namespace: input.namespace };
  return addonService(at, labels, input.props.service, {
    type: 'ClusterIP',
    ports: [port('http-query', 80, JAEGER_PORTS.query), port('grpc-query', JAEGER_PORTS.grpcQuery)],
    selector,
  });
}

/** Where proxies and programs send traces by Zipkin's protocol. */
export function jaegerZipkinService(input: JaegerInput): Manifest {
  const name = jaegerServices(input).zipkin;
  const { selector } = jaegerLabels(input);
  const ports = [{ port: JAEGER_PORTS.zipkin, targetPort: JAEGER_PORTS.zipkin, name: 'http-query' }];
  return addonService({ name, namespace: input.namespace }, { name }, undefined, { ports, selector });
}

/** Where proxies and programs send traces by all protocols. */
export function jaegerCollectorService(input: JaegerInput): Manifest {
  const { labels, selector } = jaegerLabels(input);
  const at = { name: jaegerServices(input).collector, namespace: input.namespace };
  return addonService(at, labels, undefined, {
    type: 'ClusterIP',
    ports: [
      port('jaeger-collector-http', JAEGER_PORTS.thriftHttp),
      port('jaeger-collector-grpc', JAEGER_PORTS.grpc),
      { port: JAEGER_PORTS.zipkin, targetPort: JAEGER_PORTS.zipkin, name: 'http-zipkin' },
      { port: JAEGER_PORTS.otlp, name: 'grpc-otel' },
      { port: JAEGER_PORTS.otlpHttp, name: 'http-otel' },
    ],
    selector,
  });
}
