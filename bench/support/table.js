'use strict';
const number = (value) => (value === undefined ? '' : value.toFixed(2));
const pair = (ratio, field) => (ratio ? `${ratio.a[field].toFixed(0)} / ${ratio.b[field].toFixed(0)}` : '');

const COLUMNS = [
  ['item', (row) => row.name],
  ['ratio', (row) => number(row.value ?? row.ratio?.wall) || (row.text ?? '')],
  ['CPU', (row) => number(row.ratio?.cpu)],
  ['memory', (row) => number(row.ratio?.memory)],
  ['aim', (row) => (row.aim === undefined ? '' : `<= ${row.aim}`)],
  ['', (row) => (row.aim === undefined ? '' : (row.value ?? row.ratio.wall) <= row.aim ? 'met' : 'missed')],
  ['wall ms', (row) => pair(row.ratio, 'wall')],
  ['CPU ms', (row) => pair(row.ratio, 'cpu')],
  ['MB', (row) => pair(row.ratio, 'memory')],
  ['note', (row) => row.note ?? ''],
];

/** Rows as aligned text. */
function table(rows) {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  return cells
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

module.exports = { table };
