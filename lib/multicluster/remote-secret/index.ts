export * from './credential';
export { remoteKubeconfig, remoteSecret, remoteSecretName, readerTokenSecret, tokenSecretName } from './manifest';
export { remoteSecretProblems } from './problems';
export { READER_ACCOUNT, type RemoteSecretProps } from './props';
