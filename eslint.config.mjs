import js from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import tseslint from 'typescript-eslint';

/** Which room may not import which: the table of the design, turned round. */
const ROOMS = ['model', 'yaml', 'releases', 'profiles', 'api', 'components', 'addons', 'injection', 'policies', 'rules', 'pipeline', 'cdk8s', 'pulumi', 'cli'];
const MAY_IMPORT = {
  model: ['model'],
  yaml: ['yaml'],
  api: ['model', 'yaml', 'api'],
  releases: ['model', 'api', 'releases'],
  profiles: ['model', 'profiles'],
  components: ['model', 'yaml', 'api', 'releases', 'components'],
  addons: ['model', 'yaml', 'api', 'releases', 'components', 'addons'],
  injection: ['model', 'yaml', 'api', 'releases', 'injection'],
  policies: ['model', 'yaml', 'api', 'releases', 'policies'],
  rules: ['model', 'yaml', 'api', 'releases', 'rules'],
  pipeline: ['model', 'yaml', 'api', 'releases', 'profiles', 'components', 'addons', 'injection', 'policies', 'rules', 'pipeline'],
  cdk8s: ['model', 'yaml', 'releases', 'pipeline', 'policies', 'rules', 'injection', 'cdk8s'],
  pulumi: ['model', 'yaml', 'releases', 'pipeline', 'policies', 'rules', 'injection', 'pulumi'],
};
const zones = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  target: `./lib/${room}`,
  from: ROOMS.filter((other) => !allowed.includes(other)).map((other) => `./lib/${other}`),
  message: `lib/${room} may import only: ${allowed.join(', ')}`,
}));

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', 'examples/*/dist/', '**/*.js', '**/*.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { import: importPlugin },
    settings: { 'import/resolver': { typescript: { project: './tsconfig.dev.json' } }, 'import/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    rules: {
      'max-len': ['error', { code: 170, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true }],
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
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: ['imports/**/*.ts'], rules: { 'max-len': 'off' } },
  { files: ['lib/**/*.data.ts', 'lib/releases/**/*.ts', 'lib/profiles/**/*.ts'], rules: { 'max-lines': 'off' } },
);
