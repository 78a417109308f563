import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(__dirname, '../../docs');
const GUIDES = readdirSync(DOCS).filter((name) => name.endsWith('.md'));

test('every picture is in a guide, with words for who does not see it, and none is big', () => {
  const shown = GUIDES.flatMap((name) => {
    const text = readFileSync(join(DOCS, name), 'utf8');
    return [...text.matchAll(/^!\[(.{20,})\]\(images\/(.+)\)$/gm)].map((match) => match[2]);
  });
  const folder = join(DOCS, 'images');
  expect(shown.sort()).toEqual(readdirSync(folder).sort());
  expect(shown.filter((file) => statSync(join(folder, file)).size > 120_000)).toEqual([]);
});
