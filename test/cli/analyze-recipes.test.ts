import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';
import { readYaml } from '../../lib/yaml/read-yaml';

/** The hook and the steps of docs/analysis.md, run in a checkout as far as they run without their services. */

const page = readFileSync(join(__dirname, '../../docs/analysis.md'), 'utf8');
const section = page.slice(page.indexOf('## In pipelines'), page.indexOf('## Codes'));
const blocks = [...section.matchAll(/```yaml\n([^`]*)```/g)].map(([, text]) => readYaml(text));

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const telemetry = (name: string): string =>
  `apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: { name: ${name}, namespace: shop }\n` +
  'spec: { tracing: [{ randomSamplingPercentage: 10 }] }\n';

const POLICY =
  'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: shop }\n' +
  'spec: { selector: { matchLabels: { app: web } } }\n';

const home = process.cwd();
afterAll(() => process.chdir(home));

/** Goes into a checkout with a folder `k8s`. */
function checkout(...documents: string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(join(folder, 'k8s', 'all.yaml'), documents.join('---\n'));
  process.chdir(folder);
}

/** Runs a command of a shell that is one call of the program, perhaps into a file. */
async function shell(command: string): Promise<{ code: number; out: string; file?: string }> {
  const [call, file] = command.split(' > ');
  const [npx, program, ...args] = call.split(' ');
  expect([npx, program]).toEqual(['npx', 'istio-constructs']);
  const out: string[] = [];
  const code = await run(
    args,
    (text) => out.push(text),
    (text) => out.push(text),
  );
  return { code, out: out.join(''), ...(file !== undefined && { file }) };
}

describe('the hook of pre-commit', () => {
  const [{ repos }] = blocks as [{ repos: { repo: string; hooks: Hook[] }[] }];
  const [{ repo, hooks }] = repos;

  test('has all that a local hook needs', () => {
    expect(repo).toBe('local');
    expect(Object.keys(hooks[0]).sort()).toEqual(['entry', 'files', 'id', 'language', 'name', 'pass_filenames']);
    expect(hooks[0]).toMatchObject({ language: 'system', pass_filenames: false });
    expect(
      ['k8s/a.yaml', 'k8s/shop/b.yml', 'src/k8s/a.yaml', 'README.md'].map((path) =>
        new RegExp(hooks[0].files).test(path),
      ),
    ).toEqual([true, true, false, false]);
  });
  test('passes a part of a mesh, and fails for a mistake', async () => {
    checkout(telemetry('one'), POLICY);
    expect(await shell(hooks[0].entry)).toMatchObject({ code: 0 });
    checkout(telemetry('one'), telemetry('two'));
    const { code, out } = await shell(hooks[0].entry);
    expect([code, out.split('\n')[0]]).toEqual([1, 'Telemetry shop/one']);
  });
});

describe('the steps of a workflow', () => {
  const [, steps] = blocks as [unknown, Step[]];

  test('annotate the files, write the log although they fail, and upload it', async () => {
    checkout(telemetry('one'), telemetry('two'));
    const [annotate, log, upload] = steps;
    expect(steps).toHaveLength(3);

    const annotated = await shell(annotate.run ?? '');
    expect(annotated.code).toBe(1);
    expect(annotated.out.split('\n').map((line) => line.replace(/::Telemetry.*/, ''))).toEqual([
      '::error file=k8s/all.yaml,line=4,title=IST0160 MultipleTelemetriesWithoutWorkloadSelectors',
      '::error file=k8s/all.yaml,line=9,title=IST0160 MultipleTelemetriesWithoutWorkloadSelectors',
      '',
    ]);

    expect(log.if).toBe('always()');
    const written = await shell(log.run ?? '');
    expect(JSON.parse(written.out)).toMatchObject({ version: '2.1.0', runs: [{ results: [{}, {}] }] });

    expect(upload).toEqual({
      uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@v\d+$/) as string,
      if: 'always()',
      with: { sarif_file: written.file },
    });
  });
  test('pass where nothing is wrong', async () => {
    checkout(telemetry('one'));
    for (const { run: command } of steps.slice(0, 2)) expect(await shell(command ?? '')).toMatchObject({ code: 0 });
  });
});
