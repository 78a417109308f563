/** Last minor whose istioctl joined the gateways of a file with those of its profile, by name. */
const LAST_THAT_JOINED = 23;

/**
 * Reports whether istioctl of a release joins the gateways of an IstioOperator file with those of the profile by name.
 * Later ones take the list of the file in place of the profile's.
 */
export function joinsGateways(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 1 && minor <= LAST_THAT_JOINED;
}
