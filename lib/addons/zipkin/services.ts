import type { Manifest } from '../../model';
import { addonService, port } from '../shared/service';
import { ZIPKIN_PORT, zipkinLabels, zipkinQueryName, type ZipkinInput } from './input';

/** Where people read traces. */
export function zipkinQueryService(input: ZipkinInput): Manifest {
  const { labels, selector } = zipkinLabels(input);
  const at = { name: zipkinQueryName(input), namespace: input.namespace };
  return addonService(at, labels, input.props.service, {
    type: 'ClusterIP',
    ports: [port('http-query', 80, ZIPKIN_PORT)],
    selector,
  });
}

/** Where proxies send traces. */
export function zipkinService(input: ZipkinInput): Manifest {
  const { name } = input;
  const ports = [{ port: ZIPKIN_PORT, targetPort: ZIPKIN_PORT, name: 'http-query' }];
  return addonService(input, { name }, undefined, { ports, selector: zipkinLabels(input).selector });
}
