import {
  intermediateSpec,
  rootSpec,
  type CertificateSpec,
  type IntermediatePem,
} from '../../multicluster/ca/intermediate';
import type { ClusterPlan } from '../../multicluster/types';
import type { Later, OutputEngine } from '../engine';
import { noTls } from './places';

/** Class of `@pulumi/tls`, whose resources have a PEM text under a field. */
type Maker<Field extends string> = new (
  name: string,
  args: never,
  options: never,
) => { readonly [Text in Field]: Later<string> };

/** Classes of `@pulumi/tls` by which keys and certificates are made: `import * as tls from '@pulumi/tls'`. */
export interface TlsClasses {
  readonly PrivateKey: Maker<'privateKeyPem'>;
  readonly SelfSignedCert: Maker<'certPem'>;
  readonly CertRequest: Maker<'certRequestPem'>;
  readonly LocallySignedCert: Maker<'certPem'>;
}

/** Root of a mesh while its intermediates are made. */
export interface Authority {
  readonly engine: OutputEngine;
  readonly tls: TlsClasses;
  /** Name of the mesh, with which the names of the resources begin. */
  readonly name: string;
  readonly meshId: string;
  /** Options of the resources. */
  readonly options: object;
}

/** Returns the classes that a program gave, or those of the installed package. */
export function tlsClasses(given: 'tls' | TlsClasses, urn: string): TlsClasses {
  if (typeof given === 'object') return given;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional peer, of programs that name it
    return require('@pulumi/tls') as TlsClasses;
  } catch {
    throw noTls(urn);
  }
}

const CURVES: Readonly<Record<number, string>> = { 256: 'P256', 384: 'P384', 521: 'P521' };

const made = <Field extends string>(
  kind: Maker<Field>,
  name: string,
  args: object,
  { options }: Authority,
): { readonly [Text in Field]: Later<string> } => new kind(name, args as never, options as never);

/** Makes a key, which is secret whether or not its class says so. */
function keyOf(name: string, { algorithm, size }: CertificateSpec['key'], of: Authority): Later<unknown> {
  const form = algorithm === 'RSA' ? { rsaBits: size } : { ecdsaCurve: CURVES[size] };
  return of.engine.secret(made(of.tls.PrivateKey, name, { algorithm, ...form }, of).privateKeyPem);
}

const signing = ({ usages, validityHours, renewalHours, isCaCertificate }: CertificateSpec): object => ({
  allowedUses: [...usages],
  validityPeriodHours: validityHours,
  earlyRenewalHours: renewalHours,
  isCaCertificate,
  setSubjectKeyId: true,
});

/** Makes the root of a mesh, and returns the function that makes the intermediate of a control plane. */
export function authority(of: Authority): (cluster: ClusterPlan) => Later<IntermediatePem> {
  const { engine, tls, name, meshId } = of;
  const spec = rootSpec(meshId);
  const rootKey = keyOf(`${name}-root`, spec.key, of);
  const self = { ...signing(spec), subject: spec.subject, privateKeyPem: rootKey };
  const { certPem: root } = made(tls.SelfSignedCert, `${name}-root`, self, of);
  return ({ name: cluster, namespace }) => {
    const own = intermediateSpec({ meshId, name: cluster, namespace });
    const called = `${name}-intermediate-${cluster}`;
    const key = keyOf(called, own.key, of);
    const { certRequestPem } = made(tls.CertRequest, called, { subject: own.subject, privateKeyPem: key }, of);
    const signed = { certRequestPem, caPrivateKeyPem: rootKey, caCertPem: root, ...signing(own) };
    const { certPem } = made(tls.LocallySignedCert, called, signed, of);
    const chain = engine.all([certPem, key, root]) as Later<readonly string[]>;
    return chain.apply(([certificate, ownKey, ofMesh]) => ({ certificate, key: ownKey, root: ofMesh }));
  };
}
