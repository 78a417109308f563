import * as k8s from '@pulumi/kubernetes';

/** A cluster that is a directory. */
export const provider = new k8s.Provider('files', {
  renderYamlToDirectory: process.env.RENDERED,
  ...(process.env.REPLACE_CONFIG_MAPS === undefined && { enableConfigMapMutable: true }),
});
