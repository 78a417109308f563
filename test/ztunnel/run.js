'use strict';
/**
 * `npm run test:ztunnel [-- --record]`: ztunnel's own code judges policies that istiod's own code converted, and the
 * verdicts are compared with those in verdicts.json, against which the tests hold what we say (`--record` writes it).
 *
 * Needs Go, Rust, and ZTUNNEL_SOURCE: a checkout of istio/ztunnel at the release. Istio's source comes from the Go
 * module proxy, or from ISTIO_SOURCE, a folder with its tree. Of ztunnel `src/rbac.rs` and `proto/` are compiled,
 * without change but for the unit tests; of istiod `authorization.go` of the ambient index. What cannot run says why,
 * on a line that begins with SKIPPED.
 */
const { spawnSync } = require('node:child_process');
const { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const inputs = require('./inputs.js');

const OUT =
  process.env.ISTIO_CONSTRUCTS_CACHE ??
  join(__dirname, '..', '..', 'node_modules', '.cache', 'istio-constructs-ztunnel');
const VERDICTS = join(__dirname, 'verdicts.json');
const SETS = 400;
/** Verdicts of PeerAuthentications in one line of the file: those of one mode of the mesh and of the namespace. */
const PEERS_A_LINE = 101;

function run(cwd, command, args, { input, env } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  if (done.status !== 0)
    throw new Error(
      `${command} ${args[0]}: ${String(done.error ?? done.stderr)
        .trim()
        .split('\n')
        .slice(-3)
        .join(' | ')}`,
    );
  return done.stdout;
}

/** istiod's conversion, with what surrounds it in istiod replaced by small stand-ins. */
function buildConvert() {
  const target = join(OUT, 'convert');
  mkdirSync(target, { recursive: true });
  cpSync(join(__dirname, 'convert'), target, { recursive: true });
  const env = { GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off' };
  const { ISTIO_SOURCE: local } = process.env;
  if (local) run(target, 'go', ['mod', 'edit', `-replace=istio.io/istio=${local}`], { env });
  if (!local) run(target, 'go', ['mod', 'download', 'istio.io/istio'], { env });
  const istio = run(target, 'go', ['list', '-m', '-f', '{{.Dir}}', 'istio.io/istio'], { env }).trim();
  const source = readFileSync(join(istio, 'pilot/pkg/serviceregistry/ambient/authorization.go'), 'utf8');
  const own = 'istio-constructs/test/ztunnel/convert/standins';
  const start = source.indexOf('func (a *index) Policies');
  const text = (source.slice(0, start) + source.slice(source.indexOf('\nfunc ', start)))
    .replace('package ambient', 'package main')
    .replace('"istio.io/istio/pilot/pkg/features"', `"${own}/features"`)
    .replace('"istio.io/istio/pilot/pkg/model"', `"${own}/model"`)
    .replace('"istio.io/istio/pkg/log"', `"${own}/log"`);
  writeFileSync(join(target, 'authorization.go'), text);
  run(target, 'go', ['build', '-p', '2', '-o', 'program', '.'], { env });
  const { Version: version } = JSON.parse(run(target, 'go', ['list', '-m', '-json', 'istio.io/istio'], { env }));
  return { path: join(target, 'program'), version };
}

function buildRbac(ztunnel) {
  run(join(__dirname, 'rbac'), 'cargo', ['build', '--release', '--locked'], {
    env: { ZTUNNEL_SOURCE: ztunnel, CARGO_TARGET_DIR: join(OUT, 'rbac') },
  });
  return join(OUT, 'rbac', 'release', 'ztunnel-rbac');
}

const lines = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const jsonLines = (all) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

const policy = (action, rule, i) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: `p${i}`, namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'orders' } }, action, rules: [rule] },
});

/** The PeerAuthentications of one pod, by the modes of the mesh, the namespace, the pod and two of its ports. */
function peer([mesh, namespace, workload, first, second]) {
  const of = (name, ns, mode, more) =>
    mode && {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name, namespace: ns },
      spec: { mtls: { mode }, ...more },
    };
  const ports = Object.fromEntries(
    [
      [8080, first],
      [9090, second],
    ]
      .filter(([, mode]) => mode)
      .map(([port, mode]) => [port, { mode }]),
  );
  const own = {
    selector: { matchLabels: { app: 'orders' } },
    ...(Object.keys(ports).length > 0 && { portLevelMtls: ports }),
  };
  return {
    mesh: of('mesh', 'istio-system', mesh),
    namespace: of('all', 'shop', namespace),
    workload: of('own', 'shop', workload, own),
  };
}

