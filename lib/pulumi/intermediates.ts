import * as pulumi from '@pulumi/pulumi';
import type { CertificateSpec, IntermediatePem } from '../multicluster/ca';
import { clusters } from '../lazy';

type Options = pulumi.CustomResourceOptions;
type Pem = pulumi.Input<string>;

/** Certificate that a key signs, in the terms of `@pulumi/tls`. */
interface Signing {
  readonly allowedUses: string[];
  readonly validityPeriodHours: number;
  readonly earlyRenewalHours: number;
  readonly isCaCertificate: boolean;
  readonly setSubjectKeyId: boolean;
}

interface Key {
  readonly privateKeyPem: Pem;
  readonly subject: CertificateSpec['subject'];
}

/** Classes of `@pulumi/tls` by which keys and certificates are made: `import * as tls from '@pulumi/tls'`. */
export interface TlsClasses {
  readonly PrivateKey: new (
    name: string,
    args: { algorithm: string; rsaBits?: number; ecdsaCurve?: string },
    options: Options,
  ) => pulumi.Resource & { readonly privateKeyPem: pulumi.Output<string> };
  readonly SelfSignedCert: new (name: string, args: Key & Signing, options: Options) => Certificate;
  readonly CertRequest: new (
    name: string,
    args: Key,
    options: Options,
  ) => pulumi.Resource & { readonly certRequestPem: pulumi.Output<string> };
  readonly LocallySignedCert: new (
    name: string,
    args: Signing & { certRequestPem: Pem; caPrivateKeyPem: Pem; caCertPem: Pem },
    options: Options,
  ) => Certificate;
}

type Certificate = pulumi.Resource & { readonly certPem: pulumi.Output<string> };

/** Returns the classes that a program gave, or those of the installed package. */
export function tlsClasses(given: 'tls' | TlsClasses, urn: string): TlsClasses {
  if (typeof given === 'object') return given;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional peer, of programs that ask for it
    return require('@pulumi/tls') as TlsClasses;
  } catch {
    throw clusters().noTls(urn);
  }
}

const CURVES: Readonly<Record<number, string>> = { 256: 'P256', 384: 'P384', 521: 'P521' };

/** Root of a mesh, whose key signs the intermediate of each control plane. Keys are secret in the state. */
export class MeshRoot {
  readonly #key: pulumi.Output<string>;
  readonly #certificate: pulumi.Output<string>;

  constructor(
    private readonly tls: TlsClasses,
    private readonly name: string,
    private readonly meshId: string,
    private readonly options: Options,
  ) {
    const spec = clusters().rootSpec(meshId);
    this.#key = this.#keyOf('root', spec);
    const args = { ...signing(spec), subject: spec.subject, privateKeyPem: this.#key };
    this.#certificate = new tls.SelfSignedCert(`${name}-root`, args, options).certPem;
  }

  /** Makes the intermediate of a cluster's control plane. */
  intermediate(cluster: string, namespace: string): pulumi.Output<IntermediatePem> {
    const { tls, options } = this;
    const spec = clusters().intermediateSpec({ meshId: this.meshId, name: cluster, namespace });
    const [name, key] = [`${this.name}-intermediate-${cluster}`, this.#keyOf(`intermediate-${cluster}`, spec)];
    const { certRequestPem } = new tls.CertRequest(name, { subject: spec.subject, privateKeyPem: key }, options);
    const signed = { certRequestPem, caPrivateKeyPem: this.#key, caCertPem: this.#certificate, ...signing(spec) };
    const { certPem: certificate } = new tls.LocallySignedCert(name, signed, options);
    const chain = pulumi.all([certificate, key, this.#certificate]);
    return pulumi.secret(chain.apply(([own, ownKey, root]) => ({ certificate: own, key: ownKey, root })));
  }

  #keyOf(of: string, { key: { algorithm, size } }: CertificateSpec): pulumi.Output<string> {
    const kind = algorithm === 'RSA' ? { rsaBits: size } : { ecdsaCurve: CURVES[size] };
    return pulumi.secret(
      new this.tls.PrivateKey(`${this.name}-${of}`, { algorithm, ...kind }, this.options).privateKeyPem,
    );
  }
}

const signing = ({ usages, validityHours, renewalHours, isCaCertificate }: CertificateSpec): Signing => ({
  allowedUses: [...usages],
  validityPeriodHours: validityHours,
  earlyRenewalHours: renewalHours,
  isCaCertificate,
  setSubjectKeyId: true,
});
