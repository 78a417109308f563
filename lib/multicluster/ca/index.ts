export { caSecret, intermediateCertificate, intermediateSpec, rootSpec } from './intermediate';
export type { CertificateSpec, IntermediateOwner, IntermediatePem } from './intermediate';
export { caProblems, type CaChecks } from './problems';
export { caProps, CA_SECRET, istioCsrValues, type IstioCsrCluster } from './settings';
export { trustProblems } from './trust';
export type { CertManagerIssuer, IntermediateKey, IstioCsrProps, MeshCa } from './types';
