import type { Manifest } from '../../../model';
import { fields, items, kindOf, text, type Fields } from '../read';

/** Mesh settings on which checks of ambient pods depend. */
export interface MeshSettings {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  /** Object that contains the mesh config, if it is in the set. */
  readonly meshConfig?: Manifest;
  readonly registryOnly: boolean;
  /** Feature flags of istiod, from the environment of its Deployment. */
  readonly istiod: { readonly dryRunAtZtunnel: boolean; readonly admitsWaypoints: boolean };
}

/** Fields of the mesh config that the checks read: a text without them is not parsed. */
const READ = /trustDomain|rootNamespace|outboundTrafficPolicy/;

function parsed(object: Manifest): Fields {
  const config = text(fields(object, 'data'), 'mesh') ?? '';
  if (!READ.test(config)) return {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when the first mesh config is read
  const { parse } = require('yaml') as typeof import('yaml');
  const value = parse(config) as unknown;
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Reports whether an object is istiod's ConfigMap; that of a revision has a suffix. */
const isMeshConfig = (object: Manifest): boolean =>
  kindOf(object) === 'ConfigMap' &&
  /^istio(-|$)/.test(String(object.metadata.name)) &&
  text(fields(object, 'data'), 'mesh') !== undefined;

const isIstiod = (object: Manifest): boolean =>
  kindOf(object) === 'apps/Deployment' && object.metadata.labels?.app === 'istiod';

function environment(objects: readonly Manifest[]): Map<string, string> {
  const containers = objects.filter(isIstiod).flatMap((object) => {
    const pod = fields(fields(fields(object, 'spec'), 'template'), 'spec');
    return items(pod, 'containers').flatMap((container) => items(container, 'env'));
  });
  return new Map(containers.map((one) => [text(one, 'name') ?? '', text(one, 'value') ?? '']));
}

/** Returns the mesh config and istiod's flags from the objects, or the defaults. */
export function meshSettings(objects: readonly Manifest[]): MeshSettings {
  const meshConfig = objects.find(isMeshConfig);
  const config = meshConfig ? parsed(meshConfig) : {};
  const env = environment(objects);
  const aliases = config.trustDomainAliases;
  return {
    rootNamespace: text(config, 'rootNamespace') ?? 'istio-system',
    trustDomain: text(config, 'trustDomain') ?? 'cluster.local',
    trustDomainAliases: Array.isArray(aliases) ? aliases.map(String) : [],
    meshConfig,
    registryOnly: fields(config, 'outboundTrafficPolicy').mode === 'REGISTRY_ONLY',
    istiod: {
      dryRunAtZtunnel: env.get('AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY') === 'true',
      admitsWaypoints: env.get('PILOT_AUTO_ALLOW_WAYPOINT_POLICY') === 'true',
    },
  };
}
