import type { MeshProps } from '../../props';

/** Variable with which istiod lets clients of all trust domains in. */
const SKIPS_VALIDATION = 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN';

/** Returns the trust domains whose clients the proxies of a control plane let in: its own, and its aliases. */
export function domainsOf({ trustDomain, mesh }: { readonly trustDomain: string; readonly mesh: MeshProps }): string[] {
  const aliases = (mesh.meshConfig as { trustDomainAliases?: unknown } | undefined)?.trustDomainAliases;
  return [trustDomain, ...(Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [])];
}

/** Returns whether the proxies of a control plane let clients of all trust domains in. */
export const acceptsAllDomains = ({ pilot }: MeshProps): boolean =>
  typeof pilot === 'object' && /^(1|t|true)$/i.test(String(pilot.env?.[SKIPS_VALIDATION]));
