import { importMesh } from '../../lib/migrate';
import answers from './answers/answers.json';
import { fingerprints } from './answers/fingerprints';
import { helmInputs, operatorInputs, type MadeInput } from './answers/inputs';
import { RELEASES } from './answers/tools';
import { WRITTEN } from './answers/written';
import { NEWEST_VERSION } from '../support/releases';

/* What the real istioctl and Helm render for drawn inputs: `answers/record.ts` asks them. `ANSWERS=all` takes all. */

type Recorded = { readonly error?: string; readonly objects?: Readonly<Record<string, string>> };
const recorded = answers as unknown as Readonly<Record<string, Recorded>>;

const isAll = process.env.ANSWERS === 'all';
const inputs = [...operatorInputs(isAll ? 100 : 14), ...helmInputs(isAll ? 49 : 10), ...WRITTEN];
const rendered = inputs.filter(({ name }) => recorded[name].objects !== undefined);
const PART = 5;
const parts = Array.from({ length: Math.ceil(rendered.length / PART) }, (_, i) => {
  const part = rendered.slice(i * PART, (i + 1) * PART);
  return [`${part[0].name} to ${part[part.length - 1].name}`, part] as const;
});

/** Returns what is wrong with an import: objects that differ from the tool's, or props that differ without a note. */
function wrong({ name, kind, chart, input }: MadeInput): string[] {
  const mesh = importMesh(input, { version: NEWEST_VERSION, kind, chart, ...(chart && { release: RELEASES[chart] }) });
  const [ours, theirs] = [fingerprints(mesh.objects), recorded[name].objects ?? {}];
  const differing = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (id) => ours[id] !== theirs[id],
  );
  const isNoted = mesh.notes.some(({ severity }) => severity === 'error');
  const { equal, missing, extra, changed } = mesh.proof();
  const props =
    equal || isNoted ? [] : [...missing, ...extra, ...changed.map(({ object, path }) => `${object} ${path}`)];
  return [...differing.map((id) => `${name}: ${id}`), ...props.map((text) => `${name}: props: ${text}`)];
}

test('every drawn input has an answer', () => {
  expect(inputs.filter(({ name }) => recorded[name] === undefined)).toEqual([]);
});

test.each(parts)(
  'objects are those of the tool, and props render them or a note says why not: %s',
  (_, part) => {
    expect(part.flatMap(wrong)).toEqual([]);
  },
  60_000, // on a busy machine
);
