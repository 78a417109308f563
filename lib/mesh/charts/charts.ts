import { baseChart } from '../../components/base';
import type { Chart } from '../../components/chart';
import { cni } from '../../components/cni';
import { gateway } from '../../components/gateway';
import { istioEgress, istioIngress } from '../../components/ingress-gateway';
import { istiodChart } from '../../components/istiod';
import { ztunnel } from '../../components/ztunnel';
import type { ChartName } from '../../model';

/**
 * Every chart we render. A chart gets values that its defaults complete and its schema has checked, which is what makes the one cast
 * of values where charts are called safe.
 */
export const charts: Readonly<Partial<Record<ChartName, Chart<never>>>> = {
  'base': baseChart,
  'istiod': istiodChart,
  cni,
  ztunnel,
  gateway,
  'istio-ingress': istioIngress,
  'istio-egress': istioEgress,
};
