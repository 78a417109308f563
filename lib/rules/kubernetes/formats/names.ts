import type { Fault } from '../../place';

/** Check of one text: undefined where Kubernetes accepts it. */
export type Format = (text: string) => Fault | undefined;

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const PORT_NAME = /^(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const CONFIG_KEY = /^(?!\.\.)(?!\.$)[-._a-zA-Z0-9]+$/;
const HEADER = /^[-A-Za-z0-9]+$/;
const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;
const MAX_PORT_NAME = 15;

const LABEL_FIX = 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends';
const SUBDOMAIN_FIX =
  'use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part';
const VALUE_FIX = 'use letters, digits, "-", "_" and ".", at most 63, with a letter or digit at both ends';
const KEY_FIX =
  'write [prefix/]name: the prefix a DNS name in lower case; the name letters, digits, "-", "_" and ".", at most 63, ' +
  'with a letter or digit at both ends';

const isSubdomain = (text: string): boolean => text.length <= MAX_SUBDOMAIN && DNS_SUBDOMAIN.test(text);
const isNamePart = (text: string): boolean => text.length <= MAX_LABEL && NAME_PART.test(text);

/** Checks a name of one DNS label, as namespaces, containers and ports of a Service have it. */
export const dnsLabel: Format = (text) =>
  text.length <= MAX_LABEL && DNS_LABEL.test(text)
    ? undefined
    : { code: 'dns-label', message: 'must be a DNS label', fix: LABEL_FIX };

/** Checks a name of DNS labels with dots between them, as most objects have it. */
export const dnsSubdomain: Format = (text) =>
  isSubdomain(text) ? undefined : { code: 'dns-name', message: 'must be a DNS name in lower case', fix: SUBDOMAIN_FIX };

/** Checks a DNS label that begins with a letter. */
export const dns1035Label: Format = (text) =>
  text.length <= MAX_LABEL && DNS_1035.test(text)
    ? undefined
    : { code: 'dns-label', message: 'must be a DNS label that begins with a letter', fix: LABEL_FIX };

/** Checks the key of a label or annotation, of a taint, a finalizer or an application protocol. */
export const qualifiedName: Format = (text) => {
  const parts = text.split('/');
  const name = parts[parts.length - 1];
  const isValid = parts.length <= 2 && isNamePart(name) && (parts.length === 1 || isSubdomain(parts[0]));
  return isValid
    ? undefined
    : { code: 'qualified-name', message: 'must be a name with an optional prefix', fix: KEY_FIX };
};

/** Checks the value of a label, which may be empty. */
export const labelValue: Format = (text) =>
  text === '' || isNamePart(text)
    ? undefined
    : { code: 'label-value', message: 'must be a label value', fix: VALUE_FIX };

/** Checks the name of an environment variable. */
export const envName: Format = (text) =>
  /^[\x20-\x7e]+$/.test(text) && !text.includes('=')
    ? undefined
    : {
        code: 'env-name',
        message: 'must be the name of an environment variable',
        fix: 'use letters, digits, "_", "-" and ".", beginning with no digit',
      };

const isStrictEnvName = (text: string): boolean =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text) && !text.startsWith('..') && text !== '.';

/** Checks a name of an environment variable that Kubernetes accepts since 1.32 only. */
export const newEnvName: Format = (text) =>
  isStrictEnvName(text)
    ? undefined
    : {
        code: 'env-name',
        message: 'Kubernetes before 1.32 refuses this name, and no shell can read it',
        fix: 'use letters, digits and "_", beginning with no digit',
      };

/** Checks the name of a container's port. */
export const portName: Format = (text) =>
  text.length <= MAX_PORT_NAME && PORT_NAME.test(text)
    ? undefined
    : {
        code: 'port-name',
        message: 'must be the name of a port',
        fix: 'use lower-case letters, digits and single "-" between them, at most 15, with one letter at least',
      };

/** Checks a key of a ConfigMap or a Secret. */
export const configKey: Format = (text) =>
  text.length <= MAX_SUBDOMAIN && CONFIG_KEY.test(text)
    ? undefined
    : {
        code: 'config-key',
        message: 'must be the key of a ConfigMap or Secret',
        fix: 'use letters, digits, "-", "_" and ".", at most 253',
      };

/** Checks the name of a header that a probe sends. */
export const headerName: Format = (text) =>
  HEADER.test(text)
    ? undefined
    : { code: 'header-name', message: 'must be the name of an HTTP header', fix: 'use letters, digits and "-"' };
