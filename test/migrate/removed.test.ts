import { REMOVED_FIELDS } from '../../lib/releases/removed-fields.data';
import checks from './removed.checks.json';

/* `removed.checks.json` says for each field what was found in the sources of Istio, at the tags of 1.0 to 1.31. */

type Check = { readonly since: string; readonly how: string };
const known = checks as Readonly<Record<string, Check>>;

test('every removed field has the release that was found in the sources of Istio', () => {
  expect(Object.fromEntries(REMOVED_FIELDS.map(({ path, since }) => [path, since]))).toEqual(
    Object.fromEntries(Object.entries(known).map(([path, { since }]) => [path, since])),
  );
});

test.each(REMOVED_FIELDS.map((field) => [field.path, field] as const))(
  '%s says no other release than the one that was found',
  (path, { since, message }) => {
    expect(since).toMatch(/^(1\.\d+|never|still)$/);
    const said =
      /(?:reads it|reads it here|nothing from it|always on|no longer a value|built into the proxy) since (1\.\d+)/;
    const [, release = since] = said.exec(message) ?? [];
    // Always on is a fact of istiod, which the charts read for some releases more.
    expect(path === 'values.global.controlPlaneSecurityEnabled' ? '1.5' : since).toBe(release);
    const how = known[path].how;
    const last = since.startsWith('1.') ? `1.${Number(since.slice(2)) - 1}` : '';
    if (since.startsWith('1.') && path !== 'addonComponents') expect(how).toContain(`${last} `);
    // release: the newest whose sources were read
    expect(how).toContain({ never: 'no', still: '1.31' }[since] ?? since);
  },
);
