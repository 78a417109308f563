import type { MeshNode } from '../../model';
import type { ClusterPlan } from '../types';
import { besideMesh } from './node';

/** Returns the east-west gateway of an ambient cluster, for which istiod makes the pods: HBONE within HBONE. */
export function eastWestGatewayApi({ eastWestGateway: gateway, network, revision }: ClusterPlan): MeshNode[] {
  if (gateway?.kind !== 'gateway-api') return [];
  return [
    besideMesh(gateway.name, {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: {
        name: gateway.name,
        namespace: gateway.namespace,
        labels: {
          'topology.istio.io/network': network,
          ...(revision !== 'default' && { 'istio.io/rev': revision }),
        },
      },
      spec: {
        gatewayClassName: 'istio-east-west',
        listeners: [
          {
            name: 'mesh',
            port: 15008,
            protocol: 'HBONE',
            tls: { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
          },
        ],
      },
    }),
  ];
}
