import type { ChartName, Manifest } from '../../model';
import type { Tree } from '../tree';

/** A value of a chart that may do what an input does in another way. */
export interface Candidate {
  /** Path of the value, from the root of the chart. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** One chart of an input, with what it renders: what props are made for. */
export interface ImportedChart {
  readonly chart: ChartName;
  /** Helm release. */
  readonly release: string;
  readonly namespace: string;
  /** Values that the chart gets. */
  readonly values: Tree;
  /** What it renders, with all changes of the input. */
  readonly objects: readonly Manifest[];
  /** Where the values stand in the input, for notes: `spec.values`, or nothing. */
  readonly valuesPath: string;
  /** Settings under `k8s` of a component. */
  readonly k8s?: Tree;
  /** Values to try, for inputs that are not values. */
  readonly candidates?: readonly Candidate[];
}

export const isWrittenOut = (chart: ChartName): chart is 'istio-ingress' | 'istio-egress' =>
  chart === 'istio-ingress' || chart === 'istio-egress';

export const isGatewayChart = (chart: ChartName): boolean => chart === 'gateway' || isWrittenOut(chart);

/** Key of a gateway among the values of the charts that istioctl uses. */
export const gatewayKey = (chart: ChartName): string =>
  chart === 'istio-egress' ? 'istio-egressgateway' : 'istio-ingressgateway';
