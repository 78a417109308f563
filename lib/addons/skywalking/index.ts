import { host, isLast, misplaced, TRACING_ADDRESSES } from '../addresses';
import type { SkyWalkingProps } from '../../props';
import type { Addon } from '../addon';
import { ingressRenderers } from '../shared/ingress';
import { networkPolicy } from '../shared/objects';
import { skywalkingServer, skywalkingUi } from './deployments';
import { SKYWALKING_PORTS, skywalkingNames } from './input';
import { skywalkingServices, skywalkingTracingServices } from './services';

/** Apache SkyWalking, as Istio's samples install it. */
export const skywalking: Addon<SkyWalkingProps> = {
  name: 'skywalking',
  defaultName: 'skywalking',
  url: (at) => `http://${host({ ...at, name: `${at.name}-ui` })}:${SKYWALKING_PORTS.ui}`,
  stand: (at, path) => (isLast(path, 'to') ? TRACING_ADDRESSES.skywalking(at) : misplaced('SkyWalking', at)),
  objects: {
    'network-policy': (input) => {
      const { server } = skywalkingNames(input);
      const labels = { app: server };
      const { grpc, query } = SKYWALKING_PORTS;
      const at = { name: server, namespace: input.namespace };
      return input.props.networkPolicy === true
        ? networkPolicy(at, { labels, selector: labels }, [grpc, query])
        : undefined;
    },
    'deployment': skywalkingServer,
    'service-tracing': skywalkingTracingServices,
    'service': skywalkingServices,
    'deployment-ui': skywalkingUi,
    ...ingressRenderers((input) => {
      const { ui } = skywalkingNames(input);
      return { at: input, labels: { app: ui }, service: ui, port: SKYWALKING_PORTS.ui };
    }),
  },
};
