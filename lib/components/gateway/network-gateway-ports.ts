import type { GatewayInput } from './values';

/** Ports by which clusters of a mesh reach one another, with the number that each has in the pod. */
export const NETWORK_GATEWAY_PORTS = {
  'status-port': 15021,
  'tls': 15443,
  'tls-istiod': 15012,
  'tls-webhook': 15017,
} as const;

/** Returns the ports of an east-west gateway's Service. */
export function networkGatewayPorts({ release, values }: GatewayInput): object[] {
  return Object.entries(NETWORK_GATEWAY_PORTS).map(([name, number]) => {
    if (!release.facts.gatewayNetworkPorts) return { name, port: number, targetPort: number };
    const given = values.networkGatewayPorts?.[name];
    return { name, port: given?.port, targetPort: given?.targetPort || number, protocol: given?.protocol || 'TCP' };
  });
}
