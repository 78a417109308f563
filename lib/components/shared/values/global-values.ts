import { overlay } from '../../../model';
import { Mesh } from '../../../props/mesh';
import type { MeshSettings } from '../../../props/settings';
import { valuesOf } from '../../../props/value-paths';
import { sparse, type Values } from './prop-values';

/** Returns the `global` values of a mesh, which all of its charts get. */
export const globalValues = (mesh: MeshSettings): Values => valuesOf(Mesh, mesh, 'global');

/** Returns the values of one chart of a mesh: those that props are passed on as, over those derived from props. */
export function valuesFromProps(mesh: MeshSettings, chart: string, derived: Values): Values {
  const global = sparse({ global: sparse(globalValues(mesh)) }) ?? {};
  return [valuesOf(Mesh, mesh, chart), sparse(derived) ?? {}].reduce(overlay, global);
}

/**
 * Returns mesh config as the charts take it. Some of its fields have props of their own. In ambient mode proxies must
 * speak HBONE too.
 */
export function meshConfigValues(mesh: MeshSettings): Values | undefined {
  const { meshConfig = {}, ztunnel } = mesh;
  const { proxyMetadata } = meshConfig.defaultConfig ?? {};
  const hbone = ztunnel && {
    defaultConfig: { proxyMetadata: { ISTIO_META_ENABLE_HBONE: 'true', ...proxyMetadata } },
  };
  const ofProps = valuesOf(Mesh, mesh, 'istiod').meshConfig ?? {};
  return sparse([ofProps as Values, hbone ?? {}].reduce(overlay, meshConfig as Values));
}
