import type { AnalyzeResult, Finding } from '../program/analyze';
import { codeFacts, type CodeName } from '../program/analysis/codes.data';
import { printJson, printable } from './printable';
import { paint } from './terminal';

/** Name of a command and texts of its codes, which formats print beside the findings. */
export interface FormatContext {
  readonly command: string;
  readonly factsOf: (code: string) => Pick<ReturnType<typeof codeFacts>, 'name' | 'summary' | 'fix' | 'level'>;
}

const ANALYZE: FormatContext = { command: 'analyze', factsOf: (code) => codeFacts(code as CodeName) };

const MAX_VALUE = 120;

function valueOf(finding: Finding): string {
  if (!('found' in finding)) return '';
  const text = JSON.stringify(finding.found) ?? String(finding.found);
  return `got ${text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text}; `;
}

const sentenceOf = (finding: Finding): string =>
  `${valueOf(finding)}${finding.message}${finding.fix === undefined ? '' : `; ${finding.fix}`}`;

const inBrackets = (finding: Finding): string => (placeOf(finding) === '' ? '' : ` (${placeOf(finding)})`);

const placeOf = ({ file, line }: Finding): string => (line === undefined ? (file ?? '') : `${file}:${line}`);

/** Formats findings by object, with the codes that could not be decided at the end. */
function text({ findings, suppressed, notChecked }: AnalyzeResult): string {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) byObject.set(finding.object, [...(byObject.get(finding.object) ?? []), finding]);
  const groups = [...byObject].map(([object, group]) => {
    const lines = group.map(
      (finding) =>
        `  ${paint(finding.severity, finding.severity)} ` +
        printable(`${finding.code} ${finding.path}: ${sentenceOf(finding)}${inBrackets(finding)}`),
    );
    return [paint('strong', printable(object)), ...lines].join('\n');
  });
  const count = (level: string) => findings.filter(({ severity }) => severity === level).length;
  const counts = `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes`;
  const summary = `${counts}, ${suppressed.length} suppressed`;
  const open = notChecked.filter(({ code }) => codeFacts(code as CodeName).undecidable === undefined);
  const unchecked = open.map(({ code, why }) => `not checked: ${code}, ${why}\n`).join('');
  return `${groups.join('\n\n')}${groups.length > 0 ? '\n\n' : ''}${summary}\n${unchecked}`;
}

const json = (result: AnalyzeResult): string => printJson(result);

const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function sarif({ findings, suppressed }: AnalyzeResult, { factsOf } = ANALYZE): string {
  const all = [...findings, ...suppressed];
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const rules = codes.map((code) => {
    const { name, summary, fix, level } = factsOf(code);
    const url = all.find((finding) => finding.code === code)?.url;
    return {
      id: code,
      name,
      shortDescription: { text: summary },
      help: { text: fix },
      defaultConfiguration: { level: SARIF_LEVELS[level] },
      ...(url !== undefined && { helpUri: url }),
    };
  });
  const results = [
    ...findings.map((finding) => resultOf(finding, codes)),
    ...suppressed.map((finding) => ({
      ...resultOf(finding, codes),
      suppressions: [
        {
          kind: finding.by === 'annotation' ? 'inSource' : 'external',
          ...(finding.reason !== undefined && { justification: finding.reason }),
        },
      ],
    })),
  ];
  const driver = { name: 'istio-constructs', rules };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results }],
  };
  return printJson(log);
}

/** Returns the reference to a file as a URI: names may have characters that mean something there. */
const uriOf = (file: string): string =>
  file
    .replaceAll('\\', '/')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

function resultOf(finding: Finding, codes: readonly string[]) {
  const { code, severity, object, file, line, path } = finding;
  const physicalLocation =
    file === undefined
      ? undefined
      : {
          artifactLocation: { uri: uriOf(file) },
          ...(line !== undefined && { region: { startLine: line } }),
        };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: SARIF_LEVELS[severity],
    message: { text: `${object} ${path}: ${sentenceOf(finding)}` },
    locations: [
      {
        ...(physicalLocation && { physicalLocation }),
        logicalLocations: [{ fullyQualifiedName: `${object} ${path}` }],
      },
    ],
  };
}

/** Escapes the characters that GitHub's workflow commands reserve. */
const data = (value: string): string => printable(value).replace(/%/g, '%25');
const property = (value: string): string => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
const GITHUB_LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

function github({ findings }: AnalyzeResult): string {
  return findings
    .map((finding) => {
      const { severity, code, object, path, file, line } = finding;
      const places = [
        ...(file === undefined ? [] : [`file=${property(file)}`]),
        ...(line === undefined ? [] : [`line=${line}`]),
        `title=${property(`${code} ${finding.name}`)}`,
      ];
      return `::${GITHUB_LEVELS[severity]} ${places.join(',')}::${data(`${object} ${path}: ${sentenceOf(finding)}`)}\n`;
    })
    .join('');
}

/** Escapes a text for XML, which has no place for most control characters. */
const xml = (value: string): string =>
  printable(value).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function junit({ findings, suppressed }: AnalyzeResult, { command } = ANALYZE): string {
  const cases = findings.map((finding) => {
    const name = `<testcase classname="${xml(finding.object)}" name="${xml(`${finding.code} ${finding.path}`)}">`;
    const type = `type="${finding.code}" message="${xml(sentenceOf(finding))}"`;
    return `    ${name}<failure ${type}>${xml(placeOf(finding))}</failure></testcase>`;
  });
  const skipped = suppressed.map(
    ({ object, code, path }) =>
      `    <testcase classname="${xml(object)}" name="${xml(`${code} ${path}`)}"><skipped/></testcase>`,
  );
  const all = [...cases, ...skipped];
  const counts = `tests="${all.length}" failures="${cases.length}" skipped="${skipped.length}"`;
  const body = all.length > 0 ? `\n${all.join('\n')}\n  ` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="istio-constructs ${command}" ${counts}>` +
    `${body}</testsuite>\n</testsuites>\n`
  );
}

const ISTIOCTL_LEVELS = { error: 'Error', warning: 'Warning', info: 'Info' } as const;

/** Formats findings as `istioctl analyze` does: `Error [IST0101] (VirtualService shop/web file.yaml:9) ...`. */
function log({ findings }: AnalyzeResult): string {
  return findings
    .map((finding) => {
      const { severity, code, object } = finding;
      const place = placeOf(finding);
      const origin = `${object}${place === '' ? '' : ` ${place}`}`;
      return `${ISTIOCTL_LEVELS[severity]} [${code}] (${origin}) ${sentenceOf(finding)}`;
    })
    .map((line) => `${printable(line)}\n`)
    .join('');
}

/** Formats of a result. */
export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit', 'log'] as const;

export type Format = (typeof FORMATS)[number];

/** Formatters of a result, by format. */
export const formatters: Readonly<Record<Format, (result: AnalyzeResult, context?: FormatContext) => string>> = {
  text,
  json,
  sarif,
  github,
  junit,
  log,
};
