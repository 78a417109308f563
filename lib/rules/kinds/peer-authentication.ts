import type { KindRules } from '../kind-rules';
import { checkSelector } from '../primitives/selectors';

/** All errors are the schema's. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export const peerAuthenticationRules: KindRules = ({ spec }) => {
  checkSelector(spec);
};
