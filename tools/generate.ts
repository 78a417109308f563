import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cliPage } from './generate/cli-page';
import { componentFiles } from './generate/components';
import { handleFiles } from './generate/handles';
import { apiPages } from './generate/pages';
import { policyFiles } from './generate/policies';
import { problemsPage } from './generate/problems';
import { propFiles } from './generate/props';
import { typeFiles } from './generate/types';

/**
 * Writes what is generated from the schema catalogue, the props, the kinds and the tables of classes: `imports/`
 * (types, constructs and components), `docs/api/` (a page for each kind), and from the tables of problems
 * `docs/problems.md`, and from the commands `docs/cli.md`.
 * With `--check` it writes nothing, and fails when a file is not current.
 */
const root = join(__dirname, '..');

function files(): Map<string, string> {
  return new Map([
    ...typeFiles(),
    ...propFiles(),
    ...policyFiles(),
    ...componentFiles(),
    ...handleFiles(),
    ...apiPages(),
    ...problemsPage(),
    ...cliPage(),
  ]);
}

function existing(folder: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [];
}

function main(check: boolean): void {
  const wanted = files();
  const stale = [...existing('imports'), ...existing('docs/api')].filter((path) => !wanted.has(path));
  const changed = [...wanted].filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
  );
  if (check) {
    const wrong = [...changed.map(([path]) => path), ...stale];
    if (wrong.length > 0) {
      console.error(`not current: ${wrong.join(', ')}\nrun: npm run generate`);
      process.exitCode = 1;
    }
    return;
  }
  for (const path of stale) rmSync(join(root, path));
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`${wanted.size} files, ${changed.length} written, ${stale.length} removed`);
}

main(process.argv.includes('--check'));
