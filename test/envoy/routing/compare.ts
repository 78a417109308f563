import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../../lib/model';
import { simulate, type SimulatedMesh } from '../../../lib/program/simulate/simulate';
import type { ProxyRequest, Verdict } from '../../../lib/program/simulate/types';
import { Random } from '../../support/random';
import { bootstrap, type Bootstrap, type Fields, type Sent } from './bootstrap';
import { Authority } from './certificates';
import { ask, type Target } from './client';
import { randomConfig, type RandomConfig } from './random-config';
import { randomRequest } from './random-request';
import {
  addressOf,
  CLUSTER,
  GATEWAYS,
  PROGRAM,
  PROXIES,
  READY_GATEWAYS,
  SERVICES,
  type ProxyUnderTest,
} from './topology';
import { Upstreams } from './upstreams';
import { differences, seen } from './verdicts';

/** Random requests against the configuration of a real istiod in a real Envoy, each compared with our verdict. */

export interface Counts {
  compared: number;
  unknown: number;
  /** Configurations that istiod's validation refuses. */
  refused: number;
  /** Proxies whose configuration Envoy itself refuses, so that it keeps the one before. */
  rejected: number;
  readonly differing: object[];
}

interface Answered {
  readonly id: number;
  readonly refused?: string;
  readonly proxies?: readonly Sent[];
}

const ROOT = { type: 'PathPrefix', value: '/' };
type Match = { readonly path?: object; readonly headers?: readonly object[]; readonly queryParams?: readonly object[] };
const exact = (all: readonly object[]): object[] => all.map((one) => ({ type: 'Exact', ...one }));

/** A route as the API server keeps it: with the defaults of its definition. */
function stored(object: Manifest): Manifest {
  if (object.kind !== 'HTTPRoute') return object;
  const spec = object.spec as {
    readonly parentRefs: readonly object[];
    readonly rules: readonly Fields[];
  };
  const rules = spec.rules.map((rule) => ({
    ...rule,
    matches: ((rule.matches ?? [{}]) as Match[]).map(({ headers, queryParams, ...match }) => ({
      path: ROOT,
      ...match,
      ...(headers && { headers: exact(headers) }),
      ...(queryParams && { queryParams: exact(queryParams) }),
    })),
    ...(rule.backendRefs && {
      backendRefs: rule.backendRefs.map((one: object) => ({ group: '', kind: 'Service', weight: 1, ...one })),
    }),
  }));
  const parentRefs = spec.parentRefs.map((one) => ({ group: 'gateway.networking.k8s.io', kind: 'Gateway', ...one }));
  return { ...object, spec: { ...spec, parentRefs, rules } } as Manifest;
}

/** What istiod sends, for each configuration. */
export function sentBy(program: string, configs: readonly RandomConfig[]): readonly Answered[] {
  const isCluster = (apiVersion: string): boolean => apiVersion.startsWith('gateway.networking.k8s.io');
  const lines = configs.map(({ objects, meshConfig }, id) => {
    const cluster = [...CLUSTER, ...READY_GATEWAYS, ...objects.filter((one) => isCluster(one.apiVersion)).map(stored)];
    const config = objects.filter((one) => !isCluster(one.apiVersion));
    return JSON.stringify({ id, cluster, config, meshConfig, proxies: PROXIES.map(({ node }) => node) });
  });
  const env = { ...process.env, GOLANG_PROTOBUF_REGISTRATION_CONFLICT: 'ignore', PILOT_ENABLE_AMBIENT: 'true' };
  const options = { input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 30, env } as const;
  const { status, stdout, stderr } = spawnSync(program, [], options);
  if (status !== 0) throw new Error(`istiod's code sends nothing: ${stderr.slice(-2000)}`);
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('XDS '))
    .map((line) => JSON.parse(line.slice(4)) as Answered);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until Envoy listens; false where it refuses its configuration. */
