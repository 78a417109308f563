import type { Place } from '../place';

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
const NAME = '(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const KEY = new RegExp(`^(?:(${LABEL}(?:\\.${LABEL})*)/)?(${NAME})$`);
const VALUE = new RegExp(`^(?:${NAME})?$`);
const MAX_PREFIX = 253;
const MAX_NAME = 63;

function isLabelKey(key: string): boolean {
  const parts = KEY.exec(key);
  return parts !== null && (parts[1] ?? '').length <= MAX_PREFIX && parts[2].length <= MAX_NAME;
}

/** Checks a map of Kubernetes labels: keys and values. */
export function checkLabels(owner: Place, field: string): void {
  for (const [key, value] of owner.entries(field)) {
    if (!isLabelKey(key)) {
      value.error(
        'label-key',
        `${JSON.stringify(key)} is not a label key`,
        'write [prefix/]name: the name at most 63 letters, digits, "-", "_" and ".", beginning and ending with ' +
          'a letter or digit',
      );
    }
    if (!VALUE.test(value.string)) {
      value.error(
        'label-value',
        'this is not a label value',
        'use letters, digits, "-", "_" and ".", beginning and ending with a letter or digit',
      );
    }
  }
}
