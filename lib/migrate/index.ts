/** Import of meshes that something else installs today. */
export { importMesh } from './import-mesh';
export type { ImportedMesh, ImportOptions } from './import-mesh';
export type { ImportFile } from './documents';
export { formatNote } from './notes';
export type { ImportNote, NoteSeverity } from './notes';
export type { ImportParameter } from './parameters';
export type { ProgramFile, ProgramOptions } from './program/program';
export { compareObjects } from './proof';
export type { Proof, ProofChange } from './proof';
export { DifferenceError, formatProof, readObjects } from './report';
