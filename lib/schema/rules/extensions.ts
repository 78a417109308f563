import { field, has, type Rule } from './rule';

/** Rule that an operation `UPSERT` of a tag has a value. */
export const upsertNeedsValue: Rule = {
  name: 'upsert-value',
  cel: '!has(self.operation) || self.operation != "UPSERT" || (has(self.value) && self.value != "")',
  message: 'operation UPSERT needs a value',
  fix: 'set value to a CEL expression, for example request.host',
  holds: (value) => field(value, 'operation') !== 'UPSERT' || (has(value, 'value') && field(value, 'value') !== ''),
  locate: (value) => [{ at: '.value', found: field(value, 'value') }],
};

/** Rule that an operation `REMOVE` of a tag has no value. */
export const removeWithoutValue: Rule = {
  name: 'remove-value',
  cel: '!(has(self.value) && has(self.operation) && self.operation == "REMOVE")',
  message: 'operation REMOVE takes no value',
  fix: 'remove value, or set operation to UPSERT',
  holds: (value) => field(value, 'operation') !== 'REMOVE' || !has(value, 'value'),
  locate: (value) => [{ at: '.value', found: field(value, 'value') }],
};

/** Rule that a variable from the host has no value of its own. */
export const hostWithoutValue: Rule = {
  name: 'host-value',
  cel: '!(has(self.value) && has(self.valueFrom) && self.valueFrom == "HOST")',
  message: 'valueFrom HOST takes the value from the environment of the proxy: value must not be set',
  fix: 'remove value, or set valueFrom to INLINE',
  holds: (value) => field(value, 'valueFrom') !== 'HOST' || !has(value, 'value'),
  locate: (value) => [{ at: '.value', found: field(value, 'value') }],
};
