import type { PolicyAttribute } from '../../../access/policy-rules';
import type { MeshSettings } from '../mesh-settings';

const LOCAL = 'cluster.local';

export interface NeverMatches {
  readonly message: string;
  readonly fix: string;
}

/**
 * Returns the reason why no caller at ztunnel has any of the principals of an attribute; undefined when one may.
 * Sidecars and waypoints read `cluster.local` as the trust domain of the mesh, whatever its name is.
 */
export function neverMatchesAtZtunnel(
  { key, values }: PolicyAttribute,
  { trustDomain, trustDomainAliases }: MeshSettings,
): NeverMatches | undefined {
  if (key !== 'source.principal' || trustDomain === LOCAL || trustDomainAliases.includes(LOCAL)) return undefined;
  if (!values.every((value) => value.startsWith(`${LOCAL}/`))) return undefined;
  return {
    message: `ztunnel compares trust domains as they are written: the mesh's is ${trustDomain}`,
    fix: `write ${values.map((value) => JSON.stringify(trustDomain + value.slice(LOCAL.length))).join(', ')}`,
  };
}
