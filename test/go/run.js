'use strict';
/**
 * `npm run test:go [-- --inputs 5600 --seed 1 --releases 1.30.3,1.31.0 --upstream --record]`: real Go is the judge of
 * the template interpreter and of the CRDs.
 *
 * 1. Records the semantic vectors again and compares them with test/injection/go-template/vectors.json (`--record`
 * writes the file).
 * 2. Renders the templates of each release on random inputs with istiod's own package and with our interpreter: the
 * texts must be equal.
 * `--upstream` takes the templates of Istio's charts instead of ours, so that the interpreter is judged on text it was
 * not made for.
 * 3. Asks the API server's own code about the CRDs and 20,000 generated objects of each release.
 *
 * Istio's source comes from the Go module proxy, or from ISTIO_SOURCE: a folder with one source tree for each release
 * (`1.30.3/`).
 * What cannot run says why, on a line that begins with SKIPPED; a difference ends with exit code 1.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

const ROOT = join(__dirname, '..', '..');
const VECTORS = join(ROOT, 'test', 'injection', 'go-template', 'vectors.json');
const RELEASES = ['1.29.6', '1.30.3', '1.31.0'];

const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '5600' },
    seed: { type: 'string', default: '1' },
    releases: { type: 'string', default: RELEASES.join(',') },
    upstream: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});

function skipped(what, reason) {
  console.log(`SKIPPED ${what}: ${reason}`);
  return true;
}

/** The version of Go, or undefined where there is none. */
function goVersion() {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs every case in real Go. */
function recordVectors(build) {
  const cases = require('./vectors/cases.js');
  const program = build.vectors();
  if (program.reason) return program;
  const input = cases.map(({ template, data }) => `${JSON.stringify({ template, data })}\n`).join('');
  const { status, stdout, stderr } = spawnSync(program.path, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`the vectors could not be recorded: ${stderr}`);
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { vectors: cases.map((one, i) => ({ ...one, ...results[i] })) };
}

function checkVectors(build, version) {
  const { vectors, reason } = recordVectors(build);
  if (reason) return skipped('vectors', reason);
  if (options.record)
    writeFileSync(
      VECTORS,
      `{\n"go": "${version}",\n"vectors": [\n${vectors.map((one) => JSON.stringify(one)).join(',\n')}\n]\n}\n`,
    );
  const known = JSON.parse(readFileSync(VECTORS, 'utf8')).vectors;
  const differing = vectors.filter((one, i) => JSON.stringify(one) !== JSON.stringify(known[i]));
  for (const { name, template } of differing.slice(0, 5))
    console.log(`  ${name}: ${JSON.stringify(template)} is recorded otherwise`);
  console.log(
    `vectors: ${vectors.length} run with ${version}, ` +
      `${differing.length + Math.abs(known.length - vectors.length)} differ from the recorded ones`,
  );
  return differing.length === 0 && known.length === vectors.length;
}

/** The API server's own code must take our CRDs and give our verdict on each generated object. */
function checkCrds(build, release) {
  const program = build.crds();
  if (program.reason) return skipped(`CRDs of ${release}`, program.reason);
  const { crdInput } = require('./crds/objects.ts');
  const { status, stdout, stderr } = spawnSync(program.path, {
    input: crdInput(release, 20000, Number(options.seed)),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  console.log(`API server, ${release}: ${stdout.trim().slice(-4000)}${stderr}`);
  return status === 0;
}

async function main() {
  const version = goVersion();
  if (!version) return skipped('test:go', 'there is no go on the PATH');
  if (!existsSync(join(ROOT, 'node_modules', 'tsx')))
    return skipped('test:go', 'the development dependencies are not installed');
  const build = require('./build.js');
  let good = checkVectors(build, version);
  require('tsx/cjs');
  const { compareTemplates } = require('./compare.ts');
  for (const release of options.releases.split(',')) {
    good = checkCrds(build, release) && good;
    const program = build.istio(release);
    if (program.reason) skipped(`templates of ${release}`, program.reason);
    else
      good =
        (await compareTemplates({
          release,
          program,
          count: Number(options.inputs),
          seed: Number(options.seed),
          upstream: options.upstream,
        })) && good;
  }
  return good;
}

main().then((good) => {
  process.exitCode = good ? 0 : 1;
});
