import type { IstioVersion } from './index';

export type { IstioVersion };

/** An exact release of a minor, for example `1.31.4`. */
export type IstioRelease = `${IstioVersion}.${number}`;

/** Istio's configuration profiles: https://istio.io/latest/docs/setup/additional-setup/config-profiles/ */
export const PROFILES = [
  'default',
  'demo',
  'minimal',
  'empty',
  'ambient',
  'openshift',
  'openshift-ambient',
  'preview',
  'remote',
  'stable',
] as const;
export type Profile = (typeof PROFILES)[number];

/** Platforms with value sets of their own: https://istio.io/latest/docs/setup/platform-setup/ */
export const PLATFORMS = ['gke', 'k3d', 'k3s', 'microk8s', 'minikube', 'openshift'] as const;
export type Platform = (typeof PLATFORMS)[number];
