import type { Manifest } from '../../../model';
import { readFields } from '../../../yaml/read-yaml';
import { fields, items, kindOf, text, type Fields } from '../read';

/** What of the mesh's own configuration decides about ambient pods. */
export interface MeshSettings {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  /** The object that has the mesh config, if it is among the objects. */
  readonly meshConfig?: Manifest;
  readonly registryOnly: boolean;
  /** Switches of istiod, from the environment of its Deployment. */
  readonly istiod: { readonly dryRunAtZtunnel: boolean; readonly admitsWaypoints: boolean };
}

/** Fields of the mesh config that are read here: without them the text need not be parsed. */
const READ = /trustDomain|rootNamespace|outboundTrafficPolicy/;

function parsed(object: Manifest): Fields {
  const config = text(fields(object, 'data'), 'mesh') ?? '';
  if (!READ.test(config)) return {};
  return readFields(config);
}

/** The name of istiod's ConfigMap; revisions have theirs with a suffix. */
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

/** Reads the mesh config and istiod's switches where the objects have them; else the defaults. */
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
