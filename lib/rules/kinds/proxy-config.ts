import type { KindRules } from '../kind-rules';
import { checkSelector } from '../primitives/selectors';

/**
 * Rules of istiod's webhook for ProxyConfig: only warnings, since the schema has all errors.
 * https://istio.io/latest/docs/reference/config/networking/proxy-config/
 */
export const proxyConfigRules: KindRules = ({ spec }) => {
  checkSelector(spec);
};