async function listening(port: number, child: ChildProcess, errors: () => string): Promise<boolean> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null && errors().includes('error adding listener')) return false;
    if (child.exitCode !== null) throw new Error(`Envoy ended: ${errors().slice(-3000)}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return true;
    await pause(50);
  }
  throw new Error('Envoy does not listen');
}

const INGRESS_PORTS: Readonly<Record<number, number>> = { 80: 8080, 443: 8443 };
const portOf = ({ port }: ProxyRequest): number => port ?? 80;

/** Where a request is sent, or undefined where the proxy listens on no such port. */
function target(request: ProxyRequest, { ref, node }: ProxyUnderTest, { ports }: Bootstrap): Target | undefined {
  const port = portOf(request);
  const at = (name: string, address: string, destinationPort: number, proxied: boolean): Target | undefined =>
    ports[name] === undefined ? undefined : { port: ports[name], address, destinationPort, proxied };
  if (request.direction === 'outbound') return at('virtualOutbound', request.address ?? '', port, true);
  if (request.direction === 'inbound') {
    const own = SERVICES.find(({ name }) => name === 'orders')?.ports.find((one) => one.port === port);
    return at('virtualInbound', node.ip, own?.targetPort ?? port, true);
  }
  if (request.direction === 'waypoint') return at('connect_terminate', addressOf(request.host), port, false);
  const own = ref.name === 'ingress' ? INGRESS_PORTS[port] : port;
  return at(String(own), node.ip, own, true);
}

/** Our verdict; what is thrown is a difference too. */
function verdict(mesh: SimulatedMesh, request: ProxyRequest): Verdict {
  try {
    return mesh.request(request);
  } catch (error) {
    return { outcome: `threw ${String(error)}`, because: [] } as unknown as Verdict;
  }
}

interface Run {
  readonly envoy: string;
  readonly folder: string;
  readonly authority: Authority;
  readonly requests: number;
  readonly port: number;
}

/** A proxy with what istiod sent to it, and our mesh of the same objects. */
interface Case {
  readonly id: number;
  readonly proxy: ProxyUnderTest;
  readonly sent: Sent;
  readonly config: RandomConfig;
  readonly mesh: SimulatedMesh;
}

async function askAll(run: Run, one: Case, made: Bootstrap, upstreams: Upstreams, counts: Counts): Promise<void> {
  const random = new Random(one.id * 31 + PROXIES.indexOf(one.proxy));
  for (let i = 0; i < run.requests; i++) {
    const request = randomRequest(random, one.proxy);
    const ours = verdict(one.mesh, request);
    const to = target(request, one.proxy, made);
    counts.compared++;
    if (ours.outcome === 'unknown') {
      counts.unknown++;
      continue;
    }
    if (to === undefined) {
      if (!['no-listener', 'refused'].includes(ours.outcome))
        counts.differing.push({ id: one.id, request, differ: [['outcome', 'no-listener', ours.outcome]] });
      continue;
    }
    const identity = request.from?.principal;
    const certificate = identity && { certificate: run.authority.certificate(identity) };
    upstreams.take();
    const answer = await ask(request, { ...to, ...(certificate || {}) });
    if (answer.status === undefined) await pause(15);
    const real = seen(answer, upstreams.take(), made);
    const differ = differences(real, ours, request);
    if (differ.length > 0) counts.differing.push({ id: one.id, differ, request, real, ours });
  }
}

async function compareProxy(run: Run, one: Case, counts: Counts): Promise<void> {
  const folder = join(run.folder, `${one.id}-${PROXIES.indexOf(one.proxy)}`);
  mkdirSync(folder);
  const { labels, namespace } = one.proxy.node;
  const own = run.authority.certificate(`cluster.local/ns/${namespace}/sa/${labels.app ?? 'gateway'}`);
  const made = bootstrap(one.sent, folder, run.port, own);
  const bound = [...new Set(Object.values(made.ports))];
  const file = join(folder, 'envoy.json');
  writeFileSync(file, JSON.stringify(made.config));
  const upstreams = new Upstreams(folder, made.clusters);
  const options = ['-c', file, '--concurrency', '1', '-l', 'error', '--use-dynamic-base-id', '--disable-hot-restart'];
  const child = bound.length === 0 ? undefined : spawn(run.envoy, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child?.stderr?.on('data', (data) => (errors += String(data)));
  try {
    let runs = true;
    for (const port of bound) runs &&= await listening(port, child!, () => errors);
    if (runs) await askAll(run, one, made, upstreams, counts);
    else counts.rejected++;
  } finally {
    child?.kill('SIGKILL');
    upstreams.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface RoutingOptions {
  readonly envoy: string;
  readonly program: string;
  readonly seed: number;
  readonly sets: number;
  readonly requests: number;
  /** Only this configuration. */
  readonly only?: number;
}

const FIRST_PORT = 23000;

export async function compareRouting(options: RoutingOptions): Promise<Counts> {
  const { envoy, program, seed, sets, requests, only } = options;
  const random = new Random(seed);
  const configs = Array.from({ length: sets }, () => randomConfig(random));
  const folder = mkdtempSync(join(tmpdir(), 'istio-constructs-envoy-'));
  const counts: Counts = { compared: 0, unknown: 0, refused: 0, rejected: 0, differing: [] };
  const run = { envoy, folder, authority: new Authority(folder), requests };
  let port = FIRST_PORT;
  try {
    for (const { id, refused, proxies = [] } of sentBy(program, configs)) {
      if (only !== undefined && id !== only) continue;
      const config = configs[id];
      const objects = [...PROGRAM, ...GATEWAYS, ...config.objects];
      // release: the istiod of this comparison is built from 1.31
      const mesh = simulate(objects, { version: '1.31', meshConfig: config.meshConfig });
      if (refused !== undefined) {
        counts.refused++;
        if (mesh.problems.length === 0) counts.differing.push({ id, refused });
        continue;
      }
      for (const [index, proxy] of PROXIES.entries()) {
        await compareProxy({ ...run, port }, { id, proxy, sent: proxies[index], config, mesh }, counts);
        port = FIRST_PORT + ((port - FIRST_PORT + 20) % 2000);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}
