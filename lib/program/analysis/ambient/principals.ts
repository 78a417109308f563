import type { PolicyAttribute } from '../../access/policy-rules';
import type { MeshSettings } from './mesh-settings';

const SCHEME = 'spiffe://';
const LOCAL = 'cluster.local';

export interface NeverMatches {
  readonly message: string;
  readonly fix: string;
}

/** Says why no caller has any of the principals that an attribute names; undefined when one may. */
export function neverMatchesPrincipal(
  { key, values }: PolicyAttribute,
  at: 'ztunnel' | 'waypoint',
  { trustDomain, trustDomainAliases }: MeshSettings,
): NeverMatches | undefined {
  if (key !== 'source.principal') return undefined;
  if (values.every((value) => value.startsWith(SCHEME))) {
    const fix = `write ${values.map((value) => JSON.stringify(value.slice(SCHEME.length))).join(', ')}`;
    return { message: 'principals are compared without `spiffe://`', fix };
  }
  if (at === 'waypoint' || trustDomain === LOCAL || trustDomainAliases.includes(LOCAL)) return undefined;
  if (!values.every((value) => value.startsWith(`${LOCAL}/`))) return undefined;
  return {
    message: `ztunnel compares trust domains as they are written: the mesh's is ${trustDomain}`,
    fix: `write ${values.map((value) => JSON.stringify(trustDomain + value.slice(LOCAL.length))).join(', ')}`,
  };
}
