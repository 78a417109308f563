import js from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import tseslint from 'typescript-eslint';

/** Rooms that each room of `lib` may import, besides itself: the table of docs/architecture.md. */
const GROUND = ['model', 'yaml'];
const DATA = [...GROUND, 'releases', 'schema', 'api', 'props'];
const BELOW_MESH = [...DATA, 'components', 'addons', 'injection', 'policies'];
const BELOW_PROGRAM = [...BELOW_MESH, 'rules', 'mesh'];
const MAY_IMPORT = {
  model: [],
  yaml: [],
  releases: ['model', 'schema'],
  schema: ['model'],
  api: ['model', 'schema', 'releases'],
  props: ['model', 'releases', 'schema', 'api'],
  components: [...GROUND, 'releases'],
  addons: [...GROUND, 'releases', 'components'],
  injection: [...GROUND, 'releases', 'schema', 'api'],
  policies: [...GROUND, 'releases', 'api', 'schema'],
  rules: ['model', 'releases', 'schema', 'api'],
  mesh: BELOW_MESH,
  program: BELOW_PROGRAM,
  cdk8s: [...BELOW_PROGRAM, 'program'],
  pulumi: [...BELOW_PROGRAM, 'program'],
  testing: [...BELOW_PROGRAM, 'program'],
  migrate: [...BELOW_PROGRAM, 'program'],
  cli: [...BELOW_PROGRAM, 'program', 'migrate'],
};
const ROOMS = Object.keys(MAY_IMPORT);
/** Who else may import the formats of Kubernetes' fields: they are a part of `rules` that stands alone. */
const USES_FORMATS = ['mesh', 'injection'];
const zones = Object.entries(MAY_IMPORT).flatMap(([room, allowed]) => {
  const target = `./lib/${room}`;
  const message = `lib/${room} may import only: ${[room, ...allowed].join(', ')}`;
  const forbidden = ROOMS.filter((other) => other !== room && !allowed.includes(other));
  if (!USES_FORMATS.includes(room)) return [{ target, from: forbidden.map((other) => `./lib/${other}`), message }];
  return [
    { target, from: forbidden.filter((other) => other !== 'rules').map((other) => `./lib/${other}`), message },
    { target, from: './lib/rules', except: ['./kubernetes'], message },
  ];
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
      'max-len': [
        'error',
        { code: 170, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
      'no-control-regex': 'off',
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'import/no-cycle': 'error',
      'import/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 450 }],
    },
  },
  { files: ['imports/**/*.ts'], rules: { 'max-len': 'off' } },
  { files: ['lib/**/*.data.ts', 'lib/releases/**/*.ts'], rules: { 'max-lines': 'off' } },
);
