import type { Manifest } from '../../../lib/model';
import { simulate } from '../../../lib/program/simulate/simulate';
import type { ProxyRef, ProxyRequest } from '../../../lib/program/simulate/types';
import { describeWithReference, readReference } from '../../support/reference';

type Want = Readonly<Record<string, unknown>>;
interface Case {
  readonly name: string;
  readonly config: string;
  readonly proxy: ProxyRef;
  readonly request: Omit<ProxyRequest, 'at'>;
  readonly want: Want;
}
interface Theme {
  readonly configs: Readonly<Record<string, { config: Manifest[]; meshConfig?: Record<string, unknown> }>>;
  readonly cases: readonly Case[];
}

/** Themes about access, with how many cases each has. */
const THEMES: Readonly<Record<string, number>> = {
  'authz-action': 22,
  'authz-behind-waypoint': 12,
  'authz-gateway': 14,
  'authz-jwt': 32,
  'authz-mtls': 18,
  'authz-operation': 37,
  'authz-scope': 19,
  'authz-source': 36,
  'authz-tcp': 21,
  'authz-trust-domain': 10,
  'authz-upstream': 56,
  'authz-upstream-ambient': 79,
  'authz-waypoint': 35,
  'authz-when': 21,
  'authz-wild': 21,
  'authz-ztunnel': 96,
};

/**
 * Certificates with a name that no mesh gives, on ports that are TCP. Envoy opens the connection to the application before
 * the handshake ends, and writes that down; then the handshake fails, and no byte passes. Neither word of the reference
 * says that, so the verdict is `unknown`.
 */
const UNKNOWN: ReadonlySet<string> = new Set(
  ['as written', 'other method', 'other path', 'other host'].map(
    (what) => `authz-upstream/tcp-audit-both-http-tcp: httpbin-audit[0] ${what}`,
  ),
);

const FIELDS = ['outcome', 'by', 'tls', 'code', 'audit', 'dryRun', 'custom', 'layer', 'appPort'] as const;
const read = (of: Want): Want =>
  Object.fromEntries(FIELDS.filter((field) => of[field] !== undefined).map((field) => [field, of[field]]));

describeWithReference('access, as istiod, Envoy and ztunnel decided it', () => {
  test.each(Object.entries(THEMES))('%s: %d cases', (theme, count) => {
    const { configs, cases } = readReference<Theme>('simulation', 'cases', `${theme}.json`);
    expect(cases).toHaveLength(count);
    const wrong = cases.flatMap<object>(({ name, config, proxy, request, want }) => {
      const { config: objects, meshConfig } = configs[config];
      const mesh = simulate(objects, { version: '1.31', ...(meshConfig && { meshConfig }) });
      const verdict = mesh.request({ ...request, at: proxy });
      if (UNKNOWN.has(name)) return verdict.outcome === 'unknown' ? [] : [{ name, verdict }];
      const got = read(verdict as unknown as Want);
      const wanted = read(want);
      return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [{ name, got, wanted }];
    });
    expect(wrong).toEqual([]);
  });
});
