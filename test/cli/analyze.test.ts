import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';
import { CODES } from '../../lib/program/analysis/codes.data';

const folder = mkdtempSync(join(tmpdir(), 'analyze-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const telemetry = (name: string) => `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: "${name}", namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
`;
const two = file('two.yaml', `${telemetry('one')}---\n${telemetry('two')}`);
const clean = file('clean.yaml', telemetry('one'));

async function analyze(args: readonly string[], input?: string): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await run(
    ['analyze', ...args],
    (text) => out.push(text),
    (text) => err.push(text),
    () => input,
  );
  return { code, out: out.join('').replaceAll(folder, 'F'), err: err.join('') };
}

const sentence = (name: string) =>
  `Telemetry ${name} has no selector either, and only the oldest of them holds in namespace shop; join them, or ` +
  'give all but ' +
  'one a selector';

describe('formats', () => {
  test('text', async () => {
    expect((await analyze([two])).out).toMatch(
      `Telemetry shop/one
  error IST0160 spec.selector: ${sentence('two')} (F/two.yaml:4)

Telemetry shop/two
  error IST0160 spec.selector: ${sentence('one')} (F/two.yaml:9)

2 errors, 0 warnings, 0 notes, 0 suppressed
`,
    );
  });
  test('log, as istioctl', async () => {
    expect((await analyze([two, '-o', 'log'])).out).toBe(
      `Error [IST0160] (Telemetry shop/one F/two.yaml:4) ${sentence('two')}
Error [IST0160] (Telemetry shop/two F/two.yaml:9) ${sentence('one')}
`,
    );
  });
  test('github', async () => {
    const title = 'title=IST0160 MultipleTelemetriesWithoutWorkloadSelectors';
    expect((await analyze([two, '-o', 'github'])).out).toBe(
      `::error file=F/two.yaml,line=4,${title}::Telemetry shop/one spec.selector: ${sentence('two')}
::error file=F/two.yaml,line=9,${title}::Telemetry shop/two spec.selector: ${sentence('one')}
`,
    );
  });
  test('junit', async () => {
    const failure = (name: string, other: string, line: number) =>
      `    <testcase classname="Telemetry shop/${name}" name="IST0160 spec.selector"><failure type="IST0160" ` +
      `message="${sentence(other)}">F/two.yaml:${line}</failure></testcase>`;
    expect((await analyze([two, '-o', 'junit'])).out).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="istio-constructs analyze" tests="2" failures="2" skipped="0">
${failure('one', 'two', 4)}
${failure('two', 'one', 9)}
  </testsuite>
</testsuites>
`,
    );
  });
  test('json', async () => {
    const { findings, suppressed } = JSON.parse((await analyze([two, '-o', 'json'])).out) as Record<string, object[]>;
    expect([findings, suppressed]).toMatchObject([
      [
        { code: 'IST0160', line: 4 },
        { code: 'IST0160', line: 9 },
      ],
      [],
    ]);
  });
  test('sarif, with what is suppressed', async () => {
    const { out } = await analyze([two, '-o', 'sarif', '--suppress', 'IST0160=Telemetry shop/two']);
    const [{ tool, results }] = (
      JSON.parse(out) as { runs: { tool: { driver: { rules: object[] } }; results: object[] }[] }
    ).runs;
    expect(tool.driver.rules).toEqual([
      {
        id: 'IST0160',
        name: 'MultipleTelemetriesWithoutWorkloadSelectors',
        shortDescription: { text: 'Two Telemetries of a namespace have no selector, and only the oldest holds.' },
        help: { text: 'Join them.' },
        defaultConfiguration: { level: 'error' },
        helpUri: 'https://istio.io/latest/docs/reference/config/analysis/ist0160/',
      },
    ]);
    expect(results).toEqual([
      {
        ruleId: 'IST0160',
        ruleIndex: 0,
        level: 'error',
        message: { text: `Telemetry shop/one spec.selector: ${sentence('two')}` },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'F/two.yaml' }, region: { startLine: 4 } },
            logicalLocations: [{ fullyQualifiedName: 'Telemetry shop/one spec.selector' }],
          },
        ],
      },
      expect.objectContaining({ ruleId: 'IST0160', suppressions: [{ kind: 'external' }] }),
    ]);
  });
});

