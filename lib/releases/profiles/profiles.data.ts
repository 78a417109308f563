import type { Platform, Profile } from '../names';

/** Components that a profile switches on. */
export interface ProfileComponents {
  readonly base: boolean;
  readonly pilot: boolean;
  readonly cni: boolean;
  readonly ztunnel: boolean;
  readonly ingressGateway: boolean;
  readonly egressGateway: boolean;
  /** The value set that the charts lay over their defaults. */
  readonly valueSet?: 'ambient' | 'demo' | 'preview' | 'remote' | 'stable';
  readonly platform?: Platform;
  /** Namespace of the node agents, where it differs from the mesh's. */
  readonly nodeAgentNamespace?: string;
}

const DEFAULT: ProfileComponents = { base: true, pilot: true, cni: false, ztunnel: false, ingressGateway: true, egressGateway: false };
const AMBIENT: ProfileComponents = { ...DEFAULT, cni: true, ztunnel: true, ingressGateway: false, valueSet: 'ambient' };

/** Istio's configuration profiles. https://istio.io/latest/docs/setup/additional-setup/config-profiles/ */
export const PROFILE_COMPONENTS: Readonly<Record<Profile, ProfileComponents>> = {
  'default': DEFAULT,
  'demo': { ...DEFAULT, egressGateway: true, valueSet: 'demo' },
  'minimal': { ...DEFAULT, ingressGateway: false },
  'empty': { ...DEFAULT, base: false, pilot: false, ingressGateway: false },
  'ambient': AMBIENT,
  'openshift': { ...DEFAULT, cni: true, platform: 'openshift', nodeAgentNamespace: 'kube-system' },
  'openshift-ambient': { ...AMBIENT, platform: 'openshift', nodeAgentNamespace: 'kube-system' },
  'preview': { ...DEFAULT, valueSet: 'preview' },
  'remote': { ...DEFAULT, ingressGateway: false, valueSet: 'remote' },
  'stable': { ...DEFAULT, valueSet: 'stable' },
};
