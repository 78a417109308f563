import type { Manifest } from '../../../lib/model';
import { describeWithReference, listReference, readReference } from '../../support/reference';
import { report } from '../../support/report';
import { checkedClaims, type Claims } from './access-claims';
import { randomProgram } from './random-programs';

const sum = (all: readonly Claims[]) => ({
  allowed: all.reduce((total, { allowed }) => total + allowed, 0),
  denied: all.reduce((total, { denied }) => total + denied, 0),
  open: all.reduce((total, { open }) => total + open, 0),
});

test('what a graph says of access in 150 random programs, the simulation says of every request', () => {
  const claims = Array.from({ length: 150 }, (_, seed) => checkedClaims(randomProgram(seed)));
  expect(claims.flatMap(({ wrong }, seed) => wrong.map((text) => `${seed}: ${text}`))).toEqual([]);
  const { allowed, denied, open } = sum(claims);
  report(`access in random graphs: ${allowed} allowed, ${denied} denied, ${open} not known`);
  expect(allowed).toBeGreaterThan(100);
  expect(denied).toBeGreaterThan(100);
});

describeWithReference('access in graphs of the recorded programs', () => {
  test('what a graph says, the simulation says of every request', () => {
    const claims: Claims[] = [];
    const wrong: string[] = [];
    for (const file of listReference('simulation', 'cases')) {
      const { configs } = readReference<{
        configs: Record<string, { config: Manifest[]; meshConfig?: Record<string, unknown> }>;
      }>('simulation', 'cases', file);
      for (const [name, { config, meshConfig }] of Object.entries(configs)) {
        const found = checkedClaims(config, meshConfig === undefined ? {} : { meshConfig });
        claims.push(found);
        wrong.push(...found.wrong.map((text) => `${name}: ${text}`));
      }
    }
    expect(wrong).toEqual([]);
    const { allowed, denied, open } = sum(claims);
    report(`access in ${claims.length} graphs: ${allowed} allowed, ${denied} denied, ${open} not known`);
    expect(denied).toBeGreaterThan(50);
  });
});
