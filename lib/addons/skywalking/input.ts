import type { SkyWalkingProps } from '../../props';
import type { AddonInput } from '../addon';

export type SkyWalkingInput = AddonInput<SkyWalkingProps>;

/** Where proxies send traces, where programs ask for them, and the pages. */
export const SKYWALKING_PORTS = { grpc: 11800, query: 12800, ui: 8080 } as const;

/** Names of the server and of its pages. */
export const skywalkingNames = ({ name }: Pick<SkyWalkingInput, 'name'>) => ({
  server: `${name}-oap`,
  ui: `${name}-ui`,
  tracing: name === 'skywalking' ? 'tracing' : `${name}-query`,
  tracingUi: name === 'skywalking' ? 'tracing-ui' : `${name}-query-ui`,
});
