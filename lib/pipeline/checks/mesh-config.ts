import { meshConfigProblems, meshNetworksProblems } from '../../api/mesh-config';
import type { MeshProps, Problem } from '../../model';
import type { Release } from '../../releases';
import { error } from './names';

/** Mesh config and networks, field by field: istiod drops the whole of it silently for one wrong field. */
export function meshConfigPropProblems(props: MeshProps, { version }: Release): Problem[] {
  return [
    ...(props.meshConfig === undefined ? [] : meshConfigProblems(props.meshConfig, { version, path: 'meshConfig' })),
    ...(props.meshNetworks === undefined ? [] : meshNetworksProblems(props.meshNetworks, { version, path: 'meshNetworks' })),
    ...trustDomainProblems(props),
  ];
}

function trustDomainProblems(props: MeshProps): Problem[] {
  const again = props.meshConfig?.trustDomain;
  if (props.trustDomain === undefined || again === undefined || again === props.trustDomain) return [];
  return [error('meshConfig.trustDomain', 'contradiction', again, `the prop \`trustDomain\` says ${JSON.stringify(props.trustDomain)}`, 'leave out one of them')];
}
