import { baseChart } from '../../components/base';
import type { Chart, MeshPart } from '../../components/chart';
import { cni } from '../../components/cni';
import { gateway } from '../../components/gateway';
import { istioEgress, istioIngress } from '../../components/ingress-gateway';
import { istiodChart } from '../../components/istiod';
import { ztunnel } from '../../components/ztunnel';
import type { ChartName } from '../../model';

/**
 * Charts by name, one row each, in the order in which a mesh has them. A chart gets values that its defaults complete
 * and its schema has checked, which is what makes the one cast of values where charts are called safe.
 */
export const charts: Readonly<Record<ChartName, Chart<never>>> = {
  'base': baseChart,
  'istiod': istiodChart,
  cni,
  ztunnel,
  gateway,
  'istio-ingress': istioIngress,
  'istio-egress': istioEgress,
};

/** Chart of which a mesh has at most one. */
export type MeshChart = Chart<never> & { readonly mesh: MeshPart };

/** Charts that props of a mesh switch on, in the order in which a mesh has them. */
export const MESH_CHARTS: readonly MeshChart[] = Object.values(charts).filter(
  (chart): chart is MeshChart => chart.mesh !== undefined,
);
