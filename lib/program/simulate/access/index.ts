import type { Registry } from '../../registry/registry';
import { PeerAuthentications } from './mtls';
import { ProxyAccess } from './proxy-decision';
import type { Access } from './types';
import { ZtunnelAccess } from './ztunnel-decision';

export type * from './types';

/** Compiles the AuthorizationPolicies, PeerAuthentications and RequestAuthentications of a program, on first use. */
export function accessOf(registry: Registry): Access {
  const peers = new PeerAuthentications(registry);
  let proxies: ProxyAccess | undefined;
  let ztunnel: ZtunnelAccess | undefined;
  return {
    mtls: (pod, port) => peers.mode(pod, port),
    namespaceMtls: (namespace) => peers.namespaceMode(namespace),
    decide(at, arrival) {
      if (at.kind === 'ztunnel') return (ztunnel ??= new ZtunnelAccess(registry, peers)).decide(at, arrival);
      return (proxies ??= new ProxyAccess(registry)).decide(at, arrival);
    },
  };
}
