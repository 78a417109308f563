/**
 * `npm run test:sarif`: logs of `analyze -o sarif` are valid by the schema of SARIF 2.1.0.
 *
 * The schema comes from the npm package `@microsoft/jest-sarif`, and a validator of JSON schemas from `ajv`; both are
 * installed into a temporary folder. `SARIF_SCHEMA` names another file with the schema, for example the one that OASIS
 * publishes.
 *
 * Needs npm and its registry. What cannot run says why, on a line that begins with SKIPPED; a failure ends with exit
 * code 1.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatters } from '../../lib/cli/analyze-formats';
import { analyze, type AnalyzedFile, type AnalyzeOptions } from '../../lib/manifests';
import { hasReference, listReference, readReference } from '../support/reference';

const PACKAGES = ['ajv@8', 'ajv-formats@3', 'ajv-draft-04@1', '@microsoft/jest-sarif@1.0.0-beta.0'];
const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

interface Input {
  readonly name: string;
  readonly files: readonly AnalyzedFile[];
  readonly options?: AnalyzeOptions;
}

interface Fault {
  readonly instancePath: string;
  readonly message?: string;
}

type Validate = ((log: unknown) => boolean) & { errors?: readonly Fault[] | null };

const telemetry = (name: string): string => `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${JSON.stringify(name)}, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
`;
const two = `${telemetry('one')}---\n${telemetry('two')}`;
const odd = ['a b.yaml', 'a#b?c%.yaml', 'C:\\k8s\\a.yaml', '-', '\u00e9/\u4e2d.yaml', 'a:b.yaml', '\ud800.yaml'];

function inputs(): Input[] {
  const suppress = [
    { code: 'IST0160', object: 'Telemetry shop/one', reason: 'old' },
    { code: 'IST0001' },
    { code: 'IST9999' },
  ];
  return [
    { name: 'no file', files: [] },
    { name: 'nothing found', files: [{ name: 'a.yaml', text: telemetry('one') }] },
    { name: 'suppressed, unused and unknown', files: [{ name: 'a.yaml', text: two }], options: { suppress } },
    { name: 'unreadable', files: [{ name: 'a.yaml', text: 'kind: [\n' }] },
    { name: 'control characters', files: [{ name: 'a.yaml', text: two.replace('one', '\\e[31m\\u202e') }] },
    ...odd.map((name) => ({ name: `a file named ${JSON.stringify(name)}`, files: [{ name, text: two }] })),
    ...(hasReference ? listReference('analysis', 'cases') : []).map((file) => {
      const { files, version } = readReference<{ files: AnalyzedFile[]; version: string }>('analysis', 'cases', file);
      return { name: file, files, options: { version } };
    }),
  ];
}

/** Installs the validator, and compiles the schema. */
function validator(folder: string): Validate {
  const npm = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES];
  execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'] });
  const load = createRequire(join(folder, 'index.js'));
  const path = process.env.SARIF_SCHEMA ?? join(folder, SCHEMA);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as { $schema?: string };
  const name = schema.$schema?.includes('draft-04') ? 'ajv-draft-04' : 'ajv';
  const { default: Ajv } = load(name) as {
    default: new (options: object) => { compile: (schema: object) => Validate };
  };
  const { default: addFormats } = load('ajv-formats') as { default: (ajv: object) => void };
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

function run(folder: string): string[] {
  const validate = validator(folder);
  const faults: string[] = [];
  let results = 0;
  // The schema refuses what is no log: otherwise its verdict on ours would say nothing.
  if (validate({ version: '2.1.0', runs: [{}] })) faults.push('the schema accepts a run without a tool');
  const all = inputs();
  for (const { name, files, options } of all) {
    const log = JSON.parse(formatters.sarif(analyze(files, options))) as { runs: { results: unknown[] }[] };
    results += log.runs[0].results.length;
    if (!validate(log))
      faults.push(...(validate.errors ?? []).map((fault) => `${name}: ${fault.instancePath} ${fault.message ?? ''}`));
  }
  process.stdout.write(`${all.length} logs with ${results} results, ${faults.length} faults by the schema\n`);
  return faults;
}

const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
try {
  const faults = run(folder);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (reason) {
  if (existsSync(join(folder, 'node_modules'))) throw reason;
  process.stdout.write(`SKIPPED: the validator cannot be installed: ${(reason as Error).message.split('\n')[0]}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
