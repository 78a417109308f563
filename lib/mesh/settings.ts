import type { MeshProps } from '../props';
import type { MeshSettings } from '../props/settings';
import type { ProfileComponents } from '../releases/profiles';
import { MESH_CHARTS } from './charts/charts';

/** The addons of Istio's quick start. */
const ALL_ADDONS = { prometheus: true, grafana: true, jaeger: true, kiali: true, loki: true } as const;

/** Returns the settings that a switch stands for: nothing where it is off. */
function settingsOfSwitch<T>(prop: T): Exclude<T, boolean> | undefined {
  if (prop === undefined || prop === false) return undefined;
  return (prop === true ? {} : prop) as Exclude<T, boolean>;
}

/** Returns the props with each switch resolved, so that nothing below has to distinguish `true` from an object. */
export function meshSettings(props: MeshProps, profile: ProfileComponents): MeshSettings {
  const byProfile: Partial<Record<keyof MeshProps, unknown>> = profile;
  const components = MESH_CHARTS.map(({ mesh: { prop } }) => [prop, settingsOfSwitch(props[prop] ?? byProfile[prop])]);
  return {
    ...props,
    ...Object.fromEntries(components),
    base: props.base ?? profile.base,
    crds: props.crds === false ? { install: false } : settingsOfSwitch(props.crds),
    eastWestGateway: settingsOfSwitch(props.eastWestGateway),
    externalControlPlane: settingsOfSwitch(props.externalControlPlane),
    addons: props.addons === true ? ALL_ADDONS : settingsOfSwitch(props.addons),
  };
}
