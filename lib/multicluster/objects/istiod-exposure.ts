import type { MeshNode } from '../../model';
import type { ClusterPlan } from '../types';
import { configNode } from './node';

/** Ports of a control plane on its east-west gateway, each with the port of its Service. */
const PORTS = [
  { name: 'tls-istiod', number: 15012, service: 15012 },
  { name: 'tls-istiodwebhook', number: 15017, service: 443 },
];

/** Returns the objects by which remote clusters reach the control plane of a primary, through its east-west gateway. */
export function istiodExposure({ role, remotes, namespace, revision, eastWestGateway }: ClusterPlan): MeshNode[] {
  if (role !== 'primary' || remotes.length === 0 || eastWestGateway?.kind !== 'injected') return [];
  const isRevision = revision !== 'default';
  const service = `${isRevision ? `istiod-${revision}` : 'istiod'}.${namespace}.svc`;
  const host = `${service}.cluster.local`;
  const sniHosts = isRevision ? [service, host] : ['*'];
  return [
    configNode('Gateway', 'istiod-gateway', eastWestGateway.namespace, {
      selector: eastWestGateway.labels,
      servers: PORTS.map(({ name, number }) => ({
        port: { name, number, protocol: 'TLS' },
        tls: { mode: 'PASSTHROUGH' },
        hosts: ['*'],
      })),
    }),
    configNode('VirtualService', isRevision ? `istiod-vs-${revision}` : 'istiod-vs', eastWestGateway.namespace, {
      hosts: ['*'],
      gateways: ['istiod-gateway'],
      tls: PORTS.map(({ number, service: port }) => ({
        match: [{ port: number, sniHosts }],
        route: [{ destination: { host, port: { number: port } } }],
      })),
    }),
  ];
}
