import { overlay } from '../../model';
import { Mesh } from '../../props/mesh';
import type { MeshSettings } from '../../props/settings';
import { valuesOf } from '../../props/value-paths';
import { globalValues } from '../shared/global-values';
import { quotaValues, sparse, type Values } from '../shared/prop-values';

/** What the chart takes at its root, of what other charts take under `global`. */
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

/** Values of chart `ztunnel`: those that props are passed on as, and those that follow from props. */
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
