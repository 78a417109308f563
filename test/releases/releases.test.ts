import { CHARTS, minorOf, patchOf } from '../../lib/model';
import { DEFAULT_RELEASE, RELEASES, findRelease } from '../../lib/releases';
import { describeWithReference, readReference } from '../support/reference';

type Tree = Record<string, unknown>;

test('releases are known newest first, each with its newest patch and the one that was compared', () => {
  expect(RELEASES.map(({ minor, version, comparedWith }) => [minor, version, comparedWith])).toEqual([
    ['1.32', '1.32.0', '1.32.0'],
    ['1.31', '1.31.4', '1.31.0'],
    ['1.30', '1.30.8', '1.30.3'],
    ['1.29', '1.29.6', '1.29.6'],
  ]);
});

test('no minor stands for a patch older than the one that was compared', () => {
  for (const { minor, version, comparedWith } of RELEASES) {
    expect([minorOf(version), minorOf(comparedWith)]).toEqual([minor, minor]);
    expect(patchOf(version)).toBeGreaterThanOrEqual(patchOf(comparedWith));
  }
});

test('the default is the newest release that is no preview', () => {
  expect(RELEASES.filter(({ preview }) => preview !== undefined).map(({ minor }) => minor)).toEqual(['1.32']);
  expect(DEFAULT_RELEASE).toEqual({ minor: '1.31', version: '1.31.4', comparedWith: '1.31.0' });
});

test('a minor stands for its newest patch, and an exact version for itself, also one that is newer', () => {
  expect(findRelease('1.30')).toBe(findRelease('1.30.8'));
  const tags = ['1.30.3', '1.31.12', '1.32'].map((version) => findRelease(version)?.tag);
  expect(tags).toEqual(['1.30.3', '1.31.12', '1.32.0']);
  expect(findRelease('1.31.12')?.facts).toEqual(findRelease('1.31')?.facts);
  for (const version of ['1.28', '1.28.3', '1.33', '1.31.x', '1.31.4-rc.0', 'v1.31', '1', '', '1.310'])
    expect(findRelease(version)).toBeUndefined();
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
  for (const { comparedWith: version } of RELEASES) {
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
