import type { Manifest } from '../../model';
import { addonService, port } from '../shared/service';
import { SKYWALKING_PORTS, skywalkingNames, type SkyWalkingInput } from './input';

const { grpc, query, ui } = SKYWALKING_PORTS;

/** The server and its pages under the names that every tracing backend of the samples has. */
export function skywalkingTracingServices(input: SkyWalkingInput): Manifest[] {
  const names = skywalkingNames(input);
  const { namespace } = input;
  const [server, pages] = [{ app: names.server }, { app: names.ui }];
  return [
    addonService({ name: names.tracing, namespace }, server, undefined, {
      type: 'ClusterIP',
      ports: [port('grpc', grpc), port('http-query', query)],
      selector: server,
    }),
    addonService({ name: names.tracingUi, namespace }, pages, input.props.service, {
      type: 'ClusterIP',
      ports: [port('http', ui)],
      selector: pages,
    }),
  ];
}

/** The server and its pages under their own names. */
export function skywalkingServices(input: SkyWalkingInput): Manifest[] {
  const names = skywalkingNames(input);
  const { namespace } = input;
  const plain = (name: string, number: number): object => ({ port: number, targetPort: number, name });
  return [
    addonService({ name: names.server, namespace }, { name: names.server }, undefined, {
      ports: [plain('grpc', grpc), plain('http-query', query)],
      selector: { app: names.server },
    }),
    addonService({ name: names.ui, namespace }, { name: names.ui }, undefined, {
      ports: [plain('http', ui)],
      selector: { app: names.ui },
    }),
  ];
}
