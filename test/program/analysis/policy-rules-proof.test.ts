import type { Manifest } from '../../../lib/model';
import { simulate } from '../../../lib/testing';
import { report } from '../../support/report';
import { found, object } from './found';

/** What callers, methods, paths and ports there are: few enough to try every request. */
const CALLERS = ['a', 'b'] as const;
const METHODS = ['GET', 'POST'] as const;
const PATHS = ['/', '/x', '/x/y'] as const;
const PROGRAMS = 1500;
const SEED = 24;

const NAMESPACE = (name: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'istio-injection': 'enabled' } } }) as Manifest;
const pod = (namespace: string, name: string): Manifest =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { app: name } },
    spec: { containers: [{ name, image: name }], serviceAccountName: name },
  }) as unknown as Manifest;
const SHOP: readonly Manifest[] = [
  ...['shop', ...CALLERS].map(NAMESPACE),
  ...CALLERS.map((name) => pod(name, 'caller')),
  pod('shop', 'web'),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
  } as unknown as Manifest,
];

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Next = (below: number) => number;
const some = (next: Next, values: readonly string[]): string[] | undefined => {
  const chosen = values.filter(() => next(3) === 0);
  return chosen.length === 0 ? undefined : chosen;
};
const fields = (all: Record<string, string[] | undefined>): object =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

function rule(next: Next): object {
  const principals = CALLERS.map((name) => `cluster.local/ns/${name}/sa/caller`);
  const source = fields({
    namespaces: some(next, [...CALLERS, '*']),
    notNamespaces: next(3) === 0 ? some(next, CALLERS) : undefined,
    principals: next(2) === 0 ? some(next, [...principals, '*/caller']) : undefined,
  });
  const operation = fields({
    methods: some(next, METHODS),
    paths: some(next, [...PATHS, '/x*', '*y']),
    notPaths: next(3) === 0 ? some(next, PATHS) : undefined,
  });
  return {
    ...(Object.keys(source).length > 0 && { from: [{ source }] }),
    ...(Object.keys(operation).length > 0 && { to: [{ operation }] }),
  };
}

const policy = (name: string, action: string, rules: object[]): Manifest =>
  object('AuthorizationPolicy', name, { action, rules });

/** The requests that policies let in. */
function letIn(policies: readonly Manifest[]): string[] {
  const mesh = simulate([...SHOP, ...policies]);
  return CALLERS.flatMap((caller) =>
    METHODS.flatMap((method) =>
      PATHS.filter((path) => mesh.can(`${caller}/caller`, 'shop/web', method, path).outcome === 'allowed').map(
        (path) => `${caller} ${method} ${path}`,
      ),
    ),
  );
}

/* The simulation is itself held against Envoy, so that what is said of denial here rests on what a proxy does. */
test('an ALLOW rule that is said to be covered lets nothing in beside its DENY policy', () => {
  const next = numbers(SEED);
  let covered = 0;
  for (let i = 0; i < PROGRAMS; i++) {
    const policies = [policy('shop/p', 'ALLOW', [rule(next)]), policy('shop/d', 'DENY', [rule(next)])];
    if (!found(policies).some((text) => text.includes('analysis/allow-denied'))) continue;
    covered += 1;
    expect({ policies, allowed: letIn(policies) }).toEqual({ policies, allowed: [] });
  }
  report(`${PROGRAMS} pairs of policies, seed ${SEED}: ${covered} covered, none of which lets a request in`);
  expect(covered).toBeGreaterThan(50);
});

test('a rule that is said to be never met lets nothing in', () => {
  const next = numbers(SEED + 1);
  let unmet = 0;
  for (let i = 0; i < PROGRAMS; i++) {
    const policies = [policy('shop/p', 'ALLOW', [rule(next)])];
    if (!found(policies).some((text) => text.includes('analysis/rule-never-met'))) continue;
    unmet += 1;
    expect({ policies, allowed: letIn(policies) }).toEqual({ policies, allowed: [] });
  }
  report(
    `${PROGRAMS} policies, seed ${SEED + 1}: ${unmet} with a rule that is never met, none of which lets a request in`,
  );
  expect(unmet).toBeGreaterThan(30);
});
