import { isRecord } from '../../model';
import { type Rule, has } from './rule';

const ACCOUNTS = ['serviceAccounts', 'notServiceAccounts'];
const IDENTITIES = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'];
const hasAny = (value: unknown, fields: readonly string[]): boolean => fields.some((field) => has(value, field));
const celAny = (fields: readonly string[]): string => fields.map((field) => `has(self.${field})`).join(' || ');

/** Rule that a source is named by service accounts, or else by principals and namespaces. */
export const accountsAlone: Rule = {
  name: 'accounts-alone',
  cel: `!((${celAny(ACCOUNTS)}) && (${celAny(IDENTITIES)}))`,
  message: 'serviceAccounts and notServiceAccounts do not go with principals or namespaces',
  fix: 'write the namespace into the service account, NAMESPACE/NAME, and remove principals and namespaces',
  holds: (value) => !(hasAny(value, ACCOUNTS) && hasAny(value, IDENTITIES)),
  locate: (value) => [{ found: [...ACCOUNTS, ...IDENTITIES].filter((field) => has(value, field)) }],
};

/** Rule that modes of single ports are for selected pods, not for a namespace or a mesh. */
export const portsNeedSelector: Rule = {
  name: 'ports-need-selector',
  cel:
    '!has(self.portLevelMtls) || (has(self.selector) && has(self.selector.matchLabels) && ' +
    'self.selector.matchLabels.size() > 0)',
  message: 'portLevelMtls needs a selector with labels',
  fix: 'set selector.matchLabels, or use mtls for all ports',
  holds: (value) => {
    if (!has(value, 'portLevelMtls')) return true;
    const selector = isRecord(value) ? value.selector : undefined;
    if (selector !== undefined && !isRecord(selector)) return true;
    const labels = selector?.matchLabels;
    return isRecord(labels) ? Object.values(labels).some((label) => label !== undefined) : labels !== undefined;
  },
  locate: (value) => [{ at: '.selector', found: (value as { selector?: unknown }).selector }],
};
