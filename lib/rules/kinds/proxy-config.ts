import type { KindRules } from '../kind-rules';
import { checkSelector } from '../primitives/selectors';

/** All errors are the schema's. https://istio.io/latest/docs/reference/config/networking/proxy-config/ */
export const proxyConfigRules: KindRules = ({ spec }) => {
  checkSelector(spec);
};
