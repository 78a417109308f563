import type { Breach } from './rule';
import { isRecord } from '../../model';
import { native } from './native';

function numbersIn(resources: unknown): Breach[] {
  return ['limits', 'requests'].flatMap((part) => {
    const amounts = isRecord(resources) ? resources[part] : undefined;
    return Object.entries(isRecord(amounts) ? amounts : {}).flatMap(([name, found]): Breach[] => {
      if (typeof found !== 'number') return [];
      const at = `.${part}${/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`;
      return [{ at, found, fix: `put it in quotes: "${found}"` }];
    });
  });
}

/** Rule that quantities are text, not numbers: istiod reads them as text, and refuses every injection otherwise. */
export const quantitiesAsText = native({
  name: 'type',
  message: 'must be a string',
  fix: 'put it in quotes',
  holds: (value) => numbersIn(value).length === 0,
  locate: numbersIn,
});
