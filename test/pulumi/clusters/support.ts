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
export function written({
  name,
  type,
  inputs,
}: {
  name: string;
  type: string;
  inputs: Record<string, unknown>;
}): object {
  const [, cluster] = /^shop-([a-z]+)-/.exec(name) ?? [];
  if (inputs.type === 'kubernetes.io/service-account-token')
    return { data: { 'token': base64(`zq-token-${cluster}`), 'ca.crt': base64(authority(cluster)) } };
  if (type === 'kubernetes:core/v1:Service' && name.endsWith('istio-eastwestgateway/service'))
    return { status: { loadBalancer: { ingress: [{ ip: cluster === 'east' ? '203.0.113.1' : '203.0.113.2' }] } } };
  return {};
}

/** The text of a name in a certificate. */
const textOf = ({ commonName, organization, locality }: { [part: string]: string }): string =>
  [`CN=${commonName}`, `O=${organization}`, ...(locality ? [`L=${locality}`] : [])].join(',');

type Pem = pulumi.Input<string>;
const oneLine = (text: string): string => text.trim();

/** Resource of a kind of `@pulumi/tls`, which writes what it was made of in place of PEM text. */
class Made extends pulumi.CustomResource {
  constructor(kind: string, name: string, args: object, options: pulumi.CustomResourceOptions) {
    super(`tls:index:${kind}`, name, args as pulumi.Inputs, options);
  }
}

class PrivateKey extends Made {
  readonly privateKeyPem: pulumi.Output<string>;
  constructor(name: string, args: { algorithm: string }, options: pulumi.CustomResourceOptions) {
    super('PrivateKey', name, args, options);
    this.privateKeyPem = this.id.apply(() => `zq-key(${name})\n`);
  }
}

class SelfSignedCert extends Made {
  readonly certPem: pulumi.Output<string>;
  constructor(name: string, args: { subject: object; privateKeyPem: Pem }, options: pulumi.CustomResourceOptions) {
    super('SelfSignedCert', name, args, options);
    this.certPem = this.id.apply(() => `certificate of ${textOf(args.subject as { [part: string]: string })}\n`);
  }
}

class CertRequest extends Made {
  readonly certRequestPem: pulumi.Output<string>;
  constructor(name: string, args: { subject: object; privateKeyPem: Pem }, options: pulumi.CustomResourceOptions) {
    super('CertRequest', name, args, options);
    const subject = textOf(args.subject as { [part: string]: string });
    this.certRequestPem = pulumi
      .all([this.id, args.privateKeyPem])
      .apply(([, key]) => `request of ${subject} by ${oneLine(key)}\n`);
  }
}

class LocallySignedCert extends Made {
  readonly certPem: pulumi.Output<string>;
  constructor(name: string, args: { certRequestPem: Pem; caCertPem: Pem }, options: pulumi.CustomResourceOptions) {
    super('LocallySignedCert', name, args, options);
    this.certPem = pulumi
      .all([this.id, args.certRequestPem, args.caCertPem])
      .apply(([, request, ca]) => `certificate of ${oneLine(request)} by ${ca}`);
  }
}

/** Stands for the package `@pulumi/tls`, whose keys are no secrets by themselves here. */
export const Tls = { PrivateKey, SelfSignedCert, CertRequest, LocallySignedCert };
