import type { KindRules } from '../kind-rules';
import { checkSelector } from '../primitives/selectors';

/**
 * Rules of istiod's webhook for PeerAuthentication: only warnings, since the schema has all errors.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export const peerAuthenticationRules: KindRules = ({ spec }) => {
  checkSelector(spec);
};