describe('exit codes, the same in every format', () => {
  test.each(['text', 'json', 'sarif', 'github', 'junit', 'log'])('%s', async (format) => {
    expect((await analyze([two, '-o', format])).code).toBe(1);
    expect((await analyze([clean, '-o', format])).code).toBe(0);
    expect((await analyze([two, '-o', format, '--severity', 'IST0160=warning'])).code).toBe(0);
    expect((await analyze([two, '-o', format, '--severity', 'IST0160=warning', '--fail-on', 'warning'])).code).toBe(1);
    expect((await analyze([join(folder, 'missing.yaml'), '-o', format])).code).toBe(2);
  });
  test.each<[args: string[], text: string]>([
    [[], 'error: name files or folders, or "-" for standard input\n'],
    [['-'], 'error: standard input is a terminal; name files, or write them to standard input\n'],
    [[clean, '--only', 'IST9999'], 'error: IST9999 is no code; --list-codes writes all\n'],
    [
      [clean, '--severity', 'IST0101=bad'],
      'error: --severity IST0101=bad: write CODE=LEVEL, with one of info, warning, error\n',
    ],
  ])('a wrong call: %p', async (args, text) => {
    expect(await analyze(args)).toMatchObject({ code: 2, err: text });
  });
});

test('folders and standard input', async () => {
  expect((await analyze([folder, '-o', 'log', '--only', 'ISC1006'])).out).toContain('F/two.yaml:3');
  expect((await analyze(['-', '-o', 'log'], `${telemetry('a')}---\n${telemetry('b')}`)).out).toContain(
    '(Telemetry shop/a -:4)',
  );
});

describe('names with escape sequences do not reach the terminal', () => {
  /** A colour, the introducer of one byte, an operating system command, a change of direction, and a new line. */
  const evil = '\\e[31mred\\u009b2J\\e]0;x\\a\\u202eabc\\n::error::x';
  const seen = '\\u001b[31mred\\u009b2J\\u001b]0;x\\u0007\\u202eabc\\u000a::error::x';
  const path = file('escape.yaml', `${telemetry(evil)}---\n${telemetry('two')}`);
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

  test.each(['text', 'log', 'junit', 'github'])('%s', async (format) => {
    const { out } = await analyze([path, '-o', format]);
    expect(out).not.toMatch(unsafe);
    expect(out).toContain(seen);
    expect(out).not.toMatch(/^::error::x/m);
  });
  test.each(['json', 'sarif'])('%s, with the same values', async (format) => {
    const { out } = await analyze([path, '-o', format]);
    expect(out).not.toMatch(unsafe);
    expect(JSON.stringify(JSON.parse(out))).toContain(
      JSON.stringify('Telemetry shop/\u001b[31mred\u009b2J\u001b]0;x\u0007\u202eabc\n::error::x').slice(1, -1),
    );
  });
});

const NAME_RULE =
  'must be a DNS name in lower case; use lower-case letters, digits, "-" and ".", at most 253, with a letter or ' +
  'digit at both ends of each part';

