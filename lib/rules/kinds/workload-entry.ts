import type { KindRules } from '../kind-rules';
import { checkWorkload } from '../primitives/workload';

/**
 * Rules of istiod's webhook for WorkloadEntry: https://istio.io/latest/docs/reference/config/networking/workload-entry/
 */
export const workloadEntryRules: KindRules = ({ spec }) => checkWorkload(spec, { dnsAllowed: true });
