import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/**
 * The commands of kubectl in the first shell snippet of a section of the README that begins with this one, as lists of
 * words.
 */
export function readmeCommands(heading: string, first: string): string[][] {
  const section = README.slice(README.indexOf(`\n${heading}\n`)).slice(1);
  const snippets = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
  const snippet = snippets.find((text) => text.startsWith(first));
  if (snippet === undefined)
    throw new Error(`the README has no commands under "${heading}" that begin with "${first}"`);
  return snippet
    .split('\n')
    .filter((line) => line !== '')
    .map(words);
}

/** The words of a command after the name of the program, without a comment. */
function words(line: string): string[] {
  return [...line.replace(/\s+#.*$/, '').matchAll(/'([^']*)'|[^\s']+(?:'[^']*'[^\s']*)*/g)]
    .map(([word]) => word.replace(/'/g, ''))
    .slice(1);
}
