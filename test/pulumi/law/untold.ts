import * as pulumi from '@pulumi/pulumi';
import { run, type Run } from '../support';

const SIGNATURE = '4dabf18193072939515e22adb298388d';

/** A value without anything that is marked as secret. */
function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== 'object' || value === null) return value;
  if (SIGNATURE in value) return '(secret)';
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item)]));
}

/** Everything that the engine, the state or a reader of the output gets to see in plain text. */
export async function seen<T>(
  program: () => T,
  options?: Parameters<typeof run>[1],
): Promise<Run<T> & { readonly text: string }> {
  const logged: unknown[] = [];
  const keep = (...args: unknown[]): never => {
    logged.push(...args.filter((arg) => typeof arg === 'string'));
    return Promise.resolve() as never;
  };
  const outer: jest.SpyInstance[] = [];
  const done = await run(() => {
    // What the SDK itself says when it is debugged is not ours.
    for (const level of ['info', 'error'] as const) outer.push(jest.spyOn(pulumi.log, level).mockImplementation(keep));
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
      outer.push(jest.spyOn(console, level).mockImplementation(keep));
    for (const stream of [process.stdout, process.stderr]) {
      outer.push(
        jest.spyOn(stream, 'write').mockImplementation(((text: string) => {
          logged.push(String(text));
          return true;
        }) as never),
      );
    }
    return program();
  }, options);
  for (const spy of outer) spy.mockRestore();
  return { ...done, text: JSON.stringify(open([done.resources, done.componentOutputs, done.warnings, logged])) };
}

/** Shows where a secret is told, and not the whole text. */
export const expectUntold = (text: string): void => {
  expect([...text.matchAll(/.{0,80}(zq-|enEta2V5).{0,20}/g)].map(([around]) => around)).toEqual([]);
};
