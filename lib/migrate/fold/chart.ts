import type { ChartName, Manifest } from '../../model';
import type { Tree } from '../tree';

/** Chart value that may have the effect of a setting of the input. */
export interface Candidate {
  /** Path of the value, from the root of the chart. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** One chart of an input, with the objects that it renders. */
export interface ImportedChart {
  readonly chart: ChartName;
  /** Helm release. */
  readonly release: string;
  readonly namespace: string;
  /** Values that the chart gets. */
  readonly values: Tree;
  /** Objects that the chart renders, with all changes of the input. */
  readonly objects: readonly Manifest[];
  /** Path of the values in the input, for notes: `spec.values`, or empty. */
  readonly valuesPath: string;
  /** Settings under `k8s` of a component. */
  readonly k8s?: Tree;
  /** Values to try, for inputs that are not values. */
  readonly candidates?: readonly Candidate[];
}

export const isWrittenOut = (chart: ChartName): chart is 'istio-ingress' | 'istio-egress' =>
  chart === 'istio-ingress' || chart === 'istio-egress';

export const isGatewayChart = (chart: ChartName): boolean => chart === 'gateway' || isWrittenOut(chart);

/** Returns the key of a gateway among the values of the charts that istioctl uses. */
export const gatewayKey = (chart: ChartName): string =>
  chart === 'istio-egress' ? 'istio-egressgateway' : 'istio-ingressgateway';
