import { isRecord } from '../../model';
import type { Rule } from './rule';

/** Rule that a label value has no wildcard: values are compared letter by letter. */
export const noWildcardValue: Rule = {
  name: 'no-wildcard-value',
  cel: 'self.indexOf("*") < 0',
  message: 'a label is compared letter by letter: "*" is not allowed in its value',
  fix: 'name the exact value',
  holds: (value) => typeof value !== 'string' || !value.includes('*'),
};

/** Rule that map keys have no wildcard: keys are compared letter by letter. */
export const noWildcardKey: Rule = {
  name: 'no-wildcard-key',
  cel: '!self.exists(key, key.contains("*"))',
  message: 'a label is compared letter by letter: "*" is not allowed in its name',
  fix: 'name the exact label',
  holds: (value) => !isRecord(value) || Object.keys(value).every((key) => !key.includes('*')),
  locate: (value) =>
    Object.keys(value as object)
      .filter((key) => key.includes('*'))
      .map((key) => ({ at: `[${JSON.stringify(key)}]`, found: key })),
};

/** Rule that map keys are not empty. */
export const noEmptyKey: Rule = {
  name: 'no-empty-key',
  cel: '!("" in self)',
  message: 'a label needs a name',
  fix: 'name the label, or remove the entry',
  holds: (value) => !isRecord(value) || !Object.keys(value).includes(''),
  locate: () => [{ at: '[""]', found: '' }],
};
