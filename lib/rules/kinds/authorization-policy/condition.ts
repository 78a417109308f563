import type { WebhookBehaviour } from '../../../releases';
import { suggest } from '../../../model';
import type { Fault, Place } from '../../place';
import { ipOrCidr } from '../../primitives/addresses';
import { checkNoEmptyTexts, checkServiceAccounts, portText, principalName, wildcardValue } from './values';

/** Condition keys without a name in brackets, with the form of their values. */
const KEYS: Readonly<Record<string, 'text' | 'ip' | 'port' | 'wildcard' | 'account'>> = {
  'source.ip': 'ip',
  'remote.ip': 'ip',
  'destination.ip': 'ip',
  'destination.port': 'port',
  'source.namespace': 'text',
  'source.serviceAccount': 'account',
  'source.principal': 'text',
  'source.trustDomain': 'wildcard',
  'request.auth.principal': 'text',
  'request.auth.audiences': 'text',
  'request.auth.presenter': 'text',
  'connection.sni': 'text',
};
/** Condition keys that take a name in brackets: `request.headers[x-user]`. */
const KEYS_WITH_NAME = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.'];
const REPLACED: Readonly<Record<string, string>> = {
  'destination.namespace': 'put the policy into that namespace',
  'destination.labels': 'use the selector of the policy',
  'destination.name': 'use the selector of the policy',
  'destination.user': 'use the selector of the policy',
};

/** Checks a condition `{ key, values, notValues }`. */
export function checkCondition(condition: Place, facts: WebhookBehaviour): void {
  const key = condition.text('key');
  if (key === '')
    return condition.at('key').error('condition-key', 'a condition needs a key', 'name the attribute that it looks at');
  if (condition.size('values') === 0 && condition.size('notValues') === 0) {
    return condition.error('condition-values', 'a condition compares with values', 'add values or notValues');
  }
  condition.at('key').report(conditionKey(key, facts));
  for (const field of ['values', 'notValues']) checkValues(condition, field, key);
}

function conditionKey(key: string, facts: WebhookBehaviour): Fault | undefined {
  if (Object.hasOwn(KEYS, key) && (key !== 'source.trustDomain' || facts.trustDomainCondition)) return undefined;
  if (KEYS_WITH_NAME.some((start) => key.startsWith(start))) {
    const open = key.indexOf('[');
    if (key.endsWith(']') && open > 0 && open < key.length - 2) return undefined;
    return {
      code: 'condition-key',
      message: 'this key needs a name in brackets',
      fix: 'write for example "request.headers[x-user]"',
    };
  }
  const replaced = Object.keys(REPLACED).find((old) =>
    old === 'destination.labels' ? key.startsWith(old) : key === old,
  );
  if (replaced !== undefined)
    return { code: 'condition-key', message: 'this key is no longer there', fix: REPLACED[replaced] };
  return {
    code: 'condition-key',
    message: 'Istio does not know this attribute',
    fix: suggest(key, [...Object.keys(KEYS), 'request.headers[...]', 'request.auth.claims[...]']),
  };
}

function checkValues(condition: Place, field: string, key: string): void {
  const kind = Object.hasOwn(KEYS, key) ? KEYS[key] : 'text';
  if (kind === 'account') return checkServiceAccounts(condition, field);
  if (key === 'source.principal') for (const value of condition.texts(field)) value.report(principalName(value.string));
  if (kind === 'text') return checkNoEmptyTexts(condition, field);
  const validate = { ip: ipOrCidr, port: portText, wildcard: wildcardValue }[kind];
  for (const value of condition.texts(field)) value.report(validate(value.string));
}
