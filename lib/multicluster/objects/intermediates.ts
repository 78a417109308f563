import type { MeshNode } from '../../model';
import { intermediateCertificate } from '../ca/intermediate';
import type { MeshCa } from '../ca/types';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { besideMesh } from './node';

/** Returns the Certificate of a control plane's intermediate, which has to be there before istiod starts. */
export function intermediates(cluster: ClusterPlan, { meshId, props }: MultiClusterPlan): MeshNode[] {
  const ca = props.ca as MeshCa | undefined;
  if (cluster.role !== 'primary' || ca === undefined || !('certManager' in ca)) return [];
  const { name, namespace } = cluster;
  const manifest = intermediateCertificate({ meshId, name, namespace }, ca.certManager);
  return [{ ...besideMesh('intermediate', manifest), phase: 'base' }];
}
