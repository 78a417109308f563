import { objectName, type Manifest } from '../../../model';
import type { ClusterPlan } from '../../types';

/** Returns the name of an object in a cluster, as problems print it: `Service shop/catalog in east`. */
export const objectIn = (cluster: string, manifest: Manifest): string => `${objectName(manifest)} in ${cluster}`;

/** Returns the host of a service, as the control plane of a cluster names it. */
export const hostOf = ({ mesh: { proxy } }: ClusterPlan, name: string, namespace: string): string =>
  `${name}.${namespace}.svc.${proxy?.clusterDomain ?? 'cluster.local'}`;

/** Whether an object belongs to a mesh itself: its control plane, or a gateway. */
export const isOfMesh = ({ metadata: { labels = {} } }: Manifest): boolean =>
  ['istio', 'operator.istio.io/component', 'gateway.networking.k8s.io/gateway-name'].some((label) =>
    Object.hasOwn(labels, label),
  );
