import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../../lib/program/analysis/table';
import { CODES, codeFacts, type CodeName } from '../../../lib/program/analysis/codes.data';

const CODE_NAMES = Object.keys(CODES) as CodeName[];

test('every code has its page in docs/analysis.md', () => {
  const pages = readFileSync(join(__dirname, '../../../docs/analysis.md'), 'utf8').split('\n### ').slice(1);
  const byCode = new Map(pages.map((page) => [page.split(' ')[0], page]));
  expect([...byCode.keys()]).toEqual([...CODE_NAMES].sort());
  for (const code of CODE_NAMES) {
    const { name, level, summary, fix, since, undecidable } = codeFacts(code);
    const texts = [`${code} ${name}\n`, `${level}. ${summary} ${fix}`, since ?? '', undecidable ?? ''];
    for (const text of texts) expect(byCode.get(code)).toContain(text);
  }
});

test('every code is of a check, of a rule for one object, or cannot be decided', () => {
  const ofChecks = new Set(CHECKS.flatMap(({ codes }) => codes));
  const ofOthers = [
    'IST0106',
    'IST0130',
    'IST0131',
    'IST0133',
    'ISC0001',
    'ISC0002',
    'ISC0003',
    'ISC1013',
    'ISC1014',
    'ISC1020',
  ];
  const ofRooms = ['ISC1100', 'ISC1200'];
  const open = CODE_NAMES.filter((code) => !ofChecks.has(code) && codeFacts(code).undecidable === undefined);
  expect(open.sort()).toEqual([...ofOthers, ...ofRooms].sort());
});
