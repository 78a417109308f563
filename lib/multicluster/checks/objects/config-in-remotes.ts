import type { Manifest, Problem } from '../../../model';
import { planOf } from '../../plan';
import type { MultiClusterPlan } from '../../types';
import { doubtful, quoted } from '../problem';
import type { ClusterManifests } from './index';
import { objectIn } from './place';

const GROUPS = /^(networking|security|telemetry|extensions)\.istio\.io\//;

/** Reports objects of Istio's API in remote clusters, which no control plane reads. */
export const configInRemotes = (plan: MultiClusterPlan, objects: ClusterManifests): Problem[] =>
  [...objects].flatMap(([cluster, manifests]) => {
    const own = planOf(plan, cluster);
    if (own?.role !== 'remote') return [];
    return manifests
      .filter((manifest) => GROUPS.test(manifest.apiVersion) && !isDefaultTelemetry(manifest, own.namespace))
      .map((manifest) => ({
        ...doubtful('config-in-remote', 'kind', manifest.kind, [
          `the control plane of ${quoted(own.primary)} serves the cluster, and reads its configuration in ` +
            `${quoted(own.primary)} only`,
          `put the object into ${quoted(own.primary)}`,
        ]),
        object: objectIn(cluster, manifest),
      }));
  });

/** Whether an object is the Telemetry that comes with a mesh itself, and is alike in all clusters. */
const isDefaultTelemetry = ({ kind, metadata }: Manifest, namespace: string): boolean =>
  kind === 'Telemetry' && metadata.namespace === namespace;
