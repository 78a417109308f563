import { CHARTS } from '../../lib/model';
import { RELEASES, findRelease } from '../../lib/releases';
import { describeWithReference, readReference } from '../support/reference';

type Tree = Record<string, unknown>;

test('releases are found by minor and by exact version, newest first', () => {
  expect(RELEASES.map((release) => release.version)).toEqual(['1.31.0', '1.30.3', '1.29.6']);
  expect(findRelease('1.30')).toBe(findRelease('1.30.3'));
  expect(findRelease('1.30.2')).toBeUndefined();
  expect(findRelease('1.28')).toBeUndefined();
});

test('no stand-in for an image is left', () => {
  for (const { version } of RELEASES) expect(JSON.stringify(findRelease(version))).not.toMatch(/-OF-THE-RELEASE/);
});

/**
 * 1.29 was tagged with the registry of its test builds; its published charts name docker.io/istio, as the rendered
 * cases show.
 */
const published = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('gcr.io/istio-testing', 'docker.io/istio'));

describeWithReference('chart defaults and profiles', () => {
  for (const { version } of RELEASES) {
    const release = findRelease(version)!;
    for (const chart of CHARTS) {
      test(`${version} ${chart}: defaults equal the chart's values.yaml`, () => {
        expect(release.defaults[chart]).toEqual(
          published(readReference<Record<string, Tree>>(`istio-${version}`, 'values.json')[chart]),
        );
      });
    }
    test(`${version}: profiles, platforms and compatibility versions equal the charts' files`, () => {
      const files = readReference<{ helmValues: Tree }>(`istio-${version}`, 'profiles.json').helmValues;
      const ours = Object.fromEntries([
        ...Object.entries(release.profiles),
        ...Object.entries(release.platforms).map(([name, values]) => [`platform-${name}`, values]),
        ...Object.entries(release.compatibility).map(([name, values]) => [`compatibility-version-${name}`, values]),
      ]);
      expect(ours).toEqual(files);
    });
  }
});
