/** Versions of the packages that a printed project needs. */
export const PACKAGES = {
  '@pulumi/kubernetes': '^4.24.1',
  '@pulumi/pulumi': '^3.142.0',
  '@swc/core': '^1.16.18',
  '@swc/jest': '^0.2.39',
  '@types/jest': '^30',
  '@types/node': '^20',
  'cdk8s': '^2.68.0',
  'cdk8s-cli': '^2.207.60',
  'constructs': '^10.3.0',
  'istio-constructs': '^0.1.0',
  'jest': '^30.5.2',
  'tsx': '^4',
  'typescript': '^6.0.3',
} as const;
