import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Texts of CommonJS modules by name, as they `require` each other. */
export type Modules = Readonly<Record<string, string>>;

/** Files of the package that a page takes at once, and those that it unpacks for the first question. */
export const PAGE_FILES = ['graph-page', 'graph-core', 'picture'];
export const SIMULATION_FILES = ['simulate', 'access', 'gateway-api', 'yaml'];

let found: Modules | undefined;

/** Returns the bundles of the package that run in a page. A checkout that is not built makes them on demand. */
export function pageModules(): Modules {
  return (found ??= existsSync(join(__dirname, 'graph-page.js')) ? builtModules() : freshModules());
}

const builtModules = (): Modules =>
  Object.fromEntries(
    [...PAGE_FILES, ...SIMULATION_FILES].map((name) => [
      `./${name}.js`,
      readFileSync(join(__dirname, `${name}.js`), 'utf8'),
    ]),
  );

function freshModules(): Modules {
  const tool = join(__dirname, '..', '..', '..', '..', 'tools', 'page-files.js');
  return JSON.parse(execFileSync(process.execPath, [tool], { encoding: 'utf8', maxBuffer: 1 << 28 })) as Modules;
}

/** Returns the modules of the engine for regular expressions of RE2, as its package has them. */
export function regexModules(): Modules {
  const folder = dirname(require.resolve('@bufbuild/re2'));
  const names = readdirSync(folder).filter((name) => /^(?!test).*\.js$/.test(name));
  return Object.fromEntries(names.map((name) => [`@bufbuild/re2/${name}`, readFileSync(join(folder, name), 'utf8')]));
}
