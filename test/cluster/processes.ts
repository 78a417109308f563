import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What a command printed, and how it ended. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
}

/** Runs a command to its end without blocking: webhooks are answered by way of this process meanwhile. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(options.input ?? '');
  });
}

/** A program that runs until it is stopped; what it prints goes into a file. */
export class Service {
  private readonly child: ChildProcess;
  private readonly log: string;
  private ended = false;

  constructor(
    readonly name: string,
    program: string,
    args: readonly string[],
    home: string,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.log = join(home, `${name}.log`);
    const file = openSync(this.log, 'a');
    this.child = spawn(program, args, {
      cwd: home,
      env: { ...process.env, ...env },
      stdio: ['ignore', file, file],
      // The API server knows clients by the name of their program, here without the version that tells two of them
      // apart.
      argv0: program.replace(/-[\d.]+$/, ''),
    });
    closeSync(file);
    this.child.on('exit', () => {
      this.ended = true;
    });
  }

  /** Waits until a condition holds, as long as the program lives. */
  async until(what: string, condition: () => Promise<boolean>, seconds = 45): Promise<void> {
    await until(
      `${this.name}: ${what}`,
      async () => {
        if (this.ended) throw new Error(`${this.name} ended: ${this.text.slice(-3000)}`);
        return condition();
      },
      seconds,
      () => this.text.slice(-3000),
    );
  }

  get text(): string {
    return readFileSync(this.log, 'utf8');
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    const gone = new Promise((resolve) => {
      this.child.once('exit', resolve);
    });
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(timer);
  }
}

/** Waits until a condition holds. */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  seconds = 45,
  details = () => '',
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}. ${details()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
}

/** Finds ports of the loopback interface that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.listen(0, '127.0.0.1', resolve);
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
        }),
    ),
  );
  return ports;
}

/** Whether an address answers with 200. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ status }) => status === 200,
    () => false,
  );
