import * as pulumi from '@pulumi/pulumi';
import type { MultiClusterMeshArgs } from '../../../lib/pulumi';

/** A provider of a cluster. */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, props: pulumi.Inputs = { enableConfigMapMutable: 'true' }) {
    super('kubernetes', name, props);
  }
}

/** Two primaries on two networks, and a remote cluster of one of them. */
export function threeClusters(more: Partial<MultiClusterMeshArgs> = {}): MultiClusterMeshArgs {
  return {
    meshId: 'shop',
    trustDomain: 'shop.example.com',
    ca: { secret: 'cacerts' },
    defaults: { crds: false, profile: 'default' },
    clusters: {
      east: { network: 'n1', provider: new Provider('east') },
      west: { network: 'n2', provider: new Provider('west') },
      edge: { network: 'n1', primary: 'east', provider: new Provider('edge') },
    },
    apiServers: {
      east: 'https://east.example.com:6443',
      west: 'https://west.example.com:6443',
      edge: 'https://edge.example.com:6443',
    },
    ...more,
  };
}

/** Base64 of a text, as Secrets have it. */
export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Authority of a cluster's API server. */
export const authority = (cluster: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64(cluster)}\n-----END CERTIFICATE-----\n`;

/** What the clusters write into objects: tokens of accounts, and addresses of load balancers. */
export function written({ name, type, inputs }: { name: string; type: string; inputs: Record<string, unknown> }): object {
  const [, cluster] = /^shop-([a-z]+)-/.exec(name) ?? [];
  if (inputs.type === 'kubernetes.io/service-account-token')
    return { data: { 'token': base64(`zq-token-${cluster}`), 'ca.crt': base64(authority(cluster)) } };
  if (type === 'kubernetes:core/v1:Service' && name.endsWith('istio-eastwestgateway/service'))
    return { status: { loadBalancer: { ingress: [{ ip: cluster === 'east' ? '203.0.113.1' : '203.0.113.2' }] } } };
  return {};
}
