import { PROBLEM_TABLES, type ProblemTable } from './problem-tables';

const PATH = 'docs/problems.md';

const INTRODUCTION = [
  '# Problems',
  '',
  'Every problem that the library prints ends with its code:',
  '',
  '```',
  '[VirtualService shop/catalog] spec.http[0].route: got [...]; all weights are 0, so no destination gets traffic;',
  'give a weight to at least one destination (webhook/weights-zero)',
  '```',
  '',
  'Before the code stand the object, the field, the value that was found, what is wrong and what to write ' +
    'instead. This',
  'page says more on each code. Codes are public: one that goes or gets another meaning is named in the change log.',
  'In a program they are `problem.code` of each of `MeshProblems.problems`.',
  '',
];

const cell = (text: string): string => text.replace(/\|/g, '\\|');
const anchor = (code: string): string => code.replace('/', '-').toLowerCase();

function section({ prefix, about, texts }: ProblemTable): string[] {
  const rows = Object.entries(texts).map(([last, { means, fix }]) => {
    const code = `${prefix}/${last}`;
    return `| <a id="${anchor(code)}"></a>\`${code}\` | ${cell(means)} | ${cell(fix)} |`;
  });
  return [`## ${prefix}`, '', about, '', '| Code | What it means | How to mend it |', '|---|---|---|', ...rows, ''];
}

/** Path and text of the page of all codes of problems. */
export function problemsPage(): Map<string, string> {
  const contents = PROBLEM_TABLES.map(({ prefix, about }) => `- [${prefix}](#${prefix}): ${about}`);
  return new Map([[PATH, [...INTRODUCTION, ...contents, '', ...PROBLEM_TABLES.flatMap(section)].join('\n')]]);
}
