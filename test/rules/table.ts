import type { Manifest } from '../../lib/model';
import { webhookProblems } from '../../lib/rules';

/** Codes with paths, warnings in brackets: `host-all spec.hosts[0]`, `(ring-size spec...)`. */
export function found(object: Manifest, version?: string): string[] {
  return webhookProblems(object, { version }).map(({ code, path, severity }) => {
    const text = `${code.replace('webhook/', '')} ${path}`;
    return severity === 'warning' ? `(${text})` : text;
  });
}

export type Row = readonly [name: string, object: Manifest, ...expected: string[]];

/** One test per row: exactly these problems, in this order. */
export function table(rows: readonly Row[], version?: string): void {
  for (const [name, object, ...expected] of rows) test(name, () => expect(found(object, version)).toEqual(expected));
}

/** An object of a kind of `networking.istio.io` in namespace `shop`. */
export const networking =
  (kind: string) =>
  (spec: Record<string, unknown>, metadata: Record<string, unknown> = {}): Manifest => ({
    apiVersion: 'networking.istio.io/v1',
    kind,
    metadata: { name: 'x', namespace: 'shop', ...metadata },
    spec,
  });
export const security =
  (kind: string) =>
  (spec: Record<string, unknown>, metadata: Record<string, unknown> = {}): Manifest => ({
    apiVersion: 'security.istio.io/v1',
    kind,
    metadata: { name: 'x', namespace: 'shop', ...metadata },
    spec,
  });