describe('characters that a format reserves', () => {
  const path = file('reserved.yaml', `${telemetry('a&b<c>\\"d%25:e,f\'g')}---\n${telemetry('two')}`);

  test('github: percent signs everywhere, colons and commas in properties', async () => {
    const folder100 = file('100%: a,b.yaml', `${telemetry('one')}---\n${telemetry('two')}`);
    const title = 'title=IST0160 MultipleTelemetriesWithoutWorkloadSelectors';
    const { out } = await analyze([folder100, '-o', 'github']);
    expect(out.split('\n')[0]).toBe(
      `::error file=F/100%25%3A a%2Cb.yaml,line=4,${title}::Telemetry shop/one spec.selector: ${sentence('two')}`,
    );
    expect((await analyze([path, '-o', 'github', '--only', 'IST0106'])).out).toBe(
      `::error file=F/reserved.yaml,line=3,title=IST0106 SchemaValidationError::Telemetry ` +
        `shop/a&b<c>"d%2525:e,f'g ` +
        `metadata.name: got "a&b<c>\\"d%2525:e,f'g"; ${NAME_RULE}\n`,
    );
  });
  test('junit: markup as references', async () => {
    const { out } = await analyze([path, '-o', 'junit', '--only', 'IST0106']);
    expect(out).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="istio-constructs analyze" tests="1" failures="1" skipped="0">
    <testcase classname="Telemetry shop/a&#38;b&#60;c&#62;&#34;d%25:e,f'g" name="IST0106 metadata.name">` +
        `<failure type="IST0106" message="got &#34;a&#38;b&#60;c&#62;\\&#34;d%25:e,f'g&#34;; ` +
        `${NAME_RULE.replaceAll('"', '&#34;')}">F/reserved.yaml:3</failure></testcase>
  </testsuite>
</testsuites>
`,
    );
  });
  test('junit: what is suppressed is skipped, and nothing is an empty suite', async () => {
    expect((await analyze([two, '-o', 'junit', '--suppress', 'IST0160=Telemetry *', '--off', 'ISC0003'])).out).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="istio-constructs analyze" tests="2" failures="0" skipped="2">
    <testcase classname="Telemetry shop/one" name="IST0160 spec.selector"><skipped/></testcase>
    <testcase classname="Telemetry shop/two" name="IST0160 spec.selector"><skipped/></testcase>
  </testsuite>
</testsuites>
`,
    );
    expect((await analyze([clean, '-o', 'junit'])).out).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="istio-constructs analyze" tests="0" failures="0" skipped="0"></testsuite>
</testsuites>
`,
    );
    expect((await analyze([clean, '-o', 'github'])).out).toBe('');
  });
  test.each([
    ['a b#c?d%.yaml', 'F/a%20b%23c%3Fd%25.yaml'],
    ['a:b.yaml', 'F/a%3Ab.yaml'],
    ['é.yaml', 'F/%C3%A9.yaml'],
  ])('sarif: a file named %s', async (name, uri) => {
    const { out } = await analyze([file(name, `${telemetry('one')}---\n${telemetry('two')}`), '-o', 'sarif']);
    expect(out.match(/"uri": "[^"]*"/g)?.[0].replace(encodeURI(folder), 'F')).toBe(`"uri": "${uri}"`);
  });
});

test('github and text: levels of all three kinds', async () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
  const path = file('levels.yaml', `${namespace}---\n${telemetry('A')}`);
  const levels = ['--only', 'IST0102,IST0106', '--severity', 'IST0106=warning'];
  expect((await analyze([path, '-o', 'github', ...levels])).out).toBe(
    '::warning file=F/levels.yaml,line=7,title=IST0106 SchemaValidationError::Telemetry shop/A metadata.name: got ' +
      `"A"; ${NAME_RULE}\n` +
      '::notice file=F/levels.yaml,line=3,title=IST0102 NamespaceNotInjected::Namespace shop metadata.labels: no ' +
      'label says whether the pods of the namespace are in the mesh; label it istio-injection=enabled or ' +
      'istio-injection=disabled\n',
  );
});

test('--list-codes writes every code, and explain says what one means', async () => {
  const { out, code } = await analyze(['--list-codes']);
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(Object.keys(CODES).sort());
  const texts: string[] = [];
  expect(
    await run(
      ['explain', 'IST0177'],
      (text) => texts.push(text),
      () => undefined,
    ),
  ).toBe(0);
  expect(texts.join('')).toBe(
    'IST0177 ConflictingServiceEntryProtocol (warning)\n\nTwo ServiceEntries give one host and port two ' +
      'protocols.\n\n' +
      'Fix: Write one protocol.\nSince Istio 1.31.\n',
  );
  expect(
    await run(
      ['explain', 'IST9999'],
      () => undefined,
      () => undefined,
    ),
  ).toBe(2);
});
