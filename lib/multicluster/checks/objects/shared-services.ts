import { showValue, type Problem } from '../../../model';
import { planOf } from '../../plan';
import type { DeclaredMesh, SharedService } from '../../types';
import { isClusterLocal } from '../cluster-local';
import { wrong, quoted } from '../problem';
import { hostOf } from './place';

/** Reports services that are for several clusters, and whose host a control plane keeps inside each of them. */
export const localServices = ({ plan, services }: DeclaredMesh): Problem[] =>
  services.flatMap((service) => {
    const { clusters, name, namespace } = service;
    const path = pathOf(service);
    if (clusters.length === 0)
      return [wrong('service-clusters', path, [], ['a service is in one cluster or more', 'name its clusters'])];
    if (clusters.length === 1 || namespace === undefined) return [];
    return clusters.flatMap((cluster, i) => {
      const own = planOf(plan, cluster);
      const serving = own && planOf(plan, own.primary);
      if (serving === undefined) return [];
      const host = hostOf(serving, name, namespace);
      if (!isClusterLocal(serving, host)) return [];
      return [
        wrong('service-cluster-local', `${path}[${i}]`, cluster, [
          `the control plane of ${quoted(serving.name)} keeps ${host} inside each cluster`,
          'set `clusterLocal: false` for the host in `meshConfig.serviceSettings`, or leave the cluster out',
        ]),
      ];
    });
  });

/** Returns the path of the clusters of a service, as the program wrote them. */
export const pathOf = ({ name }: SharedService): string => `service(${showValue(name)}).clusters`;
