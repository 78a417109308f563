import type { Place } from '../../place';
import { ipOrCidr } from '../../primitives/addresses';
import { checkNoEmptyTexts, principalName, trustDomain, checkServiceAccounts } from './values';

/** Returns each field with its negation. */
const both = (...fields: string[]): string[] =>
  fields.flatMap((field) => [field, `not${field[0].toUpperCase()}${field.slice(1)}`]);

const IP_FIELDS = both('ipBlocks', 'remoteIpBlocks');
const ACCOUNT_FIELDS = both('serviceAccounts');
const TRUST_DOMAIN_FIELDS = both('trustDomains');
const TEXT_FIELDS = both('principals', 'requestPrincipals', 'namespaces');
const FIELDS = [...TEXT_FIELDS, ...IP_FIELDS, ...ACCOUNT_FIELDS, ...TRUST_DOMAIN_FIELDS];

/** Fields that only a workload's certificate or a JWT has values for. */
export const IDENTITY_FIELDS = [...TEXT_FIELDS, ...ACCOUNT_FIELDS, ...TRUST_DOMAIN_FIELDS];
/** Fields that have values on a TCP connection too. */
export const TCP_SOURCE_FIELDS = [...both('principals', 'namespaces'), ...IP_FIELDS, ...ACCOUNT_FIELDS];

/** Checks a source: where a request comes from. */
export function checkSource(from: Place): void {
  const source = from.record('source');
  if (source === undefined) {
    if (!from.has('source'))
      from
        .at('source')
        .error('source-missing', 'an entry of from describes a source', 'add source, or remove the entry');
    return;
  }
  if (FIELDS.every((field) => source.size(field) === 0))
    source.error('source-empty', 'an empty source matches nothing in particular', 'describe it, or remove the entry');
  const [accounts, others] = [ACCOUNT_FIELDS, both('principals', 'namespaces')].map((fields) =>
    fields.filter((field) => source.size(field) > 0),
  );
  if (accounts.length > 0 && others.length > 0) {
    source
      .at(accounts[0])
      .error('source-exclusive', `a service account already says what ${others[0]} would`, 'keep one of the two');
  }
  for (const field of IP_FIELDS) for (const block of source.texts(field)) block.report(ipOrCidr(block.string));
  for (const field of TEXT_FIELDS) checkNoEmptyTexts(source, field);
  for (const field of both('principals'))
    for (const principal of source.texts(field)) principal.report(principalName(principal.string));
  for (const field of ACCOUNT_FIELDS) checkServiceAccounts(source, field);
  for (const field of TRUST_DOMAIN_FIELDS)
    for (const domain of source.texts(field)) domain.report(trustDomain(domain.string));
}
