import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import tseslint from 'typescript-eslint';

/**
 * Rooms that each room of `lib` may import, besides itself. A part of a room, such as `rules/kubernetes`, stands alone:
 * it may be imported by rooms that may not import the rest. `test/house/imports.test.ts` holds the same for types.
 */
const MAY_IMPORT = JSON.parse(readFileSync(new URL('tools/rooms.json', import.meta.url), 'utf8'));
/** Files of data whose lines may be long: `test/house/lines.test.ts` reads the same list. */
const LONG_LINES = Object.keys(
  JSON.parse(readFileSync(new URL('tools/long-lines.json', import.meta.url), 'utf8')),
).filter((pattern) => pattern.endsWith('.ts'));
/** Files of more than 300 lines. */
const LONG_FILES = [
  // Catalogue: one field a line, and one message of Istio's a file.
  'lib/api/mesh-config/{config,proxy-config}.ts',
];
const zones = Object.entries(MAY_IMPORT).flatMap(([room, allowed]) => {
  const target = `./lib/${room}`;
  const message = `lib/${room} may import only: ${[room, ...allowed].join(', ')}`;
  return Object.keys(MAY_IMPORT)
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => {
      const parts = allowed.filter((part) => part.startsWith(`${other}/`));
      return { target, from: `./lib/${other}`, except: parts.map((part) => part.replace(other, '.')), message };
    });
});

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', 'examples/*/dist/', '**/*.js', '**/*.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { import: importPlugin },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.dev.json' } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'max-len': ['error', { code: 120 }],
      'import/no-duplicates': ['error', { 'prefer-inline': true }],
      'no-control-regex': 'off',
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'import/no-cycle': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'PrivateIdentifier', message: 'private members are `private`, as everywhere in lib' },
      ],
      'import/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 300 }],
      'complexity': ['error', 15],
      'max-params': ['error', 5],
    },
  },
  {
    // Components of Pulumi hide their fields with `#`: what is only `private` would reach stack outputs.
    files: [
      'lib/pulumi/{service-mesh,mesh-service,policy,multi-cluster-mesh,multi-cluster-service}.ts',
      'lib/policies/intents/mesh-methods.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['imports/**/*.ts'], rules: { 'max-len': 'off', 'import/no-duplicates': 'off' } },
  { files: LONG_LINES, rules: { 'max-len': 'off' } },
  { files: ['lib/**/*.data.ts', 'lib/releases/**/*.ts'], rules: { 'max-lines': 'off' } },
  { files: LONG_FILES, rules: { 'max-lines': 'off' } },
);
