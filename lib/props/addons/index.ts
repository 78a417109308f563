import { str } from '../../schema/notation';
import { props, toggle } from '../declare';
import { Grafana } from './grafana';
import { Kiali } from './kiali';
import { Prometheus } from './prometheus';
import { Jaeger, Loki, OtelCollector, SkyWalking, Zipkin } from './tracing-backends';

/** Addons by the names of their props, in the order in which they are installed. */
export const ADDON_SHAPES = {
  prometheus: Prometheus,
  loki: Loki,
  jaeger: Jaeger,
  zipkin: Zipkin,
  skywalking: SkyWalking,
  otel: OtelCollector,
  grafana: Grafana,
  kiali: Kiali,
} as const;

export type AddonName = keyof typeof ADDON_SHAPES;

export const Addons = props(
  'AddonProps',
  "Programs that show the mesh, as in Istio's samples, and connected. For trying things out: without storage or " +
    'authentication.',
  {
    namespace: str.plain.doc("Namespace of the addons. @default - the mesh's"),
    prometheus: toggle(Prometheus).doc('Metrics. @default - on where `addons` is `true`'),
    grafana: toggle(Grafana).doc('Dashboards. @default - on where `addons` is `true`'),
    jaeger: toggle(Jaeger).doc('Traces. @default - on where `addons` is `true`'),
    kiali: toggle(Kiali).doc('The mesh as a graph. @default - on where `addons` is `true`'),
    loki: toggle(Loki).doc('Logs. @default - on where `addons` is `true`'),
    zipkin: toggle(Zipkin).doc('Traces, instead of Jaeger. @default false'),
    skywalking: toggle(SkyWalking).doc('Traces, instead of Jaeger. @default false'),
    otel: toggle(OtelCollector).doc('An OpenTelemetry Collector for traces and logs. @default false'),
  },
);
