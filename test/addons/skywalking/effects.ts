import type { Effect } from '../../mesh/effects';
import { beside, commonEffects, ingressEffects } from '../common-effects';

const UI = 'skywalking/deployment-ui';
const SERVER = 'skywalking/deployment';

/** Services are called by their names, which are those of the samples only where nothing is said. */
const RENAMED = [
  SERVER,
  UI,
  '-skywalking/service-tracing-tracing',
  '-skywalking/service-tracing-tracing-ui',
  '-skywalking/service-skywalking-oap',
  '-skywalking/service-skywalking-ui',
  '+skywalking/service-tracing-other-query',
  '+skywalking/service-tracing-other-query-ui',
  '+skywalking/service-other-oap',
  '+skywalking/service-other-ui',
];

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.skywalking': beside({ prometheus: true }, true, '+skywalking/*'),
  ...commonEffects({
    addon: 'skywalking',
    pods: [SERVER, UI],
    imaged: [SERVER],
    service: 'skywalking/service-tracing-tracing-ui',
    renamed: RENAMED,
  }),
  ...ingressEffects('skywalking'),
  'addons.skywalking.uiImage': beside({ skywalking: true }, 'example.com/ui:1', UI),
};
