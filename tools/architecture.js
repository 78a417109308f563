'use strict';
/**
 * Draws how the rooms of `lib` depend on each other, from the imports in the code, into `docs/architecture.md`.
 * `--check` only says whether the picture there is that of the code.
 */
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '..');
const lib = join(root, 'lib');
const page = join(root, 'docs/architecture.md');
const [BEGIN, END] = ['<!-- picture: written by `node tools/architecture.js` -->', '<!-- end of the picture -->'];

const filesOfLib = () =>
  readdirSync(lib, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));

/** The room of a file of `lib`; nothing for entries, which only name what rooms export. */
const roomOf = (file) => (file.includes('/') ? file.split('/')[0] : undefined);

/** The rooms that a file imports, of values and of types, at once or late. */
function roomsImportedBy(file) {
  const path = join(lib, file);
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => relative(lib, resolve(dirname(path), fileName)).replaceAll('\\', '/'))
    .filter((imported) => !imported.startsWith('..'))
    .map((imported) => imported.split('/')[0]);
}

/** Of each room the rooms that it imports. */
function importsOfRooms() {
  const rooms = new Map();
  for (const file of filesOfLib()) {
    const room = roomOf(file);
    if (room === undefined) continue;
    const imported = rooms.get(room) ?? rooms.set(room, new Set()).get(room);
    for (const other of roomsImportedBy(file)) if (other !== room) imported.add(other);
  }
  for (const imported of rooms.values())
    for (const other of [...imported]) if (!rooms.has(other)) imported.delete(other);
  return rooms;
}

/** Everything that is reached from a room, itself left out. */
function reachedFrom(room, rooms, seen = new Set()) {
  for (const next of rooms.get(room))
    if (!seen.has(next)) {
      seen.add(next);
      reachedFrom(next, rooms, seen);
    }
  return seen;
}

/** Arrows that say something: what another arrow leads to as well is left out. */
function arrows(rooms) {
  return [...rooms]
    .flatMap(([room, imported]) =>
      [...imported]
        .filter((to) => ![...imported].some((other) => other !== to && reachedFrom(other, rooms).has(to)))
        .map((to) => `  ${room} --> ${to}`),
    )
    .sort();
}

const picture = () => ['```mermaid', 'flowchart TD', ...arrows(importsOfRooms()), '```'].join('\n');

function main() {
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${page}: no place for the picture`);
  const current = `${text.slice(0, start)}${BEGIN}\n${picture()}\n${text.slice(end)}`;
  if (current === text) return;
  if (process.argv.includes('--check')) {
    console.error('docs/architecture.md: the imports of lib are not those of the picture; run `npm run architecture`');
    process.exitCode = 1;
  } else writeFileSync(page, current);
}

module.exports = { arrows, importsOfRooms, picture };
if (require.main === module) main();
