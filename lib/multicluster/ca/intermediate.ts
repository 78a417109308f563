import type { Manifest } from '../../model';
import { CA_SECRET } from './settings';
import type { CertManagerIssuer, IntermediateKey } from './types';

/** Cluster for whose control plane an intermediate is made. */
export interface IntermediateOwner {
  readonly meshId: string;
  readonly name: string;
  readonly namespace: string;
}

const HOURS = { year: 8760, quarter: 2160 };
const SIZES = { RSA: 2048, ECDSA: 256 };
const DEFAULT_KEY: IntermediateKey = { algorithm: 'ECDSA' };

const keyOf = ({ algorithm, size }: IntermediateKey = DEFAULT_KEY): Required<IntermediateKey> => ({
  algorithm,
  size: size ?? SIZES[algorithm],
});

/**
 * Returns the Certificate by which cert-manager makes the intermediate of a cluster's control plane. Its Secret is of
 * type `kubernetes.io/tls`: istiod signs with `tls.crt` and `tls.key`, and hands out `ca.crt` as the root, so that the
 * issuer has to know the root.
 */
export function intermediateCertificate(owner: IntermediateOwner, issuer: CertManagerIssuer): Manifest {
  const { name, kind = 'Issuer', group = 'cert-manager.io', duration, renewBefore, privateKey, organization } = issuer;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: CA_SECRET, namespace: owner.namespace },
    spec: {
      secretName: CA_SECRET,
      isCA: true,
      commonName: COMMON_NAME,
      subject: { organizations: [organization ?? owner.meshId], localities: [owner.name] },
      duration: duration ?? `${HOURS.year}h`,
      renewBefore: renewBefore ?? `${HOURS.quarter}h`,
      privateKey: { ...keyOf(privateKey), rotationPolicy: 'Always' },
      usages: ['cert sign', 'crl sign', 'digital signature'],
      issuerRef: { name, kind, group },
    },
  };
}

const COMMON_NAME = 'istio-ca';

/** What a certificate must have, in the terms of X.509, for whoever makes one. */
export interface CertificateSpec {
  readonly subject: { readonly commonName: string; readonly organization: string; readonly locality?: string };
  readonly isCaCertificate: true;
  readonly usages: readonly ('cert_signing' | 'crl_signing' | 'digital_signature')[];
  readonly validityHours: number;
  /** Hours before its end at which it is made anew. */
  readonly renewalHours: number;
  readonly key: Required<IntermediateKey>;
}

const USAGES = ['cert_signing', 'crl_signing', 'digital_signature'] as const;

/** Returns what the root of a mesh must have, where a program makes it. */
export const rootSpec = (meshId: string): CertificateSpec => ({
  subject: { commonName: 'root-ca', organization: meshId },
  isCaCertificate: true,
  usages: USAGES,
  validityHours: 10 * HOURS.year,
  renewalHours: HOURS.year,
  key: keyOf(),
});

/** Returns what the intermediate of a cluster's control plane must have, where a program makes it. */
export const intermediateSpec = ({ meshId, name }: IntermediateOwner): CertificateSpec => ({
  subject: { commonName: COMMON_NAME, organization: meshId, locality: name },
  isCaCertificate: true,
  usages: USAGES,
  validityHours: HOURS.year,
  renewalHours: HOURS.quarter,
  key: keyOf(),
});

/** Intermediate of a control plane, its key, and the root that signed it, as PEM text. */
export interface IntermediatePem {
  readonly certificate: string;
  readonly key: string;
  readonly root: string;
}

/**
 * Returns the Secret from which istiod reads an intermediate and its root. Certificates of workloads carry the chain
 * from the intermediate to the root.
 */
export const caSecret = (namespace: string, { certificate, key, root }: IntermediatePem): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: CA_SECRET, namespace },
  type: 'Opaque',
  stringData: {
    'ca-cert.pem': certificate,
    'ca-key.pem': key,
    'root-cert.pem': root,
    'cert-chain.pem': joined(certificate, root),
  },
});

/** Joins PEM texts, with a line end between them. */
const joined = (...texts: readonly string[]): string => texts.map((text) => text.replace(/\n?$/, '\n')).join('');