/** Which connections match each rule, as ALLOW and as DENY, and which a set of policies lets through, and by whom. */
function record() {
  const convert = buildConvert();
  const rbac = buildRbac(process.env.ZTUNNEL_SOURCE);
  const rules = inputs.rules();
  const connections = inputs.connections();
  const sets = inputs.sets(SETS, rules.length);
  const send = (all) => lines(run(OUT, convert.path, [], { input: jsonLines(all) })).map((one) => one.policies);
  const [allow, deny] = ['ALLOW', 'DENY'].map((action) =>
    send(rules.map((rule, i) => ({ authorization: policy(action, rule, i) }))),
  );
  const judge = (cases, asked = connections) =>
    lines(run(OUT, rbac, [], { input: jsonLines(cases.map((policies) => ({ policies, connections: asked }))) }));
  const bits = ({ verdicts }) => verdicts.map(({ matches }) => (matches[0] ? '1' : '0')).join('');
  const [allowed, denied] = [allow, deny].map((all) => judge(all).map(bits));
  const peers = inputs.peers();
  const admitted = ({ verdicts }) => verdicts.map(({ allowed: ok }) => (ok ? '+' : '-')).join('');
  const mtls = judge(send(peers.map((modes) => ({ peer: peer(modes) }))), inputs.peerConnections()).map(admitted);
  const together = judge(
    sets.map((set) => set.flatMap(({ rule, action }) => (action === 'ALLOW' ? allow : deny)[rule])),
  );
  return {
    made: { by: 'test/ztunnel/run.js', istio: convert.version ?? 'ISTIO_SOURCE', ztunnel: ztunnelCommit() },
    connections,
    rules: rules.map((rule, i) => ({ rule, allow: allowed[i], deny: denied[i] })),
    sets: sets.map((set, i) => ({
      set,
      verdicts: together[i].verdicts.map(({ allowed: ok, by }) => (ok ? '+' : '-') + (by ?? '')),
    })),
    peers: Array.from({ length: mtls.length / PEERS_A_LINE }, (_, i) =>
      mtls.slice(i * PEERS_A_LINE, (i + 1) * PEERS_A_LINE).join(' '),
    ),
  };
}

function ztunnelCommit() {
  const file = join(process.env.ZTUNNEL_SOURCE, 'COMMIT');
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim()
    : run(process.env.ZTUNNEL_SOURCE, 'git', ['rev-parse', 'HEAD']).trim();
}

const list = (all) => `[\n${all.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
const text = ({ made, connections, rules, sets, peers }) =>
  `{\n"made": ${JSON.stringify(made)},\n"connections": ${list(connections)},\n` +
  `"rules": ${list(rules)},\n"sets": ${list(sets)},\n"peers": ${list(peers)}\n}\n`;

function main() {
  if (!process.env.ZTUNNEL_SOURCE)
    return console.log('SKIPPED ztunnel: ZTUNNEL_SOURCE names no checkout of istio/ztunnel');
  const found = record();
  if (process.argv.includes('--record')) writeFileSync(VERDICTS, text(found));
  const known = JSON.parse(readFileSync(VERDICTS, 'utf8'));
  const differing = ['connections', 'rules', 'sets', 'peers'].filter(
    (part) => JSON.stringify(known[part]) !== JSON.stringify(found[part]),
  );
  const outcome = differing.length === 0 ? 'as recorded' : `other ${differing.join(', ')} than recorded`;
  const policies = `${found.rules.length} rules as ALLOW and DENY and ${found.sets.length} sets`;
  const counts = `${policies}, ${inputs.peers().length} PeerAuthentications`;
  console.log(`ztunnel: ${counts}; ${outcome}`);
  process.exitCode = differing.length === 0 ? 0 : 1;
}

main();
