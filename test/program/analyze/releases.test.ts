import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, codeFacts, type CodeName } from '../../../lib/program/analysis/codes.data';
import { hasCode } from '../../../lib/program/analyze/not-checked';
import { readYaml } from '../../../lib/yaml/read-yaml';
import { describeWithReference, readReference } from '../../support/reference';
import { report } from '../../support/report';
import { ADDED, MESSAGES_1_29 } from './messages.data';

/** The codes of each release are those of Istio's own analyzers of that release, with their names and levels. */

const MINORS = ['1.29', '1.30', '1.31'] as const;
type Minor = (typeof MINORS)[number];

const messagesOf = (minor: Minor): Record<string, string> =>
  Object.assign({ ...MESSAGES_1_29 }, ...MINORS.slice(1, MINORS.indexOf(minor) + 1).map((each) => ADDED[each]));

const codesOf = (version: string): Record<string, string> => {
  const codes = (Object.keys(CODES) as CodeName[]).filter((code) => code.startsWith('IST') && hasCode(code, version));
  return Object.fromEntries(codes.map((code) => [code, `${codeFacts(code).name} ${codeFacts(code).level}`]));
};

test.each<[minor: Minor, version: string, count: number]>([
  ['1.29', '1.29.6', 66],
  ['1.30', '1.30.3', 67],
  ['1.31', '1.31.0', 68],
])('%s has the messages of its analyzers', (minor, version, count) => {
  expect(codesOf(version)).toEqual(messagesOf(minor));
  expect(codesOf(minor)).toEqual(messagesOf(minor));
  expect(Object.keys(messagesOf(minor))).toHaveLength(count);
});

test('codes of our own are there for every release', () => {
  const own = (Object.keys(CODES) as CodeName[]).filter((code) => code.startsWith('ISC'));
  for (const { version } of [{ version: '1.29.6' }, { version: '1.31.0' }])
    expect(own.filter((code) => !hasCode(code, version))).toEqual([]);
});

describeWithReference('the list of codes of the reference data', () => {
  test('has the same codes, names, levels and first releases', () => {
    const rows = readReference<{ code: string; name: string; level: string; since: string }[]>(
      'analysis',
      'codes.json',
    );
    expect(Object.fromEntries(rows.map(({ code, name, level }) => [code, `${name} ${level.toLowerCase()}`]))).toEqual(
      messagesOf('1.31'),
    );
    expect(rows.filter(({ since }) => !since.startsWith('1.29')).map(({ code, since }) => [code, since])).toEqual(
      MINORS.flatMap((minor) => Object.keys(ADDED[minor] ?? {}).map((code) => [code, minor])),
    );
  });
});

describe("Istio's sources, one tree for each release in ISTIO_SOURCE", () => {
  test.each(MINORS)('%s', (minor) => {
    const path = join(process.env.ISTIO_SOURCE ?? '', minor, 'pkg/config/analysis/msg/messages.yaml');
    if (process.env.ISTIO_SOURCE === undefined || !existsSync(path)) {
      report(`the messages of Istio ${minor}: compared with the list in the tests only, no ISTIO_SOURCE/${minor}`);
      return;
    }
    const { messages } = readYaml(readFileSync(path, 'utf8')) as {
      messages: { code: string; name: string; level: string }[];
    };
    expect(
      Object.fromEntries(messages.map(({ code, name, level }) => [code, `${name} ${level.toLowerCase()}`])),
    ).toEqual(messagesOf(minor));
  });
});
