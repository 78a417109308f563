import { overlay } from '../../model';
import { Mesh } from '../../props/mesh';
import type { MeshSettings } from '../../props/settings';
import { valuesOf } from '../../props/value-paths';
import { globalValues } from '../shared/values/global-values';
import { quotaValues, sparse, type Values } from '../shared/values/prop-values';

/** Values that chart `ztunnel` takes at its root and other charts under `global`. */
const AT_ROOT = [
  'istioNamespace',
  'hub',
  'tag',
  'variant',
  'imagePullPolicy',
  'imagePullSecrets',
  'resourceScope',
  'logAsJson',
  'network',
  'multiCluster',
];

/** Returns the values of chart `ztunnel`: those that props are passed on as, and those derived from props. */
export function ztunnelValues(mesh: MeshSettings): Values {
  const global = globalValues(mesh);
  const following = sparse({
    global: sparse({ platform: global.platform, networkPolicy: global.networkPolicy }),
    ...Object.fromEntries(AT_ROOT.map((key) => [key, global[key]])),
    revision: mesh.revision,
    resourceQuotas: quotaValues(mesh.ztunnel?.resourceQuota),
  });
  return overlay(valuesOf(Mesh, mesh, 'ztunnel'), following ?? {});
}
