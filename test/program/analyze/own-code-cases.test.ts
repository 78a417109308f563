import { analyze } from '../../../lib/manifests';
import { CODES } from '../../../lib/program/analysis/codes.data';
import { OWN_CODE_CASES, type Case } from './own-code-cases';

/** Every code of our own has two cases that are found, and two near misses. */

function codesOf(given: Case): ReadonlySet<string> {
  const { text, objects, ...options } = 'length' in given ? { text: undefined, objects: given } : given;
  const file = { name: 'a.yaml', ...(text !== undefined && { text }), ...(objects && { objects }) };
  return new Set(analyze([file], options).findings.map(({ code }) => code));
}

test('no code is left out', () => {
  const own = Object.keys(CODES).filter((code) => code.startsWith('ISC'));
  expect(Object.keys(OWN_CODE_CASES).sort()).toEqual(own.sort());
  for (const { found, silent } of Object.values(OWN_CODE_CASES)) {
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(silent.length).toBeGreaterThanOrEqual(2);
  }
});

describe.each(Object.entries(OWN_CODE_CASES))('%s', (code, { found, silent }) => {
  test.each(found.map((each, i) => [i + 1, each] as const))('case %i is found', (_, each) =>
    expect([...codesOf(each)]).toContain(code),
  );
  test.each(silent.map((each, i) => [i + 1, each] as const))('near miss %i is not', (_, each) =>
    expect([...codesOf(each)]).not.toContain(code),
  );
});
