import {
  overlay,
  overlayDefaults,
  SHOWN_DEFAULTS,
  splitShownDefaults,
  suggest,
  isRecord,
  type ChartName,
  type Problem,
  type ValueTree,
} from '../../model';
import type { Release } from '../../releases';
import { charts } from './charts';
import { notMap } from './value-map';

/** Complete values of a chart, with a problem for each value set that does not exist. */
export interface MergedValues {
  readonly values: Record<string, unknown>;
  readonly problems: Problem[];
}

/**
 * Merges the values that a chart's templates see. The order of precedence, last wins:
 *
 * 1. the chart's defaults, with those over them that a copy of the chart's own values file brings along
 * 2. the profile (`profile`)
 * 3. the earlier minor to stay compatible with (`compatibilityVersion`)
 * 4. the platform (`platform`)
 * 5. for charts that take globals at their root: the `global` of 2 to 4, then of the user
 * 6. the user's values
 * 7. for istiod and cni: all that stands under their own key (`pilot`, `cni`), of 2 to 4 too, as if it stood at the
 * root
 */
export function mergeChartValues(release: Release, name: ChartName, given: ValueTree): MergedValues {
  const { defaults, hasGlobalAtRoot, schema } = charts[name];
  const { shown, own: user } = splitShownDefaults(given);
  const { selected, problems } = selectValueSets(release, user);
  const userGlobal = isRecord(user.global) ? user.global : {};
  if (user[SHOWN_DEFAULTS] !== undefined) problems.push(notMap(SHOWN_DEFAULTS, user[SHOWN_DEFAULTS]));
  if (user.defaults) problems.push(defaultsPrefix(user.defaults));
  let values: Record<string, unknown> = overlay(overlayDefaults(defaults(release), shown), selected);
  if (hasGlobalAtRoot) values = overlay(overlay(values, isRecord(selected.global) ? selected.global : {}), userGlobal);
  values = overlay(values, user);
  const own = schema.section === undefined ? undefined : values[schema.section];
  return { values: isRecord(own) ? overlay(values, own) : values, problems };
}

/**
 * Merges profile, compatibility version and platform into one value set, with a problem for each name that is unknown.
 */
function selectValueSets(release: Release, user: ValueTree): { selected: ValueTree; problems: Problem[] } {
  const problems: Problem[] = [];
  const userGlobal = isRecord(user.global) ? user.global : {};
  const choose = (key: string, sets: Readonly<Record<string, ValueTree>>): ValueTree => {
    const [path, name] = user[key]
      ? [key, user[key]]
      : [`global.${key}`, key === 'compatibilityVersion' ? undefined : userGlobal[key]];
    if (!name) return {};
    const found = sets[String(name)];
    if (!found) problems.push(unknownSet(path, key, name, Object.keys(sets)));
    return found ?? {};
  };
  const selected = [
    choose('profile', release.profiles),
    choose('compatibilityVersion', release.compatibility),
    choose('platform', release.platforms),
  ].reduce(overlay, {});
  return { selected, problems };
}

/**
 * Returns the user's values with those under the chart's own key repeated where value sets write. In the official
 * charts of istiod and cni a value set wins over the user, because its `pilot` or `cni` is laid over everything; in a
 * mesh, props win.
 */
export function aboveValueSets(release: Release, name: ChartName, user: ValueTree): ValueTree {
  const { section } = charts[name].schema;
  const bySets = section === undefined ? undefined : selectValueSets(release, user).selected[section];
  if (section === undefined || !isRecord(bySets)) return user;
  const repeated = Object.fromEntries(
    Object.keys(bySets)
      .filter((key) => key in user)
      .map((key) => [key, user[key]]),
  );
  return Object.keys(repeated).length === 0 ? user : overlay(user, { [section]: repeated });
}

const WORDS: Readonly<Record<string, string>> = {
  profile: 'profile',
  platform: 'platform',
  compatibilityVersion: 'compatibility version',
};

function unknownSet(path: string, key: string, name: unknown, known: readonly string[]): Problem {
  return {
    severity: 'error',
    code: `values/unknown-${key}`,
    path,
    found: name,
    message: `the charts of this release have no such ${WORDS[key]}`,
    fix: suggest(String(name), known),
  };
}

function defaultsPrefix(found: unknown): Problem {
  return {
    severity: 'error',
    code: 'values/defaults-prefix',
    path: 'defaults',
    found,
    message: 'values stand without `defaults` around them',
    fix: 'move what is under `defaults` one level up',
  };
}
