import type { PilotProps } from '../../props';
import type { MeshSettings } from '../../props/settings';
import type { ProfileComponents } from '../../releases/profiles';
import { meshConfigValues, valuesFromProps } from '../shared/values/global-values';
import { options, sparse, type Values } from '../shared/values/prop-values';
import { validationValues } from '../shared/values/validation-values';

/** Returns the values of chart `istiod`: those that props are passed on as, and those derived from props. */
export function istiodValues(mesh: MeshSettings, profile: ProfileComponents): Values {
  const { pilot = {}, cni, ztunnel, revision } = mesh;
  return valuesFromProps(mesh, 'istiod', {
    global: sparse(followingGlobals(mesh, pilot)),
    revision,
    meshConfig: meshConfigValues(mesh),
    cni: cni && sparse({ enabled: true, provider: cni.provider }),
    autoscaleEnabled: pilot.replicas !== undefined ? false : pilot.autoscaling && true,
    env: env(pilot, ztunnel !== undefined),
    trustedZtunnelNamespace: ztunnel && (ztunnel.namespace ?? profile.nodeAgentNamespace),
    trustedZtunnelName: ztunnel?.name,
    pdb: podDisruptionBudget(pilot),
    base: validationValues(mesh),
  });
}

function followingGlobals(
  { externalControlPlane: external }: MeshSettings,
  { podDisruptionBudget: pdb }: PilotProps,
): Values {
  return {
    externalIstiod: external && (external.enabled ?? true),
    defaultPodDisruptionBudget: typeof pdb === 'boolean' ? { enabled: pdb } : undefined,
  };
}

/** Returns environment variables for settings whose chart value treats 0 as not given. */
function env(pilot: PilotProps, isAmbient: boolean): Values | undefined {
  return sparse({
    PILOT_ENABLE_AMBIENT: isAmbient ? 'true' : undefined,
    PILOT_TRACE_SAMPLING: pilot.traceSampling === 0 ? '0' : undefined,
    ...pilot.env,
  });
}

function podDisruptionBudget(pilot: PilotProps): Values | undefined {
  const budget = options(pilot.podDisruptionBudget);
  return (
    budget &&
    sparse({
      // The chart writes both limits when both are there, which Kubernetes refuses: the one not given is removed.
      minAvailable:
        budget.maxUnavailable !== undefined && budget.minAvailable === undefined ? null : budget.minAvailable,
      maxUnavailable: budget.maxUnavailable,
      unhealthyPodEvictionPolicy: budget.unhealthyPodEvictionPolicy,
    })
  );
}
