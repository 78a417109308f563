import { meshConfigProblems, meshNetworksProblems } from '../../api/mesh-config';
import type { Problem } from '../../model';
import type { MeshProps } from '../../props';
import type { Release } from '../../releases';
import { error } from './names';

/**
 * Validates mesh config and networks field by field: istiod silently drops the whole mesh config for one invalid field.
 */
export function meshConfigPropProblems(props: MeshProps, { version }: Release): Problem[] {
  return [
    ...(props.meshConfig === undefined ? [] : meshConfigProblems(props.meshConfig, { version, path: 'meshConfig' })),
    ...(props.meshNetworks === undefined
      ? []
      : meshNetworksProblems(props.meshNetworks, { version, path: 'meshNetworks' })),
    ...duplicateSettingProblems(
      'trustDomain',
      props.trustDomain,
      'meshConfig.trustDomain',
      props.meshConfig?.trustDomain,
    ),
    ...duplicateSettingProblems(
      'proxy.holdApplicationUntilProxyStarts',
      props.proxy?.holdApplicationUntilProxyStarts,
      'meshConfig.defaultConfig.holdApplicationUntilProxyStarts',
      props.meshConfig?.defaultConfig?.holdApplicationUntilProxyStarts,
    ),
  ];
}

function duplicateSettingProblems(prop: string, value: unknown, path: string, inMeshConfig: unknown): Problem[] {
  if (value === undefined || inMeshConfig === undefined || inMeshConfig === value) return [];
  return [
    error(
      path,
      'contradiction',
      inMeshConfig,
      `the prop \`${prop}\` says ${JSON.stringify(value)}`,
      'leave out one of them',
    ),
  ];
}
