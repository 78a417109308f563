'use strict';
/** Builds the Go programs beside this file, each once; Go's own cache does the rest. */
const { spawnSync } = require('node:child_process');
const { copyFileSync, existsSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');

const OUT = join(__dirname, '..', '..', 'node_modules', '.cache', 'istio-constructs-go');

function go(cwd, ...args) {
  const env = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off' };
  return spawnSync('go', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** The last words of a failed command. */
const lastLines = (text) =>
  text
    .trim()
    .split('\n')
    .slice(-2)
    .map((line) => line.trim())
    .join(' | ')
    .slice(0, 400);

/**
 * The program's path, or the reason why there is none. Module files (of `modules`) are copied first: building must not
 * change those in the repository.
 */
function build(name, folder, modfile, replace, modules = folder) {
  const target = join(OUT, name);
  mkdirSync(target, { recursive: true });
  const source = join(__dirname, folder);
  for (const end of ['mod', 'sum'])
    if (existsSync(join(__dirname, modules, `${modfile}.${end}`)))
      copyFileSync(join(__dirname, modules, `${modfile}.${end}`), join(target, `go.${end}`));
  const mod = join(target, 'go.mod');
  if (replace) go(source, 'mod', 'edit', `-replace=${replace}`, mod);
  const path = join(target, 'program');
  const { status, stderr } = go(source, 'build', '-p', '2', `-modfile=${mod}`, '-o', path, '.');
  return status === 0 ? { path, modfile: mod, folder: source } : { reason: lastLines(stderr) };
}

const vectors = () => build('vectors', 'vectors', 'go');

const crds = () => build('crds', 'crds', 'go');

/** Istio's source of a release, where ISTIO_SOURCE has it. */
function localIstio(release) {
  const local = process.env.ISTIO_SOURCE && join(process.env.ISTIO_SOURCE, release);
  return local && existsSync(join(local, 'go.mod')) ? `istio.io/istio=${local}` : undefined;
}

/** The program that makes Envoy's RBAC filters of AuthorizationPolicies, with istiod's own packages. */
const authz = (release) => build(`authz-${release}`, 'authz', `istio-${release}`, localIstio(release), 'istio');

/** The program that writes what istiod sends to proxies, with istiod's own server. */
const xds = (release) => build(`xds-${release}`, 'xds', `istio-${release}`, localIstio(release), 'istio');

/** The program with istiod's packages of one release, and the folder of Istio's source. */
function istio(release) {
  if (!existsSync(join(__dirname, 'istio', `istio-${release}.mod`)))
    return { reason: `test/go/istio has no module file for ${release}` };
  const program = build(`istio-${release}`, 'istio', `istio-${release}`, localIstio(release));
  if (program.reason) return program;
  const { stdout } = go(
    program.folder,
    'list',
    `-modfile=${program.modfile}`,
    '-m',
    '-f',
    '{{.Dir}}',
    'istio.io/istio',
  );
  return { ...program, source: stdout.trim() };
}

module.exports = { vectors, crds, istio, authz, xds };
