import type { Fault, Place } from '../../place';
import { exceedsBytes } from '../../primitives/text';

const MAX_ACCOUNTS = 16;
const MAX_ACCOUNT = 320;

export function checkNoEmptyTexts(owner: Place, field: string): void {
  for (const text of owner.texts(field))
    if (text.string === '')
      text.error('value-empty', 'an empty text matches nothing', 'remove it, or write "*" for any value');
}

const SPIFFE = 'spiffe://';

/** Checks the identity of a workload, which Istio compares without the scheme that certificates have. */
export function principalName(text: string): Fault | undefined {
  if (!text.toLowerCase().startsWith(SPIFFE)) return undefined;
  return {
    code: 'principal-scheme',
    message: 'principals are compared without "spiffe://", so this matches nobody',
    fix: `write ${JSON.stringify(text.slice(SPIFFE.length))}`,
  };
}

/** Checks a value with at most one `*`, at its beginning or end. */
export function wildcardValue(text: string): Fault | undefined {
  if (text === '')
    return {
      code: 'value-empty',
      message: 'an empty text matches nothing',
      fix: 'remove it, or write "*" for any value',
    };
  const star = text.indexOf('*');
  if (star < 0 || (star === text.lastIndexOf('*') && (star === 0 || star === text.length - 1))) return undefined;
  return {
    code: 'value-wildcard',
    message: 'there can be one "*", at the beginning or the end',
    fix: 'write for example "*.example" or "prod-*"',
  };
}

export function trustDomain(text: string): Fault | undefined {
  return (
    wildcardValue(text) ??
    (text.includes('/')
      ? {
          code: 'trust-domain',
          message: 'a trust domain has no "/"',
          fix: 'write the domain alone, for example "cluster.local"',
        }
      : undefined)
  );
}

function serviceAccount(text: string): Fault | undefined {
  const fix = 'write "account" or "namespace/account"';
  if (text.includes('*'))
    return { code: 'service-account', message: 'a service account is named without wildcards', fix };
  if (exceedsBytes(text, MAX_ACCOUNT))
    return { code: 'service-account', message: `this is longer than ${MAX_ACCOUNT} characters`, fix };
  const parts = text.split('/');
  return parts.length <= 2 && !parts.includes('')
    ? undefined
    : { code: 'service-account', message: 'this is not a service account', fix };
}

export function checkServiceAccounts(owner: Place, field: string): void {
  if (owner.size(field) > MAX_ACCOUNTS)
    owner
      .at(field)
      .error('service-account', `at most ${MAX_ACCOUNTS} service accounts can be listed`, 'use several rules');
  for (const account of owner.texts(field)) account.report(serviceAccount(account.string));
}

/** Checks a port as text; 0 is allowed. */
export function portText(text: string): Fault | undefined {
  if (/^\d+$/.test(text) && Number(text) <= 65535) return undefined;
  return { code: 'port-range', message: 'this is not a port number', fix: 'write a number from 1 to 65535 in quotes' };
}
